/** What people call a file. */
export type FileSort = "photo" | "document" | "audio" | "video" | "other";

export function sortOf(type: string): FileSort {
  if (type === "application/pdf") return "document";
  const [kind = ""] = type.split("/");
  if (kind === "image") return "photo";
  return kind === "audio" || kind === "video" ? kind : "other";
}

const KB = 1_024;

/** A size as people say it: 340 KB, 1.2 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < KB * KB) return `${Math.max(1, Math.round(bytes / KB))} KB`;
  return `${(bytes / KB / KB).toFixed(1)} MB`;
}

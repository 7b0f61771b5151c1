import { keptFileSchema, type KeptFile, type Language } from "../../wire.ts";
import { outcome } from "../post.ts";

export type Uploaded =
  | { readonly kind: "kept"; readonly file: KeptFile }
  | { readonly kind: "failed"; readonly message: Readonly<Record<Language, string>> | null };

/**
 * Uploads a file and tells how far it is, 0 to 100. XMLHttpRequest, for `fetch` knows no
 * progress. Returns its stopper.
 */
export function upload(
  file: File,
  progress: (percent: number) => void,
  done: (uploaded: Uploaded) => void,
): () => void {
  const form = new FormData();
  form.append("file", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", "api/chat/files");
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    progress(Math.round((100 * loaded) / Math.max(total, 1)));
  });
  request.addEventListener("load", () => done(read(request.status, request.responseText)));
  request.addEventListener("error", () => done({ kind: "failed", message: null }));
  request.send(form);
  return () => request.abort();
}

function read(status: number, text: string): Uploaded {
  const posted = outcome(status, text);
  if (posted.kind === "refused") return { kind: "failed", message: posted.message };
  const file = keptFileSchema.safeParse(posted.kind === "done" ? posted.body : null);
  return file.success ? { kind: "kept", file: file.data } : { kind: "failed", message: null };
}

/** As the server draws it: a photo that is too large to send is drawn smaller here. */
const LONGEST_SIDE_PX = 2_560;
const QUALITY = 0.85;

/** The photo itself, or a smaller one where it is over the limit and the browser can read it. */
export async function fitting(photo: File, mostBytes: number): Promise<File | null> {
  if (photo.size <= mostBytes) return photo;
  try {
    const picture = await createImageBitmap(photo);
    const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, "image/jpeg", QUALITY),
    );
    return small === null ? null : new File([small], photo.name, { type: "image/jpeg" });
  } catch {
    return null;
  }
}

import { useEffect, useRef, useState } from "preact/hooks";
import type { ChatState, KeptFile, Language } from "../../wire.ts";
import { sortOf, type FileSort } from "../file-sort.ts";
import { fitting, upload } from "./upload.ts";

type Words = Readonly<Record<Language, string>> | null;

/** A file that waits to be sent with the next message. */
export interface TrayFile {
  readonly key: string;
  readonly name: string;
  /** As the device says; the server looks. */
  readonly sort: FileSort;
  /** Of a photo. */
  readonly preview: string | null;
  readonly state:
    | { readonly kind: "uploading"; readonly percent: number }
    | { readonly kind: "kept"; readonly file: KeptFile }
    /** `words` are the server's; without them the upload broke off, or it is too large. */
    | { readonly kind: "failed"; readonly words: Words; readonly isTooLarge: boolean };
}

export interface TrayFiles {
  readonly tray: readonly TrayFile[];
  readonly kept: readonly KeptFile[];
  readonly isUploading: boolean;
  add(files: readonly File[]): void;
  remove(key: string): void;
  /** Forgets what was sent; what failed stays in sight. */
  clear(): void;
}

/**
 * The files of the message being written. They are uploaded at once, so that sending is quick.
 * @param takenBack files of a message that was taken back: they are uploaded already.
 */
export function useFiles(
  takenBack: readonly KeptFile[],
  limits: Pick<ChatState["limits"], "imageBytes" | "fileBytes">,
): TrayFiles {
  const [tray, setTray] = useState<readonly TrayFile[]>([]);
  const stoppers = useRef(new Map<string, () => void>());
  const count = useRef(0);

  useEffect(() => {
    if (takenBack.length > 0) setTray(takenBack.map(keptFile));
  }, [takenBack]);
  useEffect(() => () => stoppers.current.forEach((stop) => stop()), []);

  const change = (key: string, state: TrayFile["state"]): void =>
    setTray((before) => before.map((one) => (one.key === key ? { ...one, state } : one)));

  const begin = async (key: string, sort: FileSort, file: File): Promise<void> => {
    const isWithin = file.size <= limits.fileBytes;
    const sent = sort === "photo" ? await fitting(file, limits.imageBytes) : isWithin ? file : null;
    if (sent === null) return change(key, { kind: "failed", words: null, isTooLarge: true });
    const stop = upload(
      sent,
      (percent) => change(key, { kind: "uploading", percent }),
      (uploaded) =>
        change(
          key,
          uploaded.kind === "kept"
            ? uploaded
            : { kind: "failed", words: uploaded.message, isTooLarge: false },
        ),
    );
    stoppers.current.set(key, stop);
  };

  return {
    tray,
    kept: tray.flatMap(({ state }) => (state.kind === "kept" ? [state.file] : [])),
    isUploading: tray.some(({ state }) => state.kind === "uploading"),
    add(files) {
      for (const file of files) {
        count.current += 1;
        const key = `file-${count.current}`;
        const sort = sortOf(file.type);
        const preview = sort === "photo" ? URL.createObjectURL(file) : null;
        const state = { kind: "uploading", percent: 0 } as const;
        setTray((before) => [...before, { key, name: file.name, sort, preview, state }]);
        void begin(key, sort, file);
      }
    },
    remove(key) {
      stoppers.current.get(key)?.();
      setTray((before) => before.filter((one) => one.key !== key || !released(one)));
    },
    clear: () =>
      setTray((before) => before.filter((one) => one.state.kind !== "kept" || !released(one))),
  };
}

function keptFile(file: KeptFile): TrayFile {
  const sort = sortOf(file.type);
  return {
    key: file.id,
    name: file.name,
    sort,
    preview: sort === "photo" ? `files/${file.id}` : null,
    state: { kind: "kept", file },
  };
}

/** Lets the browser forget the preview. */
function released({ preview }: TrayFile): true {
  if (preview?.startsWith("blob:")) URL.revokeObjectURL(preview);
  return true;
}

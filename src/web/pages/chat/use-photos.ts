import { useEffect, useRef, useState } from "preact/hooks";
import type { KeptFile, Language } from "../../wire.ts";
import { fitting, upload } from "./upload.ts";

type Words = Readonly<Record<Language, string>> | null;

/** A photo that waits to be sent with the next message. */
export interface TrayPhoto {
  readonly key: string;
  readonly name: string;
  readonly preview: string;
  readonly state:
    | { readonly kind: "uploading"; readonly percent: number }
    | { readonly kind: "kept"; readonly file: KeptFile }
    /** `words` are the server's; without them the upload broke off, or it is too large. */
    | { readonly kind: "failed"; readonly words: Words; readonly isTooLarge: boolean };
}

export interface Photos {
  readonly tray: readonly TrayPhoto[];
  readonly kept: readonly KeptFile[];
  readonly isUploading: boolean;
  add(files: readonly File[]): void;
  remove(key: string): void;
  /** Forgets what was sent; what failed stays in sight. */
  clear(): void;
}

/**
 * The photos of the message being written. They are uploaded at once, so that sending is quick.
 * @param takenBack photos of a message that was taken back: they are uploaded already.
 */
export function usePhotos(takenBack: readonly KeptFile[], mostBytes: number): Photos {
  const [tray, setTray] = useState<readonly TrayPhoto[]>([]);
  const stoppers = useRef(new Map<string, () => void>());
  const count = useRef(0);

  useEffect(() => {
    if (takenBack.length > 0) setTray(takenBack.map(keptPhoto));
  }, [takenBack]);
  useEffect(() => () => stoppers.current.forEach((stop) => stop()), []);

  const change = (key: string, state: TrayPhoto["state"]): void =>
    setTray((before) => before.map((one) => (one.key === key ? { ...one, state } : one)));

  const begin = async (key: string, file: File): Promise<void> => {
    const photo = await fitting(file, mostBytes);
    if (photo === null) return change(key, { kind: "failed", words: null, isTooLarge: true });
    const stop = upload(
      photo,
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
        const key = `photo-${count.current}`;
        const preview = URL.createObjectURL(file);
        const state = { kind: "uploading", percent: 0 } as const;
        setTray((before) => [...before, { key, name: file.name, preview, state }]);
        void begin(key, file);
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

function keptPhoto(file: KeptFile): TrayPhoto {
  return {
    key: file.id,
    name: file.name,
    preview: `files/${file.id}`,
    state: { kind: "kept", file },
  };
}

/** Lets the browser forget the preview. */
function released({ preview }: TrayPhoto): true {
  if (preview.startsWith("blob:")) URL.revokeObjectURL(preview);
  return true;
}

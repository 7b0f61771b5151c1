import { MOST_FILE_BYTES, MOST_IMAGE_BYTES } from "../../core/files/files.ts";
import { failed, ok, type Result } from "../../core/result.ts";
import { cut } from "../../core/text/cut.ts";
import { JPEG, kindOfFile } from "./kind-of-file.ts";
import { photoMaker } from "./photo.ts";

/** A file as we keep it. */
export interface TakenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export type NotTaken = "unknown-kind" | "image-too-large" | "file-too-large";

/** Makes what somebody sent a file that may be kept, or says why not. */
export type TakeFile = (name: string, sent: Uint8Array) => Promise<Result<TakenFile, NotTaken>>;

/** Images are drawn anew; all else stays as it is, and is only ever handed out to be saved. */
export function fileTaker(): TakeFile {
  const makePhoto = photoMaker();
  return async (given, sent) => {
    if (sent.byteLength > MOST_FILE_BYTES) return failed("file-too-large");
    const kind = kindOfFile(sent);
    if (kind === null) return failed("unknown-kind");
    const { sort, type, ending } = kind;
    if (sort !== "image") return ok({ name: fileName(given, ending), type, bytes: sent });
    if (sent.byteLength > MOST_IMAGE_BYTES) return failed("image-too-large");
    const made = await makePhoto(sent, ending);
    if (!made.ok) return made;
    return ok({ name: fileName(given, JPEG.ending), type: JPEG.type, bytes: made.value });
  };
}

const LONGEST_NAME = 80;

/**
 * A name to show and to save under, not a path. It ends as what the file is, whatever it was called:
 * nobody opens a picture that is a program.
 * @param ending without a dot
 */
function fileName(given: string, ending: string): string {
  const whole = given
    .toWellFormed()
    .replace(/^.*[/\\]/su, "")
    .replace(/\.\w{1,5}$/u, "")
    // Also marks that turn the direction of writing: gpj.exe would read exe.jpg.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .replace(/^[.\s]+|[.\s]+$/gu, "");
  const base = cut(whole, LONGEST_NAME);
  return `${base === "" ? "file" : base}.${ending}`;
}

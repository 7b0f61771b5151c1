import { buffer } from "node:stream/consumers";
import type { Request } from "express";
import { MOST_FILE_BYTES } from "../core/files/files.ts";
import type { Clock } from "../runtime/clock.ts";
import type { NotTaken, TakenFile, TakeFile } from "../runtime/files/take-file.ts";
import { Refusal, type RefusalCode } from "./refusals.ts";

/** The form around a file takes a little more. */
const FORM_BYTES = 8 * 1024;

interface SentFile {
  /** What the sender's device calls it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const REFUSED: Readonly<Record<NotTaken, RefusalCode>> = {
  "unknown-kind": "file-not-taken",
  "image-too-large": "image-too-large",
  "file-too-large": "file-too-large",
};

/**
 * Takes a file that was uploaded, as we keep it.
 * @param isAllowed is asked once it is read, before any work is done on it
 * @throws {Refusal} that says why not
 */
export async function receiveFile(
  request: Request,
  take: TakeFile,
  isAllowed: () => boolean,
): Promise<TakenFile> {
  const { name, bytes } = await sentFile(request);
  if (!isAllowed()) throw new Refusal("too-many-files");
  const taken = await take(name, bytes);
  if (!taken.ok) throw new Refusal(REFUSED[taken.error]);
  return taken.value;
}

/**
 * Reads a form with one `file` in it.
 * @throws {Refusal} when it is something else, or too much: by its announced length, before
 *   anything is read.
 */
export async function sentFile(request: Request): Promise<SentFile> {
  const type = request.get("Content-Type") ?? "";
  if (!type.startsWith("multipart/form-data")) {
    throw new Refusal("file-not-taken", "expected multipart/form-data with one field, file");
  }
  const length = request.get("Content-Length");
  if (length === undefined) throw new Refusal("length-needed");
  if (Number(length) > MOST_FILE_BYTES + FORM_BYTES) throw new Refusal("file-too-large");
  const form = await formOf(request, type);
  const fields = [...form.entries()];
  const [field] = fields;
  if (fields.length !== 1 || field === undefined) throw new Refusal("bad-request", "one file");
  const [name, file] = field;
  if (name !== "file" || typeof file === "string") throw new Refusal("bad-request", "one file");
  if (file.size > MOST_FILE_BYTES) throw new Refusal("file-too-large");
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function formOf(request: Request, type: string): Promise<FormData> {
  try {
    const body = new Uint8Array(await buffer(request));
    return await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new Refusal("bad-request", "the form is broken");
  }
}

/** Keeps one conversation, or one address, from filling the disk. */
export interface Allowance {
  /** Counts one more, or says that there have been enough. */
  take(conversation: string, address: string): boolean;
}

/** More than anybody shows of one fault, in any ten minutes … */
const FILES_A_CONVERSATION = 20;
/** … and than the homes behind one address do: a new conversation costs nothing. */
const FILES_AN_ADDRESS = 60;
const WINDOW_MS = 10 * 60_000;

export function fileAllowance(clock: Clock): Allowance {
  const conversations = counted(clock, FILES_A_CONVERSATION);
  const addresses = counted(clock, FILES_AN_ADDRESS);
  return {
    take: (conversation, address) => conversations.take(conversation) && addresses.take(address),
  };
}

/** Counted in memory: a restart forgives. */
function counted(clock: Clock, most: number): { take(of: string): boolean } {
  const taken = new Map<string, readonly number[]>();
  return {
    take(of) {
      const since = clock.now() - WINDOW_MS;
      const recent = (taken.get(of) ?? []).filter((at) => at > since);
      if (recent.length >= most) return false;
      taken.delete(of);
      taken.set(of, [...recent, clock.now()]);
      // The map is in order of the last file: old entries stand first.
      for (const [other, times] of taken) {
        if ((times.at(-1) ?? 0) > since) break;
        taken.delete(other);
      }
      return true;
    },
  };
}

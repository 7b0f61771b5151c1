import { buffer } from "node:stream/consumers";
import type { Request } from "express";
import { cut } from "../../core/text/cut.ts";
import type { Clock } from "../../runtime/clock.ts";
import { Refusal } from "../refusals.ts";

/** The picture itself; the form around it takes a little more. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;
const FORM_BYTES = 8 * 1024;
const LONGEST_NAME = 80;

export interface SentPhoto {
  /** What the resident's device called it, as JPEG. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a form with one `file` in it.
 * @throws {Refusal} when it is something else, or too much: by its announced length, before
 *   anything is read.
 */
export async function receivePhoto(request: Request): Promise<SentPhoto> {
  const type = request.get("Content-Type") ?? "";
  if (!type.startsWith("multipart/form-data")) {
    throw new Refusal("not-a-photo", "expected multipart/form-data with one field, file");
  }
  const length = request.get("Content-Length");
  if (length === undefined) throw new Refusal("length-needed");
  if (Number(length) > MOST_FILE_BYTES + FORM_BYTES) throw new Refusal("photo-too-large");
  const form = await formOf(request, type);
  const fields = [...form.entries()];
  const [field] = fields;
  if (fields.length !== 1 || field === undefined) throw new Refusal("bad-request", "one file");
  const [name, file] = field;
  if (name !== "file" || typeof file === "string") throw new Refusal("bad-request", "one file");
  if (file.size > MOST_FILE_BYTES) throw new Refusal("photo-too-large");
  return { name: jpegName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function formOf(request: Request, type: string): Promise<FormData> {
  try {
    const body = new Uint8Array(await buffer(request));
    return await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new Refusal("bad-request", "the form is broken");
  }
}

/** A name to show, not a path: it is re-encoded, so it is a JPEG whatever it was. */
function jpegName(name: string): string {
  const whole = name
    .toWellFormed()
    .replace(/^.*[/\\]/, "")
    .replace(/\.\w{1,5}$/, "")
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "")
    .trim();
  const base = cut(whole, LONGEST_NAME);
  return `${base === "" ? "photo" : base}.jpg`;
}

/** Keeps one conversation, or one address, from filling the disk. */
export interface Allowance {
  /** Counts one more, or says that there have been enough. */
  take(conversation: string, address: string): boolean;
}

/** More than anybody shows of one fault, in any ten minutes … */
const PHOTOS_A_CONVERSATION = 20;
/** … and than the homes behind one address do: a new conversation costs nothing. */
const PHOTOS_AN_ADDRESS = 60;
const WINDOW_MS = 10 * 60_000;

export function photoAllowance(clock: Clock): Allowance {
  const conversations = counted(clock, PHOTOS_A_CONVERSATION);
  const addresses = counted(clock, PHOTOS_AN_ADDRESS);
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
      // The map is in order of the last photo: old entries stand first.
      for (const [other, times] of taken) {
        if ((times.at(-1) ?? 0) > since) break;
        taken.delete(other);
      }
      return true;
    },
  };
}

import * as z from "zod/mini";
import { keptFileSchema, sentMessageSchema } from "../../wire.ts";

/**
 * Messages that the server doesn't have yet. They live in localStorage, so that neither a reload
 * nor a lost network loses what somebody wrote.
 */
const unsentSchema = z.object({
  message: sentMessageSchema,
  /** Its files, whatever they are: stored under this name since all of them were photos. */
  photos: z.array(keptFileSchema),
  /** When it was written, ms UTC, by the device's clock. */
  at: z.number(),
  /** Why the server refused it for good, in each language; null while it may still go. */
  refusal: z.nullable(z.object({ "zh-Hant": z.string(), "zh-Hans": z.string(), en: z.string() })),
});
export type Unsent = z.infer<typeof unsentSchema>;

/** Each community's page has its own. */
const STORAGE_KEY = `frontdesk-unsent:${location.pathname}`;

export function readUnsent(): readonly Unsent[] {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    const read = z.array(unsentSchema).safeParse(stored === null ? [] : JSON.parse(stored));
    return read.success ? read.data : [];
  } catch {
    // Storage switched off, or something else wrote there: we go on without.
    return [];
  }
}

export function keepUnsent(unsent: readonly Unsent[]): void {
  try {
    if (unsent.length === 0) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, JSON.stringify(unsent));
  } catch {
    // A full or closed storage must not keep the message from being sent.
  }
}

/**
 * A random UUID. `crypto.randomUUID` is missing on plain http pages of other machines, as in an
 * office that tries us out on its own network.
 */
export function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = "89ab"[(bytes[8] ?? 0) & 3];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}

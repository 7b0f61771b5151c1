import { z } from "zod";
import { staffMemberSchema } from "./actor.ts";

/** What colleagues say among themselves of a conversation, and what they did in it. */
export const NOTE_KINDS = [
  "note",
  "taken",
  "returned",
  "transferred",
  "closed",
  /** Its owner did not answer, and somebody else was called. */
  "lapsed",
  /** From now on for the supervisor alone (D12), or no longer. */
  "apart",
  "shared",
  /** Words to the resident that were taken back in time. */
  "unsaid",
  "promised",
  /** The bot took a message for something else; its text is what it means, empty if not known. */
  "wrong-intent",
  /** A colleague confirms that there was danger, as the bot thought. */
  "real-alarm",
  /** It was filed for somebody who phoned, came or wrote (D17). */
  "filed",
] as const;

/** Internal: no resident ever sees one. It is kept apart from the lines of a transcript. */
export const noteSchema = z.looseObject({
  id: z.string(),
  /** ms UTC */
  at: z.number(),
  kind: z.enum(NOTE_KINDS),
  /** Null where the desk did it by itself. */
  by: staffMemberSchema.nullable(),
  /** Empty where the kind says all. */
  text: z.string(),
  /** Ids of the colleagues whom it is for. */
  mentions: z.array(z.string()),
  /** Whom it was handed to. */
  to: staffMemberSchema.optional(),
  /** The line that it is about. */
  about: z.string().optional(),
});
export type Note = z.infer<typeof noteSchema>;
export type NoteKind = Note["kind"];

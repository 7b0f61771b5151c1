import { z } from "zod";
import { attachmentSchema } from "./message.ts";

/** Why a file never came. */
const LOSSES = [
  "unreachable",
  "unknown-kind",
  "image-too-large",
  "file-too-large",
  "too-many",
] as const;
export type Loss = (typeof LOSSES)[number];

const awaitedFileSchema = z.looseObject({
  /** As its line has it, with the id under which it will be kept. */
  file: attachmentSchema.extend({ id: z.string() }),
  /** What its channel fetches it by; null where the platform doesn't hand it out. */
  source: z.string().nullable(),
  state: z.enum(["awaited", "kept", ...LOSSES]),
});
export type AwaitedFile = z.infer<typeof awaitedFileSchema>;

/** The files of one message, which lie with its platform until they are fetched. */
export const awaitedFilesSchema = z.looseObject({
  /** 128 random bits; each file's id has its number behind. */
  id: z.string(),
  channel: z.string(),
  conversation: z.string(),
  /** The transcript's line that names them. */
  line: z.string(),
  files: z.array(awaitedFileSchema),
  tries: z.number(),
});
export type AwaitedFiles = z.infer<typeof awaitedFilesSchema>;

/** So many numbers there are behind an id. */
export const MOST_AWAITED = 10;

/** The id of the files that one is among. */
export const awaitedIdOf = (file: string): string => file.slice(0, -1);

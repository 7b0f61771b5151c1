import { z } from "zod";
import { cut } from "../text/cut.ts";
import { slotsSchema, type Slots } from "./ticket.ts";

/** Something told, with whose it is and where it comes from; a null value was declined. */
const factSchema = z.object({
  slot: z.string(),
  value: z.unknown(),
  /** `other`: a neighbour's, a colleague's. */
  whose: z.enum(["writer", "other"]),
  /** The person who said it. */
  by: z.string(),
  /** ms UTC */
  at: z.number(),
});
export type Fact = z.infer<typeof factSchema>;

/** Words about it, in the order in which they were said. */
const noteSchema = z.object({ text: z.string(), by: z.string(), at: z.number() });

/** One thing that a resident came for. */
export const matterSchema = z.looseObject({
  /** Its own within the conversation. */
  id: z.string(),
  /** The intent that it began with: the kind of its ticket. */
  kind: z.string(),
  dialog: z.string(),
  /** telling: more is to be told; confirming: it was read back; filed: its ticket is open. */
  state: z.enum(["telling", "confirming", "filed", "dropped"]),
  /** The newest last: what is told later holds. */
  facts: z.array(factSchema),
  notes: z.array(noteSchema),
  /** What was felt in it: anger, insult, threat, deadline. */
  feelings: z.array(z.string()).default([]),
  /** Asked by the resident, and left to a colleague. */
  questions: z.array(z.string()),
  /** How often each question was put: none comes twice in the same words. */
  asked: z.record(z.string(), z.number()),
  /** The question that stands: a slot, `read-back`, `correction`; null where none does. */
  open: z.string().nullable(),
  ticket: z.string().nullable(),
  /** When it was last spoken of, ms UTC. */
  touchedAt: z.number(),
});
export type Matter = z.infer<typeof matterSchema>;

/** As kept and read back: enough for any description, small enough for a ticket. */
export const LONGEST_ISSUE = 1_000;

/** What is known of it: the writer's own, the latest of each. */
export function slotsOf({ facts, notes }: Matter): Slots {
  const own = facts.filter(({ whose }) => whose === "writer");
  const told = Object.fromEntries(own.map(({ slot, value }) => [slot, value]));
  const issue = notes.map(({ text }) => text).join("\n");
  const all = issue === "" ? told : { ...told, issue: cut(issue, LONGEST_ISSUE) };
  return slotsSchema.safeParse(all).data ?? {};
}

export function isFiled({ state }: Matter): boolean {
  return state === "filed";
}

/** More is to be told of it, or agreed. */
export function isUnderWay({ state }: Matter): boolean {
  return state === "telling" || state === "confirming";
}

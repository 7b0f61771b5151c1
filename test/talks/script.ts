import { readFileSync, readdirSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const texts = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat());

/** A conversation as a script; each step is one key. Texts are "contains", all of a list. */
const step = z.union([
  /** The resident writes. */
  z.strictObject({
    resident: z.string(),
    photos: z.int().optional(),
    language: z.string().optional(),
    /** Who writes, where several do. */
    by: z.string().optional(),
  }),
  /** The resident presses the choice with this value, which must be on offer, or was at first. */
  z.strictObject({
    press: z.string(),
    late: z.literal(true).optional(),
    by: z.string().optional(),
  }),
  /** The reply to that, and the decision behind it. */
  z.strictObject({ bot: texts }),
  z.strictObject({ "bot-not": texts }),
  z.strictObject({ "bot-silent": z.literal(true) }),
  /** Time passes: 10m, 4h, 2d. */
  z.strictObject({ later: z.string().regex(/^\d+[mhd]$/) }),
  /** What the resident was sent meanwhile, or by the last act of staff. */
  z.strictObject({ told: texts }),
  z.strictObject({ "told-nothing": z.literal(true) }),
  /** What staff were sent since the last step that did something. */
  z.strictObject({ staff: texts }),
  z.strictObject({ "staff-not": texts }),
  /** The newest ticket holds these. */
  z.strictObject({ ticket: z.record(z.string(), z.unknown()) }),
  z.strictObject({ tickets: z.int() }),
  z.strictObject({ owner: z.string() }),
  z.strictObject({ draft: z.record(z.string(), z.unknown()).nullable() }),
  z.strictObject({
    act: z.string(),
    staff: z.string(),
    text: z.string().optional(),
    input: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({ refused: z.string().nullable() }),
  /** The process dies and comes back on the same data. */
  z.strictObject({ restart: z.literal(true) }),
]);
export type Step = z.infer<typeof step>;

const script = z.strictObject({
  talk: z.string(),
  /** The handbook rules that it drives. */
  rules: z.array(z.string().regex(/^[A-F]\d+$/)).default([]),
  at: z.iso.datetime({ offset: true }).default("2026-11-23T14:30:00+08:00"),
  /** What the desk knows beforehand: a seed file's contents. */
  seed: z.unknown().optional(),
  steps: z.array(step).min(1),
});
export type Script = z.infer<typeof script>;

/** All scripts of this folder: several documents a file. */
export function readScripts(folder: URL): readonly Script[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yml"))
    .toSorted()
    .flatMap((name) => {
      const list: unknown = parse(readFileSync(new URL(name, folder), "utf8"));
      return z.array(script).parse(list, { error: () => `in ${name}` });
    });
}

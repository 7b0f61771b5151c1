import { z } from "zod";
import { readSayingsFiles } from "../../src/runtime/tuning/staged-visits.ts";
import { productContent } from "../product-content.ts";
import { castOf } from "../../src/core/simulated/cast.ts";
import { readCatalogue } from "../../src/core/simulated/catalogue.ts";
import { violationsIn } from "./invariants/invariants.ts";
import { personaNamed } from "../../src/core/simulated/persona.ts";
import { openStage } from "./play.ts";
import { transcript } from "./transcript.ts";
import { violationSchema } from "./violation.ts";

/** Which conversations are played. */
export interface Plan {
  readonly seed: number;
  /** Numbers of conversations; each is the same whatever is played beside it. */
  readonly numbers: readonly number[];
  /** All in one manner; null for all manners in turn. */
  readonly persona: string | null;
}

/** A conversation, judged. */
export const outcomeSchema = z.object({
  number: z.number(),
  persona: z.string(),
  messages: z.number(),
  violations: z.array(violationSchema),
  /** Questions of the desk's that we don't know how to read. */
  unread: z.array(z.string()),
  transcript: z.string(),
});
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>;

/**
 * Plays conversations one after another on a desk of this process, and judges each.
 * @throws RangeError when there is no such persona
 */
export async function* play({ seed, numbers, persona }: Plan): AsyncGenerator<Outcome> {
  const only = persona === null ? null : personaNamed(persona);
  const [content, sayings] = [await productContent(), await readSayingsFiles()];
  const stage = openStage(content, readCatalogue(content.phrases));
  for (const number of numbers) {
    const cast = castOf(sayings, { seed, n: number, persona: only });
    const played = await stage.play(cast);
    const questions = played.exchanges.flatMap(({ heard }) => heard.questions);
    yield {
      number,
      persona: cast.persona.name,
      messages: played.exchanges.length,
      violations: [...violationsIn(played)],
      unread: questions.filter(({ asked }) => asked === "unread").map(({ text }) => text),
      transcript: transcript(played),
    };
  }
  await stage.close();
}

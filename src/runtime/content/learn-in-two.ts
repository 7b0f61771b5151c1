import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { fit } from "../../core/understanding/learning/fit.ts";
import { trusted, type Trust } from "../../core/understanding/learning/learn.ts";
import type { Learnt, Lessons, MoveModel } from "../../core/understanding/model/model.ts";

const THREAD = new URL("./trust-thread.js", import.meta.url);
const trust: z.ZodType<Trust> = z.object({
  ofIntents: z.object({ bias: z.number(), score: z.number(), lead: z.number() }),
  ofQuestions: z.array(z.number()),
});

/** The same as `learn`, in the time of its longer part: how far it can be trusted is found beside it. */
export async function learnInTwo(lessons: Lessons, move: MoveModel | null): Promise<Learnt> {
  const { phrases, questions } = lessons;
  const thread = new Worker(THREAD, { workerData: { phrases, questions } });
  const found = once(thread, "message");
  const fitted = fit(lessons, undefined, move);
  const [said] = await found;
  return trusted(fitted, trust.parse(said));
}

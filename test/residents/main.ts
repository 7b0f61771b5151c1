import { parseArgs } from "node:util";
import { play } from "./outcome.ts";
import { playOnAllCores } from "./processes.ts";
import { report, shown } from "./report.ts";

/**
 * `npm run residents`: simulated residents talk to a whole desk; prints what does not hold. The
 * same seed, the same conversations.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    conversations: { type: "string", default: "1000" },
    /** All in one manner: hurried, rambling … (persona.ts) */
    persona: { type: "string" },
    /** One conversation to be read, by its number. */
    show: { type: "string" },
    /** Some conversations to be read in which this does not hold (violation.ts). */
    examples: { type: "string" },
    /** These conversations, each as a line of JSON. */
    numbers: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const MOST_EXAMPLES = 3;
const chosen = values.show ?? values.numbers;
const plan = {
  seed: Number(values.seed),
  numbers: chosen?.split(",").map(Number) ?? [...Array(Number(values.conversations)).keys()],
  persona: values.persona ?? null,
};

if (values.json) for await (const outcome of play(plan)) console.log(JSON.stringify(outcome));
else {
  const began = performance.now();
  const outcomes = await playOnAllCores(plan);
  const seconds = Math.round((performance.now() - began) / 1_000);
  const read = values.show === undefined ? [] : outcomes;
  const examples = outcomes
    .filter(({ violations }) => violations.some(({ breach }) => breach === values.examples))
    .slice(0, MOST_EXAMPLES);
  for (const outcome of [...read, ...examples]) console.log(shown(outcome));
  if (values.show === undefined) console.log(`${report(outcomes)}\n${seconds} s`);
}

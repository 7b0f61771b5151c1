import { formatProblem } from "../../core/content/check/problem.ts";
import type { Fillings, Problem } from "../../core/content/content.ts";
import type { Checked } from "../tuning/tuning-desk.ts";

type Say = (key: string, fillings: Fillings) => string;

/** What a check found, in a sentence. @param drafted how many changes are in the draft */
export function checkWords(checked: Checked, drafted: number, say: Say): string {
  const { problems, comparison, blocks } = checked;
  if (comparison === null) return brokenWords(problems, say);
  const { cases, dangers, gained, lost, changed, talks, visits } = comparison;
  if (blocks) {
    const [worst] = [...dangers.lost.samples, ...cases.lost.samples];
    const count = String(dangers.lost.count + cases.lost.count);
    return say("tune.blocked", { count, text: worst?.text ?? "" });
  }
  return say("tune.checked", {
    count: String(drafted),
    items: String(comparison.messages),
    gained: String(gained.count),
    lost: String(lost.count),
    changed: String(changed.count),
    other: String(talks.otherwise),
    now: String(visits.served.was),
    draft: String(visits.served.is),
  });
}

/** Why a content can't be used: how much is wrong, and the first of it. */
export function brokenWords(problems: readonly Problem[], say: Say): string {
  const [first] = problems;
  const text = first === undefined ? "" : formatProblem(first);
  return say("tune.broken", { count: String(problems.length), text });
}

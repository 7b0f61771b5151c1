import { beforeAll, describe, expect, it } from "vitest";
import { play, type Outcome } from "./outcome.ts";
import { shown, tallies } from "./report.ts";
import { BREACHES, type Breach } from "./violation.ts";

/** Of seed 1, some of each manner. */
const CONVERSATIONS = 154;

/**
 * In how many of them each thing doesn't hold: as it was when this was written down, to be lowered
 * with whatever makes it better, never raised. What isn't named holds in all.
 */
const AT_MOST: Readonly<Partial<Record<Breach, number>>> = {
  lost: 2,
  "wrong-kind": 11,
  "fact-missing": 2,
  "words-lost": 8,
  "foreign-words": 4,
  "question-left": 4,
  "asked-though-told": 15,
  "goodbye-missed": 1,
};

describe("simulated residents", () => {
  const outcomes: Outcome[] = [];
  beforeAll(async () => {
    const numbers = [...Array(CONVERSATIONS).keys()];
    for await (const outcome of play({ seed: 1, numbers, persona: null })) outcomes.push(outcome);
  });

  it("write in all manners, and are answered", () => {
    expect(new Set(outcomes.map(({ persona }) => persona)).size).toBeGreaterThan(10);
    expect(outcomes.every(({ messages }) => messages > 0)).toBe(true);
  });

  it.each(Object.entries(BREACHES))("%s: %s, no more often than it was", (breach) => {
    const { conversations = [] } = tallies(outcomes).get(breach) ?? {};
    const most = Object.entries(AT_MOST).find(([name]) => name === breach)?.[1] ?? 0;
    const [first] = outcomes.filter(({ number }) => conversations.includes(number));
    expect(conversations.length, first && shown(first)).toBeLessThanOrEqual(most);
  });

  it("write the same again under the same seed", async () => {
    const again = [];
    for await (const { transcript } of play({ seed: 1, numbers: [7, 20], persona: null }))
      again.push(transcript);
    expect(again).toEqual([outcomes[7]?.transcript, outcomes[20]?.transcript]);
  });
});

import type { Intents } from "../../../tuning-wire.ts";

type Phrases = Intents[number]["phrases"];

/** What an intent's phrases lack; residents who say it so are not understood. */
export type Lack =
  | { readonly kind: "few"; readonly count: number }
  | { readonly kind: "no-english" }
  | { readonly kind: "no-chinese" }
  /** So many of a hundred begin with the same words. */
  | { readonly kind: "alike"; readonly start: string; readonly percent: number };

/** A start, as CONTRIBUTING says; with fewer it is chance whether somebody is understood. */
const ENOUGH = 12;
/** Where every third begins alike, they are variations of one way to say it. */
const ALIKE = 1 / 3;
const SHORT_START = 2;

export function lacksOf(phrases: Phrases): readonly Lack[] {
  const count = phrases.length;
  const english = phrases.filter(({ script }) => script === "en").length;
  const start = mostFrequentStart(phrases);
  const share = count === 0 ? 0 : start.count / count;
  return [
    ...(count < ENOUGH ? [{ kind: "few", count } as const] : []),
    ...(english === 0 ? [{ kind: "no-english" } as const] : []),
    ...(english === count ? [{ kind: "no-chinese" } as const] : []),
    ...(count >= ENOUGH && share > ALIKE
      ? [{ kind: "alike", start: start.words, percent: Math.round(share * 100) } as const]
      : []),
  ];
}

function mostFrequentStart(phrases: Phrases): { readonly words: string; readonly count: number } {
  const counts = new Map<string, number>();
  for (const { text, script } of phrases) {
    const words =
      script === "en"
        ? text.split(" ").slice(0, SHORT_START).join(" ").toLowerCase()
        : [...text].slice(0, SHORT_START).join("");
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const [words = "", count = 0] =
    [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  return { words, count };
}

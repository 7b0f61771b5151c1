import Fuse from "fuse.js";
import { hashOf, lookUp } from "../model/feature-table.ts";
import { signOf, visitFeatures, type Sign } from "../model/features.ts";
import type { Explanation, Ranked } from "../interpretation.ts";
import type { Model } from "../model/model.ts";
import { normalise } from "../../text/normalise.ts";
import { vectorOf } from "../model/vector-space.ts";

/** What of a text spoke for its intent. */
type Reasons = Pick<Explanation, "parts" | "signs">;

const MOST_SIGNS = 6;
/** Single characters are alike by chance. */
const SHORTEST_PART = 2;

/** @param text as it was compared: normalised, misspelt words mended */
export function reasonsFor(model: Model, text: string, ranked: readonly Ranked[]): Reasons {
  const [best, second] = ranked;
  return {
    parts: best === undefined ? [] : commonParts(text, best.phrase),
    signs: best === undefined ? [] : signsFor(model, text, best.intent, second?.intent),
  };
}

/**
 * The stretches of a text that a phrase has as well.
 * @param text normalised
 * @param shown the same as it was written
 */
export function commonParts(text: string, phrase: string, shown = text): readonly string[] {
  if (phrase === "" || text === "") return [];
  const words = shown.length === text.length ? shown : text;
  const search = new Fuse([text], {
    includeMatches: true,
    ignoreLocation: true,
    threshold: 1,
    minMatchCharLength: SHORTEST_PART,
  });
  const found = search.search(normalise(phrase))[0]?.matches?.[0]?.indices ?? [];
  return found.map(([from, to]) => words.slice(from, to + 1));
}

function signsFor(model: Model, text: string, intent: string, other: string | undefined) {
  const { space, softmax, intents } = model;
  const classes = intents.length;
  const weightOf = (id: number, of: string | undefined): number => {
    const position = of === undefined ? -1 : intents.indexOf(of);
    return position < 0 ? 0 : (softmax.weights[id * classes + position] ?? 0) * softmax.unit;
  };
  const { ids, weights } = vectorOf(space, text);
  const amounts = new Map(Array.from(ids, (id, n) => [id, weights[n] ?? 0]));
  const signs = new Map<number, Sign>();
  visitFeatures(text, (family, source, from, to) => {
    const id = lookUp(space.table, hashOf(source, from, to, family.code));
    if (id >= 0) signs.set(id, signOf(family, source.slice(from, to)));
  });
  return [...signs]
    .map(([id, sign]) => ({
      ...sign,
      weight: (amounts.get(id) ?? 0) * (weightOf(id, intent) - weightOf(id, other)),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((one, another) => another.weight - one.weight)
    .slice(0, MOST_SIGNS);
}

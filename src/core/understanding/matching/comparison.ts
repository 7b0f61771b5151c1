import { madeOfLast, madeOnce } from "../../made-once.ts";
import type { Model } from "../model/model.ts";
import { cosinesWith, type Alike } from "../model/phrase-index.ts";
import { vectorOf, type TextVector } from "../model/vector-space.ts";

/** A text beside all that was learnt. */
export interface Compared extends Alike {
  readonly vector: TextVector;
}

/** A text is read whole and in parts, several times each, and beside a draft of the same model. */
const MOST_TEXTS = 256;

/** Compares normalised texts: most of the work that a message costs. */
export const comparisonOf = madeOnce(({ space, index }: Model): ((text: string) => Compared) => {
  const cosines = cosinesWith(index);
  return madeOfLast(MOST_TEXTS, (text) => {
    const vector = vectorOf(space, text);
    return { vector, ...cosines(vector) };
  });
});

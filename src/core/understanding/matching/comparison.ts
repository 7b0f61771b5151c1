import type { Model } from "../model/model.ts";
import { cosinesWith, type Alike } from "../model/phrase-index.ts";
import { vectorOf, type TextVector } from "../model/vector-space.ts";

/** A text beside all that was learnt. */
export interface Compared extends Alike {
  readonly vector: TextVector;
}

/** Compares normalised texts: most of the work that a message costs. */
export function createComparison({ space, index }: Model): (text: string) => Compared {
  const cosines = cosinesWith(index);
  return (text) => {
    const vector = vectorOf(space, text);
    return { vector, ...cosines(vector) };
  };
}

import { featuresOf } from "./features.ts";

/** Finds the phrases that share features with a text. */
export interface PhraseIndex {
  /** The cosine of each phrase with a normalised text, by the phrase's position, and more. */
  compare(text: string): Comparison;
  /**
   * The length of the sum of each group's phrase vectors. The summed cosines of a group divided by
   * it are the cosine with the group's centre.
   */
  groupLengths(groupOf: Int32Array, groups: number): Float64Array;
}

export interface Comparison {
  /** 0 … 1 for each phrase; valid until the next `compare`. */
  readonly cosines: Float32Array;
  /** 0 … 1: how much of the text's weight is made of features that any phrase has. */
  readonly coverage: number;
}

/** An inverted index over normalised phrases, idf-weighted. */
export function createPhraseIndex(phrases: readonly string[]): PhraseIndex {
  const documents = phrases.map(featuresOf);
  const ids = new Map<string, number>();
  const frequencies: number[] = [];
  for (const document of documents) {
    for (const feature of document.keys()) {
      const id = ids.get(feature);
      if (id === undefined) {
        ids.set(feature, frequencies.length);
        frequencies.push(1);
      } else {
        frequencies[id] = (frequencies[id] ?? 0) + 1;
      }
    }
  }
  const idf = Float32Array.from(frequencies, (n) => Math.log(1 + phrases.length / (n + 0.5)));
  const unseenIdf = Math.log(1 + phrases.length / 0.5);

  // One flat run of postings per feature: starts[id] up to starts[id + 1].
  const starts = new Int32Array(frequencies.length + 1);
  frequencies.forEach((n, id) => {
    starts[id + 1] = (starts[id] ?? 0) + n;
  });
  const fill = starts.slice();
  const total = starts[frequencies.length] ?? 0;
  const postedPhrase = new Int32Array(total);
  const postedWeight = new Float32Array(total);
  documents.forEach((document, phrase) => {
    const weights: [id: number, weight: number][] = [];
    let squares = 0;
    for (const [feature, plain] of document) {
      const id = ids.get(feature) ?? 0;
      const weight = plain * (idf[id] ?? 0);
      weights.push([id, weight]);
      squares += weight * weight;
    }
    const norm = Math.sqrt(squares) || 1;
    for (const [id, weight] of weights) {
      const at = fill[id] ?? 0;
      fill[id] = at + 1;
      postedPhrase[at] = phrase;
      postedWeight[at] = weight / norm;
    }
  });

  const cosines = new Float32Array(phrases.length);
  return {
    compare(text) {
      cosines.fill(0);
      let known = 0;
      let unknown = 0;
      const found: [id: number, weight: number][] = [];
      for (const [feature, plain] of featuresOf(text)) {
        const id = ids.get(feature);
        if (id === undefined) {
          unknown += (plain * unseenIdf) ** 2;
        } else {
          const weight = plain * (idf[id] ?? 0);
          known += weight * weight;
          found.push([id, weight]);
        }
      }
      const norm = Math.sqrt(known) || 1;
      for (const [id, weight] of found) {
        const scaled = weight / norm;
        const end = starts[id + 1] ?? 0;
        for (let at = starts[id] ?? 0; at < end; at++) {
          const phrase = postedPhrase[at] ?? 0;
          cosines[phrase] = (cosines[phrase] ?? 0) + (postedWeight[at] ?? 0) * scaled;
        }
      }
      return { cosines, coverage: known / (known + unknown || 1) };
    },
    groupLengths(groupOf, groups) {
      const squares = new Float64Array(groups);
      const sums = new Float64Array(groups);
      for (let id = 0; id < frequencies.length; id++) {
        sums.fill(0);
        const end = starts[id + 1] ?? 0;
        for (let at = starts[id] ?? 0; at < end; at++) {
          const group = groupOf[postedPhrase[at] ?? 0] ?? 0;
          sums[group] = (sums[group] ?? 0) + (postedWeight[at] ?? 0);
        }
        for (let group = 0; group < groups; group++) {
          squares[group] = (squares[group] ?? 0) + (sums[group] ?? 0) ** 2;
        }
      }
      return squares.map(Math.sqrt);
    },
  };
}

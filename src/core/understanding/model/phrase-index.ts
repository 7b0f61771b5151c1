import type { TextRows, TextVector } from "./vector-space.ts";

/** Which texts have a feature: one flat run of postings each, from starts[id] to starts[id + 1]. */
export interface PhraseIndex {
  readonly starts: Int32Array;
  readonly texts: Uint16Array | Int32Array;
  /** In parts of {@link WHOLE}: weights are never above 1. */
  readonly weights: Uint8Array;
  /** How many texts there are. */
  readonly size: number;
}

const WHOLE = 0xff;
const MOST_NUMBERED = 0xffff;
/**
 * What stands in one text of sixty (的, the) tells next to nothing of any, and is most of what there
 * would be to look through; in small sets everything tells something.
 */
const COMMON = { share: 1 / 30, texts: 500 };
/** A single pair of letters in common: what is no nearer than this is left out as chance. */
const CHANCE = 0.05;

export function indexPhrases(rows: TextRows, features: number): PhraseIndex {
  const size = rows.starts.length - 1;
  const most = Math.max(COMMON.texts, size * COMMON.share);
  const starts = new Int32Array(features + 1);
  for (const id of rows.ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1;
  const isCommon = starts.map((count) => (count > most ? 1 : 0));
  for (let id = 0; id < features; id++) if (isCommon[id + 1] === 1) starts[id + 1] = 0;
  for (let id = 0; id < features; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0);
  const fill = starts.slice();
  const total = starts[features] ?? 0;
  const texts = size <= MOST_NUMBERED ? new Uint16Array(total) : new Int32Array(total);
  const weights = new Uint8Array(total);
  for (let text = 0; text < size; text++) {
    for (let n = rows.starts[text] ?? 0; n < (rows.starts[text + 1] ?? 0); n++) {
      const id = rows.ids[n] ?? 0;
      if (isCommon[id + 1] === 1) continue;
      const at = fill[id] ?? 0;
      fill[id] = at + 1;
      texts[at] = text;
      // None is nothing: what is touched is told by it.
      weights[at] = Math.max(1, Math.round((rows.weights[n] ?? 0) * WHOLE));
    }
  }
  return { starts, texts, weights, size };
}

/** The texts that have more in common with another than chance. */
export interface Alike {
  /** Their positions … */
  readonly alike: Int32Array;
  /** … and the cosine of each. */
  readonly cosines: Float32Array;
}

/** Finds the texts that are like one; what is worked with is made once. */
export function cosinesWith(index: PhraseIndex): (vector: TextVector) => Alike {
  const sums = new Float32Array(index.size);
  const touched = new Int32Array(index.size);
  return ({ ids, weights }) => {
    let count = 0;
    for (let n = 0; n < ids.length; n++) {
      const id = ids[n] ?? 0;
      const weight = (weights[n] ?? 0) / WHOLE;
      const end = index.starts[id + 1] ?? 0;
      for (let at = index.starts[id] ?? 0; at < end; at++) {
        const text = index.texts[at] ?? 0;
        const before = sums[text] ?? 0;
        if (before === 0) {
          touched[count] = text;
          count += 1;
        }
        sums[text] = before + (index.weights[at] ?? 0) * weight;
      }
    }
    const all = touched.subarray(0, count);
    const alike = all.filter((text) => (sums[text] ?? 0) > CHANCE);
    const cosines = Float32Array.from(alike, (text) => sums[text] ?? 0);
    for (const text of all) sums[text] = 0;
    return { alike, cosines };
  };
}

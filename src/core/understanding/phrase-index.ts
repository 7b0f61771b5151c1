import type { TextRows, TextVector } from "./vector-space.ts";

/** Which texts have a feature: one flat run of postings each, from starts[id] to starts[id + 1]. */
export interface PhraseIndex {
  readonly starts: Int32Array;
  readonly texts: Uint16Array | Int32Array;
  /** In parts of {@link WHOLE}: weights are never above 1. */
  readonly weights: Uint16Array;
  /** How many texts there are. */
  readonly size: number;
}

const WHOLE = 0xffff;
/**
 * What stands in one text of thirty (的, the) tells next to nothing of any, and is half of what there
 * would be to look through; in small sets everything tells something.
 */
const COMMON = { share: 1 / 30, texts: 500 };

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
  const texts = size <= WHOLE ? new Uint16Array(total) : new Int32Array(total);
  const weights = new Uint16Array(total);
  for (let text = 0; text < size; text++) {
    for (let n = rows.starts[text] ?? 0; n < (rows.starts[text + 1] ?? 0); n++) {
      const id = rows.ids[n] ?? 0;
      if (isCommon[id + 1] === 1) continue;
      const at = fill[id] ?? 0;
      fill[id] = at + 1;
      texts[at] = text;
      weights[at] = Math.round((rows.weights[n] ?? 0) * WHOLE);
    }
  }
  return { starts, texts, weights, size };
}

/**
 * The cosine of each text with another, by its position.
 * @param into filled anew where there is one: 100 kB a message would be much to throw away
 */
export function cosines(
  index: PhraseIndex,
  { ids, weights }: TextVector,
  into?: Float32Array,
): Float32Array {
  const found = into?.fill(0) ?? new Float32Array(index.size);
  for (let n = 0; n < ids.length; n++) {
    const id = ids[n] ?? 0;
    const weight = (weights[n] ?? 0) / WHOLE;
    const end = index.starts[id + 1] ?? 0;
    for (let at = index.starts[id] ?? 0; at < end; at++) {
      const text = index.texts[at] ?? 0;
      found[text] = (found[text] ?? 0) + (index.weights[at] ?? 0) * weight;
    }
  }
  return found;
}

import { visitFeatures, type Family, weightOf } from "./features.ts";

/**
 * Which number a feature has: an open-addressed table of 32-bit hashes in flat arrays, so that a
 * model is handed from thread to thread without a copy. Two of 200,000 features share a hash about
 * five times; they then count as one, which no message notices.
 */
export interface FeatureTable {
  /** A power of two long; 0 is a free slot. */
  readonly hashes: Int32Array;
  readonly ids: Int32Array;
}

/** @param hashes each once; their positions are their numbers */
export function featureTable(hashes: readonly number[]): FeatureTable {
  const slots = 2 ** Math.ceil(Math.log2(hashes.length * 1.4 + 2));
  const table = { hashes: new Int32Array(slots), ids: new Int32Array(slots) };
  hashes.forEach((hash, id) => {
    const slot = slotOf(table.hashes, hash);
    table.hashes[slot] = hash;
    table.ids[slot] = id;
  });
  return table;
}

/** The number of the feature with this hash, or -1 when the table doesn't have it. */
export function lookUp({ hashes, ids }: FeatureTable, hash: number): number {
  const slot = slotOf(hashes, hash);
  return hashes[slot] === 0 ? -1 : (ids[slot] ?? -1);
}

/** Where a hash stands, or the free slot where it would. */
function slotOf(hashes: Int32Array, hash: number): number {
  const mask = hashes.length - 1;
  let slot = hash & mask;
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}

/** The hashes of a normalised text's features, each with its weight before idf. */
export function hashedFeatures(text: string): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  const families = new Map<number, Family>();
  visitFeatures(text, (family, source, from, to) => {
    const hash = hashOf(source, from, to, family.code);
    const before = times.get(hash) ?? 0;
    times.set(hash, before + 1);
    if (before === 0) families.set(hash, family);
  });
  for (const [hash, family] of families) times.set(hash, weightOf(family, times.get(hash) ?? 1));
  return times;
}

/** The same in flat arrays: of many texts they are kept while something is learnt from them. */
export interface TextFeatures {
  readonly hashes: Int32Array;
  readonly weights: Float64Array;
}

export function textFeatures(text: string): TextFeatures {
  const found = hashedFeatures(text);
  return { hashes: Int32Array.from(found.keys()), weights: Float64Array.from(found.values()) };
}

/** FNV-1a over UTF-16 units, with a last stir; never 0. */
export function hashOf(text: string, from = 0, to = text.length, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  // Signed: V8 keeps larger numbers on the heap, and maps of them take twice the time.
  return hash ^ (hash >>> 13) || 1;
}

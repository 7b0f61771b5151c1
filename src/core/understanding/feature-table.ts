/**
 * Which number a feature has: an open-addressed table of 32-bit hashes in flat arrays, so that a
 * model is handed from thread to thread without a copy. Two of 200,000 features share a hash about
 * five times; they then count as one, which no message notices.
 */
export interface FeatureTable {
  /** A power of two long; 0 is a free slot. */
  readonly hashes: Uint32Array;
  readonly ids: Int32Array;
}

/** Numbers are given in the order in which features are first seen. */
export interface FeatureNumbers {
  /** The feature's number; a new one when it was not seen before. */
  numberOf(feature: string): number;
  size(): number;
  table(): FeatureTable;
}

export function featureNumbers(): FeatureNumbers {
  const numbers = new Map<number, number>();
  return {
    numberOf(feature) {
      const hash = hashOf(feature);
      const known = numbers.get(hash);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(hash, number);
      return number;
    },
    size: () => numbers.size,
    table() {
      const slots = 2 ** Math.ceil(Math.log2(numbers.size * 2 + 2));
      const hashes = new Uint32Array(slots);
      const ids = new Int32Array(slots);
      for (const [hash, id] of numbers) {
        const slot = slotOf(hashes, hash);
        hashes[slot] = hash;
        ids[slot] = id;
      }
      return { hashes, ids };
    },
  };
}

/** The feature's number, or -1 when the table doesn't have it. */
export function lookUp({ hashes, ids }: FeatureTable, feature: string): number {
  const slot = slotOf(hashes, hashOf(feature));
  return hashes[slot] === 0 ? -1 : (ids[slot] ?? -1);
}

/** Where a hash stands, or the free slot where it would. */
function slotOf(hashes: Uint32Array, hash: number): number {
  const mask = hashes.length - 1;
  let slot = hash & mask;
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & mask;
  return slot;
}

/** FNV-1a over UTF-16 units, with a last stir; never 0. */
function hashOf(feature: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++)
    hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0 || 1;
}

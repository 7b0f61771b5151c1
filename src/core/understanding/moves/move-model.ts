import { normalise } from "../../text/normalise.ts";
import type { MoveModel } from "../model/model.ts";
import { hashedFeatures, hashOf } from "../model/feature-table.ts";
import { sparseProbabilities, trainSparseSoftmax } from "../model/sparse-softmax.ts";
import { tokensOf } from "../model/tokens.ts";
import type { TextRows, TextVector } from "../model/vector-space.ts";
import { MOVES, type Asked, type MoveExample, type MoveKind } from "../move.ts";
import { piecesOf, type Piece } from "./pieces.ts";

/** Features share a table of this size by their hashes: there is no vocabulary to keep. */
const BUCKETS = 2 ** 17;
/** Where a message stands tells more than any one word of it, less than all of them. */
const OF_PLACE = 0.25;
/** A short reply is nothing without its question. */
const OF_REPLY = 0.5;
const SHORT = 14;
/** Few classes of many examples each. */
const EPOCHS = 8;

/** A stretch in its message, at its point of the conversation. */
export interface Situated {
  readonly text: string;
  readonly asked: Asked | "any";
  /** What the stretch before it does; null for the first. */
  readonly before: MoveKind | null;
  /** It is the whole message. */
  readonly alone: boolean;
  readonly announced: boolean;
}

/** @returns the probability of each of {@link MOVES}; they add up to 1 */
export function guessMove(model: MoveModel, situated: Situated): Float32Array {
  return sparseProbabilities(model, vectorOf(situated, model.idf));
}

export function trainMoves(examples: readonly MoveExample[]): MoveModel {
  const lessons = examples.flatMap(lessonsIn);
  const idf = idfOf(lessons.map(({ situated }) => situated.text));
  const vectors = lessons.map(({ situated }) => vectorOf(situated, idf));
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach(({ ids }, row) => (starts[row + 1] = (starts[row] ?? 0) + ids.length));
  const rows: TextRows = {
    starts,
    ids: Int32Array.from(vectors.flatMap(({ ids }) => [...ids])),
    weights: Float32Array.from(vectors.flatMap(({ weights }) => [...weights])),
  };
  const classOf = Int32Array.from(lessons, ({ kind }) => MOVES.indexOf(kind));
  return {
    ...trainSparseSoftmax(rows, classOf, MOVES.length, BUCKETS, {
      common: 1,
      epochs: EPOCHS,
    }),
    idf,
  };
}

function idfOf(texts: readonly string[]): Float32Array {
  const counts = new Float32Array(BUCKETS);
  for (const text of texts)
    for (const hash of hashedFeatures(normalise(text)).keys()) {
      const bucket = hash & (BUCKETS - 1);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
  return counts.map((count) => Math.log(1 + texts.length / (count + 0.5)));
}

/** An example is cut as messages are, so that its parts look like theirs. */
function lessonsIn({ asked, said }: MoveExample) {
  const pieces = said.flatMap(({ kind, text }, n) =>
    piecesOf(text).map((piece) => ({ kind, piece, announced: piece.announced || leads(text, n) })),
  );
  return pieces.map(({ kind, piece, announced }, n) => ({
    kind,
    situated: {
      text: piece.text,
      asked,
      before: pieces[n - 1]?.kind ?? null,
      alone: pieces.length === 1,
      announced,
    },
  }));
}

/** A later part that begins with 另外: cut on its own it would begin the message. */
function leads(text: string, n: number): boolean {
  const [first]: readonly Piece[] = piecesOf(text);
  return n > 0 && first !== undefined && !text.trim().startsWith(first.text);
}

function vectorOf(
  { text, asked, before, alone, announced }: Situated,
  idf: Float32Array,
): TextVector {
  const normal = normalise(text);
  const amounts = new Map<number, number>();
  const add = (hash: number, amount: number): void => {
    const bucket = hash & (BUCKETS - 1);
    amounts.set(bucket, (amounts.get(bucket) ?? 0) + amount);
  };
  const words = [...hashedFeatures(normal)].map(
    ([hash, amount]) => [hash, amount * (idf[hash & (BUCKETS - 1)] ?? 0)] as const,
  );
  const length = Math.sqrt(words.reduce((sum, [, amount]) => sum + amount ** 2, 0)) || 1;
  for (const [hash, amount] of words) add(hash, amount / length);
  const place = asked === "any" ? [] : [`at ${asked}`, `at ${asked} ${alone ? "alone" : "with"}`];
  const marks = [
    ...place,
    `after ${before ?? "nothing"}`,
    `length ${Math.min(6, Math.ceil(Math.log2(normal.length + 1)))}`,
    ...(announced ? ["announced"] : []),
    ...(/[?？]/.test(text) ? ["asks"] : []),
    ...shapesOf(normal),
  ];
  for (const mark of marks) add(hashOf(mark, 0, mark.length, 21), OF_PLACE);
  for (const shape of asked === "any" ? [] : shapesOf(normal))
    add(hashOf(`${asked} ${shape}`, 0, undefined, 22), OF_PLACE);
  if (asked !== "any" && normal.length <= SHORT) {
    const tokens = tokensIn(normal);
    for (const token of tokens)
      add(hashOf(`${asked} ${token}`, 0, undefined, 23), OF_REPLY / Math.sqrt(tokens.length));
    if (alone) add(hashOf(`${asked} = ${normal}`, 0, undefined, 24), OF_REPLY);
  }
  return {
    ids: Int32Array.from(amounts.keys()),
    weights: Float32Array.from(amounts.values()),
    coverage: 1,
  };
}

const tokensIn = (text: string): readonly string[] =>
  tokensOf(text).flatMap(({ kind, text: token }) => (kind === "han" ? [...token] : [token]));

/** Numbers look like what they number: a phone, a door, a floor. */
function shapesOf(text: string): readonly string[] {
  const digits = text.replace(/(?<=\d)[\s-](?=\d)/g, "").match(/\d+/g) ?? [];
  const longest = digits.reduce((most, each) => Math.max(most, each.length), 0);
  return [
    ...(longest === 0 ? [] : [longest >= 7 ? "phone" : longest >= 3 ? "number" : "digit"]),
    ...(/\d[a-z]|[a-z]\d|\d\s*(?:楼|樓|棟|栋|座|室|号|號|层|層|单元|單元)/u.test(text)
      ? ["door"]
      : []),
  ];
}

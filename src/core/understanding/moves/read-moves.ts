import type { ExactMoves } from "./exact-moves.ts";
import { MOVES, type Asked, type Move, type MoveKind } from "../move.ts";
import type { MoveModel } from "../model/model.ts";
import { guessMove } from "./move-model.ts";
import { piecesOf } from "./pieces.ts";

/** Says what a message does, part by part, at its point of the conversation. */
export type MoveReader = (text: string, asked: Asked) => readonly Move[];

/** Longer messages are read up to here. */
const LONGEST_READ = 2_000;

/** What just these words were said for counts; else what was learnt of words like them. */
export function createMoveReader(model: MoveModel, exact: ExactMoves): MoveReader {
  return (text, asked) => {
    const read = text.slice(0, LONGEST_READ);
    const whole = exact(read, asked);
    const said = read.trim();
    const start = read.indexOf(said);
    if (whole !== null)
      return [
        { kind: whole, text: said, start, end: start + said.length, likely: 1, announced: false },
      ];
    const pieces = piecesOf(read);
    let before: MoveKind | null = null;
    return pieces.map((piece): Move => {
      const alone = pieces.length === 1;
      const known = exact(piece.text, asked);
      const best = known === null ? likeliest(model, { ...piece, asked, before, alone }) : null;
      const kind = known ?? best?.kind ?? "describe";
      before = kind;
      return { ...piece, kind, likely: best?.likely ?? 1 };
    });
  };
}

function likeliest(model: MoveModel, situated: Parameters<typeof guessMove>[1]) {
  const ranked = [...guessMove(model, situated)]
    .map((likely, at) => ({ kind: MOVES[at] ?? "describe", likely }))
    .sort((one, other) => other.likely - one.likely);
  const best = ranked.find(({ kind, likely }) => likely >= leastLikely(kind));
  // What was ruled out leaves nothing likely: they tell something.
  return best !== undefined && best.likely >= LEAST
    ? best
    : { kind: "describe" as const, likely: best?.likely ?? 0 };
}

/** What these do can't be taken back by going on telling … */
const STEERING: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "agree",
  "disagree",
  "decline",
  "leave",
  "unknown",
  "whatever",
  "chat",
  "postpone",
  "cancel",
]);
const LEAST = 0.1;
/** … so they are taken for something else while they are not this likely … */
const LIKELY = 0.45;
/** … and what calls somebody, drops a matter or answers a grief that is none, less readily still. */
const GRAVE: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "back",
  "restart",
  "language",
  "person",
  "supervisor",
  "threat",
  "insult",
  "grief",
  "praise",
  "ask-why",
  "ask-again",
]);
const SURE = 0.65;

function leastLikely(kind: MoveKind): number {
  return GRAVE.has(kind) ? SURE : STEERING.has(kind) ? LIKELY : 0;
}

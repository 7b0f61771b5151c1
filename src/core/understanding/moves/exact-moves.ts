import { madeOnce } from "../../made-once.ts";
import type { ControlReader } from "./control-words.ts";
import { bareForm } from "./control-words.ts";
import type { Asked, MoveExample, MoveKind } from "../move.ts";

/** What just these words were said for at this point; null where nobody wrote them yet. */
export type ExactMoves = (text: string, asked: Asked) => MoveKind | null;

/**
 * Words that somebody wrote as a whole message at just this point count first, then the words that
 * steer at any.
 */
export function createExactMoves(
  examples: readonly MoveExample[],
  controls: ControlReader,
): ExactMoves {
  const known = knownIn(examples);
  return (text, asked) =>
    known.get(keyOf(asked, text)) ??
    steers(controls, text, asked) ??
    known.get(keyOf("any", text)) ??
    null;
}

const knownIn = madeOnce((examples: readonly MoveExample[]) => {
  const counts = new Map<string, Map<MoveKind, number>>();
  for (const { asked, said } of examples) {
    const [only] = said;
    if (only === undefined || said.length > 1) continue;
    const key = keyOf(asked, only.text);
    const kinds = counts.get(key) ?? new Map<MoveKind, number>();
    kinds.set(only.kind, (kinds.get(only.kind) ?? 0) + 1);
    counts.set(key, kinds);
  }
  return new Map([...counts].map(([key, kinds]) => [key, mostSaid(kinds)]));
});

const keyOf = (asked: Asked | "any", text: string): string => `${asked}\n${bareForm(text)}`;

function mostSaid(kinds: ReadonlyMap<MoveKind, number>): MoveKind | null {
  const [first, second] = [...kinds].sort(([, one], [, other]) => other - one);
  return first === undefined || first[1] === second?.[1] ? null : first[0];
}

function steers(controls: ControlReader, text: string, asked: Asked): MoveKind | null {
  const { control, answer } = controls.read(text);
  if (answer === "yes") return "agree";
  if (answer === "no")
    return DECLINED.has(asked) ? "decline" : ENDED.has(asked) ? "leave" : "disagree";
  if (control === null) return null;
  if (control.kind === "repeat") return "ask-again";
  return control.kind === "skip" ? "decline" : control.kind;
}

/** 沒有 in answer to these has none of it … */
const DECLINED: ReadonlySet<Asked> = new Set(["contact", "unit", "when", "details", "place"]);
/** … and here nothing more. */
const ENDED: ReadonlySet<Asked> = new Set(["anything-else", "answered"]);

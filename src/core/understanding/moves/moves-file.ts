import { z } from "zod";
import { ASKED, MOVES, type MoveExample, type MoveKind } from "../move.ts";

const MARK = new RegExp(`\\((${MOVES.join("|")})\\) ?`, "g");

/** 「(tell) A棟1203，(ask) 師傅什麼時候來？」: each part behind what it does. */
const cutMessage = z
  .string()
  .trim()
  .min(1)
  .max(1_000)
  .refine((text) => new RegExp(`^${MARK.source}`).test(text), {
    message: `Begin with what its first part does: (${MOVES.join(") (")})`,
  })
  .refine((text) => partsOf(text).every((part) => part.text !== ""), {
    message: "Each (move) is followed by the words that do it",
  });

/** `intents/moves/*.yml`: what residents write at a point of a conversation, and what it does. */
export const movesFile = z.strictObject({
  moves: z
    .partialRecord(z.enum([...ASKED, "any"]), z.array(cutMessage).min(1))
    .describe("By what the desk asked or did last; any: whatever it was"),
});
export type MovesFile = z.infer<typeof movesFile>;

export function moveExamplesIn({ moves }: MovesFile): readonly MoveExample[] {
  return ([...ASKED, "any"] as const).flatMap((asked) =>
    (moves[asked] ?? []).map((text) => ({ asked, said: partsOf(text) })),
  );
}

function partsOf(text: string): MoveExample["said"] {
  const marks = [...text.matchAll(MARK)];
  return marks.map(({ 0: mark, 1: kind, index }, n) => ({
    kind: kindOf(kind),
    text: text.slice(index + mark.length, marks[n + 1]?.index),
  }));
}

function kindOf(name: string | undefined): MoveKind {
  return MOVES.find((kind) => kind === name) ?? "chat";
}

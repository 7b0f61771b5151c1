import { describe, expect, test } from "vitest";
import type { MoveKind } from "../../../src/core/understanding/move.ts";
import { productContent } from "../../product-content.ts";
import { replies } from "./residents-messages.ts";

const { understanding } = await productContent();
const read = replies.map((reply) => ({
  ...reply,
  moves: understanding.moves(reply.text, reply.asked),
}));
type Read = (typeof read)[number];
const share = <T>(of: readonly T[], holds: (one: T) => boolean): number =>
  of.filter(holds).length / of.length;
const does = ({ moves }: Read, ...kinds: readonly MoveKind[]): boolean =>
  moves.some(({ kind }) => kinds.includes(kind));

describe("replies by other hands", () => {
  /** What each may be taken for, so that what comes of it is right. */
  const ALIKE: Readonly<Record<NonNullable<Read["act"]>, readonly MoveKind[]>> = {
    skip: ["decline", "disagree", "unknown", "whatever", "leave"],
    yes: ["agree", "whatever"],
    no: ["disagree", "decline", "leave"],
    repeat: ["ask-again", "ask-why"],
    cancel: ["cancel"],
    person: ["person", "supervisor"],
  };

  test("that answer nothing are mostly told for what they do", () => {
    const acts = read.flatMap((one) => (one.act === null ? [] : [{ one, act: one.act }]));
    expect(acts.length).toBeGreaterThan(120);
    expect(share(acts, ({ one, act }) => does(one, ...ALIKE[act]))).toBeGreaterThan(0.8);
  });

  const answers = read.filter(({ act, newIntent }) => act === null && newIntent === null);

  test("that answer are hardly ever taken for dropping it or calling somebody", () => {
    expect(answers.length).toBeGreaterThan(240);
    const lost = (one: Read): boolean =>
      does(one, "cancel", "restart", "back", "person", "supervisor");
    expect(share(answers, lost)).toBeLessThan(0.01);
  });

  test("that answer are hardly ever nothing but a yes or a no", () => {
    const bare = ({ moves }: Read): boolean =>
      moves.every(({ kind }) => kind === "agree" || kind === "disagree" || kind === "decline");
    expect(share(answers, bare)).toBeLessThan(0.03);
  });

  test("that answer and bring up something are cut apart", () => {
    const both = read.filter(({ newIntent }) => newIntent !== null);
    expect(both.length).toBeGreaterThan(25);
    expect(share(both, ({ moves }) => moves.length > 1)).toBeGreaterThan(0.9);
  });
});

describe("a message", () => {
  test.each([
    ["好", "read-back", "agree"],
    ["好", "anything-else", "leave"],
    ["沒有", "contact", "decline"],
    ["沒有了", "anything-else", "leave"],
    ["沒有", "read-back", "agree"],
    ["取消", "nothing", "cancel"],
    ["我要找真人", "contact", "person"],
    ["再說一次", "unit", "ask-again"],
    ["跳過", "contact", "decline"],
  ] as const)("%s, where %s was asked: %s", (text, asked, kind) => {
    expect(understanding.moves(text, asked).map((move) => move.kind)).toEqual([kind]);
  });

  test("stands with all its words among its moves, in their order", () => {
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
    for (const { text, moves } of read) {
      const starts = moves.map(({ start }) => start);
      expect(starts).toEqual(starts.toSorted((one, other) => one - other));
      for (const { start, end, text: words } of moves) expect(text.slice(start, end)).toBe(words);
    }
    const written = letters(read.map(({ text }) => text).join(""));
    const heard = letters(read.flatMap(({ moves }) => moves.map(({ text }) => text)).join(""));
    // Words that lead over to the next part, 另外, are none of either.
    expect(heard.length / written.length).toBeGreaterThan(0.97);
  });

  test("of any text is read, and so is a long one", () => {
    for (const text of ["", " ", "，，，", "👍", "另外", "\u0000", "，".repeat(5_000)])
      for (const { likely } of understanding.moves(text, "nothing")) {
        expect(likely).toBeGreaterThanOrEqual(0);
        expect(likely).toBeLessThanOrEqual(1);
      }
  });
});

import { expect, it } from "vitest";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { literalDialogs, taken } from "../literal-message.ts";
import { said } from "../literal-world.ts";
import { heard, LEAK, matterOf, type Heard } from "./literal-talk.ts";

/** Content in which borrowing is always answered with the same words. */
const content = {
  answers: new Map([...literalDialogs.answers, ["borrow", { say: "borrow.answer" }]]),
} as const;
const wanted = (how: Heard = {}, match = taken("borrow")): Turn =>
  heard("想借棋盤", { does: "raise", content, ...how, meaning: { match } });

it("B13 what always has the same answer gets it, and begins no matter", () => {
  for (const does of ["raise", "ask", "describe"] as const) {
    const turn = wanted({ does });
    expect(said(turn)[0], does).toBe("borrow.answer");
    expect(turn.tickets).toEqual([]);
    expect(turn.conversation.matters).toEqual([]);
  }
});

it("in the middle of a matter it is answered if it is plain, and the question stands", () => {
  const conversation = { matters: [matterOf(LEAK, "unit")] };
  expect(said(wanted({ conversation }))[0]).toBe("borrow.answer");
  const unsure = { ...taken("borrow"), confidence: 0.7 };
  expect(said(wanted({ conversation, does: "tell" }, unsure))).not.toContain("borrow.answer");
  expect(said(wanted({ conversation }, unsure))).not.toContain("borrow.answer");
});

it("courtesy is answered by what it does", () => {
  const kinds = new Map([["borrow", { family: "social" as const, stories: [] }]]);
  expect(said(wanted({ content: { ...content, kinds } }))).not.toContain("borrow.answer");
});

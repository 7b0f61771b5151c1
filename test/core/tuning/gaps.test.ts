import { expect, it } from "vitest";
import type { Understood } from "../../../src/core/records/message.ts";
import { gapsIn } from "../../../src/core/tuning/gaps.ts";

const PHRASES = ["一", "二", "三", "四", "五", "六"].map((text) => ({ intent: "repair", text }));
const like = (phrase: string): { readonly understood: Understood } => {
  const ranked = [{ intent: "repair", score: 1, phrase }];
  return { understood: { intent: "repair", decision: "act", ranked, content: "" } };
};
const deadAfter = (...said: readonly string[]) =>
  gapsIn({ dialogs: new Map(), model: { phrases: PHRASES } }, [], said.map(like), 0);

it("E7 calls no phrase dead before there are messages enough to tell", () => {
  expect(deadAfter("一")).toMatchObject({ dead: null, deadFrom: 2 });
  expect(deadAfter("一", "三").dead?.map(({ text }) => text)).toEqual(["二", "四", "五", "六"]);
});

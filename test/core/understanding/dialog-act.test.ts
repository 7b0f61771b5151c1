import { expect, test } from "vitest";
import { productContent } from "../../product-content.ts";
import { replies } from "./residents-messages.ts";

const { understanding } = await productContent();
const read = replies.map((reply) => ({
  ...reply,
  meaning: understanding.interpret(reply.text, "TW"),
}));
const share = <T>(of: readonly T[], holds: (one: T) => boolean): number =>
  of.filter(holds).length / of.length;

/** What words do that no control words say: a no to a question passes it over. */
const actOf = ({ meaning }: (typeof read)[number]): string | null =>
  meaning.control?.kind ?? meaning.answer ?? meaning.act;
const isSame = (one: string | null, other: string | null): boolean =>
  one === other || (PASSES.has(one) && PASSES.has(other));
const PASSES: ReadonlySet<string | null> = new Set(["no", "skip"]);

test("most replies that answer nothing are told for what they do", () => {
  const acts = read.filter(({ act }) => act !== null);
  expect(acts.length).toBeGreaterThan(120);
  expect(share(acts, (one) => isSame(actOf(one), one.act))).toBeGreaterThan(0.65);
});

test("an answer or another matter is hardly ever taken for dropping, passing over or agreeing", () => {
  const others = read.filter(({ act }) => act === null);
  const taken = others.filter(
    ({ meaning: { act } }) => act !== null && act !== "why" && act !== "wait",
  );
  expect(others.length).toBeGreaterThan(250);
  expect(taken.length / others.length).toBeLessThan(0.03);
});

test("an answer and a matter in one reply are told apart", () => {
  const both = replies.filter(({ newIntent }) => newIntent !== null);
  const found = both.filter(({ text, newIntent, asked }) => {
    if (asked === "issue") return understanding.interpret(text, "TW").matters.length > 1;
    return understanding.answerThenMatter(text, "TW")?.matter.match.intent === newIntent;
  });
  expect(both.length).toBeGreaterThan(25);
  expect(found.length / both.length).toBeGreaterThan(0.8);
});

test("an answer alone is left whole", () => {
  const answers = replies.filter(({ act, newIntent }) => act === null && newIntent === null);
  const split = answers.filter(({ text }) => understanding.answerThenMatter(text, "TW") !== null);
  expect(split.length / answers.length).toBeLessThan(0.05);
});

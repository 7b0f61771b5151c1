import { expect, test } from "vitest";
import { toReading } from "../../../src/core/text/normalise.ts";
import {
  isPhrasePattern,
  isQuickPattern,
  patternFor,
} from "../../../src/core/text/word-pattern.ts";

const finds = (phrase: string, text: string): boolean =>
  toReading(text).folded.search(patternFor([phrase])) >= 0;

test.each([
  ["不知道", "这我不知道"],
  ["(不|沒)關我…事", "沒关我们什么事"],
  ["愛(來|聽)…不", "愛聽不聽"],
  ["^喂", "您好，喂"],
  ["隨便您$", "隨便您。"],
  ["~次", "說了三次"],
  ["can't you (even |)read", "CAN’T YOU  READ"],
  ["moan*", "moaning"],
])("%s is found in %s", (phrase, text) => expect(finds(phrase, text)).toBe(true));

test.each([
  ["^喂", "別喂"],
  ["隨便您$", "隨便您何時來都方便"],
  ["愛…不", "愛。不"],
  ["ask", "task"],
  ["ask", "asking"],
])("%s is not found in %s", (phrase, text) => expect(finds(phrase, text)).toBe(false));

test.each(["(a|b", "a)", "(a|)", "^$", "…", "a||b", "(a|)(b|)"])("%s is no phrase", (phrase) =>
  expect(isPhrasePattern(phrase)).toBe(false),
);
test.each(["(a|b)", "a(b|)", "^a$", "(a|b(c|))d"])("%s is one", (phrase) =>
  expect(isPhrasePattern(phrase)).toBe(true),
);

test.each(["水…水…水…水…火", "水......水......火", "(a|)".repeat(9) + "b", "a*a*b", "(a*)(b|)c"])(
  "%s would take too long",
  (phrase) => expect(isQuickPattern(phrase)).toBe(false),
);
test.each(["水…水…水…火", "(a|b)(c|) d* e*", "moan*|groan*", "(moan*|nag)"])(
  "%s is quick",
  (phrase) => expect(isQuickPattern(phrase)).toBe(true),
);

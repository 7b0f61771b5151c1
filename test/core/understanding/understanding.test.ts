import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainUnderstanding } from "../../../src/core/understanding/create-understanding.ts";
import { createMatcher } from "../../../src/core/understanding/matcher.ts";
import { trainModel } from "../../../src/core/understanding/learning/learn.ts";
import { foldScript } from "../../../src/core/text/normalise.ts";
import { productContent } from "../../product-content.ts";
import { phrases } from "./product-rules.ts";
import { readEntities, readSpans } from "./product-spans.ts";
import { dangerMessages, residentsMessages } from "./residents-messages.ts";

const { understanding } = await productContent();
const interpret = (text: string) => understanding.interpret(text, "TW");

describe("messages by other hands than the phrases'", () => {
  const read = residentsMessages.map((message) => ({ message, ...interpret(message.text) }));
  type Read = (typeof read)[number];
  const share = (of: readonly Read[], holds: (one: Read) => boolean): number =>
    of.filter(holds).length / of.length;
  const isRight = ({ message, match }: Read): boolean => match.intent === message.intent;
  const isActed = ({ match }: Read): boolean => match.decision === "act";
  const outside = read.filter(({ message }) => message.intent === "out-of-scope");

  test("are many, and many of them are none of our business", () => {
    expect(read.length).toBeGreaterThanOrEqual(3_100);
    expect(outside.length).toBeGreaterThanOrEqual(530);
  });

  test("are understood: the best, and among three (B8)", () => {
    expect(share(read, isRight)).toBeGreaterThan(0.945);
    const isAmongThree = ({ message, match }: Read): boolean =>
      match.ranked.slice(0, 3).some(({ intent }) => intent === message.intent);
    expect(share(read, isAmongThree)).toBeGreaterThan(0.988);
    const english = read.filter(({ message }) => message.script === "en");
    expect(share(english, isRight)).toBeGreaterThan(0.94);
    expect(
      share(
        read.filter(({ message }) => message.typo),
        isRight,
      ),
    ).toBeGreaterThan(0.925);
  });

  test("are acted on when that is right, seldom when they are none of our business", () => {
    expect(share(read, isActed)).toBeGreaterThan(0.8);
    expect(share(read.filter(isActed), isRight)).toBeGreaterThan(0.972);
    const acted = outside.filter((one) => isActed(one) && !isRight(one));
    expect(acted.length / outside.length).toBeLessThan(0.04);
  });

  test("are understood the better the surer the desk is (B8)", () => {
    const acted = read.filter(isActed);
    expect(share(acted, isRight)).toBeGreaterThan(0.975);
    expect(acted.length / read.length).toBeGreaterThan(0.88);
    expect(
      share(
        read.filter((one) => !isActed(one)),
        isRight,
      ),
    ).toBeLessThan(0.8);
  });

  test("raise the alarm in danger, and only then", () => {
    const inDanger = read.filter(({ message }) => message.intent === "emergency");
    const isAlarm = ({ danger }: Read): boolean => danger !== null;
    expect(share(inDanger, isAlarm)).toBeGreaterThan(0.98);
    const others = read.filter(({ message }) => message.intent !== "emergency");
    expect(share(others, isAlarm)).toBeLessThan(0.005);
  });
});

describe("dangers in the words of other hands, never learnt from", () => {
  const told = dangerMessages.map((message) => ({ ...message, ...interpret(message.text) }));
  const inDanger = told.filter(({ present }) => present !== null);
  const harmless = told.filter(({ present }) => present === null);

  test("are many, beside many more that only sound like one", () => {
    expect(inDanger.length).toBeGreaterThanOrEqual(590);
    expect(harmless.length).toBeGreaterThanOrEqual(1_110);
  });

  test("are found; few false alarms are raised", () => {
    const found = inDanger.filter(({ danger }) => danger !== null);
    expect(found.length / inDanger.length).toBeGreaterThan(0.98);
    const alarms = harmless.filter(({ danger }) => danger !== null);
    expect(alarms.length / harmless.length).toBeLessThan(0.02);
  });
});

describe("the understanding of the shipped content", () => {
  test("acts on every phrase as on its own intent", () => {
    const wrong = phrases.filter(({ text, intent }) => {
      const { match } = interpret(text);
      return match.intent !== intent || match.decision !== "act";
    });
    expect(wrong).toEqual([]);
  }, 600_000);

  test("ranks at least four, the best first, each with a phrase of its own intent", () => {
    const { ranked, intent, score } = interpret("廚房水龍頭一直漏水，請派人來修").match;
    expect(intent).toBe("repair");
    expect(ranked.length).toBeGreaterThanOrEqual(4);
    expect(ranked[0]).toMatchObject({ intent, score });
    for (const one of ranked.slice(0, 4)) {
      const own = phrases.filter((phrase) => phrase.intent === one.intent);
      expect(own.map((phrase) => phrase.text)).toContain(one.phrase);
    }
    const scores = ranked.map((one) => one.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  test("finds everything that one message says", () => {
    const { entities, danger, control, answer, language } = interpret(
      "你好，我是A棟12樓之3的王太太，廚房水管滴水，明天下午在家，電話0912-345-678",
    );
    expect(entities).toEqual({
      unit: { building: "A", entrance: null, floor: "12", number: null, sub: "3" },
      name: { surname: "王", given: null, form: "太太" },
      phone: "+886912345678",
      when: "明天下午",
      place: { area: "home", words: "廚房" },
    });
    expect({ danger, control, answer, language }).toEqual({
      danger: null,
      control: null,
      answer: null,
      language: "zh-Hant",
    });
  });

  test("is the same for Traditional and Simplified", () => {
    for (const { text } of phrases.filter((_, at) => at % 40 === 0)) {
      const traditional = interpret(text);
      const simplified = interpret(foldScript(text));
      expect(simplified.match, text).toEqual(traditional.match);
      expect(simplified.danger, text).toBe(traditional.danger);
      expect(simplified.control, text).toEqual(traditional.control);
    }
  });

  test("takes any string there is", () => {
    const anyUnits = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
      .map((units) => String.fromCharCode(...units));
    const clauses = fc
      .array(
        fc.constantFrom(
          "我姓",
          "是",
          "1203",
          "樓",
          "之",
          "-",
          "棟",
          "明天",
          "3點",
          "to",
          "Mrs ",
          "$",
          "\n",
          "的",
          "unit ",
          "09",
        ),
        { maxLength: 30 },
      )
      .map((all) => all.join(""));
    fc.assert(
      fc.property(fc.oneof(anyUnits, clauses), fc.boolean(), (text, asked) => {
        const { match } = interpret(text);
        readEntities(text, { asked, country: "HK" });
        return match.score >= 0 && match.score <= 1 && match.ranked.length >= 4;
      }),
      { numRuns: 300 },
    );
  });

  test("holds nobody up for 4,000 characters of anything", () => {
    interpret("暖身");
    for (const clause of [
      "1",
      "樓1",
      "樓號",
      "12樓",
      "1 2 ",
      "閣",
      "王先生，",
      "3pm to ",
      "xqzvw ",
    ]) {
      // Of the processor's time alone: others who have it meanwhile don't count.
      const times = [1, 2, 3, 4, 5].map((n) => {
        const began = process.cpuUsage();
        interpret(`${n}${clause.repeat(Math.ceil(4_000 / clause.length))}`);
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1_000;
      });
      // On a quiet machine 50 ms are promised; this one may be busy.
      expect([clause, Math.min(...times) < 100]).toEqual([clause, true]);
    }
  });

  test("cuts nothing from a long message but reads no more than it must", () => {
    const long = "我家漏水".repeat(50_000);
    expect(interpret(long).text).toBe(long);
  });
});

test("without rules only intents and entities are read", () => {
  const model = trainModel({
    phrases: [
      { text: "失火了", intent: "fire" },
      { text: "取消", intent: "stop" },
    ],
    examples: [],
    moves: [],
    followUps: [],
    situations: [],
    questions: [],
  });
  const plain = plainUnderstanding(createMatcher(model), readSpans);
  expect(plain.interpret("失火了", "TW")).toMatchObject({
    danger: null,
    match: { intent: "fire" },
  });
  expect(plain.interpret("取消", "TW")).toMatchObject({ control: null, match: { intent: "stop" } });
});

test("without any phrase everything is out of scope and asked again", () => {
  expect(
    plainUnderstanding(
      createMatcher(
        trainModel({
          phrases: [],
          examples: [],
          moves: [],
          followUps: [],
          situations: [],
          questions: [],
        }),
      ),
    ).interpret("你好", "TW").match,
  ).toMatchObject({
    intent: "out-of-scope",
    decision: "ask",
  });
});

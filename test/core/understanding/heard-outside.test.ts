import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { productContent } from "../../product-content.ts";
import { createMatcher } from "../../../src/core/understanding/matcher.ts";
import { residentsMessages } from "./residents-messages.ts";

const { understanding, model } = await productContent();
const interpret = (text: string) => understanding.interpret(text, "TW");
const matcher = createMatcher(model);

/** Chinese messages, danger or not, that tell no place of their own. */
const chinese = residentsMessages.filter(({ text }) => /^[\p{Script=Han}，。、！？]+$/u.test(text));
/** What ends in no Chinese character: between two of them a space is one of a sentence. */
const GLUED = ["1203", "A1203", "B1", "3F", "12", "WiFi", "5G", "lift"] as const;

describe("scripts are told apart before words are cut", () => {
  test("a space between a unit, a number or a Latin word and Chinese changes nothing", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...chinese),
        fc.constantFrom(...GLUED),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ text }, glued, where) => {
          const at = Math.floor(where * text.length);
          const [before, behind] = [text.slice(0, at), text.slice(at)];
          const together = matcher.read(before + glued + behind, before + glued + behind);
          const parted = `${before} ${glued} ${behind}`.trim();
          const apart = matcher.read(parted, parted);
          expect(apart.match.intent).toBe(together.match.intent);
          expect(apart.match.score).toBeCloseTo(together.match.score, 5);
          expect(apart.danger.likely).toBeCloseTo(together.danger.likely, 5);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a unit or a number in front of a message costs next to nothing", () => {
    const some = chinese.filter((_, n) => n % 2 === 0);
    const right = (prefix: string): number =>
      some.filter(({ text, intent }) => interpret(prefix + text).match.intent === intent).length /
      some.length;
    const plain = right("");
    for (const prefix of ["A棟", "A棟1203", "1203", "B1", "3F"])
      expect(right(prefix), prefix).toBeGreaterThanOrEqual(plain - 0.006);
  }, 600_000);

  test.each([
    ["A棟1203浴室漏水", "repair"],
    ["C座電梯壞咗", "repair"],
    ["802跳闸了", "repair"],
    ["WiFi訊號很差嗎還是停網", "outage-info"],
  ])("%s is understood as without the digits: %s", (text, intent) => {
    const { match } = interpret(text);
    expect(match.ranked.slice(0, 2).map((one) => one.intent)).toContain(intent);
    expect(match.decision).not.toBe("ask");
  });
});

describe("a danger is heard", () => {
  test.each([
    ["3號樓著火了", "fire"],
    ["5号楼着火了快来人", "fire"],
    ["B1车库着火了", "fire"],
    ["12樓瓦斯味很重", "gas"],
    ["天花板塌下來了", "collapse"],
    ["the ceiling collapsed in my living room", "collapse"],
    ["爸爸倒在地上沒有呼吸", "medical"],
    ["my husband collapsed and is not breathing", "medical"],
    ["someone fainted in the lobby", "medical"],
    ["我想自殺", "self-harm"],
    ["不想活了", "self-harm"],
    ["I want to kill myself", "self-harm"],
    ["頂樓有人要跳", "self-harm"],
    ["我忘記帶鑰匙，小孩一個人在家開著瓦斯爐", "helpless"],
    ["🔥🔥🔥", "fire"],
    ["🆘", "other"],
    ["廚房🔥", "fire"],
    ["3樓🔥", "fire"],
  ])("%s: %s", (text, danger) => {
    expect(interpret(text).danger).toBe(danger);
  });
});

describe("no danger is heard", () => {
  test.each([
    "he's a corgi lol",
    "Call 0912345678",
    "please call 9123 4567",
    "沒有漏瓦斯 只是打不著火",
    "fire alarm panel beeping, there is no fire",
    "and the balcony door is stuck",
    "my key is stuck in the door",
    "my car is stuck behind another car",
    "garage gate is stuck",
    "bikes in the hallway, it's a fire hazard",
    "upstairs smokes on the staircase, the smell is everywhere",
    "工地油漆味好重",
    "the shower drain is slow and water comes up to my ankles",
    "0911-911-119",
    "1203",
    "林火旺",
  ])("in %s", (text) => {
    expect(interpret(text).danger).toBeNull();
  });

  test("where nothing can be read: never NaN, never infinite odds", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 120 }),
      fc.string({ maxLength: 120 }),
      fc
        .array(fc.constantFrom("樓", "號", "1", "12", "-", " ", "lol", "ok", "🔥", "。"), {
          maxLength: 40,
        })
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const { danger } = matcher.read(text, text);
        expect(Number.isFinite(danger.likely)).toBe(true);
        expect(danger.likely).toBeGreaterThanOrEqual(0);
        expect(danger.likely).toBeLessThanOrEqual(1);
        // What it could not read it takes for what most messages are.
        if (danger.coverage === 0) expect(danger.likely).toBeLessThan(0.05);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what the manager is blamed for is a complaint, without the word", () => {
  test.each([
    "物業亂收費",
    "物业强行断水断电",
    "举报保安偷懒",
    "小区物业收钱不做事",
    "反映小区物业电梯常年不修的问题",
  ])("%s", (text) => {
    expect(interpret(text).match).toMatchObject({ intent: "complaint", decision: "act" });
  });
});

describe("what sounds like ours and is not", () => {
  test.each(["隔壁社區管理費才五十", "are you hiring guards", "a courier lost my parcel abroad"])(
    "%s is none of our business",
    (text) => {
      const { match } = interpret(text);
      expect(match.intent === "out-of-scope" || match.decision !== "act").toBe(true);
    },
  );

  test("the lift out of order is a fault", () => {
    expect(interpret("the lift in block B is out of order").match.intent).toBe("repair");
  });
});

test("no message that measures is one of those that teach", () => {
  const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
  const taught = new Set([...model.phrases, ...model.examples].map(({ text }) => bare(text)));
  const both = residentsMessages.filter(
    ({ text }) => bare(text).length > 6 && taught.has(bare(text)),
  );
  expect(both.map(({ text }) => text)).toEqual([]);
});

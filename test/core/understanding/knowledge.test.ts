import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factsFor } from "../../../src/core/courtesy/knowledge-facts.ts";
import { DEFAULT_COMMUNITY, type Community } from "../../../src/core/records/community.ts";
import type { Language } from "../../../src/core/records/message.ts";
import type { Unit } from "../../../src/core/records/unit.ts";
import { finish, newPlan, say } from "../../../src/core/turn/turn-plan.ts";
import { createKnowledge } from "../../../src/core/understanding/knowledge/knowledge.ts";
import { answerFor } from "../../../src/core/understanding/knowledge/known-question.ts";
import type { KnownQuestion } from "../../../src/core/understanding/knowledge/known-question.ts";
import { trainModel } from "../../../src/core/understanding/learning/learn.ts";
import { literalWorld, NOW, said } from "../literal-world.ts";
import { productContent } from "../../product-content.ts";

const content = await productContent();
const { knowledge, model } = content;
const asking = { now: NOW, community: DEFAULT_COMMUNITY, unit: null };
const found = (text: string, matter?: string): string | undefined =>
  knowledge.find(text, { ...asking, matter })?.entry.id;

/** What the desk answers a question with. */
function told(text: string, language: Language = "zh-Hant", community = DEFAULT_COMMUNITY): string {
  const world = literalWorld({ conversation: { language }, content, community });
  const answer = knowledge.find(text, { now: NOW, community, unit: null });
  if (answer === null) return "";
  const facts = factsFor(answer.entry.source, content, community, { language, now: 0 });
  const plan = newPlan(world, world.conversation, NOW);
  return said(finish(say(plan, answer.answer.phrase, facts), "reply")).join("\n");
}

describe("questions of the shipped community", () => {
  test("are asked in at least ten manners each, and each is found by its own", () => {
    const ids = new Set(model.questions.flatMap(({ question }) => question ?? []));
    expect(ids.size).toBeGreaterThanOrEqual(70);
    for (const id of ids) {
      const asked = model.questions.filter(({ question }) => question === id);
      expect(asked.length, id).toBeGreaterThanOrEqual(10);
      for (const { text } of asked) expect(found(text), text).toBe(id);
    }
  });

  test.each([
    ["櫃台包裹最晚幾點能拿", "parcel-hours"],
    ["請問一下喔，管理費超過十五號才繳會不會被罰", "fee-late"],
    ["我下週要搬走，電梯要先預約嗎", "moving-booking"],
    ["養貓使唔使同管理處登記㗎", "pets"],
    ["健身房周末几点关门呀", "gym-hours"],
    ["Until when are contractors allowed to drill on weekdays?", "renovation-hours"],
    ["my sister is visiting by car, where may she park overnight", "parking-visitor"],
    ["is there a fine if i leave my rubish in the coridor", "rubbish-fines"],
    ["廚房一直滴水，請問報修以後通常多久會有人聯絡我", "repair-time"],
  ])("%s", (text, id) => {
    expect(found(text)).toBe(id);
  });

  test.each([
    "廚房水龍頭一直滴水",
    "健身房的冷氣不冷",
    "垃圾三天沒人收了，好臭",
    "我的包裹到了嗎",
    "我這個月管理費多少",
    "樓上半夜還在裝修，吵死了",
    "A棟1203，我姓王",
    "明天下午三點以後",
    "轉真人",
    "學區是哪一所國小",
    "what's the weather tomorrow",
    "有人昏倒了",
  ])("%s asks none of them", (text) => {
    expect(found(text)).toBeUndefined();
  });

  test("what the matter at hand is about goes before the rest", () => {
    expect(found("押金多少", "renovation")).toBe("renovation-deposit");
    expect(found("押金多少", "moving-pass")).toBe("moving-deposit");
    expect(found("你們幾點下班", "repair")).toBe("office-hours");
  });

  test("are found surely, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const confidence = knowledge.find(text, asking)?.confidence ?? 1;
        expect(confidence).toBeGreaterThanOrEqual(0.6);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("are answered in three languages, within two hundred characters of Chinese", () => {
    const ids = new Set(model.questions.flatMap(({ question }) => question ?? []));
    for (const id of ids) {
      const text = model.questions.find(({ question }) => question === id)?.text ?? "";
      const zh = told(text);
      expect(zh, id).not.toMatch(/[{}[\]]/);
      expect(zh.length, id).toBeLessThan(200);
      expect(told(text, "zh-Hans").length, id).toBe(zh.length);
      expect(told(text, "en"), id).toMatch(/^[\p{Script=Latin}]/u);
    }
  });
});

describe("handbook", () => {
  test("D20 the service standards are told when asked, with the figures of the clocks", () => {
    expect(told("報修之後多久會有人聯絡")).toBe(
      "依服務標準，報修後辦公時間內約 10 分鐘給您答覆，2 天內處理完成。需要更久時，同事會先向您說明原因和時間。",
    );
    expect(told("how long does a complaint take", "en")).toBe(
      "By our Service Standards, a major complaint goes to the director the same day, is answered within 2 days and solved within 10 days. Our own mistakes go to the head of department within 1 hour and are settled within 3 days; minor matters within 2 days, or by the date you ask for.",
    );
  });

  test("D23 the rules for renovation, moving and rubbish are explained ahead", () => {
    expect(told("裝潢要先跟你們報備嗎")).toContain("開工 7 天前");
    expect(told("周日能搬家吗", "zh-Hans")).toContain("搬家时间是周一到周六 09:00–17:00");
    expect(told("when is the garbage collected", "en")).toContain("20:30");
  });

  test("F5 a rule is quoted with the paper in which it is written", () => {
    expect(told("可以養狗嗎")).toMatch(/^依管理規約第17條，/);
    expect(told("能养大型犬吗", "zh-Hans")).toMatch(/^依管理规约第17条，/);
    expect(told("are pets allowed", "en")).toMatch(/^By the Management Bylaws, article 17, /);
  });

  test("A community's own hours are told, and none of another's rules", () => {
    const harbour: Community = {
      ...DEFAULT_COMMUNITY,
      id: "harbour",
      officeDays: [1, 2, 3, 4, 5, 6, 7],
      officeHours: [{ from: "08:30", to: "20:00" }],
    };
    expect(told("管理處幾點收工", "zh-Hant", harbour)).toContain("每天 08:30–20:00");
    expect(told("可以養狗嗎", "zh-Hant", harbour)).toBe("");
  });
});

describe("which answer holds", () => {
  const pool: KnownQuestion = {
    id: "pool",
    about: null,
    source: { zh: "手冊", en: "Handbook" },
    answers: [
      {
        phrase: "new-year",
        valid: { from: "2027-02-05", until: "2027-02-09" },
        communities: null,
        buildings: null,
      },
      {
        phrase: "block-a",
        valid: { from: null, until: null },
        communities: null,
        buildings: ["A棟"],
      },
      {
        phrase: "harbour",
        valid: { from: null, until: null },
        communities: ["harbour"],
        buildings: null,
      },
    ],
  };
  const unit = (building: string | null): Unit => ({
    building,
    entrance: null,
    floor: "3",
    number: "1",
    sub: null,
  });
  const at = (iso: string, building: string | null = null, id = "main") =>
    answerFor(pool, {
      now: Date.parse(iso),
      community: { ...DEFAULT_COMMUNITY, id },
      unit: building === null ? null : unit(building),
    })?.phrase;

  test("is told by the community's calendar, to the last minute of the last day", () => {
    expect(at("2027-02-04T23:59:59+08:00", "A")).toBe("block-a");
    expect(at("2027-02-05T00:00:00+08:00", "A")).toBe("new-year");
    expect(at("2027-02-09T23:59:59+08:00")).toBe("new-year");
    expect(at("2027-02-10T00:00:00+08:00")).toBeUndefined();
  });

  test("a building's is told to those who live there, however it is called", () => {
    expect(at("2026-12-01T10:00:00+08:00", "A")).toBe("block-a");
    expect(at("2026-12-01T10:00:00+08:00", "Block A")).toBe("block-a");
    expect(at("2026-12-01T10:00:00+08:00", "B")).toBeUndefined();
    expect(at("2026-12-01T10:00:00+08:00")).toBeUndefined();
  });

  test("a community's is told there alone", () => {
    expect(at("2026-12-01T10:00:00+08:00", null, "harbour")).toBe("harbour");
  });

  test("none is found where none holds, and a question that isn't learnt in its very words", () => {
    const phrases = ["水管漏水", "燈不亮"].map((text) => ({ text, intent: "repair" }));
    const lessons = { phrases, examples: [], moves: [], followUps: [], situations: [] };
    const asked = [{ text: "泳池幾點開", question: "pool", about: null }];
    const small = createKnowledge([pool], asked, trainModel({ ...lessons, questions: [] }));
    const inHarbour = { ...asking, community: { ...DEFAULT_COMMUNITY, id: "harbour" } };
    expect(small.find("泳池幾點開？", inHarbour)?.answer.phrase).toBe("harbour");
    expect(small.find("泳池幾點開？", asking)).toBeNull();
    expect(small.find("泳池開了嗎現在", inHarbour)).toBeNull();
  });
});

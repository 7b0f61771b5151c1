import { describe, expect, it } from "vitest";
import type { Content } from "../../../src/core/content/content.ts";
import { createKnowledge } from "../../../src/core/understanding/knowledge/knowledge.ts";
import type {
  KnownAnswer,
  KnownQuestion,
} from "../../../src/core/understanding/knowledge/known-question.ts";
import { trainModel } from "../../../src/core/understanding/learning/learn.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import { unitWords } from "../../../src/core/courtesy/unit-words.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { taken, type Does } from "../literal-message.ts";
import { alerted, literalTicket, NOW, said, showing } from "../literal-world.ts";
import {
  filedAs,
  heard,
  LEAK,
  matterIn,
  matterOf,
  unit,
  within,
  type Heard,
} from "./literal-talk.ts";

const source = { zh: "住戶手冊第8條", en: "Residents' Handbook, article 8" };
const answer = (phrase: string, change: Partial<KnownAnswer> = {}): KnownAnswer => ({
  phrase,
  valid: { from: null, until: null },
  communities: null,
  buildings: null,
  ...change,
});
const entry = (id: string, about: string | null, ...answers: KnownAnswer[]): KnownQuestion => ({
  id,
  about,
  source,
  answers,
});

const ASKED: Readonly<Record<string, string>> = {
  垃圾幾點可以丟呢: "rubbish",
  裝修要遵守哪些規定: "works",
  報修之後多久會有人來處理: "standards",
  B棟的水什麼時候恢復: "water",
};
const questions: readonly KnownQuestion[] = [
  entry("rubbish", "facility-info", answer("knowledge.rubbish")),
  entry("works", "fee-inquiry", answer("knowledge.works")),
  entry("standards", "repair", answer("knowledge.standards")),
  entry(
    "water",
    null,
    answer("knowledge.water-b", {
      buildings: ["B"],
      valid: { from: "2026-11-23", until: "2026-11-24" },
    }),
    answer("knowledge.water", { valid: { from: null, until: "2026-11-22" } }),
  ),
];
const examples = Object.entries(ASKED).map(([text, question]) => ({ text, question, about: null }));
const model = trainModel({
  phrases: [],
  examples: [],
  moves: [],
  followUps: [],
  situations: [],
  questions: examples,
});
const content: Partial<Content> = {
  knowledge: createKnowledge(questions, examples, model),
  phrases: showing(["source", "repair.answer", "repair.resolve", "office-hours", "text"]),
};
const asked = (text: string, how: Heard = {}): Turn =>
  heard(text, { does: "ask", content, ...how });
const leak = matterOf(LEAK, "unit", { asked: { unit: 1 } });
const SHOWN = /^(\S+)(?: source:(\S+))?/u;
/** Which phrase answers, and the paper that it names. */
const answered = (turn: Turn): readonly (string | undefined)[] =>
  SHOWN.exec(said(turn)[0] ?? "")?.slice(1) ?? [];

describe("what is known", () => {
  it("F5 is answered with the paper in which it is written, and nothing is filed", () => {
    const turn = asked("垃圾幾點可以丟呢");
    expect(answered(turn)).toEqual(["knowledge.rubbish", "住戶手冊第8條"]);
    expect([turn.tickets, alerted(turn)]).toEqual([[], []]);
    const english = asked("垃圾幾點可以丟呢", {
      meaning: { language: null },
      conversation: { language: "en" },
    });
    expect(said(english)[0]).toContain("Residents' Handbook, article 8");
  });

  it("D20 of how long things take are the clocks of the desk's own dialogs", () => {
    const turn = asked("報修之後多久會有人來處理");
    expect(said(turn)[0]).toContain("repair.answer:10 分鐘 repair.resolve:2 天");
    expect(said(turn)[0]).toContain("office-hours:");
  });

  it("D23 of the rules is told ahead, to who says what they are about to do", () => {
    const turn = asked("裝修要遵守哪些規定", {
      does: "raise",
      meaning: { match: taken("fee-inquiry") },
    });
    expect(answered(turn)[0]).toBe("knowledge.works");
    expect(turn.tickets).toEqual([]);
    const goesOn = heard("預計下週一開始做三天", { content, conversation: turn.conversation });
    expect(goesOn.tickets.map(({ kind }) => kind)).toEqual(["fee-inquiry"]);
    const [ticket] = goesOn.tickets;
    expect(ticket && ticketState(ticket).slots.issue).toContain("預計下週一開始做三天");
  });

  it("for a building, on some days, is told to who lives there, on those", () => {
    const water = (number: string, now = NOW): string | undefined => {
      const known = { unit: { ...unit("501"), building: number } };
      return answered(asked("B棟的水什麼時候恢復", { conversation: { known }, now }))[0];
    };
    expect(water("B")).toBe("knowledge.water-b");
    expect(water("A")).toBe("question.done");
    expect(water("B", Date.parse("2026-11-25T00:00:00+08:00"))).toBe("question.done");
    expect(water("A", Date.parse("2026-11-22T23:59:00+08:00"))).toBe("knowledge.water");
    expect(unitWords({ ...unit("501"), building: "B" }, "zh-Hant")).toContain("B");
  });

  it("is answered in the middle of anything, and what was asked stands", () => {
    const turn = within(leak, "垃圾幾點可以丟呢", { does: "ask", content });
    expect(answered(turn)[0]).toBe("knowledge.rubbish");
    expect(said(turn).at(-1)).toMatch(/^unit\./);
    expect(matterIn(turn)?.notes).toEqual(leak.notes);
    expect(turn.tickets).toEqual([]);
  });
});

describe("B13 what nothing answers", () => {
  it("is on record for a colleague, with a time, and never answered with 'I don't know'", () => {
    const turn = asked("管理室有沒有養貓");
    expect(turn.tickets.map(({ kind }) => kind)).toEqual(["facility-info"]);
    expect(said(turn)[0]).toBe("question.done");
    expect(alerted(turn)).toHaveLength(1);
    expect(turn.timers.map(({ kind }) => kind)).toContain("answer-due");
  });

  it("is of the intent that it is about, where that is plain", () => {
    const turn = asked("為什麼這個月貴這麼多", { meaning: { match: taken("fee-inquiry") } });
    expect(turn.tickets.map(({ kind }) => kind)).toEqual(["fee-inquiry"]);
  });

  it("in the middle of a matter goes with it, once", () => {
    const turn = within(leak, "要自費嗎", { does: "ask", content });
    expect(said(turn)[0]).toBe("question.with-matter");
    expect(matterIn(turn)?.questions).toEqual(["要自費嗎"]);
    const again = heard("要自費嗎", { does: "ask", content, conversation: turn.conversation });
    expect(matterIn(again)?.questions).toEqual(["要自費嗎"]);
    const left = heard("先這樣", { does: "leave", content, conversation: turn.conversation });
    expect(left.tickets.map((one) => ticketState(one).notes)).toEqual([
      ["staff.asked text:要自費嗎"],
    ]);
  });

  it("about what is on record stands there, and staff see it", () => {
    const tickets = [literalTicket("T1")];
    const turn = within(filedAs("T1"), "要自費嗎", { does: "ask", content, tickets });
    expect(said(turn)[0]).toBe("question.added");
    expect(turn.tickets[0] && ticketState(turn.tickets[0]).slots.issue).toContain("要自費嗎");
    expect(alerted(turn)).toHaveLength(1);
  });

  it("of several is answered as far as is known, and the rest goes to a colleague", () => {
    const text = "垃圾幾點可以丟呢，管理室有沒有養貓";
    const both: Does = text.split("，").map((part) => ({ kind: "ask", text: part }));
    const turn = within(leak, text, { does: both, content });
    expect(said(turn).map((words) => words.split(" ")[0])).toEqual([
      "knowledge.rubbish",
      "question.with-matter",
      "unit.again",
    ]);
  });
});

describe("D20 by when", () => {
  it("is told before it is registered, and then by its own ticket", () => {
    const turn = within(leak, "多久會來", {
      does: "ask",
      content: { phrases: showing(["minutes"]) },
    });
    expect(said(turn)[0]).toBe("question.when minutes:10");
    const tickets = [literalTicket("T1")];
    const filed = within(filedAs("T1"), "多久會來", { does: "ask", tickets });
    expect(said(filed)[0]).toBe("status.recorded");
  });
});

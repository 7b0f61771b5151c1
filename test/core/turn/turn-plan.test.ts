import { describe, expect, it } from "vitest";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import type { Language } from "../../../src/core/records/message.ts";
import { alert, staffTime } from "../../../src/core/turn/told-staff.ts";
import {
  finish,
  newPlan,
  offer,
  remember,
  say,
  sayPromised,
  ticketOf,
  withTicket,
} from "../../../src/core/turn/turn-plan.ts";
import type { TurnPlan } from "../../../src/core/turn/turn.ts";
import { literalTicket, literalWorld, MINUTE, NOW, showing } from "../literal-world.ts";

const BLANKS = ["company", "you", "office", "police", "fire", "due", "ticket"];
const planOf = (
  conversation: Partial<Conversation> = {},
  change: Parameters<typeof literalWorld>[0] = {},
): TurnPlan => {
  const world = literalWorld({ content: { phrases: showing(BLANKS) }, conversation, ...change });
  return newPlan(world, world.conversation, NOW);
};
const promised = {
  id: "T1.0",
  about: "first-response" as const,
  text: "今天14:40",
  due: NOW + 10 * MINUTE,
};

describe("a phrase", () => {
  it("may name the company, the resident and whom to call, in the resident's language", () => {
    const said = (language: Language | null): string | undefined =>
      say(
        planOf(
          { language, known: { name: { surname: "王", given: null, form: "太太" } } },
          { community: { emergency: { office: "02-2345" } } },
        ),
        "greet",
      ).says[0];
    const called = "office:02-2345 police:110 fire:119";
    expect(said(null)).toBe(`greet company:物業服務公司 you:王太太 ${called}`);
    expect(said("zh-Hans")).toBe(`greet company:物业服务公司 you:王太太 ${called}`);
    expect(said("en")).toContain("company:Property Services");
  });

  it("says nothing of a number that the community has not", () => {
    expect(say(planOf(), "greet").says[0]).not.toContain("office");
  });

  it("is filled with what is said of this before what always holds", () => {
    expect(say(planOf(), "greet", { company: "晴園" }).says).toEqual([
      "greet company:晴園 police:110 fire:119",
    ]);
    const alerted = alert(planOf(), "staff", "staff.ticket", { company: "晴園" }, { ticket: null });
    expect(alerted.alerts[0]?.text).toBe("staff.ticket company:晴園 police:110 fire:119");
  });

  it("that tells a time is said with its promise alone (B21)", () => {
    const plan = planOf({}, { content: {} });
    expect(() => say(plan, "answer.missed")).toThrow('phrase "answer.missed" tells a time');
    expect(sayPromised(planOf(), "repair.done", promised, { ticket: "T1" }).says[0]).toContain(
      "due:今天14:40 ticket:T1",
    );
  });

  it("takes turns among its wordings, and counts each by itself", () => {
    const turns: number[] = [];
    const phrases = {
      ...showing([]),
      say: (key: string, _language: Language, _blanks: object, variant: number) => {
        turns.push(variant);
        return `${key} ${variant}`;
      },
    };
    const plan = planOf({ said: { other: 4 } }, { content: { phrases } });
    const { conversation, says } = say(say(say(plan, "again"), "again"), "other");
    expect(turns).toEqual([0, 1, 4]);
    expect(says).toEqual(["again 0", "again 1", "other 4"]);
    expect(conversation.said).toEqual({ again: 2, other: 5 });
  });

  it("is not said twice in one breath", () => {
    const { says, conversation } = say(say(planOf({}, { content: {} }), "same"), "same");
    expect([says, conversation.said]).toEqual([["same"], { same: 1 }]);
  });

  it.each([
    ["打 999 或 999", "打 999"],
    ["打999、999", "打999"],
    ["call 999 or 999 now", "call 999 now"],
    ["打 110 或 119", "打 110 或 119"],
    ["打 99 或 999", "打 99 或 999"],
    ["第1和1", "第1和1"],
  ])("names a number once: %s", (text, once) => {
    const phrases = { ...showing([]), say: () => text };
    expect(say(planOf({}, { content: { phrases } }), "call").says).toEqual([once]);
  });
});

it("whoever hasn't chosen a language reads the community's own", () => {
  const phrases = showing(["language"]);
  const said = (language: Language | null): unknown =>
    say(planOf({ language }, { content: { phrases } }), "greet").says;
  expect(said(null)).toEqual(["greet language:zh-Hant"]);
  expect(said("en")).toEqual(["greet language:en"]);
});

it("staff read an alert in the community's language, whatever the resident's, and in their own", () => {
  const phrases = showing(["company", "due"]);
  const plan = planOf({ language: "en" }, { content: { phrases } });
  const due = staffTime(plan, NOW + 10 * MINUTE);
  const [told] = alert(plan, "staff", "staff.ticket", { due }, { ticket: null }).alerts;
  expect([told?.text, told?.inLanguages["zh-Hans"], told?.inLanguages.en]).toEqual([
    "staff.ticket company:物業服務公司 due:今天14:40",
    "staff.ticket company:物业服务公司 due:今天14:40",
    "staff.ticket company:Property Services due:2:40 pm today",
  ]);
});

describe("quick replies", () => {
  it("are labelled by what they stand for", () => {
    const { choices } = offer(planOf({}, { content: {} }), ["yes", "intent:repair", "place:home"]);
    expect(choices).toEqual([
      { value: "yes", label: "choice.yes" },
      { value: "intent:repair", label: "intent.repair" },
      { value: "place:home", label: "choice.place.home" },
    ]);
  });
});

describe("what is remembered", () => {
  it("is who they are and where they live, and nothing of the matter (B11)", () => {
    const plan = planOf({ known: { phone: "+886912345678" } });
    const name = { surname: "王", given: null, form: null };
    const { known } = remember(plan, {
      name,
      issue: "漏水",
      when: "明天",
      unit: null,
    }).conversation;
    expect(known).toEqual({ phone: "+886912345678", name });
  });
});

describe("a ticket", () => {
  it("is as the plan left it, else as it was read", () => {
    const before = literalTicket("T1");
    const plan = planOf({}, { tickets: [before, literalTicket("T2")] });
    const after = literalTicket("T1", { kind: "resolve-missed", at: NOW });
    const changed = withTicket(withTicket(plan, literalTicket("T2")), after);
    expect(ticketOf(plan, "T1")).toBe(before);
    expect(ticketOf(changed, "T1")).toBe(after);
    expect(ticketOf(changed, "T3")).toBeNull();
    expect(withTicket(changed, before).tickets.map(({ id }) => id)).toEqual(["T2", "T1"]);
    expect(ticketOf(withTicket(changed, before), "T1")).toBe(before);
  });
});

describe("a turn", () => {
  const base = { choices: [], at: NOW, from: { kind: "bot" }, conversation: "c1", tries: 0 };

  it("says its lines in one reply that falls silent when somebody takes over", () => {
    const plan = offer(
      say(say(planOf({ owner: { kind: "bot", epoch: 7 } }, { content: {} }), "one"), "two"),
      ["yes"],
    );
    const turn = finish(plan, "reply");
    const choices = [{ value: "yes", label: "choice.yes" }];
    expect(turn.outbox).toEqual([
      {
        ...base,
        id: "x.r",
        to: { kind: "resident", channel: "web", conversation: "c1" },
        text: "one\ntwo",
        choices: [{ value: "yes@1", label: "choice.yes" }],
        ownerEpoch: 7,
        ticket: null,
        urgent: false,
      },
    ]);
    expect(turn.conversation.last).toMatchObject({ text: "one\ntwo", choices });
    expect(finish(plan, "notice").outbox[0]?.ownerEpoch).toBeNull();
    expect(finish(say(planOf(), "one"), "reply").outbox[0]?.choices).toEqual([]);
  });

  it("that says nothing leaves what was said last, and sends no empty reply", () => {
    const last = { text: "earlier", choices: [] };
    const turn = finish(planOf({ last }), "reply");
    expect(turn).toMatchObject({ outbox: [], transcript: [], tickets: [], timers: [] });
    expect(turn.conversation.last).toEqual(last);
  });

  it("tells staff of it one by one, whoever speaks", () => {
    const plan = alert(
      alert(planOf({}, { content: {} }), "staff", "first", {}, { ticket: null }),
      "director",
      "second",
      {},
      { ticket: "T1", urgent: true },
    );
    expect(finish(plan, "reply").outbox).toEqual([
      {
        ...base,
        id: "x.a0",
        to: { kind: "staff", role: "staff" },
        text: "first",
        inLanguages: { "zh-Hans": "first", en: "first" },
        ownerEpoch: null,
        ticket: null,
        urgent: false,
      },
      {
        ...base,
        id: "x.a1",
        to: { kind: "staff", role: "director" },
        text: "second",
        inLanguages: { "zh-Hans": "second", en: "second" },
        ownerEpoch: null,
        ticket: "T1",
        urgent: true,
      },
    ]);
    const both = finish(say(plan, "reply"), "reply").outbox;
    expect(both.map(({ id }) => id)).toEqual(["x.r", "x.a0", "x.a1"]);
  });

  it("in danger shows the numbers to call that it names, and no others", () => {
    const phrases = { ...showing([]), say: () => "打119" };
    const plan = say(planOf({}, { content: { phrases } }), "advice");
    expect(finish({ ...plan, urgent: true }, "reply").outbox[0]?.danger).toEqual({
      numbers: ["119"],
    });
    expect(finish(plan, "reply").outbox[0]?.danger).toBeUndefined();
  });
});

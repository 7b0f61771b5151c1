import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import { decide } from "../../../src/core/dialogs/decide.ts";
import { namedStaff } from "../../../src/core/records/actor.ts";
import type { Conversation, Frame, ToldDanger } from "../../../src/core/records/conversation.ts";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import type { Unit } from "../../../src/core/records/unit.ts";
import { ticketView } from "../../../src/core/tickets/view.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { entitiesOf } from "../../../src/core/understanding/entities/entities.ts";
import type { FollowUp, Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { hearing, literalDialogs, meant, taken, written } from "../literal-message.ts";
import {
  alerted,
  literalDanger,
  literalTicket,
  literalWorld,
  MINUTE,
  NOW,
  said,
  showing,
} from "../literal-world.ts";

const HOUR = 60 * MINUTE;
const unit = (building: string | null, number: string | null = null): Unit => ({
  building,
  entrance: null,
  floor: null,
  number,
  sub: null,
});
const home = unit("A", "1203");
const wang = { surname: "王", given: null, form: "太太" };
const none = entitiesOf([], { asked: false });
const situation = { over: false, alarm: false, first: false };
const content = {
  ...literalDialogs,
  understanding: hearing({ "1203": { unit: unit(null, "1203") } }),
  situations: new Map([
    ["child-inside", { ...situation, in: ["fire" as const], alarm: true }],
    ["smoke-gone", { ...situation, in: ["fire" as const], over: true }],
    ["clothes-burn", { ...situation, in: ["fire" as const], first: true }],
    ["water-rises", { ...situation, in: ["flood" as const] }],
  ]),
};
const frame: Frame = {
  dialog: "repair",
  intent: "repair",
  slots: { issue: "漏水" },
  asked: { what: "place", times: 2 },
  answered: ["issue"],
};
const emergencyTicket = (id = "T1"): Ticket => ({ ...literalTicket(id), kind: "emergency" });
const begun = { newestAt: 1, last: { text: "before", choices: [] } };

const heard = (
  text: string,
  meaning: Partial<Interpretation>,
  change: Partial<Conversation> = {},
  tickets: readonly Ticket[] = [],
  phrases = showing([]),
): Turn =>
  decide(
    literalWorld({
      content: { ...content, phrases },
      conversation: { ...begun, ...change },
      tickets,
    }),
    written(text),
    meant(text, meaning),
    NOW,
  );
/** Somebody cries for help. */
const cried = (
  danger: Interpretation["danger"],
  change: Partial<Conversation> = {},
  meaning: Partial<Interpretation> = {},
): Turn => heard("救命", { danger, dangerLikely: 1, ...meaning }, change);
/** Somebody writes in the middle of a fire. */
const within = (
  text: string,
  meaning: Partial<Interpretation> = {},
  told: Partial<ToldDanger> = {},
  change: Partial<Conversation> = {},
): Turn =>
  heard(
    text,
    meaning,
    { owner: { kind: "waiting", epoch: 1 }, dangers: [{ ...literalDanger, ...told }], ...change },
    [emergencyTicket()],
  );
const asks = (of: FollowUp): Partial<Interpretation> => ({ followUps: [{ of, share: 1 }] });
const tells = (of: string): Partial<Interpretation> => ({ situations: [{ of, share: 1 }] });
const dangerIn = ({ conversation }: Turn): ToldDanger | undefined => conversation.dangers.at(-1);

describe("the first word of a danger", () => {
  it("is answered with what to do, that staff know, and where to come", () => {
    const turn = cried("fire");
    expect(said(turn)).toEqual([
      "emergency.advice.fire",
      "emergency.alerted",
      "emergency.unit.ask",
    ]);
    expect(turn.outbox[0]?.danger).toBeDefined();
    expect(turn.transcript[0]?.understood).toMatchObject({ intent: "emergency", decision: "act" });
  });

  it("opens a ticket and calls staff and supervisor at once, and again until one comes", () => {
    const phrases = showing(["ticket", "danger", "issue", "unit"]);
    const meaning = { danger: "fire", dangerLikely: 1 } as const;
    const turn = heard("失火了", meaning, { known: { unit: home } }, [], phrases);
    expect(alerted(turn)).toEqual([
      "staff: staff.emergency ticket:TCKT-0000 danger:danger.fire issue:失火了 unit:A棟1203室",
      "supervisor: staff.emergency ticket:TCKT-0000 danger:danger.fire issue:失火了 unit:A棟1203室",
    ]);
    expect(turn.outbox.slice(1).every(({ urgent, ticket }) => urgent && ticket !== null)).toBe(
      true,
    );
    expect(turn.tickets[0]).toMatchObject({ kind: "emergency", danger: "fire" });
    expect(turn.timers.map(({ kind, due }) => [kind, due - NOW])).toEqual([
      ["resolve-due", 48 * HOUR],
      ["answer-due", 10 * MINUTE],
      ["answer-soon", 7 * MINUTE],
      ["call-again", 3 * MINUTE],
    ]);
    expect(turn.conversation.owner).toEqual({ kind: "waiting", epoch: 1 });
  });

  it("is at home where that is known and nothing speaks against it; it says so", () => {
    const turn = cried("fire", { known: { unit: home } });
    expect(said(turn).at(-1)).toBe("emergency.place-known");
    expect(dangerIn(turn)).toMatchObject({ kind: "fire", placed: true, asked: 0 });
    const lobby = { entities: { ...none, place: { area: "public", words: "樓梯" } } } as const;
    expect(said(cried("fire", { known: { unit: home } }, lobby)).at(-1)).toBe("emergency.unit.ask");
    for (const danger of ["trapped", "falling"] as const)
      expect(said(cried(danger, { known: { unit: home } })).at(-1)).toBe("emergency.unit.ask");
  });

  it("tells where: nothing is asked, and where they live is not changed by it", () => {
    const entities = { ...none, unit: unit("B", "501"), name: wang };
    const turn = cried("fire", { known: { unit: home } }, { entities });
    expect(said(turn)).toEqual(["emergency.advice.fire", "emergency.alerted"]);
    expect(turn.conversation.known).toEqual({ unit: home, name: wang });
    expect(turn.tickets[0] && ticketView(turn.tickets[0], DEFAULT_COMMUNITY).unit).toEqual(
      unit("B", "501"),
    );
  });

  it("lets what was under way rest", () => {
    const pending = { kind: "who" } as const;
    const { conversation } = cried("fire", { frame, stack: [frame], pending, misses: 2 });
    expect(conversation).toMatchObject({
      frame: null,
      stack: [frame, frame],
      pending: null,
      misses: 0,
    });
  });

  it("keeps the latest five", () => {
    const dangers = Array.from({ length: 5 }, (_, n) => ({
      ...literalDanger,
      ticket: `T${n}`,
      saidAt: 0,
    }));
    expect(cried("fire", { dangers }).conversation.dangers.map(({ ticket }) => ticket)).toEqual([
      "T1",
      "T2",
      "T3",
      "T4",
      "TCKT-0000",
    ]);
  });

  it("that says all by itself is answered with just that", () => {
    expect(said(cried("fire", {}, tells("clothes-burn")))[0]).toBe("situation.clothes-burn");
    expect(said(cried("fire", {}, tells("child-inside"))).slice(0, 2)).toEqual([
      "emergency.advice.fire",
      "situation.child-inside",
    ]);
  });

  it("with a question is answered, but for what the advice says anyway", () => {
    expect(said(cried("fire", {}, asks("windows")))[1]).toBe("emergency.answer.windows");
    expect(said(cried("fire", {}, asks("who-comes")))[1]).toBe("emergency.alerted");
    expect(said(cried("intruder", {}, asks("windows")))[1]).toBe("emergency.alerted");
  });
});

describe("another danger in the middle of one", () => {
  const another = (danger: Interpretation["danger"], likely: number, told = {}): Turn =>
    within("然後", { danger, dangerLikely: likely }, told);

  it("is one of its own where it plainly is, and of the first where that does such things", () => {
    expect(another("flood", 0.75).tickets.map(({ id }) => id)).toEqual(["TCKT-0000"]);
    expect(another("flood", 0.74).tickets.map(({ id }) => id)).toEqual(["T1"]);
    const hurt = another("medical", 0.5);
    expect(hurt.tickets.map(({ id }) => id)).toEqual(["T1"]);
    expect(said(hurt)).toEqual(["emergency.advice.medical-air"]);
    expect(dangerIn(hurt)).toMatchObject({ kind: "fire", advised: ["fire", "medical"] });
    expect(alerted(hurt)).toEqual(["staff: staff.added", "supervisor: staff.emergency"]);
    expect(said(another("medical", 0.49))).toEqual(["emergency.worse"]);
  });

  it("to die is believed when it is certain", () => {
    expect(another("self-harm", 0.95).tickets.map(({ id }) => id)).toEqual(["TCKT-0000"]);
    expect(another("self-harm", 0.94).tickets.map(({ id }) => id)).toEqual(["T1"]);
  });

  it("of the same kind is the same, told once more", () => {
    const turn = another("fire", 1);
    expect(said(turn)).toEqual(["emergency.worse"]);
    expect(alerted(turn)).toEqual(["staff: staff.added"]);
  });

  it("in another building is another, unless it corrects the first", () => {
    const first = literalTicket("T1", {
      kind: "added",
      at: NOW,
      slots: { unit: unit("A") },
      by: "resident",
    });
    const told = (corrects: boolean, building: string): Turn =>
      heard(
        "也失火了",
        { danger: "fire", dangerLikely: 1, corrects, entities: { ...none, unit: unit(building) } },
        { dangers: [literalDanger] },
        [first],
      );
    expect(told(false, "B").tickets.map(({ id }) => id)).toEqual(["TCKT-0000"]);
    expect(told(false, "A").tickets.map(({ id }) => id)).toEqual(["T1"]);
    expect(told(true, "B").tickets.map(({ id }) => id)).toEqual(["T1"]);
  });

  it("long after, or once it was resolved, is a new one", () => {
    const cry = { danger: "fire", dangerLikely: 1 } as const;
    const at = (saidAt: number): Turn => within("失火", cry, { saidAt });
    expect(at(NOW - 6 * HOUR + 1).tickets.map(({ id }) => id)).toEqual(["T1"]);
    expect(at(NOW - 6 * HOUR).tickets.map(({ id }) => id)).toEqual(["TCKT-0000"]);
    expect(within("失火", cry, { over: true }).tickets.map(({ id }) => id)).toEqual(["TCKT-0000"]);
    const staff = namedStaff("林主任");
    const over = literalTicket("T1", { kind: "resolved", at: NOW, staff, text: "" });
    const again = heard("失火", cry, { dangers: [literalDanger] }, [over]);
    expect(again.tickets.map(({ id }) => id)).toEqual(["TCKT-0000"]);
  });
});

describe("in the middle of a danger", () => {
  it("whatever is told is noted, and staff see each word", () => {
    const turn = within("火很大");
    expect(said(turn)).toEqual(["emergency.noted"]);
    expect(alerted(turn)).toEqual(["staff: staff.added"]);
    expect(turn.tickets[0] && ticketView(turn.tickets[0], DEFAULT_COMMUNITY).issue).toBe(
      "漏水\n火很大",
    );
    expect(dangerIn(turn)?.saidAt).toBe(NOW);
    expect(turn.outbox[0]?.danger).toBeDefined();
  });

  it("lasts two hours from the last word", () => {
    expect(said(within("那個", {}, { saidAt: NOW - 2 * HOUR + 1 }))).toEqual(["emergency.noted"]);
    expect(said(within("那個", {}, { saidAt: NOW - 2 * HOUR }))).toEqual(["not-understood.again"]);
  });

  it("where it is is asked twice, in other words, until it is told", () => {
    const unplaced = { placed: false };
    const ask = (asked: number): readonly string[] =>
      said(within("快", {}, { ...unplaced, asked }));
    expect([0, 1, 2].map(ask)).toEqual([
      ["emergency.noted", "emergency.unit.ask"],
      ["emergency.noted", "emergency.unit.again"],
      ["emergency.noted"],
    ]);
    const placed = within("1203", {}, { ...unplaced, asked: 1 });
    expect(said(placed)).toEqual(["emergency.placed"]);
    expect(dangerIn(placed)).toMatchObject({ placed: true, asked: 1 });
    expect(placed.conversation.known.unit).toBeUndefined();
  });

  it("a question is answered", () => {
    expect(said(within("窗戶要開嗎", asks("windows")))).toEqual(["emergency.answer.windows"]);
    expect(said(within("現在呢", asks("what-now")))).toEqual(["emergency.advice.fire"]);
    expect(said(within("這樣好嗎"))).toEqual(["emergency.answer.unknown"]);
    expect(said(within("", { control: { kind: "person" } }))).toEqual([
      "emergency.answer.who-comes",
    ]);
  });

  it("who comes is whoever has taken it", () => {
    const staff = namedStaff("林主任");
    const taken = literalTicket("T1", { kind: "answered", at: NOW, staff });
    const ask = (of: FollowUp): readonly string[] =>
      said(heard("?", asks(of), { dangers: [literalDanger] }, [taken], showing(["staff"])));
    expect(ask("who-comes")).toEqual(["emergency.taken staff:林主任"]);
    expect(ask("how-long")).toEqual(["emergency.taken staff:林主任"]);
    expect(ask("windows")).toEqual(["emergency.answer.windows"]);
  });

  it("a situation has its answer, and calls staff where it is news for them", () => {
    const child = within("小孩還在裡面", tells("child-inside"));
    expect(said(child)).toEqual(["situation.child-inside"]);
    expect(alerted(child)).toEqual(["staff: staff.added", "supervisor: staff.emergency"]);
    expect(said(within("水淹上來", tells("water-rises")))).toEqual(["emergency.noted"]);
  });

  it("courtesy tells staff nothing", () => {
    const thanks = within("謝謝", { match: taken("thanks") });
    expect(said(thanks)).toEqual(["emergency.welcome", "emergency.stay"]);
    expect(alerted(thanks)).toEqual([]);
    const yes = within("好", { answer: "yes" });
    expect([said(yes), alerted(yes)]).toEqual([["emergency.stay"], []]);
    const more = within("謝謝 1203", { match: taken("thanks") });
    expect(alerted(more)).toEqual(["staff: staff.added"]);
    const long = within("謝".repeat(25), { match: taken("thanks") });
    expect(alerted(long)).toEqual(["staff: staff.added"]);
    expect(alerted(within("謝".repeat(24), { match: taken("thanks") }))).toEqual([]);
  });

  it("another language, or once more: what to do is said again", () => {
    const english = within("english", { control: { kind: "language", language: "en" } });
    expect(said(english)).toEqual(["language.changed", "emergency.advice.fire"]);
    expect(english.conversation.language).toBe("en");
    expect(said(within("再說一次", { control: { kind: "repeat" } }))).toEqual([
      "emergency.advice.fire",
    ]);
  });

  it("another matter rests until it is over, and what can be answered is", () => {
    expect(said(within("管理費多少", { match: taken("fee-inquiry") }))).toEqual(["fees.office"]);
    const more = within("燈壞了", { match: taken("repair") });
    expect(said(more)).toEqual(["emergency.noted"]);
    const announced = within("另外報修燈壞了", { match: taken("repair") });
    expect(said(announced)).toEqual(["emergency.later"]);
    expect(announced.conversation.stack).toMatchObject([{ intent: "repair", asked: null }]);
    expect(said(within("管理費", { match: taken("fee-inquiry", 0.84) }))).toEqual([
      "emergency.noted",
    ]);
  });
});

describe("that it is over", () => {
  it("is told to staff, and the resident is free for other things", () => {
    const turn = within("沒事了", asks("all-clear"));
    expect(said(turn)).toEqual(["emergency.all-clear"]);
    expect(alerted(turn)).toEqual(["staff: staff.all-clear"]);
    expect(dangerIn(turn)).toMatchObject({ over: true, saidAt: NOW });
    expect(turn.conversation.owner).toEqual({ kind: "bot", epoch: 2 });
    expect(turn.tickets[0] && ticketView(turn.tickets[0], DEFAULT_COMMUNITY)).toMatchObject({
      status: "recorded",
      issue: "漏水\n沒事了",
    });
  });

  it("offers what rested", () => {
    const turn = within("沒事了", asks("all-clear"), {}, { stack: [frame] });
    expect(said(turn)).toEqual(["emergency.all-clear", "emergency.resume-offer"]);
    expect(turn.conversation.pending).toEqual({ kind: "resume" });
  });

  it("may be said by a situation or a cancel, and not while somebody is in it", () => {
    expect(said(within("煙散了", tells("smoke-gone")))).toEqual([
      "situation.smoke-gone",
      "emergency.over",
    ]);
    expect(said(within("取消", { control: { kind: "cancel" } }))).toEqual(["emergency.all-clear"]);
    const still = within("還在樓梯間", asks("all-clear"));
    expect(dangerIn(still)?.over).toBe(false);
  });

  it("is not believed of somebody who wanted to die, but of whoever saw another", () => {
    const self = within("沒事了", asks("all-clear"), { kind: "self-harm", advised: ["self-harm"] });
    expect(dangerIn(self)?.over).toBe(false);
    expect(self.conversation.owner.kind).toBe("waiting");
    const seen = within("沒事了", asks("all-clear"), {
      kind: "self-harm",
      advised: ["self-harm"],
      ofAnother: true,
    });
    expect(dangerIn(seen)?.over).toBe(true);
  });
});

describe("right after it was called off", () => {
  const over = { over: true };
  const free = { owner: { kind: "bot", epoch: 2 } } as const;
  const after = (text: string, meaning = {}, told = {}, change = {}): Turn =>
    within(text, meaning, { ...over, ...told }, { ...free, ...change });

  it("relief is met with relief, and what is told belongs to it", () => {
    expect(said(after("不好意思"))).toEqual(["emergency.glad"]);
    expect(said(after("真的沒事", asks("all-clear")))).toEqual(["emergency.glad"]);
    expect(said(after("只是烤焦"))).toEqual(["emergency.noted-after"]);
    expect(alerted(after("只是烤焦"))).toEqual(["staff: staff.added"]);
  });

  it("whether it is safe is answered, other matters are matters", () => {
    expect(said(after("可以回去嗎", asks("go-back")))).toEqual(["emergency.answer.go-back"]);
    expect(said(after("誰來", asks("who-comes")))).toEqual(["emergency.noted-after"]);
    expect(said(after("管理費", { match: taken("fee-inquiry") }))).toEqual(["fees.office"]);
  });

  it("where it was is still noted, where nobody knew", () => {
    const entities = { ...none, unit: home };
    expect(said(after("A棟1203", { entities }, { placed: false }))).toEqual(["emergency.placed"]);
  });

  it("ends after two hours", () => {
    expect(said(after("只是烤焦", {}, { saidAt: NOW - 2 * HOUR }))).toEqual([
      "not-understood.again",
    ]);
    expect(said(after("只是烤焦", {}, { saidAt: NOW - 2 * HOUR + 1 }))).toEqual([
      "emergency.noted-after",
    ]);
  });

  it("once more is a danger anew, within a fortnight and in few words", () => {
    const days = (n: number): Turn => after("又燒起來了", {}, { saidAt: NOW - n * 24 * HOUR });
    expect(days(0).tickets.map(({ danger }) => danger)).toEqual(["fire"]);
    expect(days(14).tickets.map(({ danger }) => danger)).toEqual(["fire"]);
    expect(days(15).tickets).toEqual([]);
    expect(after(`又燒起來了${"。".repeat(25)}`).tickets.map(({ id }) => id)).toEqual([
      "TCKT-0000",
    ]);
    expect(after(`又燒起來了${"。".repeat(26)}`).tickets.map(({ id }) => id)).toEqual(["T1"]);
    const self = { kind: "self-harm", ofAnother: true, advised: ["self-harm"] };
    expect(after("又來了", {}, self).tickets.map(({ id }) => id)).toEqual(["T1"]);
    const news = after("小孩還在裡面", tells("child-inside"));
    expect(news.tickets.map(({ id }) => id)).toEqual(["TCKT-0000"]);
  });
});

import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import type { FollowUp } from "../../../src/core/understanding/interpretation.ts";
import { namedStaff } from "../../../src/core/records/actor.ts";
import { ticketView } from "../../../src/core/tickets/view.ts";
import { taken } from "../literal-message.ts";
import { NOW, alerted, literalDanger, literalTicket, said, showing } from "../literal-world.ts";
import { HOUR, asks, dangerIn, heard, tells, within } from "./literal-danger.ts";

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
    const late = within("那個", {}, { saidAt: NOW - 2 * HOUR });
    expect([said(late).includes("emergency.noted"), late.tickets]).toEqual([false, []]);
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
    expect(alerted(within("窗戶要開嗎", asks("windows")))).toEqual(["staff: staff.added"]);
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
    const unsure = { ...taken("thanks"), decision: "confirm" } as const;
    expect(alerted(within("謝謝", { match: unsure }))).toEqual(["staff: staff.added"]);
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

  it("another matter rests until it is over", () => {
    const fee = within("管理費多少", { match: taken("fee-inquiry") });
    expect([said(fee), fee.tickets]).toEqual([["emergency.later"], []]);
    expect(fee.conversation.matters).toMatchObject([{ kind: "fee-inquiry", open: null }]);
    const more = within("燈壞了", { match: taken("repair") });
    expect(said(more)).toEqual(["emergency.noted"]);
    const announced = within("另外報修燈壞了", { match: taken("repair") });
    expect(said(announced)).toEqual(["emergency.later"]);
    expect(announced.conversation.matters).toMatchObject([{ kind: "repair", open: null }]);
    expect(said(within("管理費", { match: taken("fee-inquiry", 0.84) }))).toEqual([
      "emergency.noted",
    ]);
  });
});

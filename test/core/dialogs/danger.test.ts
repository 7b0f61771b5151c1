import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import type { Conversation, ToldDanger } from "../../../src/core/records/conversation.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type { Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { namedStaff } from "../../../src/core/records/actor.ts";
import { ticketView } from "../../../src/core/tickets/view.ts";
import { taken } from "../literal-message.ts";
import {
  MINUTE,
  NOW,
  alerted,
  literalDanger,
  literalTicket,
  said,
  showing,
} from "../literal-world.ts";
import {
  HOUR,
  asks,
  cried,
  dangerIn,
  leak,
  heard,
  home,
  none,
  tells,
  unit,
  wang,
  within,
} from "./literal-danger.ts";

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
    const { conversation } = cried("fire", { matters: [leak], pending, misses: 2 });
    expect(conversation).toMatchObject({ pending: null, misses: 0 });
    expect(conversation.matters).toEqual([{ ...leak, open: null }]);
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

  it("with another matter keeps that one for later", () => {
    const matters = ["emergency", "repair"].map((intent) => ({
      text: intent,
      match: taken(intent),
      entities: none,
    }));
    expect(cried("fire", {}, { matters }).conversation.matters).toMatchObject([
      { kind: "repair", state: "telling", open: null, notes: [{ text: "repair" }] },
    ]);
  });

  it("tells what to do by itself, or answers what it leaves open", () => {
    const leave = asks("leave-or-stay");
    expect(said(cried("fire", {}, leave))[1]).toBe("emergency.answer.leave-or-stay");
    const smoke = heard("樓梯都是煙", { danger: "fire", dangerLikely: 1, ...leave });
    expect(said(smoke)[1]).toBe("emergency.alerted");
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

describe("what hardly sounds like a danger", () => {
  const doubtful = (dangerLikely: number, change: Partial<Conversation> = {}): Turn =>
    heard("電扇有點味道", { danger: "fire", dangerLikely }, change, [], showing(["text"]));

  it("is no alarm: the resident hears what to do if it is one, and staff have a look", () => {
    const turn = doubtful(0.14);
    expect(said(turn)).toContain("emergency.maybe");
    expect(alerted(turn)).toEqual(["staff: staff.danger-said text:電扇有點味道"]);
    expect(turn.outbox.at(-1)?.urgent).toBe(true);
    expect([turn.tickets, turn.conversation.dangers]).toEqual([[], []]);
    expect(said(doubtful(0.15))[0]).toBe("emergency.advice.fire");
  });

  it("is less so where something else is spoken of", () => {
    expect(said(doubtful(0.49, { matters: [leak] }))).toContain("emergency.maybe");
    expect(said(doubtful(0.5, { matters: [leak] }))[0]).toBe("emergency.advice.fire");
  });
});

describe("another danger in the middle of one", () => {
  const another = (
    danger: Interpretation["danger"],
    likely: number,
    told: Partial<ToldDanger> = {},
  ): Turn => within("然後", { danger, dangerLikely: likely }, told);

  it("is one of its own where it plainly is, and of the first where that does such things", () => {
    expect(another("flood", 0.75).tickets.map(({ id }) => id)).toEqual(["TCKT-0000"]);
    expect(another("flood", 0.74).tickets.map(({ id }) => id)).toEqual(["T1"]);
    const hurt = another("medical", 0.5);
    expect(hurt.tickets.map(({ id }) => id)).toEqual(["T1"]);
    expect(said(hurt)).toEqual(["emergency.advice.medical-air"]);
    expect(dangerIn(hurt)).toMatchObject({
      kind: "fire",
      advised: ["fire", "medical"],
      advice: "emergency.advice.medical-air",
    });
    expect(alerted(hurt)).toEqual(["staff: staff.added", "supervisor: staff.emergency"]);
    expect(said(another("medical", 0.49))).toEqual(["emergency.worse"]);
  });

  it("is nearer to somebody who wants to die than the wish was", () => {
    const self: Partial<ToldDanger> = { kind: "self-harm", advised: ["self-harm"] };
    expect(another("gas", 0.5, self).tickets.map(({ id }) => id)).toEqual(["TCKT-0000"]);
    expect(another("gas", 0.49, self).tickets.map(({ id }) => id)).toEqual(["T1"]);
  });

  it("that only resembles one is about the first where it says that it is over or what it does", () => {
    const flood = { danger: "flood", dangerLikely: 1 } as const;
    expect(said(within("沒事了", { ...flood, ...asks("all-clear") }))).toEqual([
      "emergency.all-clear",
    ]);
    const door = within("門很燙", { ...flood, ...tells("door-hot") });
    expect([said(door), dangerIn(door)?.over]).toEqual([["situation.door-hot"], false]);
    expect(alerted(door)).toEqual(["staff: staff.added"]);
  });

  it("of no kind is the first, and so is one whose place is only told now", () => {
    expect(another("other", 1).tickets.map(({ id }) => id)).toEqual(["T1"]);
    const entities = { ...none, unit: home };
    const placed = within("失火", { danger: "fire", dangerLikely: 1, entities }, { placed: false });
    expect(placed.tickets.map(({ id }) => id)).toEqual(["T1"]);
  });

  it("changes nothing for whoever is waited for", () => {
    expect(another("flood", 1).conversation.owner).toEqual({ kind: "waiting", epoch: 1 });
  });

  it("hurts somebody: they come before what holds for the first", () => {
    const hurt = { danger: "medical", dangerLikely: 1 } as const;
    const bleeds = within("流血", { ...hurt, ...tells("bleeds") });
    expect(said(bleeds)).toEqual(["situation.bleeds"]);
    expect(alerted(bleeds)).toEqual(["staff: staff.added", "supervisor: staff.emergency"]);
    expect(said(within("人倒了", { ...hurt, ...tells("door-hot") }))[0]).toContain("medical");
    const once: Partial<ToldDanger> = { advised: ["fire", "medical"] };
    expect(alerted(within("流血", { ...hurt, ...tells("bleeds") }, once))).toEqual([
      "staff: staff.added",
    ]);
  });

  it("with a question answers that as well", () => {
    const asked = within("火更大了", { danger: "fire", dangerLikely: 1, ...asks("windows") });
    expect(said(asked)).toEqual(["emergency.worse", "emergency.answer.windows"]);
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

import { describe, expect, it } from "vitest";
import { namedStaff } from "../../../src/core/records/actor.ts";
import type { ToldDanger } from "../../../src/core/records/conversation.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Ticket, TicketEvent } from "../../../src/core/records/ticket.ts";
import type { Timer } from "../../../src/core/records/timer.ts";
import type { Turn, World } from "../../../src/core/turn/turn.ts";
import { FEATURES } from "../../../src/features.ts";
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

/** As the runtime does. */
function fire(world: World, of: Timer, now: number): Turn | null {
  const kind = FEATURES.timers.get(of.kind);
  if (!kind) throw new Error(`there is no timer "${of.kind}"`);
  return kind.fire(world, of, now);
}

const HOUR = 60 * MINUTE;
const promised = {
  kind: "promised",
  at: NOW - 10 * MINUTE,
  promise: { id: "T1.0", about: "first-response", text: "今天14:30", due: NOW },
} as const;
const answered = { kind: "answered", at: NOW - MINUTE, staff: namedStaff("林主任") } as const;
const resolved = {
  kind: "resolved",
  at: NOW - MINUTE,
  staff: namedStaff("林主任"),
  text: "好了",
} as const;
const cancelled = { kind: "cancelled", at: NOW - MINUTE, by: "resident" } as const;

const timer = (kind: Timer["kind"], rung = 0): Timer => ({
  id: `T1.${kind}.${rung}`,
  due: NOW,
  kind,
  channel: "web",
  conversation: "c1",
  ticket: "T1",
  promise: kind.startsWith("answer") ? "T1.0" : null,
  rung,
});
/** A ticket is resolved in two days. */
const LATE = NOW + 48 * HOUR;
const fired = (ticket: Ticket, of: Timer, dangers: readonly ToldDanger[] = []): Turn | null =>
  fire(
    literalWorld({ conversation: { dangers: [...dangers] }, tickets: [ticket] }),
    of,
    of.kind === "resolve-due" ? LATE : NOW,
  );
const open = literalTicket("T1", promised);
const dueIn = (turn: Turn | null, kind: Timer["kind"]): number | undefined =>
  turn?.timers.find((one) => one.kind === kind && one.ticket === "T1")?.due;

describe("a timer whose matter is settled does nothing", () => {
  it.each(["answer-soon", "answer-due", "call-again"] as const)("%s, once answered", (kind) => {
    expect(fired(literalTicket("T1", promised, answered), timer(kind), [literalDanger])).toBeNull();
    expect(fired(literalTicket("T1", promised, resolved), timer(kind), [literalDanger])).toBeNull();
    expect(
      fired(literalTicket("T1", promised, cancelled), timer(kind), [literalDanger]),
    ).toBeNull();
  });

  it("resolve-due, once resolved or cancelled, but not once merely answered", () => {
    expect(fired(literalTicket("T1", resolved), timer("resolve-due"))).toBeNull();
    expect(fired(literalTicket("T1", cancelled), timer("resolve-due"))).toBeNull();
    expect(fired(literalTicket("T1", answered), timer("resolve-due"))).not.toBeNull();
  });

  it("of a record that begins with no opening says which", () => {
    const [, ...events] = open.events;
    const broken = { ...open, events };
    expect(() => fired(broken, timer("resolve-due"))).toThrow("ticket T1 was never opened");
    expect(() => ticketState({ ...open, events: [] })).toThrow("ticket T1 was never opened");
  });

  it("of a ticket that is not there", () => {
    expect(fire(literalWorld({}), timer("answer-due"), NOW)).toBeNull();
  });

  it("call-again, once the resident called it off, or where there is no danger", () => {
    expect(fired(open, timer("call-again"), [{ ...literalDanger, over: true }])).toBeNull();
    expect(fired(open, timer("call-again"))).toBeNull();
  });
});

describe("an answer that is due", () => {
  it("soon reminds staff, and says nothing to the resident", () => {
    const turn = fired(open, timer("answer-soon"));
    expect(turn && [said(turn), alerted(turn)]).toEqual([[], ["staff: staff.answer-soon"]]);
    expect(turn?.tickets).toEqual([]);
  });

  it.each([
    [0, 30 * MINUTE, "supervisor"],
    [1, 2 * HOUR, "director"],
  ])(
    "and missed for the time %i is apologised for, with a new time and one step up (C5)",
    (rung, later, role) => {
      const turn = fired(open, timer("answer-due", rung));
      expect(turn && said(turn)).toEqual(["answer.missed"]);
      expect(turn && alerted(turn)).toEqual([
        "staff: staff.answer-missed",
        `${role}: staff.answer-missed`,
      ]);
      expect(dueIn(turn, "answer-due")).toBe(NOW + later);
      expect(dueIn(turn, "answer-soon")).toBe(NOW + later - 3 * MINUTE);
      expect(turn?.timers.map((one) => one.rung)).toEqual([rung + 1, rung + 1]);
    },
  );

  it("is a broken promise from then on, and a new one stands beside it (B21)", () => {
    const [ticket] = fired(open, timer("answer-due"))?.tickets ?? [];
    const promises = ticket ? ticketState(ticket).promises : [];
    expect(promises.map(({ id, kept }) => [id, kept])).toEqual([
      ["T1.0", false],
      ["T1.1", null],
    ]);
    expect(promises[1]?.due).toBe(NOW + 30 * MINUTE);
  });

  it("after office hours is promised for office hours", () => {
    const evening = Date.parse("2026-11-23T23:30:00+08:00");
    const world = literalWorld({ tickets: [open] });
    const due = dueIn(fire(world, timer("answer-due"), evening), "answer-due") ?? 0;
    expect(due).toBeGreaterThan(evening + 6 * HOUR);
  });

  it("and never ends, however often it was missed", () => {
    expect(dueIn(fired(open, timer("answer-due", 9)), "answer-due")).toBeGreaterThan(NOW);
  });
});

it("each is said of its own ticket, with what is known of it and when it is due", () => {
  const world = literalWorld({
    content: { phrases: showing(["ticket", "issue", "now", "due"]) },
    tickets: [literalTicket("T0"), open],
    conversation: { dangers: [{ ...literalDanger, ticket: "T0" }] },
  });
  const told = (kind: Timer["kind"], change: Partial<Timer> = {}, now = NOW - 3 * MINUTE) => {
    const turn = fire(world, { ...timer(kind), ...change }, now);
    expect(turn?.outbox.every(({ ticket, to }) => ticket === "T1" || to.kind !== "staff")).toBe(
      true,
    );
    expect(turn?.outbox.every(({ urgent, to }) => urgent === (to.kind === "staff"))).toBe(true);
    expect(turn?.outbox.every(({ ownerEpoch }) => ownerEpoch === null)).toBe(true);
    return turn && [...said(turn), ...alerted(turn)];
  };
  const due = { due: NOW - 3 * MINUTE };
  expect(told("answer-soon", due)).toEqual([
    "staff: staff.answer-soon ticket:T1 issue:漏水 now:今天14:30",
  ]);
  expect(told("answer-soon", { ...due, promise: "gone" })).toEqual([
    "staff: staff.answer-soon ticket:T1 issue:漏水 now:今天14:27",
  ]);
  expect(told("answer-due")).toEqual([
    "answer.missed ticket:T1 due:今天14:57",
    "staff: staff.answer-missed ticket:T1 issue:漏水",
    "supervisor: staff.answer-missed ticket:T1 issue:漏水",
  ]);
  expect(told("resolve-due", {}, LATE)).toEqual([
    "supervisor: staff.resolve-missed ticket:T1 issue:漏水",
  ]);
});

it("no timer is another's: each step has an id of its own, and knows its conversation", () => {
  const again = fired(open, timer("call-again", 1), [literalDanger]);
  const missed = fired(open, timer("answer-due", 1));
  expect([...(again?.timers ?? []), ...(missed?.timers ?? [])].map(({ id }) => id)).toEqual([
    "T1.call-again.2",
    "T1.answer-due.2",
    "T1.answer-soon.2",
  ]);
  for (const one of [...(again?.timers ?? []), ...(missed?.timers ?? [])])
    expect(one).toMatchObject({ channel: "web", conversation: "c1", ticket: "T1" });
  expect(again?.timers[0]?.promise).toBeNull();
});

describe("in danger", () => {
  it("that was called off a missed answer is one like any other", () => {
    const turn = fired(open, timer("answer-due"), [{ ...literalDanger, over: true }]);
    expect(turn && said(turn)).toEqual(["answer.missed"]);
    expect(dueIn(turn, "answer-due")).toBe(NOW + 30 * MINUTE);
  });

  it.each([
    [0, 10 * MINUTE, "supervisor"],
    [1, 10 * MINUTE, "director"],
    [2, 30 * MINUTE, "director"],
    [7, 2 * HOUR, "director"],
  ])("a missed answer of step %i counts in minutes, at any hour", (rung, later, role) => {
    const night = Date.parse("2026-11-23T03:00:00+08:00");
    const world = literalWorld({ conversation: { dangers: [literalDanger] }, tickets: [open] });
    const turn = fire(world, timer("answer-due", rung), night);
    expect(dueIn(turn, "answer-due")).toBe(night + later);
    expect(turn && said(turn)).toEqual(["emergency.missed"]);
    expect(turn && alerted(turn).at(-1)).toBe(`${role}: staff.answer-missed`);
    expect(turn?.outbox[0]?.danger).toBeDefined();
  });

  it.each([
    [0, ["staff", "supervisor"], 3 * MINUTE, true],
    [1, ["supervisor", "director"], 5 * MINUTE, true],
    [2, ["staff", "supervisor", "director"], 5 * MINUTE, false],
    [40, ["staff", "supervisor", "director"], 5 * MINUTE, false],
  ])(
    "call %i goes up the roles and is followed by another, without a last one",
    (rung, roles, next, told) => {
      const turn = fired(open, timer("call-again", rung), [literalDanger]);
      expect(turn && alerted(turn)).toEqual(roles.map((role) => `${role}: staff.call-again`));
      expect(dueIn(turn, "call-again")).toBe(NOW + next);
      expect(turn?.timers.map((one) => one.rung)).toEqual([rung + 1]);
      expect(turn && said(turn)).toEqual(told ? ["emergency.still-calling"] : []);
      expect(turn?.outbox.every(({ to, urgent }) => to.kind !== "staff" || urgent)).toBe(true);
    },
  );
});

it("what is not resolved in time goes to the supervisor, and stands in the ticket", () => {
  const turn = fired(literalTicket("T1", answered), timer("resolve-due"));
  expect(turn && [said(turn), alerted(turn)]).toEqual([[], ["supervisor: staff.resolve-missed"]]);
  expect(turn?.tickets[0]?.events.at(-1)).toEqual({ kind: "resolve-missed", at: LATE });
});

describe("a promise", () => {
  const later = {
    ...promised,
    promise: { ...promised.promise, id: "T1.1", due: NOW + 30 * MINUTE },
  };
  const missed = { kind: "answer-missed", at: NOW, promise: "T1.0" } as const;
  const keptOf = (...events: TicketEvent[]): unknown =>
    ticketState(literalTicket("T1", ...events)).promises.map(({ kept }) => kept);

  it("is kept to the very minute, broken a moment later", () => {
    expect(keptOf(promised, { ...answered, at: NOW })).toEqual([true]);
    expect(keptOf(promised, { ...answered, at: NOW + 1 })).toEqual([false]);
  });

  it("that was kept stays so, whatever comes after", () => {
    const after = { ...resolved, at: NOW + MINUTE };
    expect(keptOf(promised, answered, after)).toEqual([true]);
    expect(keptOf(promised, missed, { ...answered, at: NOW - MINUTE })).toEqual([false]);
  });

  it("is broken alone: the one that took its place still stands", () => {
    expect(keptOf(promised, missed, later)).toEqual([false, null]);
    expect(keptOf(promised, later, missed)).toEqual([false, null]);
    expect(keptOf(promised, missed, later, { ...answered, at: NOW + MINUTE })).toEqual([
      false,
      true,
    ]);
  });
});

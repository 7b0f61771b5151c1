import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namedStaff } from "../../../src/core/records/actor.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import type { Wait } from "../../../src/core/records/owner.ts";
import type { Ticket, TicketEvent } from "../../../src/core/records/ticket.ts";
import type { Timer } from "../../../src/core/records/timer.ts";
import { isOfficeTime } from "../../../src/core/tickets/clocks.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import { status } from "../../../src/core/tickets/status.ts";
import { finish, newPlan } from "../../../src/core/turn/turn-plan.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { handOver } from "../../../src/core/waiting/hand-over.ts";
import { stillWaiting } from "../../../src/core/waiting/still-waiting.ts";
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

const HOUR = 60 * MINUTE;
const since = NOW - MINUTE;
const phrases = showing(["text", "ticket", "due", "since", "staff", "why"]);
const waits = (wait: Partial<Wait> = {}): Partial<Conversation> => ({
  owner: {
    kind: "waiting",
    epoch: 3,
    wait: { since, to: "staff", words: "叫人來", ticket: null, ...wait },
  },
});
const due = NOW + 20 * MINUTE;
const promised = {
  kind: "promised",
  at: since,
  promise: { id: "T1.0", about: "first-response", text: "今天14:50", due },
} as const;
const answered = { kind: "answered", at: NOW - MINUTE, staff: namedStaff("林主任") } as const;
const talk = (...events: readonly TicketEvent[]): Ticket => ({
  ...literalTicket("T1", ...events),
  kind: "talk-to-human",
});

const timer: Timer = {
  id: "web.c1.person-wait",
  due: NOW,
  kind: "person-wait",
  channel: "web",
  conversation: "c1",
  ticket: null,
  promise: null,
  rung: 0,
};
/** What comes of the timer, when it falls due at that time. */
function rung(
  conversation: Partial<Conversation>,
  at = NOW,
  tickets: readonly Ticket[] = [],
): Turn | null {
  const kind = FEATURES.timers.get(timer.kind);
  if (!kind) throw new Error(`there is no timer "${timer.kind}"`);
  return kind.fire(literalWorld({ content: { phrases }, conversation, tickets }), timer, at);
}
const heard = (turn: Turn | null): readonly string[] => (turn ? said(turn) : []);
const told = (turn: Turn | null): readonly string[] => (turn ? alerted(turn) : []);

describe("B1 who waits for a person", () => {
  it("a minute is apologised to, and staff are called again", () => {
    const turn = rung(waits());
    expect(heard(turn)).toEqual(["person.called-again staff:person.who.staff"]);
    expect(told(turn)).toEqual(["staff: staff.person-waits text:叫人來 since:今天14:29"]);
    expect(turn?.timers).toMatchObject([{ id: timer.id, due: since + 3 * MINUTE }]);
    expect(turn?.tickets).toEqual([]);
  });

  it("three minutes hears an honest time, which a ticket and a timer keep (B21)", () => {
    const turn = rung(waits(), since + 3 * MINUTE);
    expect(heard(turn)).toEqual(["person.promised ticket:TCKT-0000 due:今天15:02"]);
    expect(turn?.tickets[0]?.events.map(({ kind }) => kind)).toEqual(["opened", "promised"]);
    expect(turn?.timers.map(({ kind }) => kind)).toContain("answer-due");
    expect(turn?.conversation.owner).toMatchObject({ epoch: 3, wait: { ticket: "TCKT-0000" } });
  });

  it.each([
    ["staff", "supervisor"],
    ["supervisor", "director"],
  ] as const)("for %s, in vain, has the %s called", (to, next) => {
    const turn = rung(waits({ to }), since + 3 * MINUTE);
    expect(told(turn)).toEqual([
      `${next}: staff.person-waits text:叫人來 ticket:TCKT-0000 since:今天14:29`,
    ]);
    expect(turn?.outbox.at(-1)).toMatchObject({ ticket: "TCKT-0000", urgent: true });
  });

  it("and was promised a time already is promised no other", () => {
    const turn = rung(waits({ ticket: "T1" }), since + 3 * MINUTE, [talk(promised)]);
    expect(heard(turn)).toEqual(["person.promised ticket:T1 due:今天14:50"]);
    expect(told(turn)).toEqual([
      "supervisor: staff.person-waits text:叫人來 ticket:T1 since:今天14:29",
    ]);
    expect([turn?.tickets, turn?.timers]).toEqual([[], []]);
  });

  it("while nobody could come, and the office has closed, is told so", () => {
    const evening = Date.parse("2026-11-23T18:01:00+08:00");
    const turn = rung(waits({ since: evening - 3 * MINUTE }), evening);
    expect(heard(turn)).toEqual([
      "person.promised ticket:TCKT-0000 due:明天09:30 why:office.closed",
    ]);
  });

  it("while the desk itself was down is told a time at once", () => {
    expect(heard(rung(waits(), NOW + HOUR))[0]).toMatch(/^person\.promised/);
  });

  it("hears it from the bot, whose word falls silent when somebody comes", () => {
    expect(rung(waits())?.outbox[0]).toMatchObject({ from: { kind: "bot" }, ownerEpoch: 3 });
  });
});

it("B21 whatever the hour, an honest time is told within three minutes: in office hours, with a timer", () => {
  const week = fc.integer({ min: 0, max: 7 * 24 * 60 - 1 });
  fc.assert(
    fc.property(week, fc.constantFrom("staff", "supervisor"), (minute, to) => {
      const asked = NOW + minute * MINUTE;
      const world = literalWorld({});
      const begun = finish(
        handOver(newPlan(world, world.conversation, asked), { to, why: "asked" }),
        "reply",
      );
      const turns = [begun];
      for (let last = begun; ;) {
        const ring = last.timers.find(({ kind }) => kind === timer.kind);
        const next = ring && rung(last.conversation, ring.due, last.tickets);
        if (!next) break;
        turns.push(next);
        last = next;
      }
      const [ticket, ...others] = turns.flatMap(({ tickets }) => tickets);
      const promise = ticket && ticketState(ticket).promises[0];
      if (!ticket || !promise) throw new Error("nothing was promised");
      expect(others).toEqual([]);
      const told = ticket.events[0]?.at ?? 0;
      expect(told - asked).toBeLessThanOrEqual(3 * MINUTE);
      expect(promise.due - told).toBeGreaterThanOrEqual(30 * MINUTE);
      expect(isOfficeTime(promise.due - 1, world.community)).toBe(true);
      const answers = turns.flatMap(({ timers }) =>
        timers.filter(({ kind }) => kind === "answer-due"),
      );
      expect(answers.map(({ due: at }) => at)).toEqual([promise.due]);
    }),
  );
});

describe("nobody is called again", () => {
  it.each([
    ["once somebody came", { owner: { kind: "staff", epoch: 4, ...namedStaff("林主任") } }],
    ["once it was called off", { owner: { kind: "bot", epoch: 4 } }],
    ["once it was closed", { owner: { kind: "closed", epoch: 4 } }],
    ["where a danger calls its own", { owner: { kind: "waiting", epoch: 4 } }],
  ] as const)("%s", (_, conversation) => {
    expect(rung(conversation)).toBeNull();
  });

  it("in the middle of a danger; it is taken up when that is over, or long silent", () => {
    const danger = (change: object): Turn | null =>
      rung({ ...waits(), dangers: [{ ...literalDanger, ...change }] }, since + 3 * MINUTE);
    const silent = danger({});
    expect([heard(silent), told(silent)]).toEqual([[], []]);
    expect(silent?.timers).toMatchObject([{ id: timer.id, due: since + 8 * MINUTE }]);
    expect(heard(danger({ over: true }))[0]).toMatch(/^person\.promised/);
    expect(heard(danger({ saidAt: NOW - 2 * HOUR }))[0]).toMatch(/^person\.promised/);
  });
});

describe("我等很久了", () => {
  const asks = (
    conversation: Partial<Conversation>,
    tickets: readonly Ticket[] = [],
    at = NOW,
  ): Turn => {
    const world = literalWorld({ content: { phrases }, conversation, tickets });
    return finish(stillWaiting(newPlan(world, world.conversation, at, "還在等")), "reply");
  };

  it("in the first minute is asked for patience", () => {
    const turn = asks(waits({ since: NOW - 30_000 }));
    expect([said(turn), alerted(turn)]).toEqual([["person.still-waiting"], []]);
  });

  it("B1 later is told since when and until when, and they are called again", () => {
    const turn = asks(waits());
    expect(said(turn)).toEqual(["person.waited ticket:TCKT-0000 due:今天15:00 since:今天14:29"]);
    expect(alerted(turn)).toEqual([
      "staff: staff.person-waits text:叫人來 ticket:TCKT-0000 since:今天14:29",
    ]);
  });

  it("is told the time that was promised", () => {
    const turn = asks(waits({ ticket: "T1" }), [talk(promised)]);
    expect(said(turn)).toEqual(["person.waited ticket:T1 due:今天14:50 since:今天14:29"]);
    expect(turn.tickets).toEqual([]);
  });

  it("for a colleague who took it hears who that is, and they are reminded", () => {
    const turn = asks({}, [talk(promised, answered)]);
    expect(said(turn)).toEqual(["person.taken ticket:T1 staff:林主任"]);
    expect(alerted(turn)).toEqual([
      "staff: staff.person-asks-again text:還在等 ticket:T1 staff:林主任",
    ]);
  });

  it("for what is on record hears where that stands, after an apology", () => {
    const tickets = [literalTicket("T2", promised)];
    const turn = asks({}, tickets);
    const world = literalWorld({ content: { phrases }, tickets });
    const plain = finish(status.give(newPlan(world, world.conversation, NOW)), "reply");
    expect(said(turn)).toEqual(["person.sorry", ...said(plain)]);
  });

  it("for nothing that is on record has a person called, and is never told that there is nothing", () => {
    expect(said(asks({}))).toEqual(["person.coming why:person.why.waited"]);
    const heardOf = [talk(promised, answered, { ...answered, kind: "resolved", text: "好了" })];
    expect(said(asks({}, heardOf))).toEqual(["person.coming why:person.why.waited"]);
  });
});

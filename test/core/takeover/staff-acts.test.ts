import { describe, expect, it } from "vitest";
import type { Owner } from "../../../src/core/records/conversation.ts";
import { staffActs, type StaffAct } from "../../../src/core/takeover/staff-acts.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Turn, World } from "../../../src/core/turn/turn.ts";
import {
  alerted,
  literalDanger,
  literalTicket,
  literalWorld,
  MINUTE,
  NOW,
  said,
} from "../literal-world.ts";

const LIN = "林主任";
const ownedBy = (kind: Owner["kind"], staff: string | null = null): Owner => ({
  kind,
  epoch: 4,
  staff,
});
const mine = ownedBy("staff", LIN);
const theirs = ownedBy("staff", "小陳");

function done(world: World, act: StaffAct): Turn {
  const decided = staffActs(world, act, NOW);
  if (!decided.ok) throw new Error(decided.error);
  return decided.value;
}
const refused = (world: World, act: StaffAct): string => {
  const decided = staffActs(world, act, NOW);
  return decided.ok ? "done" : decided.error;
};
const acknowledge: StaffAct = { kind: "acknowledge", staff: LIN, ticket: "T1" };
const resolve: StaffAct = { kind: "resolve", staff: LIN, ticket: "T1", text: "修好了" };
const answered = { kind: "answered", at: NOW - MINUTE, staff: LIN } as const;
const resolved = { kind: "resolved", at: NOW - MINUTE, staff: LIN, text: "好了" } as const;

describe("a ticket", () => {
  const open = literalWorld({ tickets: [literalTicket("T1"), literalTicket("T2")] });

  it("that is taken is in progress, and its resident hears who has it (D13)", () => {
    const turn = done(open, acknowledge);
    expect(turn.tickets.map(({ id }) => id)).toEqual(["T1"]);
    const [ticket] = turn.tickets;
    expect(ticket && ticketState(ticket)).toMatchObject({ status: "in-progress", staff: LIN });
    expect(said(turn)).toEqual(["ticket.answered"]);
    expect(turn.outbox[0]).toMatchObject({ ownerEpoch: null, from: { kind: "bot" } });
  });

  it("that is resolved says by whom and how", () => {
    const turn = done(open, resolve);
    const [ticket] = turn.tickets;
    expect(ticket && ticketState(ticket)).toMatchObject({
      status: "resolved",
      staff: LIN,
      resolvedAt: NOW,
    });
    expect(ticket?.events.at(-1)).toMatchObject({ text: "修好了" });
    expect(said(turn)).toEqual(["ticket.resolved"]);
  });

  it("is taken and resolved once each; taken first, it can still be resolved", () => {
    const taken = literalWorld({ tickets: [literalTicket("T1", answered)] });
    const over = literalWorld({ tickets: [literalTicket("T1", resolved)] });
    expect(refused(taken, acknowledge)).toBe("already-done");
    expect(refused(taken, resolve)).toBe("done");
    expect(refused(over, acknowledge)).toBe("already-done");
    expect(refused(over, resolve)).toBe("already-done");
  });

  it("that is not there is told", () => {
    expect(refused(literalWorld({}), acknowledge)).toBe("no-such-ticket");
    expect(refused(literalWorld({}), resolve)).toBe("no-such-ticket");
  });

  it("of a danger, resolved, ends the danger", () => {
    const world = literalWorld({
      conversation: { owner: ownedBy("waiting"), dangers: [literalDanger] },
      tickets: [literalTicket("T1")],
    });
    const { conversation } = done(world, resolve);
    expect(conversation.dangers).toEqual([{ ...literalDanger, over: true }]);
    expect(conversation.owner).toEqual({ kind: "bot", epoch: 5, staff: null });
  });
});

describe("a conversation", () => {
  const take: StaffAct = { kind: "take", staff: LIN };
  const speak: StaffAct = { kind: "say", staff: LIN, text: "我馬上過去" };
  const hand: StaffAct = { kind: "return", staff: LIN };
  const close: StaffAct = { kind: "close", staff: LIN };
  const of = (owner: Owner): World => literalWorld({ conversation: { owner } });

  it.each([
    [
      "take",
      take,
      { bot: "done", waiting: "done", closed: "done", mine: "already-done", theirs: "not-yours" },
    ],
    [
      "say",
      speak,
      {
        bot: "not-yours",
        waiting: "not-yours",
        closed: "not-yours",
        mine: "done",
        theirs: "not-yours",
      },
    ],
    [
      "return",
      hand,
      {
        bot: "not-yours",
        waiting: "not-yours",
        closed: "not-yours",
        mine: "done",
        theirs: "not-yours",
      },
    ],
    [
      "close",
      close,
      { bot: "done", waiting: "done", closed: "already-done", mine: "done", theirs: "not-yours" },
    ],
  ] as const)("may be asked to %s by whom it belongs to (B25)", (_, act, outcomes) => {
    expect({
      bot: refused(of(ownedBy("bot")), act),
      waiting: refused(of(ownedBy("waiting")), act),
      closed: refused(of(ownedBy("closed")), act),
      mine: refused(of(mine), act),
      theirs: refused(of(theirs), act),
    }).toEqual(outcomes);
  });

  it("that is taken is theirs, in an epoch of its own, and says so", () => {
    const turn = done(of(ownedBy("waiting")), take);
    expect(turn.conversation.owner).toEqual({ kind: "staff", epoch: 5, staff: LIN });
    expect(said(turn)).toEqual(["takeover.taken"]);
  });

  it("hears a colleague's words as theirs, before anything of the desk's", () => {
    const turn = done(of(mine), speak);
    expect(turn.outbox[0]).toMatchObject({
      text: "我馬上過去",
      from: { kind: "staff", name: LIN },
      ownerEpoch: null,
    });
    expect(turn.conversation.owner).toEqual(mine);
  });

  it("spoken in by a person is the answer that its open tickets wait for, and no other's", () => {
    const world = literalWorld({
      conversation: { owner: mine },
      tickets: [literalTicket("T1"), literalTicket("T2", answered), literalTicket("T3", resolved)],
    });
    const { tickets } = done(world, speak);
    expect(tickets.map(({ id }) => id)).toEqual(["T1"]);
    expect(tickets[0]?.events.at(-1)).toEqual({ kind: "answered", at: NOW, staff: LIN });
  });

  it("that is handed back is the bot's, which speaks first and takes up what was asked", () => {
    const plain = done(of(mine), hand);
    expect(plain.conversation.owner).toEqual({ kind: "bot", epoch: 5, staff: null });
    expect(said(plain)).toEqual(["takeover.returned", "offer-help"]);
    expect(plain.outbox[0]?.ownerEpoch).toBe(5);
  });

  it("that is closed keeps nothing under way, and says farewell", () => {
    const frame = { dialog: "repair", intent: "repair", slots: {}, asked: null, answered: [] };
    const world = literalWorld({
      conversation: { owner: mine, frame, stack: [frame], pending: { kind: "anything-else" } },
    });
    const turn = done(world, close);
    expect(turn.conversation).toMatchObject({
      owner: { kind: "closed", epoch: 5, staff: null },
      frame: null,
      stack: [],
      pending: null,
    });
    expect(said(turn)).toEqual(["farewell.closing"]);
    expect(alerted(turn)).toEqual([]);
  });
});

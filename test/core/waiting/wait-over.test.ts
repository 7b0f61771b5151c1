import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/dialogs/decide.ts";
import type { ConversationAct, TicketAct } from "../../../src/core/act.ts";
import { namedStaff } from "../../../src/core/records/actor.ts";
import type { Owner } from "../../../src/core/records/owner.ts";
import type { Ticket, TicketEvent } from "../../../src/core/records/ticket.ts";
import { acknowledge } from "../../../src/core/takeover/acknowledge.ts";
import { close } from "../../../src/core/takeover/close.ts";
import { giveBack } from "../../../src/core/takeover/give-back.ts";
import { resolve } from "../../../src/core/takeover/resolve.ts";
import { take } from "../../../src/core/takeover/take.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { NOTHING_BESIDE, colleague, told } from "../../colleague.ts";
import { hearing, literalDialogs, meant, written } from "../literal-message.ts";
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

const lin = colleague("林主任");
const LIN = namedStaff("林主任");
const mine: Owner = { kind: "staff", epoch: 4, ...LIN };
const waiting = (ticket: string | null): Owner => ({
  kind: "waiting",
  epoch: 3,
  wait: { since: NOW - 5 * MINUTE, to: "staff", words: "叫人來", ticket },
});
const promised = {
  kind: "promised",
  at: NOW - MINUTE,
  promise: { id: "T1.0", about: "first-response", text: "今天14:50", due: NOW + 20 * MINUTE },
} as const;
const answered = { kind: "answered", at: NOW - MINUTE, staff: LIN } as const;
const talk = (...events: readonly TicketEvent[]): Ticket => ({
  ...literalTicket("T1", promised, ...events),
  kind: "talk-to-human",
});
const worldOf = (owner: Owner, tickets: readonly Ticket[]) =>
  literalWorld({
    content: {
      ...literalDialogs,
      understanding: hearing({}, { 不用了: "cancel" }),
      phrases: showing(["staff"]),
    },
    conversation: { owner, newestAt: 1, last: { text: "", choices: [] } },
    tickets,
  });
const statusOf = ({ tickets: [ticket] }: Pick<Turn, "tickets">): string | undefined =>
  ticket && ticketState(ticket).status;

describe("a resident who waits for a person and never minds", () => {
  const cancels = (owner: Owner, tickets: readonly Ticket[] = []): Turn =>
    decide(
      worldOf(owner, tickets),
      written("不用了"),
      meant("不用了", { control: { kind: "cancel" } }),
      NOW,
    );

  it("is asked what else there is, and staff hear that nobody need come", () => {
    const turn = cancels(waiting(null));
    expect(said(turn)).toEqual(["cancel.person"]);
    expect(turn.conversation.owner).toEqual({ kind: "bot", epoch: 4 });
    expect(alerted(turn)).toEqual(["staff: staff.person-not-wanted"]);
  });

  it("is promised nothing any more", () => {
    expect(statusOf(cancels(waiting("T1"), [talk()]))).toBe("cancelled");
  });

  it("of what a colleague took already cancels nothing", () => {
    expect(cancels(waiting("T1"), [talk(answered)]).tickets).toEqual([]);
  });
});

describe("a person who comes", () => {
  const does = (act: ConversationAct, owner: Owner, tickets: readonly Ticket[]): Turn => {
    const done = told(act).decide({ ...NOTHING_BESIDE, ...worldOf(owner, tickets) }, lin, NOW);
    if (!done.ok) throw new Error(done.error);
    return done.value;
  };

  it("B21 keeps what was promised, by coming", () => {
    const turn = does(take, waiting("T1"), [talk(), literalTicket("T2", promised)]);
    expect(turn.tickets.map(({ id }) => id)).toEqual(["T1"]);
    expect(statusOf(turn)).toBe("in-progress");
    expect(turn.tickets[0] && ticketState(turn.tickets[0]).promises[0]?.kept).toBe(true);
  });

  it.each([
    ["hands back", giveBack],
    ["says goodbye", close],
  ] as const)("and %s has heard them: nothing is left to see to", (_, act) => {
    const turn = does(act, mine, [talk(answered), literalTicket("T2", answered)]);
    expect(turn.tickets.map(({ id }) => id)).toEqual(["T1"]);
    expect(turn.tickets[0]?.events.at(-1)).toEqual({
      kind: "resolved",
      at: NOW,
      staff: LIN,
      text: "staff.person-came staff:林主任",
    });
  });
});

describe("a ticket by which a person was promised", () => {
  const does = (act: TicketAct, owner: Owner, ticket: Ticket, input = {}): Turn => {
    const world = worldOf(owner, [ticket]);
    const done = told(act, input).decide({ ...NOTHING_BESIDE, ...world, ticket }, lin, NOW);
    if (!done.ok || done.value.conversation === null) throw new Error("not done");
    return { ...done.value, conversation: done.value.conversation };
  };

  it("ends the wait when a colleague takes or resolves it", () => {
    const taken = does(acknowledge, waiting("T1"), talk());
    expect(said(taken)).toEqual(["ticket.answered staff:林主任"]);
    expect(taken.conversation.owner).toEqual({ kind: "bot", epoch: 4 });
    const done = does(resolve, waiting("T1"), talk(), { text: "談過了" });
    expect(done.conversation.owner).toEqual({ kind: "bot", epoch: 4 });
  });

  it("is the only one that does", () => {
    expect(does(acknowledge, waiting("T9"), talk()).conversation.owner).toEqual(waiting("T9"));
    expect(does(acknowledge, waiting(null), talk()).conversation.owner).toEqual(waiting(null));
    expect(does(acknowledge, mine, talk()).conversation.owner).toEqual(mine);
  });
});

it("a danger that is over leaves who waits for a person waiting", () => {
  const ticket = { ...literalTicket("T1"), kind: "emergency" };
  const over = (owner: Owner): Owner => {
    const world = literalWorld({
      conversation: { owner, dangers: [literalDanger] },
      tickets: [ticket],
    });
    const done = told(resolve, { text: "滅了" }).decide(
      { ...NOTHING_BESIDE, ...world, ticket },
      lin,
      NOW,
    );
    if (!done.ok || done.value.conversation === null) throw new Error("not done");
    return done.value.conversation.owner;
  };
  expect(over(waiting(null))).toEqual(waiting(null));
  expect(over({ kind: "waiting", epoch: 3 })).toEqual({ kind: "bot", epoch: 4 });
});

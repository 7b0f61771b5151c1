import { describe, expect, it } from "vitest";
import type { ConversationAct, StaffRefusal, TicketAct } from "../../../src/core/act.ts";
import { namedStaff, type Staff } from "../../../src/core/records/actor.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import type { Owner } from "../../../src/core/records/owner.ts";
import { can } from "../../../src/core/policy.ts";
import { failed, type Result } from "../../../src/core/result.ts";
import { acknowledge } from "../../../src/core/takeover/acknowledge.ts";
import { close } from "../../../src/core/takeover/close.ts";
import { giveBack } from "../../../src/core/takeover/give-back.ts";
import { resolve } from "../../../src/core/takeover/resolve.ts";
import { speak } from "../../../src/core/takeover/speak.ts";
import { take } from "../../../src/core/takeover/take.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Turn, World } from "../../../src/core/turn/turn.ts";
import { NOTHING_BESIDE, colleague, told } from "../../colleague.ts";
import { literalDialogs } from "../literal-message.ts";
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
import { LEAK, matterOf } from "../dialogs/literal-talk.ts";

const lin = colleague("林主任");
const LIN = namedStaff("林主任");
const mine: Owner = { kind: "staff", epoch: 4, ...LIN };
const theirs: Owner = { kind: "staff", epoch: 4, ...namedStaff("小陳") };
const answered = { kind: "answered", at: NOW - MINUTE, staff: LIN } as const;
const resolved = { kind: "resolved", at: NOW - MINUTE, staff: LIN, text: "好了" } as const;

/** As it is done at the desk: first whether they may, then what comes of it. */
function tried(
  world: World,
  act: ConversationAct,
  input: object = {},
  by: Staff = lin,
): Result<Turn, StaffRefusal> {
  const { conversation } = world;
  const may = can(by, act, { kind: "conversation", community: "main", conversation });
  return may.ok ? told(act, input).decide({ ...world, ...NOTHING_BESIDE }, by, NOW) : may;
}

function triedOn(
  world: World<Conversation | null>,
  act: TicketAct,
  input: object = {},
  by: Staff = lin,
): Result<Turn<Conversation | null>, StaffRefusal> {
  const ticket = world.tickets[0];
  if (!ticket) return failed("no-such-ticket");
  const may = can(by, act, { kind: "ticket", community: "main", ticket });
  return may.ok ? told(act, input).decide({ ...world, ...NOTHING_BESIDE, ticket }, by, NOW) : may;
}

function done<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
const outcome = (result: Result<unknown, StaffRefusal>): string =>
  result.ok ? "done" : result.error;
const FIXED = { text: "修好了" };

describe("a ticket", () => {
  const open = literalWorld({
    content: { phrases: showing(["ticket", "staff", "text"]) },
    tickets: [literalTicket("T1"), literalTicket("T2")],
  });

  it("that is taken is in progress, and its resident hears who has it (D13)", () => {
    const turn = done(triedOn(open, acknowledge));
    expect(turn.tickets.map(({ id }) => id)).toEqual(["T1"]);
    const [ticket] = turn.tickets;
    expect(ticket && ticketState(ticket)).toMatchObject({ status: "in-progress", staff: LIN });
    expect(ticket?.events.at(-1)).toEqual({ kind: "answered", at: NOW, staff: LIN });
    expect(said(turn)).toEqual(["ticket.answered ticket:T1 staff:林主任"]);
    expect(turn.outbox[0]).toMatchObject({ ownerEpoch: null, from: { kind: "bot" } });
  });

  it("that is resolved says by whom and how", () => {
    const turn = done(triedOn(open, resolve, FIXED));
    const [ticket] = turn.tickets;
    expect(ticket && ticketState(ticket)).toMatchObject({
      status: "resolved",
      staff: LIN,
      resolvedAt: NOW,
    });
    expect(ticket?.events.at(-1)).toMatchObject({ text: "修好了" });
    expect(said(turn)).toEqual(["ticket.resolved ticket:T1 staff:林主任 text:修好了"]);
    expect(turn.outbox[0]?.ownerEpoch).toBeNull();
  });

  it("is taken and resolved once each; taken first, it can still be resolved", () => {
    const taken = literalWorld({ tickets: [literalTicket("T1", answered)] });
    const over = literalWorld({ tickets: [literalTicket("T1", resolved)] });
    expect(outcome(triedOn(taken, acknowledge))).toBe("already-done");
    expect(outcome(triedOn(taken, resolve, FIXED))).toBe("done");
    expect(outcome(triedOn(over, acknowledge))).toBe("already-done");
    expect(outcome(triedOn(over, resolve, FIXED))).toBe("already-done");
  });

  it("of a colleague is resolved by the next shift with a word to them, and by no technician", () => {
    const taken = literalWorld({ tickets: [literalTicket("T1", answered)] });
    const by = (one: Staff, input: object = FIXED): string =>
      outcome(triedOn(taken, resolve, input, one));
    expect(by(colleague("小陳"))).toBe("reason-needed");
    const reason = { ...FIXED, reason: "他今天休假" };
    expect(by(colleague("小陳"), reason)).toBe("done");
    const [told] = done(triedOn(taken, resolve, reason, colleague("小陳"))).outbox.filter(
      ({ to }) => to.kind === "staff",
    );
    expect(told).toMatchObject({ to: { ids: [LIN.id] }, text: "staff.resolved-for-you" });
    expect(by(colleague("老周", "technician"))).toBe("not-yours");
    expect(by({ ...lin, roles: ["technician"] })).toBe("done");
  });

  it("is told apart by id: a colleague of the same name is another", () => {
    const taken = literalWorld({ tickets: [literalTicket("T1", answered)] });
    const namesake: Staff = { ...lin, id: "another", roles: ["technician"] };
    const renamed: Staff = { ...lin, name: "林副理", roles: ["technician"] };
    expect(outcome(triedOn(taken, resolve, FIXED, namesake))).toBe("not-yours");
    expect(outcome(triedOn(taken, resolve, FIXED, renamed))).toBe("done");
  });

  it("that came from no conversation changes, and nobody is there to be told", () => {
    const world = { ...literalWorld({ tickets: [literalTicket("T1")] }), conversation: null };
    expect(done(triedOn(world, acknowledge))).toMatchObject({ conversation: null, outbox: [] });
    const turn = done(triedOn(world, resolve, FIXED));
    expect(turn).toMatchObject({ conversation: null, timers: [], outbox: [], transcript: [] });
    expect(turn.tickets[0]?.events.at(-1)).toEqual({
      kind: "resolved",
      at: NOW,
      staff: LIN,
      ...FIXED,
    });
  });

  it("in another community is not there", () => {
    const elsewhere: Staff = { ...lin, communities: ["garden"] };
    expect(outcome(triedOn(open, acknowledge, {}, elsewhere))).toBe("no-such-ticket");
  });

  it("of a danger, resolved, ends the danger", () => {
    const world = literalWorld({
      conversation: { owner: { kind: "waiting", epoch: 4 }, dangers: [literalDanger] },
      tickets: [literalTicket("T1")],
    });
    const { conversation } = done(triedOn(world, resolve, FIXED));
    expect(conversation?.dangers).toEqual([{ ...literalDanger, over: true }]);
    expect(conversation?.owner).toEqual({ kind: "bot", epoch: 5 });
  });
});

describe("a danger that staff resolve", () => {
  const resting = matterOf(LEAK, null);
  const resolvedIn = (change: Partial<Conversation>): Turn<Conversation | null> =>
    done(
      triedOn(
        literalWorld({
          conversation: { owner: { kind: "waiting", epoch: 4 }, matters: [resting], ...change },
          tickets: [literalTicket("T1"), literalTicket("T2")],
        }),
        resolve,
        FIXED,
      ),
    );

  it("gives way to what rested, but where a colleague speaks", () => {
    const free = resolvedIn({ dangers: [literalDanger] });
    expect(said(free)).toEqual(["ticket.resolved", "emergency.resume-offer"]);
    expect(free.conversation?.pending).toEqual({ kind: "resume" });
    const spoken = resolvedIn({ dangers: [literalDanger], owner: mine });
    expect(said(spoken)).toEqual(["ticket.resolved"]);
    expect(spoken.conversation?.owner).toEqual(mine);
    const asked = resolvedIn({ dangers: [literalDanger], matters: [matterOf(LEAK, "unit")] });
    expect(said(asked)).toEqual(["ticket.resolved"]);
  });

  it("is its own alone: another goes on, and one that was over changes nothing", () => {
    const another = { ...literalDanger, ticket: "T2" };
    expect(resolvedIn({ dangers: [another] }).conversation?.dangers).toEqual([another]);
    const over = resolvedIn({ dangers: [{ ...literalDanger, over: true }] });
    expect(over.conversation?.owner).toEqual({ kind: "waiting", epoch: 4 });
    const both = resolvedIn({ dangers: [another, literalDanger] });
    expect(both.conversation?.owner).toEqual({ kind: "waiting", epoch: 4 });
  });
});

describe("a conversation", () => {
  const SPOKEN = { text: "我馬上過去" };
  const of = (owner: Owner): World => literalWorld({ conversation: { owner } });

  const owners = {
    bot: { kind: "bot", epoch: 4 },
    waiting: { kind: "waiting", epoch: 4 },
    closed: { kind: "closed", epoch: 4 },
    mine,
    theirs,
  } as const;
  const nobodyElse = { bot: "not-yours", waiting: "not-yours", closed: "not-yours", mine: "done" };
  it.each([
    [take, { bot: "done", waiting: "done", closed: "done", mine: "already-done" }],
    // Whoever writes in one that is nobody's takes it.
    [speak, { bot: "done", waiting: "done", closed: "done", mine: "done" }],
    [giveBack, nobodyElse],
    [close, { bot: "done", waiting: "done", closed: "already-done", mine: "done" }],
  ] as const)("may be asked for $name by whom it belongs to (B25)", (act, outcomes) => {
    const outcomeOf = (owner: Owner): string => outcome(tried(of(owner), act, SPOKEN));
    expect(
      Object.fromEntries(Object.entries(owners).map(([who, it]) => [who, outcomeOf(it)])),
    ).toEqual({ ...outcomes, theirs: "not-yours" });
  });

  it("of a colleague is taken by whom the ladder calls", () => {
    const turn = done(tried(of(theirs), take, {}, colleague("王主管", "supervisor")));
    expect(turn.conversation.owner).toMatchObject({ kind: "staff", epoch: 5, name: "王主管" });
  });

  it("that is taken is theirs, in an epoch of its own, and says so", () => {
    const turn = done(tried(of(owners.waiting), take));
    const since = { since: NOW, unanswered: NOW };
    expect(turn.conversation.owner).toEqual({ kind: "staff", epoch: 5, ...LIN, ...since });
    expect(said(turn)).toEqual(["takeover.taken"]);
    expect(turn.outbox[0]?.ownerEpoch).toBeNull();
  });

  it("of a namesake is another's", () => {
    const namesake: Staff = { ...colleague("林主任", "supervisor"), id: "another" };
    expect(outcome(tried(of(mine), take, {}, namesake))).toBe("done");
  });

  it("hears a colleague's words as theirs, before anything of the desk's", () => {
    const turn = done(tried(of(mine), speak, SPOKEN));
    expect(turn.outbox).toEqual([
      {
        id: "x.s",
        to: { kind: "resident", channel: "web", conversation: "c1" },
        text: "我馬上過去",
        choices: [],
        at: NOW,
        ownerEpoch: null,
        from: { kind: "staff", ...LIN },
        ticket: null,
        conversation: "c1",
        urgent: false,
        tries: 0,
      },
    ]);
    expect(turn.conversation.owner).toEqual(mine);
  });

  it("spoken in by a person is the answer that its open tickets wait for, and no other's", () => {
    const world = literalWorld({
      conversation: { owner: mine },
      tickets: [literalTicket("T1"), literalTicket("T2", answered), literalTicket("T3", resolved)],
    });
    const { tickets } = done(tried(world, speak, SPOKEN));
    expect(tickets.map(({ id }) => id)).toEqual(["T1"]);
    expect(tickets[0]?.events.at(-1)).toEqual({ kind: "answered", at: NOW, staff: LIN });
  });

  it("that is handed back is the bot's, which speaks first and takes up what was asked", () => {
    const plain = done(tried(of(mine), giveBack));
    expect(plain.conversation.owner).toEqual({ kind: "bot", epoch: 5 });
    expect(said(plain)).toEqual(["takeover.returned", "offer-help"]);
    expect(plain.outbox[0]?.ownerEpoch).toBe(5);
    const matters = [matterOf(LEAK, "unit", { asked: { unit: 1 } })];
    const content = literalDialogs;
    const asked = done(
      tried(literalWorld({ content, conversation: { owner: mine, matters } }), giveBack),
    );
    expect(said(asked)).toEqual(["takeover.returned", "unit.again"]);
    expect(asked.conversation.matters).toMatchObject([{ open: "unit", facts: matters[0]?.facts }]);
  });

  it("that is closed keeps nothing under way, and says farewell", () => {
    const matters = [matterOf(LEAK, "unit")];
    const world = literalWorld({
      content: literalDialogs,
      conversation: { owner: mine, matters, pending: { kind: "anything-else" } },
    });
    const turn = done(tried(world, close));
    expect(turn.conversation).toMatchObject({
      owner: { kind: "closed", epoch: 5 },
      matters: [],
      pending: null,
    });
    expect(said(turn)).toEqual(["farewell.closing"]);
    expect(turn.outbox[0]?.ownerEpoch).toBeNull();
    expect(alerted(turn)).toEqual([]);
  });
});

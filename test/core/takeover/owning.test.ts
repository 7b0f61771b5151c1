import { describe, expect, it } from "vitest";
import type { Beside, ConversationAct, StaffRefusal, TicketAct } from "../../../src/core/act.ts";
import { can } from "../../../src/core/policy.ts";
import type { Staff } from "../../../src/core/records/actor.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import type { Owner } from "../../../src/core/records/owner.ts";
import type { Result } from "../../../src/core/result.ts";
import { setApart } from "../../../src/core/takeover/apart.ts";
import { assign, reopen } from "../../../src/core/takeover/assign.ts";
import { close } from "../../../src/core/takeover/close.ts";
import { fileFor } from "../../../src/core/takeover/file-for.ts";
import { giveBack } from "../../../src/core/takeover/give-back.ts";
import { speak } from "../../../src/core/takeover/speak.ts";
import { take } from "../../../src/core/takeover/take.ts";
import { transfer } from "../../../src/core/takeover/transfer.ts";
import { unsay } from "../../../src/core/takeover/unsay.ts";
import { wordDue, wordSoon } from "../../../src/core/takeover/word.ts";
import { writeNote } from "../../../src/core/takeover/write-note.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Turn, World } from "../../../src/core/turn/turn.ts";
import { ownerSilent } from "../../../src/core/waiting/owner-silent.ts";
import { colleague, NOTHING_BESIDE, told } from "../../colleague.ts";
import {
  alerted,
  literalTicket,
  literalWorld,
  MINUTE,
  NOW,
  said,
  showing,
} from "../literal-world.ts";

const lin: Staff = { ...colleague("林主任"), title: "客服" };
const chen = colleague("小陳");
const wang = colleague("王主管", "supervisor");
const zhou = colleague("老周", "technician");
const mine: Owner = { kind: "staff", epoch: 4, id: lin.id, name: lin.name };
const wait = {
  since: NOW - MINUTE,
  to: "staff",
  words: "找真人",
  ticket: null,
  why: "asked",
} as const;
const waiting: Owner = { kind: "waiting", epoch: 3, wait };
const supervised: Owner = { kind: "waiting", epoch: 3, wait: { ...wait, to: "supervisor" } };

const content = { phrases: showing(["staff", "text", "reason", "why"]) };
const world = (change: Partial<Conversation>, tickets: World["tickets"] = []): World =>
  literalWorld({ content, conversation: change, tickets, colleagues: [lin, chen, wang, zhou] });

function tried(
  on: World,
  act: ConversationAct,
  input: object = {},
  by: Staff = lin,
  beside: Partial<Beside> = {},
  at = NOW,
): Result<Turn, StaffRefusal> {
  const { conversation } = on;
  const may = can(by, act, { kind: "conversation", community: "main", conversation });
  if (!may.ok) return may;
  return told(act, input).decide({ ...on, ...NOTHING_BESIDE, ...beside }, by, at);
}
function triedOn(on: World, act: TicketAct, input: object, by: Staff = lin): Turn {
  const [ticket] = on.tickets;
  if (!ticket) throw new Error("no ticket");
  const may = can(by, act, { kind: "ticket", community: "main", ticket });
  if (!may.ok) throw new Error(may.error);
  const acted = told(act, input).decide({ ...on, ...NOTHING_BESIDE, ticket }, by, NOW);
  if (!acted.ok || acted.value.conversation === null) throw new Error("not done");
  return { ...acted.value, conversation: acted.value.conversation };
}
function done<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}
const outcome = (result: Result<unknown, string>): string => (result.ok ? "done" : result.error);
const kinds = ({ notes = [] }: Turn): readonly string[] => notes.map(({ kind }) => kind);
const toldByName = ({ outbox }: Turn): readonly unknown[] =>
  outbox.flatMap(({ to, text }) =>
    to.kind === "staff" && to.ids ? [[...to.ids, text.split(" ")[0]]] : [],
  );

describe("whoever writes in a conversation", () => {
  it("that is nobody's takes it, greets by name and title, and speaks under both (B23)", () => {
    const turn = done(tried(world({ owner: waiting }), speak, { text: "您好，我來看看" }));
    expect(turn.conversation.owner).toMatchObject({ kind: "staff", id: lin.id, called: wait });
    expect(said(turn)).toEqual(["takeover.taken staff:林主任（客服）", "您好，我來看看"]);
    expect(turn.outbox.at(-1)?.from).toEqual({
      kind: "staff",
      id: lin.id,
      name: "林主任",
      title: "客服",
    });
    expect(kinds(turn)).toEqual(["taken"]);
  });

  it("that is a colleague's may not, whatever their haste (B25)", () => {
    expect(outcome(tried(world({ owner: mine }), speak, { text: "我也說" }, chen))).toBe(
      "not-yours",
    );
    expect(outcome(tried(world({ owner: mine }), speak, { text: "我也說" }, wang))).toBe(
      "not-yours",
    );
  });

  it("takes it from a colleague from above only, and they hear it", () => {
    expect(outcome(tried(world({ owner: mine }), take, {}, chen))).toBe("not-yours");
    const turn = done(tried(world({ owner: mine }), take, { reason: "您在開會" }, wang));
    expect(turn.conversation.owner).toMatchObject({ id: wang.id });
    expect(toldByName(turn)).toEqual([[lin.id, "staff.taken-over"]]);
  });
});

describe("words that are held", () => {
  const held = done(tried(world({ owner: mine }), speak, { text: "馬上到", hold: 12_000 }));
  const outgoing = held.outbox.at(-1) ?? null;

  it("wait so long", () => {
    expect(outgoing).toMatchObject({ text: "馬上到", notBefore: NOW + 12_000 });
    expect(held.conversation.unsent).toMatchObject([{ id: "x.s", text: "馬上到" }]);
  });

  it("are taken back in time, and nobody reads them", () => {
    const on = { ...world({}), conversation: held.conversation };
    const turn = done(tried(on, unsay, { message: "x.s" }, lin, { outgoing }, NOW + 9_000));
    expect(turn).toMatchObject({ inPlaceOf: { reply: "x.s" }, conversation: { unsent: [] } });
    expect(kinds(turn)).toEqual(["unsaid"]);
    expect(said(turn)).toEqual([]);
  });

  it.each([
    ["when they are gone", { outgoing: null }, lin, NOW + 5_000],
    ["when they are about to go", { outgoing }, lin, NOW + 10_500],
  ] as const)("are not taken back %s", (_, beside, by, at) => {
    const on = { ...world({}), conversation: held.conversation };
    expect(outcome(tried(on, unsay, { message: "x.s" }, by, beside, at))).toBe("too-late");
  });
});

describe("a time that a colleague tells", () => {
  const due = new Date(NOW + 30 * MINUTE).toISOString();
  const say = { text: "半小時內回電給您", promise: { due } };

  it("is a promise with its timers on the open ticket, and the next word keeps it (B21)", () => {
    const turn = done(tried(world({ owner: mine }, [literalTicket("T1")]), speak, say));
    const [ticket] = turn.tickets;
    if (!ticket) throw new Error("no ticket");
    expect(ticketState(ticket).promises).toMatchObject([
      { id: "T1.w0", about: "word", due: NOW + 30 * MINUTE, kept: null },
    ]);
    expect(turn.timers.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["word-due", "word-soon"]),
    );
    const after = done(tried(world({ owner: mine }, [ticket]), speak, { text: "好了" }));
    expect(after.tickets.map((one) => ticketState(one).promises[0]?.kept)).toEqual([true]);
  });

  it("has a ticket of its own where there is none, which outlives the talk", () => {
    const turn = done(tried(world({ owner: mine }), speak, say));
    expect(turn.tickets).toMatchObject([{ kind: "talk-to-human" }]);
    const back = done(tried(world({ owner: mine }, turn.tickets), giveBack));
    expect(back.tickets).toEqual([]);
  });

  it("is apologised for when it was missed, with a new one (C5)", () => {
    const turn = done(tried(world({ owner: mine }, [literalTicket("T1")]), speak, say));
    const timer = turn.timers.find(({ kind }) => kind === "word-due");
    const soon = turn.timers.find(({ kind }) => kind === "word-soon");
    if (!timer || !soon) throw new Error("no timer");
    const later = { ...world({ owner: mine }, turn.tickets) };
    const reminded = wordSoon.fire(later, soon, soon.due);
    expect(reminded && alerted(reminded)).toEqual([expect.stringContaining("staff.word-soon")]);
    const missed = wordDue.fire(later, timer, timer.due);
    if (!missed) throw new Error("nothing came of it");
    expect(said(missed)).toEqual([expect.stringContaining("answer.missed")]);
    expect(alerted(missed)).toHaveLength(2);
    expect(missed.tickets.map((one) => ticketState(one).promises.map(({ kept }) => kept))).toEqual([
      [false, null],
    ]);
  });
});

const THERE = { channel: "web", conversation: "c1", ticket: null, promise: null, rung: 0 };

describe("a colleague who took it and falls silent", () => {
  const taken = done(tried(world({ owner: waiting }), take)).conversation;
  const fire = (conversation: Conversation, at: number): Turn | null => {
    const timer = { id: "t", due: at, kind: "owner-silent", ...THERE };
    return ownerSilent.fire({ ...world({}), conversation }, timer, at);
  };

  it("is relieved: it is offered again, and the resident hears why (B25, B1)", () => {
    const turn = fire(taken, NOW + 10 * MINUTE);
    if (!turn) throw new Error("nothing came of it");
    expect(turn.conversation.owner).toMatchObject({ kind: "waiting", wait: { why: "silent" } });
    expect(said(turn)).toEqual(
      ["person.coming staff:林主任 why:person.why.silent staff:林主任"].map((text) =>
        expect.stringContaining(text.split(" ")[0] ?? ""),
      ),
    );
    expect(kinds(turn)).toEqual(["lapsed"]);
    expect(alerted(turn).map((line) => line.split(" ")[1])).toEqual([
      "staff.owner-silent",
      "staff.person-wanted",
    ]);
  });

  it("leaves one time for its resident: the one that they were promised", () => {
    const say = { text: "半小時內", promise: { due: new Date(NOW + 30 * MINUTE).toISOString() } };
    const spoke = done(tried({ ...world({}), conversation: taken }, speak, say));
    const { owner } = spoke.conversation;
    if (owner.kind !== "staff") throw new Error("nobody's");
    const waits = { ...spoke.conversation, owner: { ...owner, unanswered: NOW } };
    const on = { ...world({}, spoke.tickets), conversation: waits };
    const timer = { id: "t", due: 0, kind: "owner-silent", ...THERE };
    const turn = ownerSilent.fire(on, timer, NOW + 10 * MINUTE);
    expect(turn?.conversation.owner).toMatchObject({
      kind: "waiting",
      wait: { ticket: spoke.tickets[0]?.id },
    });
  });

  it("is not when they have spoken", () => {
    const spoke = done(tried({ ...world({}), conversation: taken }, speak, { text: "在" }));
    expect(fire(spoke.conversation, NOW + 10 * MINUTE)).toBeNull();
  });
});

describe("a conversation that is handed to a colleague", () => {
  it("is theirs, its resident hears who goes on, and they greet with their first word (B24)", () => {
    const turn = done(tried(world({ owner: mine }), transfer, { to: chen.id }));
    expect(turn.conversation.owner).toMatchObject({ id: chen.id, toGreet: true });
    expect(said(turn)).toEqual(["takeover.transferred staff:小陳"]);
    expect(toldByName(turn)).toEqual([[chen.id, "staff.transferred"]]);
    const on = { ...world({}), conversation: turn.conversation };
    const first = done(tried(on, speak, { text: "我來" }, chen));
    expect(said(first)).toEqual(["takeover.taken staff:小陳", "我來"]);
    expect(
      said(done(tried({ ...on, conversation: first.conversation }, speak, { text: "好" }, chen))),
    ).toEqual(["好"]);
  });

  it("a second time only with a reason (B24)", () => {
    const once = world({ owner: mine, transfers: 1 });
    expect(outcome(tried(once, transfer, { to: chen.id }))).toBe("reason-needed");
    expect(outcome(tried(once, transfer, { to: chen.id, reason: "要懂帳務" }))).toBe("done");
  });

  it("goes to somebody who works here and serves", () => {
    const on = world({ owner: mine });
    expect(outcome(tried(on, transfer, { to: "nobody" }))).toBe("no-such-colleague");
    expect(outcome(tried(on, transfer, { to: zhou.id }))).toBe("no-such-colleague");
    const called = done(tried(on, transfer, { to: "supervisor", reason: "要求主管" }));
    expect(called.conversation.owner).toMatchObject({
      kind: "waiting",
      wait: { to: "supervisor" },
    });
  });
});

describe("a talk apart (D12)", () => {
  it("is what a supervisor takes who was called for one", () => {
    const turn = done(tried(world({ owner: supervised }), take, {}, wang));
    expect(turn.conversation.apart).toEqual({ id: wang.id, name: wang.name });
    expect(done(tried(world({ owner: supervised }), take)).conversation.apart).toBeNull();
  });

  it("is there for whoever has it and those who lead alone", () => {
    const apart = { owner: mine, apart: { id: lin.id, name: lin.name } };
    const noted = (by: Staff): string => outcome(tried(world(apart), writeNote, { text: "x" }, by));
    expect(noted(lin)).toBe("done");
    expect(noted(wang)).toBe("done");
    expect(noted(chen)).toBe("no-such-conversation");
  });

  it("is asked for by whoever speaks with them, before it begins (B30)", () => {
    const turn = done(tried(world({ owner: mine }), setApart, { on: true }));
    expect(said(turn)).toEqual(["takeover.apart"]);
    expect(said(done(tried(world({ owner: mine }), setApart, { on: true }, wang)))).toEqual([]);
  });

  it("ends with the talk, or when it is said", () => {
    const apart = { owner: mine, apart: { id: lin.id, name: lin.name } };
    expect(kinds(done(tried(world(apart), setApart, { on: false })))).toEqual(["shared"]);
    for (const act of [giveBack, close])
      expect(done(tried(world(apart), act)).conversation.apart).toBeNull();
  });
});

describe("a note", () => {
  it("reaches who is named in it, and no resident", () => {
    const turn = done(
      tried(world({ owner: mine }), writeNote, { text: "鑰匙在？", mentions: [zhou.id] }),
    );
    expect(turn.notes).toMatchObject([{ kind: "note", text: "鑰匙在？", mentions: [zhou.id] }]);
    expect(toldByName(turn)).toEqual([[zhou.id, "staff.mentioned"]]);
    expect(said(turn)).toEqual([]);
    expect(turn.transcript).toEqual([]);
    expect(outcome(tried(world({}), writeNote, { text: "x", mentions: ["who"] }))).toBe(
      "no-such-colleague",
    );
  });
});

describe("a ticket", () => {
  it("that is assigned is theirs before they have begun, and its resident hears whose (D13)", () => {
    const turn = triedOn(world({}, [literalTicket("T1")]), assign, { to: zhou.id });
    const [ticket] = turn.tickets;
    expect(ticket && ticketState(ticket)).toMatchObject({
      status: "recorded",
      assignee: { id: zhou.id },
    });
    expect(said(turn)).toEqual(["ticket.assigned staff:老周"]);
    expect(toldByName(turn)).toEqual([[zhou.id, "staff.assigned"]]);
  });

  it("that was not settled after all is open again, with a new time", () => {
    const resolved = { kind: "resolved", at: NOW - MINUTE, staff: lin, text: "好了" } as const;
    const turn = triedOn(world({}, [literalTicket("T1", resolved)]), reopen, { text: "又漏了" });
    const [ticket] = turn.tickets;
    expect(ticket && ticketState(ticket).status).toBe("in-progress");
    expect(turn.timers.map(({ kind }) => kind)).toEqual(["resolve-due"]);
    expect(said(turn)).toEqual([expect.stringContaining("ticket.reopened")]);
  });

  it("is filed for who came or phoned, in a conversation of its own (D17)", () => {
    const on = world({ channel: "web" });
    const filed = { kind: "repair", issue: "門鎖壞了", via: "phone" };
    expect(outcome(tried(on, fileFor, filed))).toBe("no-such-conversation");
    const counter = world({ channel: "counter", id: "k1" });
    expect(outcome(tried(counter, fileFor, { ...filed, kind: "nonsense" }))).toBe("no-such-kind");
  });
});

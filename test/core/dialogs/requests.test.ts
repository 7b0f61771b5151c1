import { describe, expect, it } from "vitest";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type { MoveKind } from "../../../src/core/understanding/move.ts";
import { taken } from "../literal-message.ts";
import { alerted, literalTicket, MINUTE, NOW, said } from "../literal-world.ts";
import {
  choicesOf,
  COMPLETE,
  filedAs,
  heard,
  kitchen,
  LEAK,
  matterIn,
  matterOf,
  photo,
  shown,
  unit,
  wang,
  within,
  type Heard,
} from "./literal-talk.ts";

const waiting = { owner: { kind: "waiting", epoch: 4 } } as const;
const T1 = literalTicket("T1");
const over = literalTicket("T2", { kind: "cancelled", at: NOW, by: "resident" });
/** Asks one thing of the desk, with nothing under way. */
const asked = (does: MoveKind, how: Heard = {}): Turn => heard(`請${does}`, { does, ...how });
/** … in the middle of a leak, whose unit was asked for. */
const midway = (does: MoveKind, how: Heard = {}): Turn =>
  within(matterOf(LEAK, "unit", { asked: { unit: 1 } }), `請${does}`, { does, ...how });
const kindsOf = ({ conversation }: Turn): readonly string[] =>
  conversation.matters.map(({ kind, state }) => `${kind} ${state}`);
const issueOf = ({ tickets: [ticket] }: Turn): string =>
  (ticket && ticketState(ticket).slots.issue) ?? "";

describe("what steers", () => {
  it("with nothing to steer says so", () => {
    expect(said(asked("back"))).toEqual(["back.nothing"]);
    expect(said(asked("restart"))).toEqual(["restart.fresh"]);
    expect(said(heard("取消", { does: "cancel" }))).toEqual(["cancel.nothing"]);
    expect(said(asked("ask-again", { conversation: { last: null } }))).toEqual(["offer-help"]);
  });

  it("repeats what was said last, with its choices", () => {
    const last = { text: "before", choices: [{ value: "yes", label: "是" }] };
    const turn = asked("ask-again", { conversation: { last } });
    expect([said(turn), choicesOf(turn)]).toEqual([["before"], ["yes"]]);
  });

  it("goes back one answer at a time", () => {
    const turn = midway("back");
    expect(said(turn)).toEqual(["back.done", "unit.ask"]);
    expect(matterIn(turn)?.facts).toEqual([]);
    expect(matterIn(turn)?.notes).toHaveLength(1);
    const first = within(matterOf({}, "issue", { asked: { issue: 1 } }), "back", { does: "back" });
    expect(said(first)[0]).toBe("back.nothing");
  });

  it("begins anew and forgets the matter, not who they are", () => {
    const known = { name: wang };
    const turn = midway("restart", { conversation: { known } });
    expect(said(turn)).toEqual(["restart.frame", "issue.ask"]);
    expect(matterIn(turn)).toMatchObject({ facts: [], notes: [] });
    expect(turn.conversation.known).toEqual(known);
  });

  it("changes the language, and puts the question once more, uncounted", () => {
    const english = { meaning: { control: { kind: "language", language: "en" } } } as const;
    const turn = midway("language", english);
    expect(said(turn)).toEqual(["language.changed", "unit.ask"]);
    expect(turn.conversation.language).toBe("en");
    expect(said(asked("language", english))).toEqual(["language.changed", "offer-help"]);
  });

  it("says honestly that it is a bot", () => {
    expect(said(midway("ask-bot"))).toEqual(["who.bot"]);
  });
});

describe("who wants it dropped", () => {
  it("has what was only told dropped at once", () => {
    const turn = midway("cancel");
    expect([said(turn), turn.tickets]).toEqual([["cancel.done", "anything-else"], []]);
    expect(kindsOf(turn)).toEqual(["repair dropped"]);
  });

  it("is asked first where it is on record, and staff see what became of it", () => {
    const ask = asked("cancel", { tickets: [T1], content: shown(["ticket", "issue"]) });
    expect(said(ask)).toEqual(["cancel.ask ticket:T1 issue:漏水"]);
    expect(choicesOf(ask)).toEqual(["yes", "no"]);
    expect(ask.tickets).toEqual([]);
    const answer = (does: MoveKind): Turn =>
      asked(does, { tickets: [T1], conversation: ask.conversation });
    expect(said(answer("agree"))).toEqual(["cancel.ticket-done"]);
    expect(answer("agree").tickets.map((one) => ticketState(one).status)).toEqual(["cancelled"]);
    expect([said(answer("disagree")), answer("disagree").tickets]).toEqual([["cancel.kept"], []]);
    const other = heard("水管漏水", {
      does: "raise",
      meaning: { match: taken("repair") },
      tickets: [T1],
      conversation: ask.conversation,
    });
    expect([kindsOf(other), other.tickets]).toEqual([["repair telling"], []]);
  });

  it("means the ticket that is named, or is about it, else the newest", () => {
    const lamp = literalTicket("T3", {
      kind: "added",
      at: NOW,
      slots: { issue: "走廊的燈不亮" },
      by: "resident",
    });
    const meant = (text: string): readonly string[] =>
      said(heard(text, { does: "cancel", tickets: [lamp, T1], content: shown(["ticket"]) }));
    expect(meant("取消 t3")).toEqual(["cancel.ask ticket:T3"]);
    expect(meant("走廊的燈不用修了")).toEqual(["cancel.ask ticket:T3"]);
    expect(meant("不用了")).toEqual(["cancel.ask ticket:T1"]);
  });

  it("B14 of what was reported elsewhere has a colleague see to it", () => {
    const nothing = heard("取消", { does: "cancel", tickets: [over] });
    expect(said(nothing)).toEqual(["cancel.nothing"]);
    const turn = heard("昨天打電話報的燈不用來了", {
      does: "cancel",
      meaning: { match: taken("ticket-change") },
    });
    expect(turn.tickets.map(({ kind }) => kind)).toEqual(["ticket-change"]);
    expect(said(turn)[0]).toBe("on-record.done");
  });

  it("and waits for a person needs nobody any more", () => {
    const turn = asked("cancel", { conversation: waiting });
    expect(said(turn)).toEqual(["cancel.person"]);
    expect(turn.conversation.owner).toEqual({ kind: "bot", epoch: 5 });
  });
});

describe("who wants it otherwise", () => {
  it("has it stand on the ticket, where staff see it", () => {
    const turn = heard("改成明天下午", {
      does: "change",
      tickets: [T1],
      content: shown(["ticket"]),
    });
    expect(said(turn)).toEqual(["change.noted ticket:T1"]);
    expect(issueOf(turn)).toBe("漏水\n改成明天下午");
    expect(alerted(turn)).toHaveLength(1);
    const just = within(filedAs("T1"), "改成明天下午", { does: "change", tickets: [T1] });
    expect(issueOf(just)).toBe("漏水\n改成明天下午");
    expect(alerted(just)).toHaveLength(1);
  });

  it("while it is being told has it among what is told", () => {
    const turn = midway("change");
    expect(turn.tickets).toEqual([]);
    expect(matterIn(turn)?.notes.map(({ text }) => text)).toContain("請change");
    expect(said(turn)).toEqual(["issue.noted", "unit.again"]);
  });

  it("B14 of what was reported elsewhere has a colleague see to it", () => {
    const turn = asked("change", { meaning: { match: taken("ticket-change") } });
    expect(turn.tickets.map(({ kind }) => kind)).toEqual(["ticket-change"]);
  });
});

describe("who asks where it stands", () => {
  it("hears it of what is on record, hurried or not", () => {
    for (const does of ["status", "hurry"] as const)
      expect(said(asked(does, { tickets: [T1] }))).toEqual(["status.recorded"]);
  });

  it("B13 of nothing that is on record here has a colleague look it up, by a time", () => {
    const turn = asked("status", { meaning: { match: taken("ticket-status") } });
    expect(turn.tickets.map(({ kind }) => kind)).toEqual(["ticket-status"]);
    expect(said(turn)[0]).toBe("on-record.done");
    expect(turn.timers.map(({ kind }) => kind)).toContain("answer-due");
  });

  it("and waits for a person hears since when and until when", () => {
    const wait = { since: NOW - 2 * MINUTE, to: "staff", words: "", ticket: null } as const;
    const owner = { kind: "waiting", epoch: 4, wait } as const;
    const turn = asked("status", { conversation: { owner } });
    expect(said(turn)).toEqual(["person.waited"]);
    expect(alerted(turn)).toContain("staff: staff.person-waits");
  });
});

describe("a colleague", () => {
  const community = { staff: [{ name: "王主任", aliases: [] }] };

  it("B4 who is asked for hears nothing yet: a message is offered", () => {
    const turn = heard("王主任在嗎", { does: "colleague", community });
    expect(said(turn)).toEqual(["message.away"]);
    expect(turn.tickets).toEqual([]);
    const left = heard("請他四點前回電", { conversation: turn.conversation, community });
    expect(left.tickets.map((one) => [one.kind, one.for])).toEqual([["leave-message", "王主任"]]);
    expect(issueOf(left)).toContain("請他四點前回電");
    expect(said(left)).toContain("message.taken");
  });

  it("B26 by name is told first, in the resident's own words", () => {
    const content = shown(["issue", "colleague"]);
    const turn = heard("跟王主任說我明天不在", { does: "colleague", community, content });
    expect(turn.tickets.map((one) => one.for)).toEqual(["王主任"]);
    expect(alerted(turn)).toEqual([
      "staff: staff.message issue:跟王主任說我明天不在 colleague:王主任",
    ]);
  });

  it("named in the middle of a matter is named on its ticket", () => {
    const turn = midway("colleague", { community });
    expect([kindsOf(turn), matterIn(turn)?.notes.length]).toEqual([["repair telling"], 2]);
  });
});

describe("who wants to be called", () => {
  it("is, where a number is known", () => {
    const phone = "+886912345678";
    const matter = matterOf({ ...COMPLETE, phone }, null, { state: "filed", ticket: "T1" });
    const turn = within(matter, "請打給我", { does: "call-back", tickets: [T1] });
    expect(said(turn)[0]).toBe("call-back.noted");
    expect(issueOf(turn)).toContain("請打給我");
  });

  it("is asked for it where none is", () => {
    const facts = { issue: "漏水", place: kitchen, unit: unit("1203") };
    const matter = matterOf(facts, null, { state: "filed", ticket: "T1", asked: { contact: 1 } });
    const turn = within(matter, "請打給我", { does: "call-back", tickets: [T1] });
    expect(said(turn).at(-1)).toBe("contact.ask");
  });

  it("B4 with nothing at hand leaves a message", () => {
    const turn = asked("call-back");
    expect(turn.tickets.map(({ kind }) => kind)).toEqual(["leave-message"]);
  });
});

describe("photos without a word", () => {
  it("B19 are thanked for and join what is on record, and staff see so", () => {
    const turn = within(filedAs("T1"), "", { tickets: [T1], message: { attachments: [photo] } });
    expect(said(turn)).toEqual(["photo.thanks"]);
    expect(turn.tickets[0] && ticketState(turn.tickets[0]).slots.photo).toEqual([photo]);
    expect(alerted(turn)).toEqual(["staff: staff.added"]);
  });
});

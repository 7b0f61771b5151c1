import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/dialogs/decide.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import type { Wait } from "../../../src/core/records/owner.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import { finish, newPlan } from "../../../src/core/turn/turn-plan.ts";
import type { Turn, World } from "../../../src/core/turn/turn.ts";
import { handOver } from "../../../src/core/waiting/hand-over.ts";
import { hearing, literalDialogs, meant, written } from "../literal-message.ts";
import { matterOf } from "../dialogs/literal-talk.ts";
import { alerted, literalWorld, MINUTE, NOW, said, showing } from "../literal-world.ts";

const NIGHT = Date.parse("2026-11-23T23:00:00+08:00");
const UNIT = { building: "A", entrance: null, floor: "12", number: "1203", sub: null };
const name = { surname: "王", given: null, form: "太太" };

const world = (conversation: Partial<Conversation> = {}, waiting = 0): World =>
  literalWorld({
    content: {
      ...literalDialogs,
      understanding: hearing({}, { 叫人來: "person" }),
      phrases: showing([
        "unit",
        "name",
        "issue",
        "text",
        "why",
        "count",
        "staff",
        "ticket",
        "due",
        "since",
      ]),
    },
    conversation: { newestAt: 1, last: { text: "", choices: [] }, ...conversation },
    waiting,
  });
const matters = [matterOf({ issue: "漏水", name }, "unit", { asked: { unit: 1 } })];
/** The resident asks for a human being. */
const wanted = (of = world(), at = NOW): Turn => decide(of, written("叫人來"), meant("叫人來"), at);
/** Whoever decides that a person is needed calls one. */
const called = (of: World, how: Parameters<typeof handOver>[1], at = NOW): Turn =>
  finish(handOver(newPlan(of, of.conversation, at, "叫你們主管出來"), how), "reply");
const waits = (wait: Partial<Wait> = {}): Partial<Conversation> => ({
  owner: {
    kind: "waiting",
    epoch: 3,
    wait: { since: NOW, to: "staff", words: "叫人來", ticket: null, ...wait },
  },
});

describe("who wants a person", () => {
  it("B24 waits for one: told who comes, and staff who and why", () => {
    const pending = { kind: "who" } as const;
    const turn = wanted(world({ known: { unit: UNIT, name }, misses: 2, pending }));
    expect(turn.conversation).toMatchObject({
      owner: { kind: "waiting", epoch: 1, wait: { since: NOW, to: "staff", ticket: null } },
      misses: 0,
      pending: null,
    });
    expect(said(turn)).toEqual(["person.coming why:person.why.asked"]);
    expect(turn.outbox[0]?.choices).toEqual([]);
    expect(alerted(turn)).toEqual([
      "staff: staff.person-wanted unit:A棟12樓1203室 name:王太太 text:叫人來 why:staff.why.asked",
    ]);
    expect(turn.outbox.at(-1)).toMatchObject({ ticket: null, urgent: true });
    expect(turn.transcript).toHaveLength(1);
  });

  it("B14 and was telling something has it on record as it stands, and whoever comes reads it", () => {
    const turn = wanted(world({ known: { unit: UNIT }, matters }));
    expect(said(turn).map((words) => words.split(" ")[0])).toEqual([
      "matter.filed-so-far",
      "person.coming",
    ]);
    expect(turn.tickets.map(({ events }) => events[0])).toMatchObject([
      { unconfirmed: true, missing: ["unit"], slots: { issue: "漏水" } },
    ]);
    expect(alerted(turn).at(-1)).toBe(
      "staff: staff.person-wanted unit:A棟12樓1203室 name:王太太 issue:漏水 text:叫人來 why:staff.why.asked",
    );
  });

  it("B1 is looked after again in a minute, and no ticket is opened before somebody can come", () => {
    const turn = wanted();
    expect(turn.timers).toMatchObject([
      { kind: "person-wait", due: NOW + MINUTE, ticket: null, conversation: "c1" },
    ]);
    expect(turn.tickets).toEqual([]);
  });

  it("B15 is told how many are before them, where there are any", () => {
    expect(said(wanted(world({}, 3)))).toEqual(["person.coming why:person.why.asked count:3"]);
    expect(said(wanted(world({}, 0)))[0]).not.toContain("count");
  });

  it("and waits already is told so, and nobody is called twice", () => {
    const turn = wanted(world(waits()));
    expect([said(turn), alerted(turn), turn.timers]).toEqual([["person.still-waiting"], [], []]);
    expect(turn.conversation.owner).toEqual(world(waits()).conversation.owner);
  });

  it("and whom nobody was called for, with a danger or a record of before, waits from now on", () => {
    const turn = wanted(world({ owner: { kind: "waiting", epoch: 3 } }));
    expect(turn.conversation.owner).toMatchObject({ epoch: 4, wait: { since: NOW } });
    expect(alerted(turn)).toHaveLength(1);
  });

  it("is quoted with the first words alone", () => {
    const text = "救".repeat(4_000);
    const understanding = hearing({}, { [text]: "person" });
    const { content, ...others } = world();
    const hears = { ...others, content: { ...content, understanding } };
    const turn = decide(hears, written(text), meant(text), NOW);
    const { owner } = turn.conversation;
    expect(owner.kind === "waiting" && owner.wait?.words).toBe("救".repeat(200));
  });
});

describe("out of office hours", () => {
  const turn = wanted(world({ known: { unit: UNIT, name } }), NIGHT);
  const [ticket] = turn.tickets;

  it("B2 their message is taken, and the time told at which somebody answers", () => {
    expect(said(turn)).toEqual([
      "person.office-closed why:person.why.asked staff:person.who.staff ticket:TCKT-0000 due:明天09:30",
    ]);
    expect(alerted(turn)).toEqual([
      "staff: staff.person-wanted unit:A棟12樓1203室 name:王太太 text:叫人來 why:staff.why.asked ticket:TCKT-0000",
    ]);
    expect(turn.outbox.at(-1)).toMatchObject({ ticket: "TCKT-0000", urgent: false });
  });

  it("B21 with a ticket that has it on record, and a timer that keeps it", () => {
    const due = Date.parse("2026-11-24T09:30:00+08:00");
    expect(ticket).toMatchObject({ kind: "talk-to-human", conversation: "c1" });
    const state = ticket && ticketState(ticket);
    expect(state).toMatchObject({ slots: { unit: UNIT, name, issue: "叫人來" }, notes: [] });
    expect(state?.promises).toMatchObject([{ about: "first-response", due, kept: null }]);
    expect(turn.timers.map((one) => [one.kind, one.due])).toContainEqual(["answer-due", due]);
    expect(turn.timers.some(({ kind }) => kind === "person-wait")).toBe(false);
    expect(turn.conversation).toMatchObject({
      owner: { epoch: 1, wait: { ticket: "TCKT-0000" } },
      tickets: ["TCKT-0000"],
    });
  });

  it("B14 what they were telling is on record beside it, and stands on it too", () => {
    const both = wanted(world({ known: { unit: UNIT }, matters }), NIGHT).tickets;
    expect(both.map(({ kind }) => kind)).toEqual(["repair", "talk-to-human"]);
    const talk = both[1] && ticketState(both[1]);
    expect(talk).toMatchObject({ slots: { issue: "漏水" }, notes: ["叫人來"] });
  });

  it("a lunch break is one too", () => {
    const noon = Date.parse("2026-11-23T12:10:00+08:00");
    expect(said(wanted(world(), noon))[0]).toContain("due:今天13:30");
  });

  it("their words are what it is about, where nothing else was told", () => {
    const [plain] = wanted(world(), NIGHT).tickets;
    expect(plain && ticketState(plain)).toMatchObject({ slots: { issue: "叫人來" }, notes: [] });
  });
});

it("B14 what the bot has no answer to goes to staff with all that was said", () => {
  const known = { unit: UNIT, name };
  const turn = called(world({ known, matters }), { why: "unknown" });
  expect(said(turn)).toEqual(["person.coming why:person.why.unknown"]);
  expect(alerted(turn)).toEqual([
    "staff: staff.person-wanted unit:A棟12樓1203室 name:王太太 issue:漏水 text:叫你們主管出來 why:staff.why.unknown",
  ]);
});

describe("D12 a supervisor", () => {
  it("is called for a talk apart, and staff see it as such", () => {
    const turn = called(world(), { to: "supervisor", why: "upset" });
    expect(said(turn)).toEqual(["supervisor.coming why:person.why.upset"]);
    expect(alerted(turn)).toEqual([
      "supervisor: staff.supervisor-wanted text:叫你們主管出來 why:staff.why.upset",
    ]);
    expect(turn.conversation.owner).toMatchObject({ wait: { to: "supervisor" } });
  });

  it("is called besides for who waits for staff, since the same time", () => {
    const since = NOW - 2 * MINUTE;
    const turn = called(world(waits({ since }), 4), { to: "supervisor", why: "asked" });
    expect(said(turn)).toEqual(["supervisor.coming why:person.why.asked"]);
    expect(turn.conversation.owner).toMatchObject({ epoch: 4, wait: { to: "supervisor", since } });
    expect(alerted(turn)).toHaveLength(1);
  });

  it("was called already: staff are not called in their place", () => {
    const turn = called(world(waits({ to: "supervisor" })), { why: "asked" });
    expect([said(turn), alerted(turn)]).toEqual([["person.still-waiting"], []]);
  });

  it("out of office hours has the message at once, and the resident the time", () => {
    const turn = called(world(), { to: "supervisor", why: "asked" }, NIGHT);
    expect(said(turn)[0]).toContain("staff:person.who.supervisor ticket:TCKT-0000 due:明天09:30");
    expect(alerted(turn).map((text) => text.split(" ")[0])).toEqual(["supervisor:"]);
  });
});

import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import { decide } from "../../../src/core/dialogs/decide.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import { ticketSchema, type Slots, type Ticket } from "../../../src/core/records/ticket.ts";
import { addToTicket, openTicket, withEvent } from "../../../src/core/tickets/open-ticket.ts";
import { ticketView } from "../../../src/core/tickets/view.ts";
import { newPlan } from "../../../src/core/turn/turn-plan.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import {
  emergencyDialog,
  hearing,
  literalDialogs,
  meant,
  repairDialog,
  written,
} from "../literal-message.ts";
import {
  alerted,
  literalTicket,
  literalWorld,
  MINUTE,
  NOW,
  said,
  showing,
} from "../literal-world.ts";
import { matterOf } from "../dialogs/literal-talk.ts";

const HOUR = 60 * MINUTE;
const UNIT = { building: "A", entrance: null, floor: "12", number: "1203", sub: null };
const SLOTS: Slots = {
  issue: "漏水",
  place: { area: "home", words: "廚房" },
  unit: UNIT,
  name: { surname: "王", given: null, form: "太太" },
};
const matters = [matterOf({ ...SLOTS, phone: null }, "read-back")];
const understanding = hearing({}, { 對: "agree", yes: "agree" });
const phrases = showing(["ticket", "due", "minutes", "why", "issue", "unit", "intent", "danger"]);
/** The resident agrees to what was read back. */
const agreed = (now = NOW, conversation: Partial<Conversation> = {}): Turn =>
  decide(
    literalWorld({
      content: { ...literalDialogs, understanding, phrases },
      conversation: { newestAt: 1, last: { text: "", choices: [] }, matters, ...conversation },
    }),
    written("對", { at: now }),
    meant("對", { answer: "yes" }),
    now,
  );
const opened = (turn: Turn): Ticket => {
  const [ticket] = turn.tickets;
  if (!ticket) throw new Error("no ticket was opened");
  return ticket;
};

describe("what was agreed", () => {
  it("is a ticket of the conversation with its clocks and a promise (C5, B21)", () => {
    const ticket = opened(agreed());
    expect(ticket).toMatchObject({
      id: "TCKT-0000",
      kind: "repair",
      channel: "web",
      conversation: "c1",
    });
    expect(ticket.danger).toBeUndefined();
    expect(ticketView(ticket, DEFAULT_COMMUNITY)).toMatchObject({
      status: "recorded",
      class: "minor",
      unit: UNIT,
      name: "王太太",
      issue: "漏水",
      opened: "2026-11-23T06:30:00.000Z",
      due: { answer: "2026-11-23T06:40:00.000Z", resolve: "2026-11-25T06:30:00.000Z" },
      promises: [{ text: "今天14:40", due: "2026-11-23T06:40:00.000Z", kept: null }],
    });
  });

  it("sets a timer for each clock, and one that reminds in time for a call", () => {
    const about = { channel: "web", conversation: "c1", ticket: "TCKT-0000", rung: 0 };
    const id = "TCKT-0000";
    const promise = `${id}.0`;
    expect(agreed().timers.filter(({ ticket }) => ticket !== null)).toEqual([
      {
        ...about,
        id: `${id}.resolve-due.0`,
        kind: "resolve-due",
        due: NOW + 48 * HOUR,
        promise: null,
      },
      { ...about, id: `${id}.answer-due.0`, kind: "answer-due", due: NOW + 10 * MINUTE, promise },
      { ...about, id: `${id}.answer-soon.0`, kind: "answer-soon", due: NOW + 7 * MINUTE, promise },
    ]);
  });

  it("is told with its number and the minutes; after hours with the time and why", () => {
    expect(said(agreed())).toEqual([
      "repair.done ticket:TCKT-0000 due:今天14:40 minutes:十",
      "anything-else",
    ]);
    // Nobody reads at five to six that the office is closed.
    const closing = Date.parse("2026-11-23T17:55:00+08:00");
    expect(said(agreed(closing))[0]).toBe("repair.done ticket:TCKT-0000 due:明天09:05");
    const closed = Date.parse("2026-11-23T18:05:00+08:00");
    expect(said(agreed(closed))[0]).toBe(
      "repair.done ticket:TCKT-0000 due:明天09:10 why:office.closed",
    );
  });

  it("is told to staff with what is known, and stands out for a danger alone", () => {
    const turn = agreed();
    expect(alerted(turn)).toEqual([
      "staff: staff.ticket ticket:TCKT-0000 issue:漏水 unit:A棟12樓1203室 intent:intent.repair",
    ]);
    expect(turn.outbox.at(-1)).toMatchObject({ ticket: "TCKT-0000", urgent: false });
  });

  it("is told to each in their own language", () => {
    const both = decide(
      literalWorld({
        content: {
          ...literalDialogs,
          understanding,
          phrases: showing(["language", "intent", "unit", "due"]),
        },
        conversation: { newestAt: 1, last: { text: "", choices: [] }, matters, language: "en" },
      }),
      written("yes"),
      meant("yes", { answer: "yes", language: "en" }),
      NOW,
    );
    expect(said(both)[0]).toBe("repair.done language:en due:2:40 pm today");
    expect(alerted(both)).toEqual([
      "staff: staff.ticket language:zh-Hant intent:intent.repair language:zh-Hant unit:A棟12樓1203室",
    ]);
  });

  it("ends the matter: who and where is known from then on (B11)", () => {
    const { conversation } = agreed();
    expect(conversation).toMatchObject({
      matters: [{ state: "filed", open: null, ticket: "TCKT-0000" }],
      pending: { kind: "anything-else" },
      known: { unit: UNIT, name: SLOTS.name },
      tickets: ["TCKT-0000"],
    });
    expect(conversation.known.issue).toBeUndefined();
  });

  it("is remembered among the latest twenty", () => {
    const tickets = Array.from({ length: 20 }, (_, n) => `T${n}`);
    expect(agreed(NOW, { tickets }).conversation.tickets).toEqual([
      ...tickets.slice(1),
      "TCKT-0000",
    ]);
  });
});

describe("a ticket of a danger", () => {
  it("runs its minutes at any hour, and stands out", () => {
    const night = Date.parse("2026-11-23T03:00:00+08:00");
    const world = literalWorld({ content: { ...literalDialogs, phrases } });
    const { plan, ticket, promised } = openTicket(newPlan(world, world.conversation, night), {
      dialog: emergencyDialog,
      kind: "emergency",
      slots: {},
      danger: "fire",
    });
    expect([ticket.danger, promised.due]).toEqual(["fire", night + 10 * MINUTE]);
    expect(plan.alerts).toMatchObject([
      {
        role: "staff",
        text: "staff.emergency ticket:TCKT-0000 intent:intent.emergency danger:danger.fire",
        ticket: "TCKT-0000",
        urgent: true,
      },
    ]);
  });
});

const repair = { dialog: repairDialog, kind: "repair", slots: {} };

it("a matter is filed as it stands: with notes, unconfirmed, and with what is missing", () => {
  const world = literalWorld({ content: literalDialogs });
  const notes = ["已經三天了", "滴到插座旁邊"];
  const { ticket } = openTicket(newPlan(world, world.conversation, NOW), {
    ...repair,
    notes,
    unconfirmed: true,
    missing: ["unit", "phone"],
  });
  const shown = { notes, unconfirmed: true, missing: ["unit", "phone"] };
  expect(ticketSchema.parse(ticket)).toEqual(ticket);
  expect(ticketView(ticket, DEFAULT_COMMUNITY)).toMatchObject(shown);
  const told = {
    kind: "added",
    at: NOW,
    slots: { unit: UNIT, phone: null },
    by: "resident",
  } as const;
  expect(ticketView(withEvent(ticket, told), DEFAULT_COMMUNITY).missing).toEqual(["phone"]);
});

it("two that open at once have numbers of their own, whatever else changed", () => {
  const world = literalWorld({ content: literalDialogs });
  const touched = { ...newPlan(world, world.conversation, NOW), tickets: [literalTicket("T1")] };
  const first = openTicket(touched, repair);
  const second = openTicket(first.plan, repair);
  expect([first.ticket.id, second.ticket.id]).toEqual(["TCKT-0000", "TCKT-0001"]);
  expect(second.plan.tickets.map(({ id }) => id)).toEqual(["T1", "TCKT-0000", "TCKT-0001"]);
  expect(second.plan.timers).toHaveLength(6);
});

it("an answer that is due in less than the reminder takes is not reminded of", () => {
  const world = literalWorld({ content: literalDialogs });
  const dialog = { ...repairDialog, answer: { minutes: 3, hours: "office" as const } };
  const { plan } = openTicket(newPlan(world, world.conversation, NOW), { ...repair, dialog });
  expect(plan.timers.map(({ kind }) => kind)).toEqual(["resolve-due", "answer-due"]);
});

it("what is added to a ticket that is gone changes nothing", () => {
  const world = literalWorld({ content: literalDialogs });
  const plan = newPlan(world, world.conversation, NOW);
  expect(addToTicket(plan, "T9", {}, { by: "resident" })).toBe(plan);
});

describe("photos without a word", () => {
  const photos = [{ id: null, name: "a.jpg", type: "image/jpeg" }];
  const sentTo = (...tickets: readonly Ticket[]): Turn =>
    decide(
      literalWorld({
        content: { ...literalDialogs, phrases: showing(["ticket", "photos", "issue"]) },
        conversation: { newestAt: 1, last: { text: "", choices: [] } },
        tickets,
      }),
      written("", { attachments: photos }),
      meant(""),
      NOW,
    );

  it("join those of the newest open ticket, and staff see so", () => {
    const added = { kind: "added", at: NOW, slots: { photo: photos }, by: "resident" } as const;
    const over = { kind: "cancelled", at: NOW, by: "resident" } as const;
    const turn = sentTo(literalTicket("T1"), literalTicket("T2", added), literalTicket("T3", over));
    const ticket = opened(turn);
    expect([ticket.id, ticketView(ticket, DEFAULT_COMMUNITY).photos]).toEqual([
      "T2",
      [...photos, ...photos],
    ]);
    expect(ticketView(ticket, DEFAULT_COMMUNITY).issue).toBe("漏水");
    expect(said(turn)).toEqual(["photo.thanks", "photo.added ticket:T2"]);
    expect(alerted(turn)).toEqual(["staff: staff.added ticket:T2 photos:照片：2 張"]);
    expect(turn.outbox.at(-1)).toMatchObject({ ticket: "T2", urgent: false });
  });

  it("of a danger stand out", () => {
    const turn = sentTo({ ...literalTicket("T1"), kind: "emergency" });
    expect(turn.outbox.at(-1)).toMatchObject({ ticket: "T1", urgent: true });
  });
});

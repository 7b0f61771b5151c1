import { describe, expect, expectTypeOf, it } from "vitest";
import type { StaffRole } from "../../src/core/records/actor.ts";
import type { Announcement } from "../../src/core/records/announcement.ts";
import { notices } from "../../src/core/notices/announce.ts";
import type { Owner } from "../../src/core/records/owner.ts";
import { CUES } from "../../src/core/records/cue.ts";
import { TICKET_CLASSES } from "../../src/core/records/ticket.ts";
import { DANGERS } from "../../src/core/records/danger.ts";
import type { Attachment, Choice, Language, Line, Role } from "../../src/core/records/message.ts";
import type { Operation } from "../../src/core/records/tuning.ts";
import type { ImportProblem } from "../../src/core/tuning/imported.ts";
import type { Operation as WireOperation, Preview } from "../../src/web/tuning-wire.ts";
import { resolve } from "../../src/core/takeover/resolve.ts";
import type { TicketState } from "../../src/core/tickets/state.ts";
import { ticketViewSchema, type TicketCard } from "../../src/core/tickets/view.ts";
import { REASONS } from "../../src/core/waiting/hand-over.ts";
import { noteSchema, type Note } from "../../src/core/records/note.ts";
import * as tables from "../../src/web/pages/desk/tuning/tables.ts";
import { STAFF_STRINGS } from "../../src/web/pages/words/desk.ts";
import type { wireLine } from "../../src/web/transcript.ts";
import type { Case as WireCase, StaffNote } from "../../src/web/case-wire.ts";
import {
  LONGEST_ANNOUNCEMENT,
  LONGEST_RESOLUTION,
  type Announcement as WireAnnouncement,
  type DeskCase,
  type StaffAlert,
  type StaffTicket,
} from "../../src/web/desk-wire.ts";
import type {
  ChatState,
  KeptFile,
  SentMessage,
  Language as PageLanguage,
  WireLine,
} from "../../src/web/wire.ts";

/** What a ticket's course is made of. */
const EVENTS =
  "opened promised added read classified unpromised handed-up answered spoken assigned answer-missed resolve-missed resolved reopened cancelled".split(
    " ",
  );

// What browsers are told is written twice, in the core's words and in the wire's: `npm run types`
// compares them.
it("operations on the content are the core's", () => {
  expectTypeOf<WireOperation>().toExtend<Operation>();
  expectTypeOf<Operation>().toExtend<Readonly<WireOperation>>();
});

it("why a line of a file is no phrase is told in the core's words", () => {
  type Refused = Preview["refused"]["first"][number];
  expectTypeOf<Refused>().toExtend<ImportProblem>();
  expectTypeOf<ImportProblem>().toExtend<Readonly<Refused>>();
});

describe("the wire says as the core does", () => {
  it("which languages there are", () => {
    expectTypeOf<PageLanguage>().toEqualTypeOf<Language>();
    expectTypeOf<keyof ChatState["company"]>().toEqualTypeOf<Language>();
    expectTypeOf<SentMessage["language"]>().toEqualTypeOf<Language | null>();
  });

  it("who speaks, and to whom staff's messages go", () => {
    expectTypeOf<ChatState["owner"]>().toEqualTypeOf<Owner["kind"]>();
    expectTypeOf<StaffAlert["role"]>().toEqualTypeOf<Role>();
    expectTypeOf<Role>().toExtend<StaffRole>();
    expectTypeOf<WireLine["who"]["kind"]>().toEqualTypeOf<Line["who"]["kind"]>();
  });

  it("what a line is", () => {
    type Same = "id" | "text" | "at";
    expectTypeOf<Pick<WireLine, Same>>().toEqualTypeOf<Pick<Line, Same>>();
    expectTypeOf<WireLine["choices"]>().toEqualTypeOf<Choice[]>();
    expectTypeOf<WireLine["attachments"]>().toEqualTypeOf<Attachment[]>();
    expectTypeOf<KeptFile>().toExtend<Attachment>();
    expectTypeOf<ReturnType<typeof wireLine>>().toEqualTypeOf<WireLine>();
  });

  it("what a ticket is and where it stands: a card is sent as it is", () => {
    expectTypeOf<TicketCard>().toExtend<StaffTicket>();
    expectTypeOf<StaffTicket["status"]>().toEqualTypeOf<TicketState["status"]>();
    // The page has the unit in words.
    expectTypeOf<Exclude<keyof TicketCard, keyof StaffTicket>>().toEqualTypeOf<"unit">();
  });

  it("whose a conversation is, why, and what is noted of it", () => {
    expectTypeOf<DeskCase["owner"]["kind"]>().toEqualTypeOf<Owner["kind"]>();
    expectTypeOf<WireCase["owner"]["kind"]>().toEqualTypeOf<Owner["kind"]>();
    expectTypeOf<Note["kind"]>().toExtend<StaffNote["kind"]>();
    for (const { names, talk } of Object.values(STAFF_STRINGS)) {
      expect(Object.keys(names.reasons)).toEqual([...REASONS]);
      expect(Object.keys(talk.notes).toSorted()).toEqual(noteSchema.shape.kind.options.toSorted());
    }
  });
});

describe("what is announced", () => {
  it("is sent without who said it and who took it back", () => {
    expectTypeOf<keyof WireAnnouncement>().toEqualTypeOf<
      "id" | "kind" | "text" | "en" | "buildings" | "at" | "until"
    >();
    expectTypeOf<Announcement>().toExtend<Readonly<WireAnnouncement>>();
  });

  it("is as long as the desk takes it", () => {
    const announce = notices.acts?.find(({ name }) => name === "announce");
    const fits = (length: number) =>
      announce?.told({ kind: "notice", text: "好".repeat(length) }).ok;
    expect(fits(LONGEST_ANNOUNCEMENT)).toBe(true);
    expect(fits(LONGEST_ANNOUNCEMENT + 1)).toBe(false);
  });
});

describe("staff's words", () => {
  const { danger, class: level, status } = ticketViewSchema.shape;

  it.each(Object.values(STAFF_STRINGS))(
    "name all that a ticket can be: $language",
    ({ names, tickets }) => {
      expect(danger.unwrap().options).toEqual(DANGERS);
      expect(Object.keys(names.dangers)).toEqual(expect.arrayContaining([...DANGERS]));
      expect(Object.keys(names.classes).toSorted()).toEqual(level.unwrap().options.toSorted());
      expect(Object.keys(names.status).toSorted()).toEqual(status.options.toSorted());
      expect(Object.keys(tickets.events)).toEqual(expect.arrayContaining([...EVENTS]));
    },
  );

  it("are as long as the desk takes them", () => {
    expect(resolve.told({ text: "好".repeat(LONGEST_RESOLUTION) }).ok).toBe(true);
    expect(resolve.told({ text: "好".repeat(LONGEST_RESOLUTION + 1) }).ok).toBe(false);
  });
});

it("has on the page the cues and classes that complaints have", () => {
  expect(tables.CUES).toEqual(CUES);
  expect(tables.CLASSES).toEqual(TICKET_CLASSES);
});

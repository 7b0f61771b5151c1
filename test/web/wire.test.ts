import { describe, expect, expectTypeOf, it } from "vitest";
import type { StaffRole } from "../../src/core/records/actor.ts";
import type { Announcement } from "../../src/core/records/announcement.ts";
import { notices } from "../../src/core/notices/announce.ts";
import type { Owner } from "../../src/core/records/owner.ts";
import { DANGERS } from "../../src/core/records/danger.ts";
import type { Attachment, Choice, Language, Line, Role } from "../../src/core/records/message.ts";
import { resolve } from "../../src/core/takeover/resolve.ts";
import type { TicketState } from "../../src/core/tickets/state.ts";
import { ticketViewSchema, type TicketCard } from "../../src/core/tickets/view.ts";
import type { WaitingResident } from "../../src/core/waiting/view.ts";
import { STAFF_STRINGS } from "../../src/web/pages/words/desk.ts";
import type { wireLine } from "../../src/web/transcript.ts";
import {
  LONGEST_ANNOUNCEMENT,
  LONGEST_RESOLUTION,
  type Announcement as WireAnnouncement,
  type ChatState,
  type KeptFile,
  type SentMessage,
  type Language as PageLanguage,
  type StaffAlert,
  type StaffTicket,
  type WaitingResident as WireWaiting,
  type WireLine,
} from "../../src/web/wire.ts";

// What browsers are told is written twice, in the core's words and in the wire's: `npm run types`
// compares them.
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

  it("who waits for a person", () => {
    expectTypeOf<WaitingResident>().toExtend<Readonly<WireWaiting>>();
    expectTypeOf<keyof WaitingResident>().toEqualTypeOf<keyof WireWaiting>();
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

  it.each([STAFF_STRINGS.zh, STAFF_STRINGS.en])(
    "name all that a ticket can be: $language",
    (all) => {
      expect(danger.unwrap().options).toEqual(DANGERS);
      expect(Object.keys(all.dangers)).toEqual(expect.arrayContaining([...DANGERS]));
      expect(Object.keys(all.classes).toSorted()).toEqual(level.unwrap().options.toSorted());
      expect(Object.keys(all.status).toSorted()).toEqual(status.options.toSorted());
    },
  );

  it("are as long as the desk takes them", () => {
    expect(resolve.told({ text: "好".repeat(LONGEST_RESOLUTION) }).ok).toBe(true);
    expect(resolve.told({ text: "好".repeat(LONGEST_RESOLUTION + 1) }).ok).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import { namedStaff } from "../../../src/core/records/actor.ts";
import type { Slots, TicketEvent } from "../../../src/core/records/ticket.ts";
import { composeFeatures } from "../../../src/core/feature.ts";
import { ticketCard, ticketView } from "../../../src/core/tickets/view.ts";
import { FEATURE_LIST } from "../../../src/features.ts";
import { meters } from "../features/reading.ts";
import { literalTicket, MINUTE, NOW, showing } from "../literal-world.ts";

const UNIT = { building: "A", entrance: null, floor: "12", number: "1203", sub: null };
const TOLD: Slots = {
  unit: UNIT,
  name: { surname: "王", given: null, form: "太太" },
  phone: "+886912345678",
  place: { area: "home", words: "廚房" },
  when: "明天下午",
  photo: [{ id: null, name: "a.jpg", type: "image/jpeg" }],
};
const added = (slots: Slots): TicketEvent => ({ kind: "added", at: NOW, slots, by: "resident" });
const staff = namedStaff("林主任");

describe("a ticket on a screen", () => {
  it("shows what is known of it, and null for the rest", () => {
    expect(ticketView(literalTicket("T1"), DEFAULT_COMMUNITY)).toMatchObject({
      id: "T1",
      kind: "repair",
      danger: null,
      class: null,
      status: "recorded",
      unit: null,
      name: null,
      phone: null,
      issue: "漏水",
      place: null,
      when: null,
      notes: [],
      unconfirmed: false,
      missing: [],
      photos: [],
      opened: "2026-11-23T06:00:00.000Z",
      owner: null,
      promises: [],
    });
    expect(ticketView(literalTicket("T1", added(TOLD)), DEFAULT_COMMUNITY)).toMatchObject({
      unit: UNIT,
      name: "王太太",
      phone: "+886912345678",
      issue: "漏水",
      place: "廚房",
      when: "明天下午",
      photos: TOLD.photo,
    });
    expect(ticketView({ ...literalTicket("T1"), danger: "fire" }, DEFAULT_COMMUNITY).danger).toBe(
      "fire",
    );
  });

  it("tells when it is due, in UTC", () => {
    expect(ticketView(literalTicket("T1"), DEFAULT_COMMUNITY).due).toEqual({
      handup: null,
      answer: "2026-11-23T06:30:00.000Z",
      resolve: "2026-11-25T06:00:00.000Z",
      followup: null,
    });
  });

  it("names who took it and who resolved it; who cancelled it is nobody's business", () => {
    const ownerOf = (event: TicketEvent) =>
      ticketView(literalTicket("T1", event), DEFAULT_COMMUNITY).owner;
    expect(ownerOf({ kind: "answered", at: NOW, staff })).toBe("林主任");
    expect(ownerOf({ kind: "resolved", at: NOW, staff, text: "好了" })).toBe("林主任");
    expect(ownerOf({ kind: "cancelled", at: NOW, by: "resident" })).toBeNull();
  });

  it("lists each time that was promised, and whether it was kept", () => {
    const promise = {
      id: "T1.0",
      about: "first-response" as const,
      text: "今天14:40",
      due: NOW + 10 * MINUTE,
    };
    const { promises } = ticketView(
      literalTicket(
        "T1",
        { kind: "promised", at: NOW, promise },
        { kind: "answered", at: NOW, staff },
      ),
      DEFAULT_COMMUNITY,
    );
    expect(promises).toEqual([{ text: "今天14:40", due: "2026-11-23T06:40:00.000Z", kept: true }]);
  });
});

describe("a ticket's card", () => {
  const { slots } = composeFeatures([...FEATURE_LIST, meters]);
  const card = (...events: readonly TicketEvent[]) =>
    ticketCard(
      literalTicket("T1", ...events),
      slots,
      { phrases: showing(["language"]), dialogFor: new Map() },
      DEFAULT_COMMUNITY,
    );

  it("says where in both languages, and null where that isn't known", () => {
    expect(card(added({ unit: UNIT })).where).toEqual({
      zh: "A棟12樓1203室",
      en: "Block A, 12/F, Unit 1203",
    });
    expect(card().where).toBeNull();
  });

  it("names what is missing, where the desk still asks for it", () => {
    const ticket = literalTicket("T1");
    const [opened] = ticket.events;
    if (opened?.kind !== "opened") throw new Error("it was not opened");
    const events = [{ ...opened, missing: ["unit", "reading", "gone"] }];
    expect(
      ticketCard(
        { ...ticket, events },
        slots,
        { phrases: showing([]), dialogFor: new Map() },
        DEFAULT_COMMUNITY,
      ).missing,
    ).toEqual(
      ["choice.correct.unit", "choice.correct.reading"].map((label) => ({ zh: label, en: label })),
    );
  });

  it("adds what features know of it beyond the view's own fields", () => {
    expect(card(added(TOLD)).details).toEqual([]);
    expect(card(added({ reading: "1234" })).details).toEqual([
      {
        label: {
          zh: "choice.correct.reading language:zh-Hant",
          en: "choice.correct.reading language:en",
        },
        words: { zh: "1234", en: "1234" },
      },
    ]);
  });
});

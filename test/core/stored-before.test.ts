import { expect, test } from "vitest";
import { conversationSchema } from "../../src/core/records/conversation.ts";
import { slotsOf } from "../../src/core/records/matter.ts";
import { outgoingSchema } from "../../src/core/records/message.ts";
import { ticketSchema } from "../../src/core/records/ticket.ts";
import { timerSchema } from "../../src/core/records/timer.ts";

const UNIT = { building: "A", entrance: null, floor: "12", number: "1203", sub: null };
const SLOTS = {
  issue: "水龍頭漏水",
  place: { area: "home", words: "廚房" },
  unit: UNIT,
  name: { surname: "王", given: null, form: "太太" },
  phone: null,
  when: "明天下午",
  photo: [{ id: null, name: "a.jpg", type: "image/jpeg" }],
};
const FRAME = {
  dialog: "repair",
  intent: "repair",
  slots: SLOTS,
  asked: { what: "phone", times: 2 },
  answered: ["issue", "place"],
};

const CONVERSATION = {
  channel: "web",
  id: "c1",
  person: "p1",
  language: "zh-Hant",
  owner: { kind: "bot", epoch: 0 },
  known: { unit: UNIT },
  dangers: [],
  pending: null,
  misses: 0,
  said: {},
  last: null,
  tickets: ["T1"],
  newestAt: 7,
  held: null,
  aside: {},
  offers: 0,
};
/** What came since, as it stands where nobody wrote it. */
const SINCE = { heard: null, transfers: 0, apart: null, unsent: [] };

const CLOCKS = { answer: { at: 1 }, resolve: { at: 2 } };

/** Records as they were written while the slots and timers were a closed list. */
test.each([
  [
    "a conversation with its matters",
    conversationSchema,
    {
      ...CONVERSATION,
      matters: [
        {
          id: "m1",
          kind: "repair",
          dialog: "repair",
          state: "telling",
          facts: [{ slot: "unit", value: UNIT, whose: "writer", by: "p1", at: 1 }],
          notes: [{ text: "水龍頭漏水", by: "p1", at: 1 }],
          feelings: ["anger"],
          questions: ["要自費嗎"],
          asked: { "repair.where": 1 },
          open: "name",
          ticket: null,
          touchedAt: 1,
        },
      ],
    },
  ],
  [
    "a ticket",
    ticketSchema,
    {
      id: "T1",
      kind: "repair",
      channel: "web",
      conversation: "c1",
      events: [
        { kind: "opened", at: 0, slots: SLOTS, class: null, clocks: CLOCKS },
        { kind: "added", at: 1, slots: { photo: [] }, by: "resident" },
      ],
    },
  ],
  [
    "a ticket with what was said besides",
    ticketSchema,
    {
      id: "T1",
      kind: "repair",
      channel: "web",
      conversation: "c1",
      events: [
        {
          kind: "opened",
          at: 0,
          slots: SLOTS,
          class: null,
          clocks: CLOCKS,
          notes: ["已經三天了"],
          unconfirmed: true,
          missing: ["phone"],
        },
      ],
    },
  ],
  [
    "a timer",
    timerSchema,
    {
      id: "T1.answer-due.0",
      due: 1,
      kind: "answer-due",
      channel: "web",
      conversation: "c1",
      ticket: "T1",
      promise: "T1.0",
      rung: 0,
    },
  ],
  [
    "a timer of a conversation",
    timerSchema,
    {
      id: "web.c1.left-open",
      due: 1,
      kind: "left-open",
      channel: "web",
      conversation: "c1",
      ticket: null,
      promise: null,
      rung: 0,
    },
  ],
  [
    "a question with a form",
    outgoingSchema,
    {
      id: "o1",
      to: { kind: "resident", channel: "slack", conversation: "c1" },
      text: "請問房號？",
      choices: [],
      form: {
        title: "填表",
        send: "送出",
        close: "關閉",
        fields: [{ slot: "unit", label: "房號" }],
      },
      at: 0,
      ownerEpoch: 0,
      from: { kind: "bot" },
      ticket: null,
      conversation: "c1",
      urgent: false,
      tries: 0,
    },
  ],
])("%s of before is read as it was", (_, schema, record) => {
  const since = schema === conversationSchema ? SINCE : {};
  expect(schema.parse(record)).toEqual({ ...record, ...since });
});

test("a conversation with the frames of before is read as its matters, with all that was told", () => {
  const resting = { ...FRAME, intent: "complaint", asked: null };
  const { held: _held, aside: _aside, offers: _offers, ...before } = CONVERSATION;
  const { matters, ...others } = conversationSchema.parse({
    ...before,
    frame: FRAME,
    stack: [resting],
  });
  expect(others).toEqual({ ...CONVERSATION, ...SINCE });
  const facts = Object.entries(SLOTS)
    .filter(([slot]) => slot !== "issue")
    .map(([slot, value]) => ({ slot, value, whose: "writer", by: "p1", at: 7 }));
  const notes = [{ text: "水龍頭漏水", by: "p1", at: 7 }];
  expect(matters).toMatchObject([
    { id: "f1", kind: "complaint", dialog: "repair", state: "telling", facts, notes, open: null },
    { id: "f2", kind: "repair", dialog: "repair", state: "telling", facts, notes, open: "phone" },
  ]);
  expect(matters.map(({ asked }) => asked)).toEqual([{}, { phone: 2 }]);
  expect(matters.map(slotsOf)).toEqual([SLOTS, SLOTS]);
});

test("a conversation of before that had nothing under way has no matter", () => {
  const { held: _held, aside: _aside, offers: _offers, ...before } = CONVERSATION;
  expect(conversationSchema.parse({ ...before, frame: null, stack: [] }).matters).toEqual([]);
});

import { expect, test } from "vitest";
import { conversationSchema } from "../../src/core/records/conversation.ts";
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

const CLOCKS = { answer: { at: 1 }, resolve: { at: 2 } };

/** Records as they were written while the slots and timers were a closed list. */
test.each([
  [
    "a conversation with its frames",
    conversationSchema,
    {
      channel: "web",
      id: "c1",
      person: "p1",
      language: "zh-Hant",
      owner: { kind: "bot", epoch: 0 },
      known: { unit: UNIT },
      dangers: [],
      frame: FRAME,
      stack: [{ ...FRAME, asked: { what: "read-back", times: 1 } }],
      pending: null,
      misses: 0,
      said: {},
      last: null,
      tickets: ["T1"],
      newestAt: 0,
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
  expect(schema.parse(record)).toEqual(record);
});

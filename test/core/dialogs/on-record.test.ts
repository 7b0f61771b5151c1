import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY } from "../../../src/core/records/community.ts";
import type { Content, Dialog } from "../../../src/core/content/content.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import { ticketView } from "../../../src/core/tickets/view.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { hearing, literalDialogs, repairDialog, taken } from "../literal-message.ts";
import { alerted, literalTicket, MINUTE, NOW, said, showing } from "../literal-world.ts";
import { classes } from "../tickets/literal-complaint.ts";
import {
  filedAs,
  heard,
  kitchen,
  matterIn,
  none,
  photo,
  unit,
  wang,
  type Heard,
} from "./literal-talk.ts";

const PHONE = "+886912345678";
/** As it is shipped. */
const complaintDialog: Dialog = {
  ...repairDialog,
  dialog: "complaint",
  for: ["complaint"],
  opening: "complaint.opening",
  slots: [
    { slot: "issue", ask: "complaint.issue", optional: false },
    { slot: "place", optional: false },
    { slot: "unit", ask: "complaint.where", optional: false },
    { slot: "name", ask: "complaint.contact", optional: true },
    { slot: "phone", ask: "complaint.contact", optional: true },
    { slot: "when", optional: false },
    { slot: "photo", optional: false },
  ],
  answer: { minutes: 60, hours: "office" },
  class: null,
  done: "complaint.done",
};
const phrases = showing(
  ["unit", "name", "phone", "issue", "class", "due"],
  ["complaint.done.minor", "complaint.done.important", "complaint.done.major"],
);
const content: Partial<Content> = {
  classes,
  phrases,
  dialogs: new Map([...literalDialogs.dialogs, ["complaint", complaintDialog]]),
  dialogFor: new Map([...literalDialogs.dialogFor, ["complaint", complaintDialog]]),
};

/** One message after another of the same conversation. */
function talk(...messages: readonly (readonly [string, Heard])[]): Turn {
  let conversation: Partial<Conversation> = {};
  let tickets: readonly Ticket[] = [];
  let last: Turn | null = null;
  for (const [n, [text, how]] of messages.entries()) {
    const now = NOW + n * MINUTE;
    last = heard(text, { content, ...how, conversation, tickets, now });
    conversation = last.conversation;
    const changed = last.tickets.map(({ id }) => id);
    tickets = [...tickets.filter(({ id }) => !changed.includes(id)), ...last.tickets];
  }
  if (last === null) throw new Error("nothing was said");
  return { ...last, tickets };
}
const viewOf = ({ tickets: [ticket] }: Turn) => {
  if (!ticket) throw new Error("nothing is on record");
  return ticketView(ticket, DEFAULT_COMMUNITY);
};

const WHO = { entities: { ...none, name: wang, phone: PHONE } };
const COMPLAINT = "昨晚十一點樓上又拖椅子，跟櫃台小陳反映了兩次都沒處理，我要書面道歉";
const complain = (...more: readonly (readonly [string, Heard])[]): Turn =>
  talk(
    [COMPLAINT, { does: "raise", meaning: { match: taken("complaint") } }],
    ["1203", { does: "tell" }],
    ["王太太 0912", { does: "tell", meaning: WHO }],
    ["對", { does: "agree" }],
    ...more,
  );

describe("a complaint", () => {
  it("C3 is received with an apology and thanks, asked where and how to reach them, and read back", () => {
    const first = talk([COMPLAINT, { does: "raise", meaning: { match: taken("complaint") } }]);
    expect(said(first).map((words) => words.split(" ")[0])).toEqual([
      "complaint.opening",
      "complaint.where.ask",
    ]);
    const where = talk(
      [COMPLAINT, { does: "raise", meaning: { match: taken("complaint") } }],
      ["1203", { does: "tell" }],
    );
    expect(said(where).at(-1)).toMatch(/^complaint\.contact\.ask/);
    expect(where.tickets).toEqual([]);
  });

  it("B10 is recorded with who, where, when, what, what they want, and where to call", () => {
    const turn = complain();
    expect(viewOf(turn)).toMatchObject({
      kind: "complaint",
      name: "王太太",
      phone: PHONE,
      unit: unit("1203"),
      issue: COMPLAINT,
      opened: new Date(NOW + 3 * MINUTE).toISOString(),
    });
    expect(alerted(turn)).toEqual([
      `staff: staff.ticket unit:A棟1203室 name:王太太 phone:0912-345-678 issue:${COMPLAINT} class:class.important`,
    ]);
  });

  it("D9 keeps when, where, of whom, how it went and what is asked for, in the resident's words", () => {
    const turn = complain(["他還罵人，時間是昨晚十一點半", { does: "describe" }]);
    const { issue } = viewOf(turn);
    for (const told of ["昨晚十一點", "樓上", "櫃台小陳", "反映了兩次", "書面道歉", "他還罵人"])
      expect(issue).toContain(told);
    expect(alerted(turn)).toEqual(["staff: staff.added issue:他還罵人，時間是昨晚十一點半"]);
  });

  it("D9 names the colleague whom it is about as staff know them", () => {
    const community = { staff: [{ name: "陳小明", aliases: ["櫃台小陳"] }] };
    const turn = talk([
      COMPLAINT,
      { does: "raise", meaning: { match: taken("complaint") }, community },
    ]);
    expect(matterIn(turn)?.notes[0]?.text).toContain("陳小明");
  });

  it("C4 promises an answer by the time of its class", () => {
    expect(said(complain())[0]).toMatch(/^complaint\.done\.important .*due:今天15:33/);
  });

  it("D10 with what is felt is graver for it, and whoever is angry is heard first", () => {
    const turn = talk(
      [
        "樓上每天半夜拖椅子，氣死我了",
        {
          does: [
            { kind: "raise", text: "樓上每天半夜拖椅子" },
            { kind: "anger", text: "氣死我了" },
          ],
          meaning: { match: taken("complaint"), entities: { ...WHO.entities, unit: unit("1203") } },
        },
      ],
      ["對", { does: "agree" }],
    );
    expect(viewOf(turn).class).toBe("important");
  });
});

describe("B9 the six that a ticket holds", () => {
  it("are each taken from what was said, or asked for where nobody could act without", () => {
    const turn = talk(
      [
        "廚房水管從早上開始漏，樓下說滴到他們家了，請帶工具換一段",
        {
          does: "raise",
          meaning: { match: taken("repair"), entities: { ...none, place: kitchen } },
          message: { attachments: [photo] },
        },
      ],
      ["1203", { does: "tell" }],
      ["王太太 0912", { does: "tell", meaning: WHO }],
      ["對", { does: "agree" }],
    );
    expect(viewOf(turn)).toMatchObject({
      // Who, and where.
      name: "王太太",
      phone: PHONE,
      unit: unit("1203"),
      place: "廚房",
      // What, since when, why, and how.
      issue: "廚房水管從早上開始漏，樓下說滴到他們家了，請帶工具換一段",
      photos: [photo],
      // When it was told.
      opened: new Date(NOW + 3 * MINUTE).toISOString(),
    });
    expect(alerted(turn)[0]).toContain(
      "unit:A棟1203室 name:王太太 phone:0912-345-678 issue:廚房水管",
    );
  });

  it("are named where they are missing", () => {
    const turn = talk(
      ["水管漏水", { does: "raise", meaning: { match: taken("repair") } }],
      ["先這樣", { does: "leave" }],
    );
    expect(viewOf(turn)).toMatchObject({ missing: ["unit"], unconfirmed: true });
  });
});

it("B11 nothing that was told of one matter is asked for the next", () => {
  const turn = talk(
    ["水管漏水", { does: "raise", meaning: { match: taken("repair") } }],
    ["1203", { does: "tell" }],
    ["王太太 0912", { does: "tell", meaning: WHO }],
    ["對", { does: "agree" }],
    ["管理費怎麼這麼高", { does: "raise", meaning: { match: taken("fee-inquiry") } }],
  );
  expect(said(turn).some((words) => words.startsWith("details."))).toBe(false);
  expect(alerted(turn)).toEqual([
    "staff: staff.ticket unit:A棟1203室 name:王太太 phone:0912-345-678 issue:管理費怎麼這麼高",
  ]);
});

it("B19 each photo is thanked for and stands on its ticket", () => {
  const turn = heard("", {
    conversation: { matters: [filedAs("T1")] },
    tickets: [literalTicket("T1")],
    message: { attachments: [photo, photo] },
    content: { understanding: hearing({}), phrases: showing(["count"]) },
  });
  expect(said(turn)).toEqual(["photo.thanks count:2"]);
  expect(viewOf(turn).photos).toHaveLength(2);
});

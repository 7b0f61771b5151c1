import { describe, expect, it } from "vitest";
import { messageFor, offerMessage } from "../../../src/core/tickets/message-for.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Ticket, TicketEvent } from "../../../src/core/records/ticket.ts";
import { read } from "../../../src/core/takeover/read.ts";
import { finish, newPlan } from "../../../src/core/turn/turn-plan.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { NOTHING_BESIDE, colleague, told } from "../../colleague.ts";
import { repairDialog } from "../literal-message.ts";
import {
  alerted,
  literalTicket,
  literalWorld,
  MINUTE,
  NOW,
  said,
  showing,
} from "../literal-world.ts";

const wang = { name: "王主任", aliases: ["Manager Wong", "王大明"] };
const content = { phrases: showing(["issue", "colleague", "staff", "ticket", "due"]) };
const world = (language: "zh-Hant" | "en" = "zh-Hant", tickets: readonly Ticket[] = []) =>
  literalWorld({ content, conversation: { language }, community: { staff: [wang] }, tickets });

describe("B4 a colleague who is not here", () => {
  const plan = newPlan(world(), world().conversation, NOW);

  it("can be left a message, and it is offered", () => {
    expect(said(finish(offerMessage(plan, wang), "reply"))).toEqual([
      "message.offer colleague:王主任",
    ]);
    const english = newPlan(world("en"), world("en").conversation, NOW);
    expect(said(finish(offerMessage(english, wang), "reply"))).toEqual([
      "message.offer colleague:Manager Wong",
    ]);
  });

  it("B26 owns it first: staff hear whom it is for, the resident when an answer comes", () => {
    const slots = { issue: "請四點前回電" };
    const turn = finish(messageFor(plan, wang, { dialog: repairDialog, slots }), "reply");
    expect(turn.tickets[0]).toMatchObject({ kind: "leave-message", for: "王主任" });
    expect(said(turn)).toEqual(["message.taken colleague:王主任 ticket:TCKT-0000 due:今天14:40"]);
    expect(alerted(turn)).toEqual([
      "staff: staff.message issue:請四點前回電 colleague:王主任 ticket:TCKT-0000",
    ]);
  });
});

describe("B4 a message that was left", () => {
  const promised = {
    kind: "promised",
    at: NOW - MINUTE,
    promise: { id: "T1.0", about: "first-response", text: "今天14:50", due: NOW + 20 * MINUTE },
  } as const;
  const message = (...events: readonly TicketEvent[]): Ticket => ({
    ...literalTicket("T1", promised, ...events),
    kind: "leave-message",
    for: "王主任",
  });
  const readBy = (name: string, ticket = message(), language: "zh-Hant" | "en" = "zh-Hant") => {
    const all = { ...world(language, [ticket]), ...NOTHING_BESIDE, ticket };
    return told(read).decide(all, colleague(name), NOW);
  };
  const turnOf = (result: ReturnType<typeof readBy>): Turn => {
    if (!result.ok || result.value.conversation === null) throw new Error("not done");
    return { ...result.value, conversation: result.value.conversation };
  };

  it("and was read is told so, and still waits for its answer", () => {
    const turn = turnOf(readBy("王主任"));
    expect(said(turn)).toEqual(["message.read staff:王主任 ticket:T1"]);
    expect(turn.outbox[0]?.ownerEpoch).toBeNull();
    const [ticket] = turn.tickets;
    const state = ticket && ticketState(ticket);
    expect(state).toMatchObject({ status: "recorded", readBy: { name: "王主任" } });
    expect(state?.promises[0]?.kept).toBeNull();
  });

  it("by whichever of their names", () => {
    expect(said(turnOf(readBy("王大明")))).toEqual(["message.read staff:王大明 ticket:T1"]);
  });

  it("by another says whose it is", () => {
    expect(said(turnOf(readBy("小陳")))).toEqual([
      "message.read colleague:王主任 staff:小陳 ticket:T1",
    ]);
    expect(said(turnOf(readBy("小陳", message(), "en")))[0]).toContain("colleague:Manager Wong");
    const gone = { ...message(), for: "林秘書" };
    expect(said(turnOf(readBy("小陳", gone)))[0]).toContain("colleague:林秘書");
  });

  it("is told once", () => {
    const [ticket] = turnOf(readBy("王主任")).tickets;
    expect(ticket && readBy("小陳", ticket)).toEqual({ ok: false, error: "already-done" });
    const staff = { id: "name:小陳", name: "小陳" };
    const answered = message({ kind: "answered", at: NOW, staff });
    expect(readBy("王主任", answered)).toEqual({ ok: false, error: "already-done" });
    const cancelled = message({ kind: "cancelled", at: NOW, by: "resident" });
    expect(readBy("王主任", cancelled)).toEqual({ ok: false, error: "already-done" });
  });

  it("is what can be read, no other ticket", () => {
    expect(readBy("王主任", literalTicket("T1"))).toEqual({ ok: false, error: "no-such-ticket" });
  });

  it("from no conversation is read all the same", () => {
    const ticket = message();
    const done = told(read).decide(
      { ...world("en", [ticket]), ...NOTHING_BESIDE, conversation: null, ticket },
      colleague("王主任"),
      NOW,
    );
    expect(done.ok && done.value.outbox).toEqual([]);
  });
});

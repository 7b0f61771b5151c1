import { describe, expect, it } from "vitest";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import { setClass } from "../../../src/core/takeover/set-class.ts";
import { withEvent } from "../../../src/core/tickets/open-ticket.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Turn, World } from "../../../src/core/turn/turn.ts";
import { NOTHING_BESIDE, colleague, told } from "../../colleague.ts";
import { literalWorld, MINUTE, NOW, said } from "../literal-world.ts";
import { content, filed, staffTold } from "../tickets/literal-complaint.ts";

const lin = colleague("林主任");
const LATER = NOW + 20 * MINUTE;
const { ticket } = filed("樓上每天晚上十一點還在拖椅子");
const taken = withEvent(ticket, {
  kind: "answered",
  at: NOW + MINUTE,
  staff: { id: lin.id, name: lin.name },
});
const given = (
  to: string,
  of: Ticket = ticket,
  world: World<Conversation | null> = literalWorld({ content, tickets: [of] }),
) =>
  told(setClass, { class: to, reason: "扶手會掉" }).decide(
    { ...world, ...NOTHING_BESIDE, ticket: of },
    lin,
    LATER,
  );
const done = (result: ReturnType<typeof given>): Turn<Conversation | null> => {
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe("staff say how grave a complaint is", () => {
  it("and its clocks follow, with who said so and why (D1)", () => {
    const turn = done(given("important"));
    const [changed] = turn.tickets;
    expect(changed?.events.at(-1)).toMatchObject({
      kind: "classified",
      at: LATER,
      class: "important",
      by: { staff: { name: "林主任" }, reason: "扶手會掉" },
    });
    expect(turn.timers.map(({ kind, due }) => [kind, due - NOW])).toEqual([
      ["resolve-due", 3 * 24 * 60 * MINUTE],
      ["handup-soon", 65 * MINUTE],
      ["handup-due", 80 * MINUTE],
    ]);
    expect(staffTold(turn).map(({ text }) => text)).toEqual([
      "staff.classified ticket:TCKT-0000 class:class.important staff:林主任 text:扶手會掉 issue:樓上每天晚上十一點還在拖椅子",
    ]);
    expect(said(turn)).toEqual([]);
  });

  it("D6 C4 and where it goes to the management the resident hears why, and until when", () => {
    expect(said(done(given("major")))).toEqual([
      "complaint.raised ticket:TCKT-0000 due:今天15:30 reason:complaint.reason.grave",
    ]);
    expect(said(done(given("major", taken)))).toEqual([
      "complaint.raised.taken ticket:TCKT-0000 reason:complaint.reason.grave staff:林主任",
    ]);
  });

  it("and what is less grave is said to nobody outside", () => {
    const [major] = done(given("major")).tickets;
    const lower = done(given("minor", major));
    expect(said(lower)).toEqual([]);
    expect(lower.tickets.map((one) => ticketState(one).class)).toEqual(["minor"]);
    expect(lower.timers.map(({ kind }) => kind)).toEqual(["resolve-due"]);
  });

  it("once, and only while it is open", () => {
    expect(given("minor")).toEqual({ ok: false, error: "already-done" });
    const over = withEvent(ticket, { kind: "cancelled", at: NOW, by: "resident" });
    expect(given("major", over)).toEqual({ ok: false, error: "already-done" });
  });

  it("of a ticket that came from no conversation as well", () => {
    const alone = { ...ticket, channel: null, conversation: null };
    const world = { ...literalWorld({ content, tickets: [alone] }), conversation: null };
    const turn = done(given("major", alone, world));
    expect(turn.tickets.map((one) => ticketState(one).class)).toEqual(["major"]);
  });

  it("with a reason", () => {
    expect(setClass.told({ class: "major" })).toEqual({ ok: false, error: "reason" });
    expect(setClass.told({ class: "grave", reason: "x" })).toEqual({ ok: false, error: "class" });
  });
});

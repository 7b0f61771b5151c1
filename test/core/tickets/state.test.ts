import { describe, expect, it } from "vitest";
import { namedStaff } from "../../../src/core/records/actor.ts";
import type { Promised, TicketEvent } from "../../../src/core/records/ticket.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import { literalTicket, NOW } from "../literal-world.ts";

const staff = namedStaff("林主任");
const promised = (about: Promised["about"], due: number): TicketEvent => ({
  kind: "promised",
  at: NOW,
  promise: { id: `T1.${about}`, about, text: "今天", due },
});
const kept = (...events: readonly TicketEvent[]) =>
  ticketState(literalTicket("T1", ...events)).promises.map((each) => each.kept);
const BOTH = [promised("first-response", NOW + 10), promised("resolution", NOW + 20)] as const;

describe("a promise (B21)", () => {
  it("is kept by what it was about alone: an answer repairs nothing", () => {
    expect(kept(...BOTH)).toEqual([null, null]);
    expect(kept(...BOTH, { kind: "answered", at: NOW + 10, staff })).toEqual([true, null]);
  });

  it("is broken when what it was about comes too late, and stays so", () => {
    const late: TicketEvent = { kind: "answered", at: NOW + 11, staff };
    const resolved: TicketEvent = { kind: "resolved", at: NOW + 20, staff, text: "換好了" };
    expect(kept(...BOTH, late, resolved)).toEqual([false, true]);
    const missed: TicketEvent = {
      kind: "answer-missed",
      at: NOW + 10,
      promise: "T1.first-response",
    };
    expect(kept(...BOTH, missed, late)).toEqual([false, null]);
  });

  it("of an answer is kept by whoever resolves at once", () => {
    expect(kept(...BOTH, { kind: "resolved", at: NOW + 5, staff, text: "好了" })).toEqual([
      true,
      true,
    ]);
  });

  it("stays open where the resident called it off", () => {
    expect(kept(...BOTH, { kind: "cancelled", at: NOW + 30, by: "resident" })).toEqual([
      null,
      null,
    ]);
  });
});

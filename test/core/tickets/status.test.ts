import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/dialogs/decide.ts";
import { namedStaff } from "../../../src/core/records/actor.ts";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import { hearing, literalDialogs, meant, taken, written } from "../literal-message.ts";
import { literalTicket, literalWorld, MINUTE, NOW, said, showing } from "../literal-world.ts";

const phrases = showing(["ticket", "issue", "staff", "due"]);
/** The resident asks where it stands. */
const told = (...tickets: readonly Ticket[]): readonly string[] =>
  said(
    decide(
      literalWorld({
        content: {
          ...literalDialogs,
          understanding: hearing({}, { "where is it?": "status" }),
          phrases,
        },
        conversation: { newestAt: 1, last: { text: "", choices: [] }, language: "en" },
        tickets,
      }),
      written("where is it?"),
      meant("where is it?", { match: taken("ticket-status"), language: "en" }),
      NOW,
    ),
  );

const staff = namedStaff("林主任");
const promised = {
  kind: "promised",
  at: NOW,
  promise: { id: "T1.0", about: "first-response", text: "今天14:40", due: NOW + 10 * MINUTE },
} as const;
const answered = { kind: "answered", at: NOW, staff } as const;
const resolved = { kind: "resolved", at: NOW, staff, text: "好了" } as const;
const cancelled = { kind: "cancelled", at: NOW, by: "resident" } as const;
const missed = { kind: "answer-missed", at: NOW, promise: "T1.0" } as const;

describe("who asks where their ticket stands (D14)", () => {
  it("hears the time that was promised, in their language", () => {
    expect(told(literalTicket("T1", promised))).toEqual([
      "status.promised ticket:T1 issue:漏水 due:2:40 pm today",
    ]);
  });

  it("hears no time that was broken or kept", () => {
    expect(told(literalTicket("T1", promised, missed))).toEqual([
      "status.recorded ticket:T1 issue:漏水",
    ]);
    const later = {
      ...promised,
      promise: { id: "T1.1", about: "first-response" as const, text: "", due: NOW + 30 * MINUTE },
    };
    expect(told(literalTicket("T1", promised, missed, later))).toEqual([
      "status.promised ticket:T1 issue:漏水 due:3:00 pm today",
    ]);
  });

  it("hears who has it, or that it is over", () => {
    expect(told(literalTicket("T1", promised, answered, promised))).toEqual([
      "status.in-progress ticket:T1 issue:漏水 staff:林主任",
    ]);
    expect(told(literalTicket("T1", resolved))).toEqual([
      "status.resolved ticket:T1 issue:漏水 staff:林主任",
    ]);
    expect(told(literalTicket("T1", cancelled))).toEqual(["status.cancelled ticket:T1 issue:漏水"]);
  });

  it("hears of the latest three, the newest first", () => {
    const tickets = ["T1", "T2", "T3", "T4"].map((id) => literalTicket(id));
    expect(told(...tickets)).toEqual(
      ["T4", "T3", "T2"].map((id) => `status.recorded ticket:${id} issue:漏水`),
    );
  });

  it("hears the number alone where nothing was said of it", () => {
    const added = { kind: "added", at: NOW, slots: { issue: null }, by: "resident" } as const;
    expect(told(literalTicket("T1", added))).toEqual(["status.recorded ticket:T1"]);
  });

  it("B13 and has none here has a colleague look it up, by a time", () => {
    expect(told()[0]).toBe("on-record.done ticket:TCKT-0000 due:3:30 pm today");
  });
});

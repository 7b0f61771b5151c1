import { describe, expect, it } from "vitest";
import { namedStaff } from "../../../src/core/records/actor.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import type { Timer } from "../../../src/core/records/timer.ts";
import { ticketState } from "../../../src/core/tickets/state.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { FEATURES } from "../../../src/features.ts";
import { literalDialogs, taken } from "../literal-message.ts";
import {
  alerted,
  literalDanger,
  literalTicket,
  literalWorld,
  MINUTE,
  NOW,
  said,
} from "../literal-world.ts";
import { COMPLETE, filedAs, heard, LEAK, matterIn, matterOf } from "./literal-talk.ts";

const leak = matterOf(LEAK, "unit", { asked: { unit: 1 } });
const unfinishedIn = ({ timers }: Turn): Timer | undefined =>
  timers.find(({ kind }) => kind === "unfinished");
/** What comes of the timer of a matter that was left, so often after it was set. */
function fired(conversation: Partial<Conversation>, rung = 0, now = NOW): Turn | null {
  const kind = FEATURES.timers.get("unfinished");
  if (!kind) throw new Error("there is no such timer");
  const about = { channel: "web", conversation: "c1", ticket: null, promise: null };
  const timer = { id: "web.c1.unfinished", kind: "unfinished", due: now, rung, ...about };
  const tickets = [literalTicket("T1")];
  return kind.fire(literalWorld({ content: literalDialogs, conversation, tickets }), timer, now);
}

describe("a matter that is left", () => {
  it("is looked after again ten minutes after the last word", () => {
    const turn = heard("水管漏水", { does: "raise", meaning: { match: taken("repair") } });
    expect(unfinishedIn(turn)).toMatchObject({ due: NOW + 10 * MINUTE, rung: 0, ticket: null });
    const later = heard("還在滴", {
      conversation: turn.conversation,
      now: NOW + MINUTE,
    });
    expect(unfinishedIn(later)).toMatchObject({ id: "web.c1.unfinished", due: NOW + 11 * MINUTE });
  });

  it("is reminded of once", () => {
    const turn = fired({ matters: [leak] });
    expect(turn && [said(turn), turn.tickets]).toEqual([["matter.left"], []]);
    expect(turn && unfinishedIn(turn)).toMatchObject({ due: NOW + 15 * MINUTE, rung: 1 });
  });

  it("is then filed as it stands: unconfirmed, and with what is missing", () => {
    const turn = fired({ matters: [leak] }, 1);
    expect(turn && said(turn)).toEqual(["matter.filed-as-it-stands"]);
    expect(turn?.tickets[0]?.events[0]).toMatchObject({
      unconfirmed: true,
      missing: ["unit"],
      slots: { issue: "漏水" },
    });
    expect(turn && alerted(turn)).toEqual(["staff: staff.ticket"]);
    expect(turn?.timers.map(({ kind }) => kind)).toContain("answer-due");
    expect(turn && matterIn(turn)).toMatchObject({ state: "filed", open: null });
  });

  it("with nothing told of it is no record", () => {
    const turn = fired({ matters: [matterOf({}, "issue", { asked: { issue: 1 } })] }, 1);
    expect(turn?.tickets ?? []).toEqual([]);
  });

  it("and was read back waits for a yes as long, and no longer", () => {
    const turn = fired({ matters: [matterOf(COMPLETE, "read-back")] }, 1);
    expect(turn?.tickets[0]?.events[0]).toMatchObject({ unconfirmed: true });
    expect(turn?.tickets[0]?.events[0]).not.toHaveProperty("missing");
  });

  it("for a person is filed, and the resident is not spoken to beside them", () => {
    const owner = { kind: "staff", epoch: 1, ...namedStaff("林主任") } as const;
    const turn = fired({ matters: [leak], owner });
    expect(turn?.tickets).toHaveLength(1);
    expect(turn?.outbox.find(({ to }) => to.kind === "resident")?.ownerEpoch ?? 1).toBe(1);
  });

  it("and was finished, dropped or closed meanwhile is left alone", () => {
    expect(fired({ matters: [filedAs("T1")] })).toBeNull();
    expect(fired({ matters: [{ ...leak, state: "dropped" }] })).toBeNull();
    expect(fired({ matters: [] })).toBeNull();
  });

  it("by saying goodbye is filed at once, before the farewell", () => {
    const turn = heard("再見", { does: "leave", conversation: { matters: [leak] } });
    expect(said(turn)).toEqual(["matter.filed-so-far", "farewell.closing"]);
    const [ticket] = turn.tickets;
    expect(ticket && ticketState(ticket).slots.issue).toBe("漏水");
  });
});

describe("a matter that rests while a danger lasts", () => {
  const dangers = [literalDanger];

  it("is reminded of only when that is over", () => {
    const turn = fired({ matters: [{ ...leak, open: null }], dangers });
    expect(turn && said(turn)).toEqual([]);
    expect(turn && unfinishedIn(turn)?.due).toBeGreaterThan(NOW);
  });

  it("is looked after again, however it came up", () => {
    const turn = heard("另外報修燈壞了", {
      meaning: { match: taken("repair") },
      conversation: { dangers, owner: { kind: "waiting", epoch: 1 } },
      tickets: [{ ...literalTicket("T1"), kind: "emergency" }],
    });
    expect(said(turn)).toEqual(["emergency.later"]);
    expect(unfinishedIn(turn)).toBeDefined();
  });
});

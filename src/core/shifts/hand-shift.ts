import { z } from "zod";
import { communityAct } from "../act.ts";
import type { Feature } from "../feature.ts";
import { SERVING } from "../policy.ts";
import type { Shift } from "../records/shift.ts";
import { failed, ok } from "../result.ts";
import { member, words } from "../staff-turn.ts";
import type { Turn } from "../turn/turn.ts";

/** A quarter of three shifts a day; what is older stands in the backups. */
const MOST_KEPT = 270;
/** As many as one screen of open promises has. */
const MOST_TICKETS = 200;

const EVERYBODY = [...SERVING, "technician"] as const;

/** One shift writes down what it leaves: open promises, who waits, what is near its time (F7). */
const handShift = communityAct({
  name: "hand-shift",
  may: { own: [], others: [], unassigned: EVERYBODY },
  input: z.object({
    text: words(4_000),
    tickets: z.array(z.string().max(40)).max(MOST_TICKETS).default([]),
  }),
  decide({ shifts, waiting, ids }, by, { text, tickets }, now) {
    const one: Shift = {
      id: ids.turn,
      by: member(by),
      at: now,
      text,
      tickets,
      waiting,
      signed: null,
    };
    return ok(kept([...shifts, one]));
  },
});

/** The next shift has read it, and signs for it; nobody signs for their own. */
const signShift = communityAct({
  name: "sign-shift",
  may: { own: [], others: [], unassigned: EVERYBODY },
  input: z.object({ shift: z.string().optional().describe("The newest, if left out") }),
  decide({ shifts }, by, { shift: id }, now) {
    const found = id === undefined ? shifts.at(-1) : shifts.find((one) => one.id === id);
    if (!found) return failed("no-such-shift");
    if (found.signed !== null) return failed("already-done");
    if (found.by.id === by.id) return failed("not-yours");
    const signed = { by: member(by), at: now };
    return ok(kept(shifts.map((one) => (one === found ? { ...one, signed } : one))));
  },
});

export const shifts: Feature = { name: "shifts", acts: [handShift, signShift] };

function kept(all: readonly Shift[]): Turn<null> {
  return {
    conversation: null,
    tickets: [],
    timers: [],
    outbox: [],
    transcript: [],
    shifts: all.slice(-MOST_KEPT),
  };
}

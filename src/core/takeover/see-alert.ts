import { z } from "zod";
import { communityAct } from "../act.ts";
import { SERVING } from "../policy.ts";
import { failed, ok } from "../result.ts";
import { member } from "../staff-turn.ts";

/** Somebody has seen to an alert: it leaves everybody's screen, and bears their name. */
export const seeAlert = communityAct({
  name: "seen",
  may: { own: [], others: [], unassigned: [...SERVING, "technician"] },
  input: z.object({ alert: z.string().max(400) }),
  beside: ({ alert }) => ({ alert }),
  decide({ alert, seen }, by, _input, now) {
    if (!alert) return failed("no-such-alert");
    if (seen) return failed("already-done");
    return ok({
      conversation: null,
      tickets: [],
      timers: [],
      outbox: [],
      transcript: [],
      seen: { alert: alert.id, by: member(by), at: now },
    });
  },
});

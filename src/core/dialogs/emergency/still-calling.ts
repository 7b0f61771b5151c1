import { callAgain, callOf } from "../../tickets/call-again.ts";
import { matterOf } from "../../tickets/overdue.ts";
import { hasFirstResponse } from "../../tickets/state.ts";
import type { TimerKind } from "../../turn/turn.ts";
import { alert } from "../../turn/told-staff.ts";
import { finish, say } from "../../turn/turn-plan.ts";
import { dangerName, keyFor } from "../../turn/danger-phrases.ts";

/** So many steps up are told to the resident; after them the promised times tell how it stands. */
const TOLD_STEPS = 2;

/** Nobody has taken an emergency: staff are called again, and one step up. */
export const stillCalling: TimerKind = {
  kind: "call-again",
  fire(world, timer, now) {
    const matter = matterOf(world, timer, now);
    // Once the resident called it off staff know, and decide.
    if (!matter?.told || matter.told.over || hasFirstResponse(matter.state)) return null;
    const { plan, ticket, fillings, about, told } = matter;
    const { roles } = callOf(timer.rung);
    const words = { ...fillings, danger: dangerName(plan, told.kind) };
    const called = roles.reduce(
      (each, role) => alert(each, role, "staff.call-again", words, about),
      plan,
    );
    const again = callAgain(ticket, now, timer.rung + 1);
    const next = { ...called, urgent: true, timers: [...called.timers, again] };
    const waited =
      timer.rung < TOLD_STEPS
        ? say(next, keyFor(next, "emergency.still-calling", told), { ticket: ticket.id })
        : next;
    return finish(waited, "notice");
  },
};

import { finish, newPlan, say } from "../../../src/core/turn/turn-plan.ts";
import type { Feature } from "../../../src/core/feature.ts";
import { isOpen, ticketState } from "../../../src/core/tickets/state.ts";
import type { TimerKind } from "../../../src/core/turn/turn.ts";

const DAY = 24 * 60 * 60_000;

/** A day after somebody told a reading they hear that the bill for it is out. */
const remind: TimerKind = {
  kind: "remind",
  setBy: ({ kind }, now) => (kind === "meter-reading" ? now + DAY : null),
  fire(world, timer, now) {
    const ticket = world.tickets.find(({ id }) => id === timer.ticket);
    if (!ticket || !isOpen(ticketState(ticket))) return null;
    const plan = newPlan(world, world.conversation, now);
    return finish(say(plan, "meter-reading.reminder", { ticket: ticket.id }), "notice");
  },
};

export const reminders: Feature = {
  name: "reminders",
  timers: [remind],
  phrases: ["meter-reading.reminder"],
};

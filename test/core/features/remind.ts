import { finish, newPlan, say } from "../../../src/core/turn/turn-plan.ts";
import type { Feature } from "../../../src/core/feature.ts";
import { isOpen, ticketState } from "../../../src/core/tickets/state.ts";
import type { TimerKind } from "../../../src/core/turn/turn.ts";

const DAY = 24 * 60 * 60_000;

/** A day after they registered a car its owner is reminded of the card that is ready. */
const remind: TimerKind = {
  kind: "remind",
  setBy: ({ kind }, now) => (kind === "parking-pass" ? now + DAY : null),
  fire(world, { ticket: id }, now) {
    const ticket = world.tickets.find((one) => one.id === id);
    if (!ticket || !isOpen(ticketState(ticket))) return null;
    const plan = newPlan(world, world.conversation, now);
    return finish(say(plan, "parking-pass.reminder", { ticket: id }), "notice");
  },
};

export const reminders: Feature = {
  name: "reminders",
  timers: [remind],
  phrases: ["parking-pass.reminder"],
};

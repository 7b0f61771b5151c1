import type { Role } from "../records/message.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Timer } from "../records/timer.ts";

const MINUTE = 60_000;

/** Who is called when nobody has taken an emergency, and after how long. */
interface Call {
  readonly after: number;
  readonly roles: readonly Role[];
}

/** Up the roles, then all of them again and again: it ends when somebody takes it, never before. */
const CALLS: readonly Call[] = [
  { after: 3 * MINUTE, roles: ["staff", "supervisor"] },
  { after: 3 * MINUTE, roles: ["supervisor", "director"] },
];
const AGAIN: Call = { after: 5 * MINUTE, roles: ["staff", "supervisor", "director"] };

export function callOf(rung: number): Call {
  return CALLS[rung] ?? AGAIN;
}

/** The timer that calls again unless somebody has taken it by then. */
export function callAgain(ticket: Ticket, now: number, rung: number): Timer {
  return {
    id: `${ticket.id}.call-again.${rung}`,
    due: now + callOf(rung).after,
    kind: "call-again",
    channel: ticket.channel,
    conversation: ticket.conversation,
    ticket: ticket.id,
    promise: null,
    rung,
  };
}

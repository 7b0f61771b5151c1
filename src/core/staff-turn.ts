import { z } from "zod";
import type { Staff, StaffMember } from "./records/actor.ts";
import type { Ticket } from "./records/ticket.ts";
import type { Turn } from "./turn/turn.ts";

/** Who did it, as records keep it: what they may is asked anew each time. */
export function member({ id, name }: Staff): StaffMember {
  return { id, name };
}

/** What staff write, without the blanks around it. */
export function words(most: number): z.ZodType<string> {
  return z.string().trim().min(1).max(most);
}

/** A ticket that came from no conversation changes, and nobody is there to be told. */
export function ofTicketAlone(ticket: Ticket): Turn<null> {
  return { conversation: null, tickets: [ticket], timers: [], outbox: [], transcript: [] };
}

import { DateTime } from "luxon";
import { z } from "zod";
import { fullName } from "../courtesy/address.ts";
import { DANGERS } from "../records/danger.ts";
import { attachmentSchema } from "../records/message.ts";
import type { Ticket } from "../records/ticket.ts";
import { ticketState } from "./state.ts";

const time = z.iso.datetime().nullable();
const part = z.string().nullable();

/** A ticket as screens and the command line show it (TICKET of the command line's contract). */
export const ticketViewSchema = z.object({
  id: z.string(),
  kind: z.string(),
  /** Which danger, where it is an emergency. */
  danger: z.enum(DANGERS).nullable(),
  class: z.enum(["major", "important", "minor"]).nullable(),
  status: z.enum(["recorded", "in-progress", "resolved", "cancelled"]),
  unit: z
    .object({ building: part, entrance: part, floor: part, number: part, sub: part })
    .nullable(),
  name: part,
  phone: part,
  issue: part,
  place: part,
  when: part,
  photos: z.array(attachmentSchema),
  opened: z.iso.datetime(),
  /** ISO times, UTC; null where no such clock runs. */
  due: z.object({ handup: time, answer: time, resolve: time, followup: time }),
  /** The member of staff who took it. */
  owner: part,
  promises: z.array(
    z.object({ text: z.string(), due: z.iso.datetime(), kept: z.boolean().nullable() }),
  ),
});
export type TicketView = z.infer<typeof ticketViewSchema>;

export function ticketView(ticket: Ticket): TicketView {
  const state = ticketState(ticket);
  const { slots } = state;
  return {
    id: ticket.id,
    kind: ticket.kind,
    danger: ticket.danger ?? null,
    class: state.class,
    status: state.status,
    unit: slots.unit ?? null,
    name: slots.name ? fullName(slots.name) : null,
    phone: slots.phone ?? null,
    issue: slots.issue ?? null,
    place: slots.place?.words ?? null,
    when: slots.when ?? null,
    photos: slots.photo ?? [],
    opened: iso(state.openedAt),
    due: {
      handup: null,
      answer: iso(state.answerDue),
      resolve: iso(state.resolveDue),
      followup: null,
    },
    owner: state.status === "in-progress" || state.status === "resolved" ? state.staff : null,
    promises: state.promises.map(({ text, due, kept }) => ({ text, due: iso(due), kept })),
  };
}

function iso(at: number): string {
  return DateTime.fromMillis(at, { zone: "utc" }).toISO() ?? "";
}

import { DateTime } from "luxon";
import { z } from "zod";
import type { Phrases } from "../content/content.ts";
import { fullName } from "../courtesy/address.ts";
import { unitWords } from "../courtesy/unit-words.ts";
import type { Community } from "../records/community.ts";
import { DANGERS } from "../records/danger.ts";
import { attachmentSchema } from "../records/message.ts";
import { slotsSchema, TICKET_CLASSES, TICKET_STATUSES, type Ticket } from "../records/ticket.ts";
import type { SlotsById } from "../turn/slot.ts";
import { dueTimes } from "./clocks.ts";
import { ticketState } from "./state.ts";

const time = z.iso.datetime().nullable();
const part = z.string().nullable();

/** A ticket as screens and the command line show it (TICKET of the command line's contract). */
export const ticketViewSchema = z.object({
  id: z.string(),
  kind: z.string(),
  /** Which danger, where it is an emergency. */
  danger: z.enum(DANGERS).nullable(),
  class: z.enum(TICKET_CLASSES).nullable(),
  status: z.enum(TICKET_STATUSES),
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

export function ticketView(ticket: Ticket, community: Community): TicketView {
  const state = ticketState(ticket);
  const due = dueTimes(state, community);
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
      answer: iso(due.answer),
      resolve: iso(due.resolve),
      followup: null,
    },
    owner: state.status === "in-progress" || state.status === "resolved" ? state.staff.name : null,
    promises: state.promises.map(({ text, due, kept }) => ({ text, due: iso(due), kept })),
  };
}

/** What a ticket tells beyond the fields of its view, as staff read it in either language. */
export interface TicketDetail {
  readonly label: { readonly zh: string; readonly en: string };
  readonly words: { readonly zh: string; readonly en: string };
}
export type TicketCard = TicketView & {
  /** The unit in words; null where it isn't known. */
  readonly where: TicketDetail["words"] | null;
  readonly details: TicketDetail[];
};

/** A ticket as staff's screen shows it: with the slots that the view has no field for. */
export function ticketCard(
  ticket: Ticket,
  slots: SlotsById,
  phrases: Phrases,
  community: Community,
): TicketCard {
  const told = ticketState(ticket).slots;
  const details = [...slots.values()]
    .filter(({ id }) => !(id in slotsSchema.shape))
    .map((slot): TicketDetail => {
      const label = `choice.correct.${slot.id}`;
      return {
        label: {
          zh: phrases.say(label, "zh-Hant", {}, 0),
          en: phrases.say(label, "en", {}, 0),
        },
        words: { zh: slot.words(told, "zh-Hant"), en: slot.words(told, "en") },
      };
    })
    .filter(({ words }) => words.zh !== "");
  const where = told.unit
    ? { zh: unitWords(told.unit, "zh-Hant"), en: unitWords(told.unit, "en") }
    : null;
  return { ...ticketView(ticket, community), where, details };
}

function iso(at: number): string {
  return DateTime.fromMillis(at, { zone: "utc" }).toISO() ?? "";
}

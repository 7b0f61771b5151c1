import { DateTime } from "luxon";
import { z } from "zod";
import type { Content } from "../content/content.ts";
import { fullName } from "../courtesy/address.ts";
import { unitWords } from "../courtesy/unit-words.ts";
import type { Community } from "../records/community.ts";
import { CUES } from "../records/cue.ts";
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
  /** What its class was read off. */
  cues: z.array(z.string()),
  status: z.enum(TICKET_STATUSES),
  unit: z
    .object({ building: part, entrance: part, floor: part, number: part, sub: part })
    .nullable(),
  name: part,
  phone: part,
  issue: part,
  place: part,
  when: part,
  /** What else was said of it, in the resident's words. */
  notes: z.array(z.string()),
  /** The resident left before it was agreed. */
  unconfirmed: z.boolean(),
  /** Slots that are needed and not told. */
  missing: z.array(z.string()),
  /** The colleague whom a message is for, and who has read it. */
  for: part,
  readBy: part,
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
    cues: [...state.cues],
    status: state.status,
    unit: slots.unit ?? null,
    name: slots.name ? fullName(slots.name) : null,
    phone: slots.phone ?? null,
    issue: slots.issue ?? null,
    place: slots.place?.words ?? null,
    when: slots.when ?? null,
    notes: [...state.notes],
    unconfirmed: state.isUnconfirmed,
    missing: [...state.missing],
    for: ticket.for ?? null,
    readBy: ticket.for === undefined ? null : (state.readBy?.name ?? null),
    photos: slots.photo ?? [],
    opened: iso(state.openedAt),
    due: {
      handup: due.handup === null ? null : iso(due.handup),
      answer: iso(due.answer),
      resolve: iso(due.resolve),
      followup: null,
    },
    owner: state.assignee?.name ?? null,
    promises: state.promises.map(({ text, due, kept }) => ({ text, due: iso(due), kept })),
  };
}

/** What a ticket tells beyond the fields of its view, as staff read it in either language. */
export interface TicketDetail {
  readonly label: { readonly zh: string; readonly en: string };
  readonly words: { readonly zh: string; readonly en: string };
}
export type TicketCard = Omit<TicketView, "missing" | "cues"> & {
  /** Who of the house sees to it, as its dialog says. */
  readonly department: string | null;
  /** The unit in words; null where it isn't known. */
  readonly where: TicketDetail["words"] | null;
  readonly details: TicketDetail[];
  /** What is needed and not told, as staff call it. */
  readonly missing: TicketDetail["label"][];
  /** What its class was read off, as staff call it. */
  readonly cues: TicketDetail["label"][];
};

/** A ticket as staff's screen shows it: with the slots that the view has no field for. */
export function ticketCard(
  ticket: Ticket,
  slots: SlotsById,
  { phrases, dialogFor }: Pick<Content, "phrases" | "dialogFor">,
  community: Community,
): TicketCard {
  const { slots: told, missing, cues } = ticketState(ticket);
  const inBoth = (key: string): TicketDetail["label"] => ({
    zh: phrases.say(key, "zh-Hant", {}, 0),
    en: phrases.say(key, "en", {}, 0),
  });
  const labelOf = (slot: string): TicketDetail["label"] => inBoth(`choice.correct.${slot}`);
  const details = [...slots.values()]
    .filter(({ id }) => !(id in slotsSchema.shape))
    .map((slot): TicketDetail => {
      return {
        label: labelOf(slot.id),
        words: { zh: slot.words(told, "zh-Hant"), en: slot.words(told, "en") },
      };
    })
    .filter(({ words }) => words.zh !== "");
  const where = told.unit
    ? { zh: unitWords(told.unit, "zh-Hant"), en: unitWords(told.unit, "en") }
    : null;
  return {
    ...ticketView(ticket, community),
    department: dialogFor.get(ticket.kind)?.department ?? null,
    where,
    details,
    // A slot that a feature brought may be gone with it.
    missing: missing.filter((slot) => slots.has(slot)).map(labelOf),
    cues: CUES.filter((cue) => cues.includes(cue)).map((cue) => inBoth(`cue.${cue}`)),
  };
}

function iso(at: number): string {
  return DateTime.fromMillis(at, { zone: "utc" }).toISO() ?? "";
}

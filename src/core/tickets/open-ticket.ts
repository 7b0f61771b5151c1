import type { Dialog, StaffFillings } from "../content/content.ts";
import { timeWords } from "../courtesy/time-words.ts";
import type { Danger } from "../records/danger.ts";
import type { Role } from "../records/message.ts";
import type { Promised, Slots, Ticket, TicketEvent } from "../records/ticket.ts";
import type { Timer } from "../records/timer.ts";
import { dangerName } from "../turn/danger-phrases.ts";
import { slotWords } from "../turn/slot-words.ts";
import { alert, nameOf } from "../turn/told-staff.ts";
import { languageOf, ticketOf, withConversation, withTicket } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { dueTimes } from "./clocks.ts";
import { grade } from "./grade.ts";

const MINUTE = 60_000;
/** Staff are reminded this long before an answer falls due: time enough for a call. */
const REMIND_BEFORE_MS = 3 * MINUTE;
/** More tickets than a resident has open at a time; older ones are found by the board. */
const REMEMBERED_TICKETS = 20;

/** What a ticket is opened for. */
export interface Matter {
  /** How it is served: its clocks are this dialog's. */
  readonly dialog: Pick<Dialog, "answer" | "resolve" | "class">;
  /** The intent that it came from. */
  readonly kind: string;
  readonly slots: Slots;
  /** Which, where it is an emergency. */
  readonly danger?: Danger;
  /** What else was said of it, in the resident's words. */
  readonly notes?: readonly string[];
  /** The resident left before it was agreed. */
  readonly unconfirmed?: boolean;
  /** Slots that are needed, and were not told. */
  readonly missing?: readonly string[];
  /** The colleague whom it is a message for, as colleagues call them. */
  readonly for?: string;
  /** How staff hear of it, where they hear otherwise than of any new ticket. */
  readonly told?: {
    readonly role: Role;
    readonly key: string;
    readonly fillings: StaffFillings;
    readonly urgent: boolean;
  };
  /** What was felt beside the words: anger, insult, threat, deadline. */
  readonly feelings?: readonly string[];
}

/** Opens a matter's ticket, sets its clocks and tells staff (C5, D1, D13). */
export function openTicket(
  plan: TurnPlan,
  matter: Matter,
): { readonly plan: TurnPlan; readonly ticket: Ticket; readonly promised: Promised } {
  const { kind, slots, danger, notes = [], unconfirmed = false, missing = [] } = matter;
  const { world, now, conversation } = plan;
  const { community } = world;
  const graded = grade(plan, matter);
  const opened = plan.tickets.filter(({ events }) => events[0]?.at === now).length;
  const id = world.ids.ticket(opened);
  const ticket: Ticket = {
    id,
    kind,
    ...(danger === undefined ? {} : { danger }),
    channel: conversation.channel,
    conversation: conversation.id,
    ...(conversation.speaker === undefined ? {} : { person: conversation.speaker }),
    ...(matter.for === undefined ? {} : { for: matter.for }),
    events: [
      {
        kind: "opened",
        at: now,
        slots,
        ...graded,
        ...(notes.length === 0 ? {} : { notes: [...notes] }),
        ...(unconfirmed ? { unconfirmed } : {}),
        ...(missing.length === 0 ? {} : { missing: [...missing] }),
      },
    ],
  };
  const set = [...world.features.timers.values()].flatMap((timer) => {
    const due = timer.setBy?.(ticket, now, community) ?? null;
    return due === null ? [] : [timerOf(ticket, timer.kind, due, null, 0)];
  });
  const recorded = withTicket(
    withConversation(plan, {
      tickets: [...conversation.tickets, id].slice(-REMEMBERED_TICKETS),
    }),
    ticket,
  );
  const kept = promiseFirstResponse(
    { ...recorded, timers: [...recorded.timers, ...set] },
    ticket,
    dueTimes({ openedAt: now, classifiedAt: now, clocks: graded.clocks }, community).answer,
    0,
  );
  const { role, key, fillings, urgent } = matter.told ?? newTicket(plan, matter);
  const told = alert(
    kept.plan,
    role,
    key,
    {
      ...slotWords(world, slots),
      ticket: id,
      class: graded.class === null ? "" : nameOf(plan, `class.${graded.class}`),
      notes: notes.join("；"),
      ...fillings,
    },
    // Whoever is on duty hears of a grave matter at once (D3).
    { ticket: id, urgent: urgent || graded.class === "major" },
  );
  return { plan: told, ticket: kept.ticket, promised: kept.promised };
}

function newTicket(plan: TurnPlan, { kind, danger }: Matter): NonNullable<Matter["told"]> {
  const intent = nameOf(plan, `intent.${kind}`);
  return danger === undefined
    ? { role: "staff", key: "staff.ticket", fillings: { intent }, urgent: false }
    : {
        role: "staff",
        key: "staff.emergency",
        fillings: { intent, danger: dangerName(plan, danger) },
        urgent: true,
      };
}

/**
 * Promises an answer by `due`: the promise stands in the ticket and a timer keeps it (B21).
 * `rung` counts how often it was put off.
 */
export function promiseFirstResponse(
  plan: TurnPlan,
  ticket: Ticket,
  due: number,
  rung: number,
): { readonly plan: TurnPlan; readonly ticket: Ticket; readonly promised: Promised } {
  const promised: Promised = {
    id: `${ticket.id}.${rung}`,
    about: "first-response",
    due,
    text: timeWords(due, plan.now, plan.world.community.zone, languageOf(plan)),
  };
  const changed = withEvent(ticket, { kind: "promised", at: plan.now, promise: promised });
  const timers = [timerOf(ticket, "answer-due", due, promised.id, rung)];
  if (due - REMIND_BEFORE_MS > plan.now)
    timers.push(timerOf(ticket, "answer-soon", due - REMIND_BEFORE_MS, promised.id, rung));
  return {
    plan: withTicket({ ...plan, timers: [...plan.timers, ...timers] }, changed),
    ticket: changed,
    promised,
  };
}

/** Adds what was learned after the opening, and shows staff what is new: `words` of the issue. */
export function addToTicket(
  plan: TurnPlan,
  id: string,
  slots: Slots,
  { by, words }: { readonly by: string; readonly words?: string },
): TurnPlan {
  const ticket = ticketOf(plan, id);
  if (!ticket) return plan;
  const added = withTicket(plan, withEvent(ticket, { kind: "added", at: plan.now, slots, by }));
  // What is told of otherwise.
  if (words === "") return added;
  return alert(
    added,
    "staff",
    "staff.added",
    {
      ...slotWords(plan.world, { ...slots, ...(words ? { issue: words } : {}) }),
      ticket: id,
    },
    { ticket: id, urgent: ticket.kind === "emergency" },
  );
}

export function withEvent(ticket: Ticket, event: TicketEvent): Ticket {
  return { ...ticket, events: [...ticket.events, event] };
}

/** A timer of a ticket: one of a kind and rung, which is put off when it is set again. */
export function timerOf(
  ticket: Ticket,
  kind: string,
  due: number,
  promise: string | null,
  rung: number,
): Timer {
  return {
    id: `${ticket.id}.${kind}.${rung}`,
    due,
    kind,
    channel: ticket.channel,
    conversation: ticket.conversation,
    ticket: ticket.id,
    promise,
    rung,
  };
}

import type { Dialog } from "../content/content.ts";
import { timeWords } from "../courtesy/time-words.ts";
import type { Danger } from "../records/danger.ts";
import type { Promised, Slots, Ticket, TicketEvent } from "../records/ticket.ts";
import type { Timer } from "../records/timer.ts";
import { slotFillings } from "../turn/slot-words.ts";
import { alert, languageOf, ticketOf, withConversation, withTicket } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { dueTimes } from "./clocks.ts";

const MINUTE = 60_000;
/** Staff are reminded this long before an answer falls due: time enough for a call. */
const REMIND_BEFORE_MS = 3 * MINUTE;
/** More tickets than a resident has open at a time; older ones are found by the board. */
const REMEMBERED_TICKETS = 20;

/** What a ticket is opened for. */
interface Wanted {
  readonly intent: string;
  readonly slots: Slots;
  /** Which, where it is an emergency. */
  readonly danger?: Danger;
}

/** Opens the ticket that a frame collected for, sets its clocks and tells staff (C5, D1, D13). */
export function openTicket(
  plan: TurnPlan,
  dialog: Dialog,
  { intent, slots, danger }: Wanted,
): { readonly plan: TurnPlan; readonly ticket: Ticket; readonly promised: Promised } {
  const { world, now, conversation } = plan;
  const { community } = world;
  const { phrases } = world.content;
  const opened = plan.tickets.filter(({ events }) => events[0]?.at === now).length;
  const id = world.ids.ticket(opened);
  const clocks = { answer: dialog.answer, resolve: dialog.resolve };
  const ticket: Ticket = {
    id,
    kind: intent,
    ...(danger === undefined ? {} : { danger }),
    channel: conversation.channel,
    conversation: conversation.id,
    events: [
      {
        kind: "opened",
        at: now,
        slots,
        class: dialog.class,
        clocks,
      },
    ],
  };
  const set = [...world.features.timers.values()].flatMap(({ kind, setBy }) => {
    const due = setBy?.(ticket, now, community) ?? null;
    return due === null ? [] : [timerOf(ticket, kind, due, null, 0)];
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
    dueTimes({ openedAt: now, clocks }, community).answer,
    0,
  );
  const told = alert(
    kept.plan,
    "staff",
    danger === undefined ? "staff.ticket" : "staff.emergency",
    {
      ...slotFillings(world, slots, "zh-Hant"),
      ticket: id,
      intent: phrases.say(`intent.${intent}`, "zh-Hant", {}, 0),
      ...(danger === undefined
        ? {}
        : { danger: phrases.say(`danger.${danger}`, "zh-Hant", {}, 0) }),
    },
    { ticket: id, urgent: danger !== undefined },
  );
  return { plan: told, ticket: kept.ticket, promised: kept.promised };
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
      ...slotFillings(plan.world, { ...slots, ...(words ? { issue: words } : {}) }, "zh-Hant"),
      ticket: id,
    },
    { ticket: id, urgent: ticket.kind === "emergency" },
  );
}

export function withEvent(ticket: Ticket, event: TicketEvent): Ticket {
  return { ...ticket, events: [...ticket.events, event] };
}

function timerOf(
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

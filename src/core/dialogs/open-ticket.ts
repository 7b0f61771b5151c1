import { timeWords } from "../courtesy/time-words.ts";
import type { Dialog } from "../content/content.ts";
import type { Danger } from "../understanding/interpretation.ts";
import { daysLater, officeDue } from "../tickets/clocks.ts";
import type { Promised, Slots, Ticket, TicketEvent } from "../tickets/ticket.ts";
import type { Timer } from "../tickets/timer.ts";
import { alert, languageOf, ticketOf, withConversation, withTicket, type Draft } from "./draft.ts";
import { slotFillings } from "./slot-words.ts";

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
  draft: Draft,
  dialog: Dialog,
  { intent, slots, danger }: Wanted,
): { readonly draft: Draft; readonly ticket: Ticket; readonly promised: Promised } {
  const { world, now, conversation } = draft;
  const { community } = world;
  const { phrases } = world.content;
  const opened = draft.tickets.filter(({ events }) => events[0]?.at === now).length;
  const id = world.ids.ticket(opened);
  const { minutes, hours } = dialog.answer;
  const answerDue =
    hours === "office" ? officeDue(now, minutes, community) : now + minutes * MINUTE;
  const resolveDue = daysLater(now, dialog.resolve.days, community);
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
        answerDue,
        resolveDue,
      },
    ],
  };
  const resolve = timerOf(ticket, "resolve-due", resolveDue, null, 0);
  const recorded = withTicket(
    withConversation(draft, {
      tickets: [...conversation.tickets, id].slice(-REMEMBERED_TICKETS),
    }),
    ticket,
  );
  const kept = promiseAnswer(
    { ...recorded, timers: [...recorded.timers, resolve] },
    ticket,
    answerDue,
    0,
  );
  const told = alert(
    kept.draft,
    "staff",
    danger === undefined ? "staff.ticket" : "staff.emergency",
    {
      ...slotFillings(slots, "zh-Hant"),
      ticket: id,
      intent: phrases.say(`intent.${intent}`, "zh-Hant", {}, 0),
      ...(danger === undefined
        ? {}
        : { danger: phrases.say(`danger.${danger}`, "zh-Hant", {}, 0) }),
    },
    { ticket: id, urgent: danger !== undefined },
  );
  return { draft: told, ticket: kept.ticket, promised: kept.promised };
}

/**
 * Promises an answer by `due`: the promise stands in the ticket and a timer keeps it (B21).
 * `rung` counts how often it was put off.
 */
export function promiseAnswer(
  draft: Draft,
  ticket: Ticket,
  due: number,
  rung: number,
): { readonly draft: Draft; readonly ticket: Ticket; readonly promised: Promised } {
  const promised: Promised = {
    id: `${ticket.id}.${rung}`,
    due,
    text: timeWords(due, draft.now, draft.world.community.zone, languageOf(draft)),
  };
  const changed = withEvent(ticket, { kind: "promised", at: draft.now, promise: promised });
  const timers = [timerOf(ticket, "answer-due", due, promised.id, rung)];
  if (due - REMIND_BEFORE_MS > draft.now)
    timers.push(timerOf(ticket, "answer-soon", due - REMIND_BEFORE_MS, promised.id, rung));
  return {
    draft: withTicket({ ...draft, timers: [...draft.timers, ...timers] }, changed),
    ticket: changed,
    promised,
  };
}

/** Adds what was learned after the opening, and shows staff what is new: `words` of the issue. */
export function addToTicket(
  draft: Draft,
  id: string,
  slots: Slots,
  { by, words }: { readonly by: string; readonly words?: string },
): Draft {
  const ticket = ticketOf(draft, id);
  if (!ticket) return draft;
  const added = withTicket(draft, withEvent(ticket, { kind: "added", at: draft.now, slots, by }));
  // What is told of otherwise.
  if (words === "") return added;
  return alert(
    added,
    "staff",
    "staff.added",
    { ...slotFillings({ ...slots, ...(words ? { issue: words } : {}) }, "zh-Hant"), ticket: id },
    { ticket: id, urgent: ticket.kind === "emergency" },
  );
}

export function withEvent(ticket: Ticket, event: TicketEvent): Ticket {
  return { ...ticket, events: [...ticket.events, event] };
}

function timerOf(
  ticket: Ticket,
  kind: Timer["kind"],
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

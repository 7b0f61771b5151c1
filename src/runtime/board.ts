import type { Announcement } from "../core/records/announcement.ts";
import type { Conversation } from "../core/records/conversation.ts";
import type { Outgoing } from "../core/records/message.ts";
import type { SeenAlert } from "../core/records/seen-alert.ts";
import type { Shift } from "../core/records/shift.ts";
import type { Versioned } from "../core/store.ts";
import type { Ticket, TicketEvent } from "../core/records/ticket.ts";
import { caseOf, type Case } from "../core/takeover/case.ts";
import type { TicketCard } from "../core/tickets/view.ts";
import { indexes } from "../store/keys.ts";
import { placeOf } from "./ticket-indexes.ts";

/** The last closed, for looking back; older ones are history. */
export const MOST_CLOSED = 100;
/** As many as one screen is scrolled through. */
export const MOST_ALERTS = 50;

/** What staff have before them, newest first: every open ticket, the last closed ones, alerts. */
export interface BoardState {
  readonly tickets: readonly TicketCard[];
  readonly alerts: readonly ShownAlert[];
  /** Conversations that wait for a colleague, that one has, or in which a danger lasts. */
  readonly cases: readonly Case[];
  /** What staff let residents know, the newest last; what is over since it was read is there. */
  readonly announcements: readonly Announcement[];
  /** What shifts left to one another, the newest last. */
  readonly shifts: readonly Shift[];
}

/** An urgent one stays when somebody has seen it, and bears their name until it is settled. */
export type ShownAlert = Outgoing & { readonly seen?: SeenAlert };

/** What is new or other on a board, oldest first, and the ids of what left it. */
export interface BoardChange extends Omit<BoardState, "announcements" | "shifts"> {
  readonly gone: readonly string[];
  /** All that is announced now; null when nothing of it changed. */
  readonly announcements: BoardState["announcements"] | null;
  /** All that shifts left now; null when nothing of it changed. */
  readonly shifts: BoardState["shifts"] | null;
}

/** A community's board in memory. An object on it stays the same while nothing in it changes. */
export interface Board {
  state(): BoardState;
  /** Ids of what is on it. */
  tickets(): readonly string[];
  cases(): readonly string[];
  hasAlert(id: string): boolean;
  /** Takes what was read. What is too old for the board is left out, or leaves it. */
  take(read: BoardReading): BoardChange;
}

/** What was read anew; of what is announced and left by shifts all, or null. */
export interface BoardReading {
  readonly tickets: readonly Versioned<Ticket>[];
  readonly conversations: readonly Versioned<Conversation>[];
  readonly alerts: readonly Outgoing[];
  /** Alerts that somebody has seen. */
  readonly seen: readonly SeenAlert[];
  readonly announcements: readonly Announcement[] | null;
  readonly shifts: readonly Shift[] | null;
}

interface Shown {
  readonly version: number;
  readonly card: TicketCard;
  /** When it was opened or, where it is closed, when that was; ms UTC. */
  readonly since: number;
  readonly isClosed: boolean;
  /** When somebody of staff did something about it last. */
  readonly actedAt: number;
}

/** What settles an alert about a ticket. */
const ACTED: ReadonlySet<TicketEvent["kind"]> = new Set<TicketEvent["kind"]>([
  "read",
  "answered",
  "assigned",
  "spoken",
  "resolved",
  "reopened",
  "cancelled",
]);

/** @param cardOf a ticket as staff see it */
export function createBoard(cardOf: (ticket: Ticket) => TicketCard): Board {
  const tickets = new Map<string, Shown>();
  const alerts = new Map<string, ShownAlert>();
  const cases = new Map<string, { readonly version: number; readonly shown: Case }>();
  /** By conversation: when a colleague took it, or it was theirs no more. */
  const served = new Map<string, number>();
  let announcements: readonly Announcement[] = [];
  let shifts: readonly Shift[] = [];

  const leaving = (): readonly string[] => {
    const closed = [...tickets].filter(([, { isClosed }]) => isClosed);
    const byEnd = closed.sort(([, one], [, other]) => other.since - one.since);
    const byTime = [...alerts.values()].sort((one, other) => other.at - one.at);
    const [oldTickets, oldAlerts] = [byEnd.slice(MOST_CLOSED), byTime.slice(MOST_ALERTS)];
    return [...oldTickets.map(([id]) => id), ...oldAlerts.map(({ id }) => id)];
  };

  /** Somebody has done what it called for. What is meant for one by name, they see to themselves. */
  const isSettled = ({ to, at, ticket, conversation }: Outgoing): boolean => {
    if (to.kind === "staff" && to.ids !== undefined) return false;
    const about = ticket === null ? undefined : tickets.get(ticket)?.actedAt;
    if (ticket !== null) return about !== undefined && about >= at;
    return conversation !== null && (served.get(conversation) ?? 0) >= at;
  };

  const takeCases = (read: readonly Versioned<Conversation>[]) => {
    const changed: Case[] = [];
    const gone: string[] = [];
    for (const { value, version } of read) {
      const id = `${value.channel}:${value.id}`;
      const before = cases.get(id);
      if (before?.version === version) continue;
      const shown = caseOf(value);
      if (value.owner.kind === "staff") served.set(value.id, value.owner.since ?? 0);
      if (shown !== null) {
        cases.set(id, { version, shown });
        changed.push(shown);
      } else if (cases.delete(id)) gone.push(id);
    }
    return { changed, gone };
  };

  return {
    state: () => ({
      tickets: inOrder([...tickets.values()].map(({ card }) => card)).toReversed(),
      alerts: [...alerts.values()].sort((one, other) => other.at - one.at),
      cases: [...cases.values()].map(({ shown }) => shown),
      announcements,
      shifts,
    }),
    tickets: () => [...tickets.keys()],
    cases: () => [...cases.keys()],
    hasAlert: (id) => alerts.has(id),
    take(read) {
      const news = otherThan(announcements, read.announcements);
      announcements = news ?? announcements;
      const left = otherThan(shifts, read.shifts);
      shifts = left ?? shifts;
      const changed = new Map<string, TicketCard>();
      const before = new Set([...tickets.keys(), ...alerts.keys()]);
      for (const { value, version } of read.tickets) {
        if (tickets.get(value.id)?.version === version) continue;
        const { index, score } = placeOf(value);
        const card = cardOf(value);
        const isClosed = index === indexes.closedTickets;
        const actedAt = value.events.findLast(({ kind }) => ACTED.has(kind))?.at ?? 0;
        tickets.set(value.id, { version, card, since: score, isClosed, actedAt });
        changed.set(value.id, card);
      }
      const moved = takeCases(read.conversations);
      // It may be written again while it is read.
      const fresh = read.alerts.filter(({ id }) => !alerts.has(id));
      for (const alert of fresh) alerts.set(alert.id, alert);
      const seen = read.seen.flatMap((one): readonly ShownAlert[] => {
        const alert = alerts.get(one.alert);
        return alert?.urgent && alert.seen === undefined ? [{ ...alert, seen: one }] : [];
      });
      for (const alert of seen) alerts.set(alert.id, alert);
      const isOver = ({ alert }: SeenAlert): boolean => alerts.get(alert)?.urgent !== true;
      const noted = read.seen.filter(isOver).map(({ alert }) => alert);
      const settled = [...alerts.values()].filter(isSettled).map(({ id }) => id);
      const gone = [...leaving(), ...settled, ...noted];
      for (const id of gone) {
        tickets.delete(id);
        alerts.delete(id);
        changed.delete(id);
      }
      return {
        tickets: inOrder([...changed.values()]),
        alerts: [...new Map([...fresh, ...seen].map((alert) => [alert.id, alert])).values()]
          .filter(({ id }) => alerts.has(id))
          .sort((one, other) => one.at - other.at),
        cases: moved.changed,
        gone: [...gone.filter((id) => before.has(id)), ...moved.gone],
        announcements: news,
        shifts: left,
      };
    },
  };
}

/** By their opening, the oldest first. */
function inOrder(cards: TicketCard[]): TicketCard[] {
  return cards.sort((one, other) => Date.parse(one.opened) - Date.parse(other.opened));
}

/** What was read anew where it is other than before; else null. */
function otherThan<T>(before: readonly T[], now: readonly T[] | null): readonly T[] | null {
  return now === null || JSON.stringify(now) === JSON.stringify(before) ? null : now;
}

import type { Announcement } from "../core/records/announcement.ts";
import type { Outgoing } from "../core/records/message.ts";
import type { Versioned } from "../core/store.ts";
import type { Ticket } from "../core/records/ticket.ts";
import type { TicketCard } from "../core/tickets/view.ts";
import type { WaitingResident } from "../core/waiting/view.ts";
import { indexes } from "../store/keys.ts";
import { placeOf } from "./ticket-indexes.ts";

/** The last closed, for looking back; older ones are history. */
export const MOST_CLOSED = 100;
/** As many as one screen is scrolled through. */
export const MOST_ALERTS = 50;

/** What staff have before them, newest first: every open ticket, the last closed ones, alerts. */
export interface BoardState {
  readonly tickets: readonly TicketCard[];
  readonly alerts: readonly Outgoing[];
  /** Residents who wait for a person, the longest first. */
  readonly waiting: readonly WaitingResident[];
  /** What staff let residents know, the newest last; what is over since it was read is there. */
  readonly announcements: readonly Announcement[];
}

/** What is new or other on a board, oldest first, and the ids of what left it. */
export interface BoardChange extends Omit<BoardState, "waiting" | "announcements"> {
  readonly gone: readonly string[];
  /** All who wait now; null when nothing of it changed. */
  readonly waiting: BoardState["waiting"] | null;
  /** All that is announced now; null when nothing of it changed. */
  readonly announcements: BoardState["announcements"] | null;
}

/** A community's board in memory. An object on it stays the same while nothing in it changes. */
export interface Board {
  state(): BoardState;
  /** Ids of what is on it. */
  tickets(): readonly string[];
  hasAlert(id: string): boolean;
  /** Whether the resident of a conversation, as {@link WaitingResident.id} names it, waits. */
  hasWaiting(id: string): boolean;
  /** Takes what was read. What is too old for the board is left out, or leaves it. */
  take(read: BoardReading): BoardChange;
}

/** What was read anew; of those who wait and what is announced all, or null. */
export interface BoardReading {
  readonly tickets: readonly Versioned<Ticket>[];
  readonly alerts: readonly Outgoing[];
  readonly waiting: readonly WaitingResident[] | null;
  readonly announcements: readonly Announcement[] | null;
}

interface Shown {
  readonly version: number;
  readonly card: TicketCard;
  /** When it was opened or, where it is closed, when that was; ms UTC. */
  readonly since: number;
  readonly isClosed: boolean;
}

/** @param cardOf a ticket as staff see it */
export function createBoard(cardOf: (ticket: Ticket) => TicketCard): Board {
  const tickets = new Map<string, Shown>();
  const alerts = new Map<string, Outgoing>();
  let waiting: readonly WaitingResident[] = [];
  let announcements: readonly Announcement[] = [];

  const leaving = (): readonly string[] => {
    const closed = [...tickets].filter(([, { isClosed }]) => isClosed);
    const byEnd = closed.sort(([, one], [, other]) => other.since - one.since);
    const byTime = [...alerts.values()].sort((one, other) => other.at - one.at);
    const [oldTickets, oldAlerts] = [byEnd.slice(MOST_CLOSED), byTime.slice(MOST_ALERTS)];
    return [...oldTickets.map(([id]) => id), ...oldAlerts.map(({ id }) => id)];
  };

  return {
    state: () => ({
      tickets: inOrder([...tickets.values()].map(({ card }) => card)).toReversed(),
      alerts: [...alerts.values()].sort((one, other) => other.at - one.at),
      waiting,
      announcements,
    }),
    tickets: () => [...tickets.keys()],
    hasAlert: (id) => alerts.has(id),
    hasWaiting: (id) => waiting.some((one) => one.id === id),
    take({ tickets: read, alerts: said, waiting: now, announcements: announced }) {
      const others = otherThan(waiting, now);
      waiting = others ?? waiting;
      const news = otherThan(announcements, announced);
      announcements = news ?? announcements;
      const changed = new Map<string, TicketCard>();
      const before = new Set([...tickets.keys(), ...alerts.keys()]);
      for (const { value, version } of read) {
        if (tickets.get(value.id)?.version === version) continue;
        const { index, score } = placeOf(value);
        const card = cardOf(value);
        const isClosed = index === indexes.closedTickets;
        tickets.set(value.id, { version, card, since: score, isClosed });
        changed.set(value.id, card);
      }
      // It may be written again while it is read.
      const fresh = said.filter(({ id }) => !alerts.has(id));
      for (const alert of fresh) alerts.set(alert.id, alert);
      const gone = leaving();
      for (const id of gone) {
        tickets.delete(id);
        alerts.delete(id);
        changed.delete(id);
      }
      return {
        tickets: inOrder([...changed.values()]),
        alerts: fresh.filter(({ id }) => alerts.has(id)).sort((one, other) => one.at - other.at),
        gone: gone.filter((id) => before.has(id)),
        waiting: others,
        announcements: news,
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

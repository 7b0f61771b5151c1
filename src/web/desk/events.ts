import type { Community } from "../../core/records/community.ts";
import type { Outgoing } from "../../core/records/message.ts";
import { ticketView } from "../../core/tickets/view.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import { coalesced } from "../coalesced.ts";
import type { LiveStream } from "../live-events.ts";
import type { Board, StaffAlert, StaffTicket } from "../wire.ts";

/** As many as one screen is scrolled through; older ones need the desk's search. */
const MOST_TICKETS = 200;
const MOST_ALERTS = 50;

export interface StaffFeed {
  readonly runtime: Runtime;
  readonly community: Community;
  /** Who is signed in. */
  readonly staff: string | null;
  now(): number;
  /** Whether the session still holds: asked before each read. */
  isStillStaff(): boolean;
  readonly failed: (thrown: unknown) => void;
}

/** Feeds staff's screen: `board` at first, then `ticket` and `alert` for what is new or changed. */
export function feedStaff(stream: LiveStream, feed: StaffFeed): void {
  const { runtime, community, staff } = feed;
  /** What the screen has: id → its JSON. */
  const shown = new Map<string, string>();
  let isFirst = true;

  const freshen = coalesced(async () => {
    if (!feed.isStillStaff()) return stream.end();
    const [tickets, alerts] = await Promise.all([
      runtime.tickets(community.id, MOST_TICKETS),
      runtime.alerts(community.id, MOST_ALERTS),
    ]);
    const board: Board = {
      staff,
      company: community.company,
      zone: community.zone,
      now: feed.now(),
      tickets: tickets.map(ticketView),
      alerts: alerts.map(staffAlert),
    };
    const isNew = (value: StaffTicket | StaffAlert): boolean => {
      const json = JSON.stringify(value);
      if (shown.get(value.id) === json) return false;
      shown.set(value.id, json);
      return true;
    };
    const newTickets = board.tickets.filter(isNew);
    const newAlerts = board.alerts.filter(isNew);
    if (isFirst) stream.send("board", board);
    else {
      // Oldest first, so that the screen puts each in front of the one before.
      for (const ticket of newTickets.toReversed()) stream.send("ticket", ticket);
      for (const alert of newAlerts.toReversed()) stream.send("alert", alert);
    }
    isFirst = false;
  }, feed.failed);

  stream.onClose(runtime.watch(community.id, freshen));
}

function staffAlert({ id, to, text, at, urgent, ticket }: Outgoing): StaffAlert {
  return { id, text, at, urgent, role: to.kind === "staff" ? to.role : "staff", ticket };
}

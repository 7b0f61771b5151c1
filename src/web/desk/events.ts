import { cut } from "../../core/text/cut.ts";
import type { Announcement } from "../../core/records/announcement.ts";
import type { Community } from "../../core/records/community.ts";
import type { Outgoing } from "../../core/records/message.ts";
import type { TicketCard } from "../../core/tickets/view.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { LiveStream } from "../live-events.ts";
import type { Announcement as Announced, StaffAlert } from "../wire.ts";

/** Of a long alert the first words: some lines of the narrow column that alerts stand in. */
const ALERT_CHARACTERS = 300;

export interface StaffFeed {
  readonly runtime: Runtime;
  readonly community: Community;
  /** Who is signed in. */
  readonly staff: string;
  now(): number;
  /** Whether they may still see it: asked before anything is sent. */
  isStillStaff(): boolean;
  readonly failed: (thrown: unknown) => void;
}

/**
 * Feeds staff's screen: `board` at first, then `ticket` and `alert` for what is new or changed,
 * `waiting` for all who wait for a person, `announcements` for all that residents are told, and
 * `gone` for what is too old by now.
 */
export function feedStaff(stream: LiveStream, feed: StaffFeed): void {
  const { runtime, community, staff } = feed;
  const asStaff = (send: () => void): void => (feed.isStillStaff() ? send() : stream.end());
  const stop = runtime.showBoard(community.id, {
    whole: ({ tickets, alerts, waiting, announcements }) =>
      asStaff(() => {
        const { company, zone } = community;
        const now = feed.now();
        const announced = announcements.map(announcementOf);
        const parts = { staff, company, zone, now, waiting, announcements: announced };
        const around = JSON.stringify(parts);
        const lists = `"tickets":[${tickets.map(cardOf).join()}],"alerts":[${alerts.map(noteOf).join()}]`;
        stream.sendJson("board", `${around.slice(0, -1)},${lists}}`);
      }),
    changed: ({ tickets, alerts, gone, waiting, announcements }) =>
      asStaff(() => {
        // Oldest first, so that the screen puts each in front of the one before.
        for (const ticket of tickets) stream.sendJson("ticket", cardOf(ticket));
        for (const alert of alerts) stream.sendJson("alert", noteOf(alert));
        if (waiting !== null) stream.send("waiting", waiting);
        if (announcements !== null) stream.send("announcements", announcements.map(announcementOf));
        if (gone.length > 0) stream.send("gone", gone);
      }),
    failed: feed.failed,
  });
  stream.onClose(stop);
}

const announcementOf = ({ id, kind, text, en, buildings, at, until }: Announcement): Announced => {
  return { id, kind, text, en, buildings, at, until };
};
const cardOf = writtenOnce((ticket: TicketCard) => ticket);
const noteOf = writtenOnce(({ id, to, text, at, urgent, ticket }: Outgoing): StaffAlert => {
  const first = cut(text, ALERT_CHARACTERS);
  const role = to.kind === "staff" ? to.role : "staff";
  const isCut = first !== text;
  return { id, text: isCut ? `${first}…` : text, isCut, at, urgent, role, ticket };
});

/** As JSON, which all screens share. */
function writtenOnce<T extends object>(shown: (value: T) => object): (value: T) => string {
  const written = new WeakMap<T, string>();
  return (value) => {
    const before = written.get(value);
    if (before !== undefined) return before;
    const json = JSON.stringify(shown(value));
    written.set(value, json);
    return json;
  };
}

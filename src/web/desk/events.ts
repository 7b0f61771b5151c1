import type { Staff } from "../../core/records/actor.ts";
import type { Community } from "../../core/records/community.ts";
import type { BoardChange, BoardState } from "../../runtime/board.ts";
import { isFor } from "../../core/takeover/case.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { DeskColleague } from "../desk-wire.ts";
import type { LiveStream } from "../live-events.ts";
import {
  alertJson,
  announcementOf,
  cardJson,
  caseJson,
  colleagueOf,
  shiftsOf,
} from "./board-wire.ts";

export interface StaffFeed {
  readonly runtime: Runtime;
  readonly community: Community;
  /** Who is signed in. */
  readonly staff: Staff;
  now(): number;
  /** Whether they may still see it: asked before anything is sent. */
  isStillStaff(): boolean;
  readonly failed: (thrown: unknown) => void;
}

/**
 * Feeds staff's screen: `board` at first, then `change` for what is new, other or gone, and
 * `touched` with the names of conversations in which something was said or done.
 */
export function feedStaff(stream: LiveStream, feed: StaffFeed): void {
  const { runtime, community, staff } = feed;
  const asStaff = (send: () => void): void => (feed.isStillStaff() ? send() : stream.end());
  /** Talks apart that are not for these eyes, with their tickets (D12). */
  const hidden = new Map<string, readonly string[]>();
  const theirs = ({ tickets, alerts, cases }: Lists): Lists => {
    for (const one of cases)
      if (isFor(staff, one)) hidden.delete(one.id);
      else hidden.set(one.id, one.tickets);
    const apart = new Set([...hidden.values()].flat());
    return {
      tickets: tickets.filter(({ id }) => !apart.has(id)),
      alerts: alerts.filter(({ ticket }) => ticket === null || !apart.has(ticket)),
      cases: cases.filter((one) => isFor(staff, one)),
    };
  };
  let told = "";
  /** All colleagues, where anything of them is other than it was told. */
  const colleagues = (): readonly DeskColleague[] | null => {
    const now = runtime.desk.colleagues(community.id).map(colleagueOf);
    const written = JSON.stringify(now);
    if (written === told) return null;
    told = written;
    return now;
  };
  let named: object | null = null;
  /** What everything is called, where that is other than it was told. */
  const kinds = (): ReturnType<typeof runtime.desk.kinds> | null => {
    const now = runtime.desk.kinds(community.id);
    if (now === named) return null;
    named = now;
    return now;
  };
  const whole = ({ announcements, shifts, ...lists }: BoardState): void => {
    const { company, zone } = community;
    [told, named] = ["", null];
    const around = {
      me: { id: staff.id, name: staff.name, roles: staff.roles },
      company,
      zone,
      now: feed.now(),
      colleagues: colleagues() ?? [],
      kinds: kinds() ?? {},
      announcements: announcements.map(announcementOf),
      shifts: shiftsOf(shifts),
    };
    stream.sendJson("board", withLists(around, theirs(lists)));
  };
  const changed = ({ announcements, shifts, gone, ...lists }: BoardChange): void => {
    const isShared = lists.cases.some((one) => hidden.has(one.id) && isFor(staff, one));
    if (isShared) return again();
    const shown = theirs(lists);
    const away = lists.cases
      .filter((one) => hidden.has(one.id))
      .flatMap(({ id, tickets }) => [id, ...tickets]);
    const around = {
      gone: [...gone, ...away],
      announcements: announcements?.map(announcementOf) ?? null,
      colleagues: colleagues(),
      kinds: kinds(),
      shifts: shifts && shiftsOf(shifts),
    };
    stream.sendJson("change", withLists(around, shown));
  };
  const again = (): void => {
    const { failed } = feed;
    runtime.showBoard(community.id, { whole, changed: () => {}, failed })();
  };

  const stopShowing = runtime.showBoard(community.id, {
    whole: (board) => asStaff(() => whole(board)),
    changed: (change) => asStaff(() => changed(change)),
    failed: feed.failed,
  });
  const stopHearing = runtime.desk.touched(community.id, (names) =>
    asStaff(() => stream.send("touched", names ?? [])),
  );
  stream.onClose(() => {
    stopShowing();
    stopHearing();
  });
}

type Lists = Pick<BoardState, "tickets" | "alerts" | "cases">;

/** The lists are written once for all screens, what is around them for each. */
function withLists(around: object, { tickets, alerts, cases }: Lists): string {
  const lists = [
    `"tickets":[${tickets.map(cardJson).join()}]`,
    `"alerts":[${alerts.map(alertJson).join()}]`,
    `"cases":[${cases.map(caseJson).join()}]`,
  ];
  return `${JSON.stringify(around).slice(0, -1)},${lists.join()}}`;
}

import { DateTime } from "luxon";
import { z } from "zod";
import { communityAct } from "../act.ts";
import type { Feature } from "../feature.ts";
import { SERVING } from "../policy.ts";
import { ANNOUNCED, isCurrent, type Announcement } from "../records/announcement.ts";
import { failed, ok } from "../result.ts";
import { member, words } from "../staff-turn.ts";
import type { Turn } from "../turn/turn.ts";

/** As much as fits a reply beside what it answers. */
const LONGEST_ANNOUNCEMENT = 500;
const MOST_BUILDINGS = 50;
/** Of those that are over the oldest go first. */
const MOST_KEPT = 100;

/** Staff let residents know of something: whoever writes of it is told first (D16). */
const announce = communityAct({
  name: "announce",
  may: { own: [], others: [], unassigned: SERVING },
  input: z.object({
    kind: z.enum(ANNOUNCED),
    text: words(LONGEST_ANNOUNCEMENT),
    en: words(LONGEST_ANNOUNCEMENT).nullable().default(null),
    buildings: z.array(words(40)).max(MOST_BUILDINGS).default([]),
    until: z.iso
      .datetime({ offset: true })
      .transform((iso) => DateTime.fromISO(iso).toMillis())
      .nullable()
      .default(null),
  }),
  decide({ announcements, ids }, by, { until, ...said }, now) {
    if (until !== null && until <= now) return failed("past");
    const one: Announcement = {
      id: ids.turn,
      ...said,
      by: member(by),
      at: now,
      until,
      withdrawn: null,
    };
    return ok(announced([...keptOf(announcements, now), one]));
  },
});

/** It is over, or was wrong: nobody is told it any more. */
const withdraw = communityAct({
  name: "withdraw",
  may: { own: [], others: [], unassigned: SERVING },
  input: z.object({ announcement: z.string().optional().describe("The newest, if left out") }),
  decide({ announcements }, by, { announcement: id }, now) {
    const found =
      id === undefined
        ? announcements.findLast((one) => isCurrent(one, now))
        : announcements.find((one) => one.id === id);
    if (!found) return failed("no-such-announcement");
    if (!isCurrent(found, now)) return failed("already-done");
    const withdrawn = { by: member(by), at: now };
    return ok(announced(announcements.map((one) => (one === found ? { ...one, withdrawn } : one))));
  },
});

/** What staff let residents know. */
export const notices: Feature = {
  name: "notices",
  acts: [announce, withdraw],
  phrases: ANNOUNCED.map((kind) => `announced.${kind}`),
};

function announced(announcements: readonly Announcement[]): Turn<null> {
  return {
    conversation: null,
    tickets: [],
    timers: [],
    outbox: [],
    transcript: [],
    announcements,
  };
}

/** What is current stays, however much of it there is. */
function keptOf(all: readonly Announcement[], now: number): readonly Announcement[] {
  const over = all.filter((one) => !isCurrent(one, now)).slice(-MOST_KEPT);
  return all.filter((one) => isCurrent(one, now) || over.includes(one));
}

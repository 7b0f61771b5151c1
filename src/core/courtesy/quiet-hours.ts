import { DateTime } from "luxon";
import type { Community } from "../records/community.ts";

/**
 * When what the desk starts itself may be said, ms UTC: now, or when the quiet hours that it falls
 * into are over (B12). Spans that touch, over midnight too, are one.
 */
export function saidFrom(at: number, { quietHours, zone }: Community): number {
  const minuteOf = (clock: string): number => {
    const [hours = 0, minutes = 0] = clock.split(":").map(Number);
    return hours * 60 + minutes;
  };
  let moment = DateTime.fromMillis(at, { zone });
  // Each span is left once, and midnight once: a day that is quiet throughout says nothing ever.
  for (let left = quietHours.length + 1; left > 0; left -= 1) {
    const minute = moment.hour * 60 + moment.minute;
    const span = quietHours.find(
      ({ from, to }) => minuteOf(from) <= minute && minute < minuteOf(to),
    );
    if (span === undefined) break;
    const end = minuteOf(span.to);
    moment = moment.startOf("day").plus({ days: Math.floor(end / 1_440) });
    moment = moment.set({ hour: Math.floor((end % 1_440) / 60), minute: end % 60 });
  }
  return moment.toMillis();
}

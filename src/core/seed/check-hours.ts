import type { Path } from "../content/check/yaml-source.ts";
import type { Community } from "../records/community.ts";
import type { Tell } from "./tell.ts";

/** When a community works and rests: a day without an end, or hours that run into others, is none. */
export function checkHours(
  written: Pick<Community, "officeDays" | "officeHours" | "quietHours" | "holidays">,
  base: Path,
  tell: Tell,
): void {
  const { officeDays, officeHours, quietHours, holidays } = written;
  const never = "Without office hours nobody would ever answer.";
  if (officeDays.length === 0)
    tell([...base, "officeDays"], "empty", '"officeDays" is empty', never);
  if (officeHours.length === 0)
    tell([...base, "officeHours"], "empty", '"officeHours" is empty', never);
  for (const [n, { from, to }] of quietHours.entries())
    if (to <= from) {
      const cure = "Expected: a later time of the same day; over midnight, two spans.";
      const message = `Quiet hours from ${from} to ${to} end before they begin`;
      tell([...base, "quietHours", n], "wrong-value", message, cure);
    }
  let end = "00:00";
  for (const [n, { from, to }] of officeHours.entries()) {
    if (from < end || to <= from) {
      const message = `Office hours from ${from} to ${to} don't follow what comes before`;
      const cure = "Expected: later and later times of one day.";
      tell([...base, "officeHours", n], "wrong-value", message, cure);
    }
    end = to;
  }
  const seen = new Map<string, Path>();
  for (const [n, { date }] of holidays.entries()) {
    const at = [...base, "holidays", n];
    const first = seen.get(date);
    if (first) tell.twice(at, `The holiday ${date}`, first);
    else seen.set(date, at);
  }
}

import type { Operation, Settings } from "../../../tuning-wire.ts";

type Values = Settings["values"];
export type Setting = keyof Values;
export type Span = Values["officeHours"][number];
export type Holiday = Values["holidays"][number];

/** Why hours can't be so, by the span at fault. */
export type SpanFault = "no-time" | "ends-before" | "overlaps";

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/** @param follow whether each must begin after the one before it ends */
export function spanFault(spans: readonly Span[], at: number, follow: boolean): SpanFault | null {
  const span = spans[at];
  if (span === undefined) return null;
  if (!TIME.test(span.from) || !TIME.test(span.to)) return "no-time";
  if (span.to <= span.from) return "ends-before";
  const before = spans[at - 1];
  return follow && before !== undefined && span.from < before.to ? "overlaps" : null;
}

export type HolidayFault = "no-date" | "twice" | "no-name";

export function holidayFault(all: readonly Holiday[], at: number): HolidayFault | null {
  const one = all[at];
  if (one === undefined) return null;
  if (!isDate(one.date)) return "no-date";
  if (all.slice(0, at).some(({ date }) => date === one.date)) return "twice";
  return one.zh.trim().length < 2 || one.en.trim().length < 2 ? "no-name" : null;
}

/** A day that is in the calendar: 2027-02-29 is none. */
function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(at || 0).toISOString().startsWith(text);
}

/** Whether all of it can be so. */
export function isRight({ officeDays, officeHours, holidays, quietHours }: Values): boolean {
  return (
    officeDays.length > 0 &&
    officeHours.length > 0 &&
    officeHours.every((_, n) => spanFault(officeHours, n, true) === null) &&
    quietHours.every((_, n) => spanFault(quietHours, n, false) === null) &&
    holidays.every((_, n) => holidayFault(holidays, n) === null)
  );
}

/** What makes a community's settings be these. */
export function settingOperations(
  { file, values: before }: Pick<Settings, "file" | "values">,
  values: Values,
): readonly Operation[] {
  const set = (setting: Setting): readonly Operation[] => {
    const [base, value] = [before[setting], values[setting]].map((one) => [...one]);
    if (base === undefined || value === undefined) return [];
    if (JSON.stringify(base) === JSON.stringify(value)) return [];
    return [{ kind: "set", file, at: [setting], base, value }];
  };
  return [...set("officeDays"), ...set("officeHours"), ...set("holidays"), ...set("quietHours")];
}

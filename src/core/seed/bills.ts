import { DateTime } from "luxon";
import type { Path } from "../content/check/yaml-source.ts";
import type { Bill } from "../records/bill.ts";
import type { WrittenBill, WrittenCommunity } from "./schema.ts";
import type { Tell } from "./tell.ts";
import type { Units } from "./units.ts";

const CURRENCIES = { TW: "TWD", HK: "HKD", CN: "CNY" } as const;

/** The bills of a community; `now` says which month this is. */
export function plannedBills(
  written: WrittenCommunity,
  units: Units,
  base: Path,
  now: number,
  tell: Tell,
): readonly Bill[] {
  const seen = new Map<string, Path>();
  return written.bills.flatMap((one, n) => {
    const at = [...base, "bills", n];
    const unit = units.find(one.unit, [...at, "unit"]);
    if (!unit) return [];
    const period = monthOf(one.period, written.zone, now);
    const name = `${unit.id} ${period}`;
    const first = seen.get(name);
    if (first) {
      tell.twice(at, `A bill of ${unit.id} for ${period}`, first);
      return [];
    }
    seen.set(name, at);
    return [
      {
        unit: unit.id,
        period,
        items: one.items.map(({ name, amount }) => ({
          name: typeof name === "string" ? { zh: name, en: name } : name,
          amount,
        })),
        currency: one.currency ?? CURRENCIES[written.country],
        paid: paidOf(one.paid, [...at, "paid"], tell),
      },
    ];
  });
}

function monthOf(period: string, zone: string, now: number): string {
  const month = DateTime.fromMillis(now, { zone });
  if (period === "this-month") return month.toFormat("yyyy-MM");
  if (period === "last-month") return month.minus({ months: 1 }).toFormat("yyyy-MM");
  return period;
}

function paidOf(paid: WrittenBill["paid"], at: Path, tell: Tell): Bill["paid"] {
  if (typeof paid !== "string") return paid === true ? { on: null } : null;
  if (!DateTime.fromISO(paid, { zone: "utc" }).isValid)
    tell(at, "wrong-value", `${paid} is no day of the calendar`);
  return { on: paid };
}

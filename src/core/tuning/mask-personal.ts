import type { Content } from "../content/content.ts";
import type { Community } from "../records/community.ts";

/** What tells who somebody is and where they live; places that all share and times don't. */
const PERSONAL: ReadonlySet<string> = new Set(["unit", "name", "phone"]);
/** Of bills, plates, parcels and whatever else is counted. */
const LONG_NUMBER = /\d{4,}/g;
const MASK = "＊＊";

/** A message without units, names, phones and other long numbers, for whoever needs only its matter. */
export function maskPersonal(
  { understanding }: Content,
  text: string,
  country: Community["country"],
): string {
  const read = understanding.interpret(text, country);
  const found = read.spans
    .filter(({ kind }) => PERSONAL.has(kind))
    .toSorted((one, other) => one.start - other.start);
  let masked = "";
  let at = 0;
  for (const { start, end } of found) {
    // Readings of one stretch may overlap.
    if (start >= at) masked += read.text.slice(at, start) + MASK;
    at = Math.max(at, end);
  }
  masked += read.text.slice(at);
  return masked.replace(LONG_NUMBER, MASK);
}

import { z } from "zod";
import { slot } from "../../turn/slot.ts";
import { normalise } from "../../text/normalise.ts";

const NAMED = new RegExp(
  normalise(
    "車牌|車號|車主|機車|\\b(?:plates?|cars?|vehicles?|scooters?|motorbikes?|licen[cs]e)\\b",
  ),
  "u",
);

/** A car's number plate: RDK-3391, 京A8K210, KX 4412. */
export const plate = slot({
  id: "plate",
  schema: z.string(),
  words: (value) => value,
  tells: ({ text }) => plateIn(text.normalize("NFKC")),
  named: new RegExp(normalise("車牌|車號|\\bplate\\b"), "u"),
});

function plateIn(text: string): string | null {
  const isNamed = NAMED.test(normalise(text));
  const found = Array.from(text.matchAll(PLATE), ([written]) => written.toUpperCase().trim());
  return found.find((one) => isNamed || !isWord(one)) ?? null;
}

const PLATE =
  /(?<![\w-])(?:[\p{Script=Han}][A-Za-z][A-Za-z0-9]{5,6}|[A-Za-z]{2,3}[- ]?\d{3,4}|\d{3,4}[- ]?[A-Za-z]{2,3})(?![\w-])/gu;

/** "unit is 1203", "1205 not 1203": no car has such letters unless one speaks of it. */
const isWord = (plate: string): boolean =>
  WORDS.has(plate.replace(/[^A-Z]/g, "")) && !plate.includes("-");
const WORDS: ReadonlySet<string> = new Set(
  `am an and apt are as at be blk but by can do fl flr for fm from had has he her hi his hp im in is
  it its ll lv me mr mrs ms my no not now of ok old on or our ph pls plz pm re rm she so ste tel thx
  the to too tq twr ty up us ve was we yes you`
    .toUpperCase()
    .split(/\s+/),
);

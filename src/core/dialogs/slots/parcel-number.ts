import { z } from "zod";
import { slot } from "../../turn/slot.ts";
import { normalise } from "../../text/normalise.ts";

/** A parcel's number as its carrier writes it, or a code of the locker. */
export const parcelNumber = slot({
  id: "parcel-number",
  schema: z.string(),
  words: (value) => value,
  tells: ({ text, entities }) => {
    const { number, groups, long } = NUMBER.exec(text.normalize("NFKC"))?.groups ?? {};
    if (groups !== undefined) return groups.replace(/\s+/g, " ").trim().toUpperCase();
    const found = number ?? long ?? null;
    return found === null || entities.phone !== null ? null : found.toUpperCase();
  },
  named: new RegExp(normalise("單號|取件碼|\\btracking\\b"), "u"),
});

const NUMBER =
  /(?:單號|单号|\b(?:tracking|parcel) (?:number|no\.?)|(?<!phone |mobile |my )\bnumber is)\D{0,5}(?<groups>(?:[A-Za-z]{2}\s?)?\d{3,4}(?:\s\d{3,4}){2,3}(?:\s?[A-Za-z]{2})?)(?![\w-])|(?:單號|单号|取件碼|取件码|貨號|货号|tracking(?: (?:number|no\.?))?|code)\D{0,4}(?<number>[A-Za-z0-9-]{4,24})|(?<![\w-])(?<long>[A-Za-z]{2}\d{8,14}[A-Za-z]{0,2}|\d{10,14})(?![\w-])/iu;

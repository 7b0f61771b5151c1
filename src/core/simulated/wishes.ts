import { z } from "zod";
import type { Chance } from "./chance.ts";
import { newCode, type FactParts } from "./facts.ts";
import { wordingsSchema, type Tongue } from "./tongue.ts";

const lines = z.array(z.string()).min(1);
/** `says` are sentences with {blanks}; the other parts fill them. */
const partsSchema = z.strictObject({
  what: lines,
  where: lines.optional(),
  fault: lines.optional(),
  says: lines.optional(),
});
/** What somebody may come for, in all wordings. */
export const wishFileSchema = z.strictObject({
  wish: z.string(),
  kinds: lines.optional(),
  /** What a good end is: a ticket, an answer, a person. */
  ends: z.enum(["record", "answer", "person"]).default("record"),
  place: z.enum(["home", "public"]).nullable().default(null),
  /** What may be asked about it, by the name that words.yml gives it. */
  asks: z.array(z.string()).default([]),
  says: wordingsSchema.optional(),
  more: wordingsSchema.optional(),
  topics: z.array(
    z.strictObject({
      topic: z.string(),
      kinds: lines.optional(),
      ends: z.enum(["person"]).optional(),
      /** An answer will do as well, in which one of these is. */
      hears: lines.default([]),
      tw: partsSchema,
      hk: partsSchema,
      cn: partsSchema,
      en: partsSchema,
    }),
  ),
});
export type WishFile = Readonly<z.infer<typeof wishFileSchema>>;

/** Words, and the stretches of them that must be found on record. */
export interface Phrase {
  readonly text: string;
  readonly kept: readonly { readonly start: number; readonly end: number }[];
}

/** What somebody comes for. */
export interface Wish {
  readonly wish: string;
  readonly topic: string;
  /** Kinds of ticket that are right for it. */
  readonly kinds: readonly string[];
  readonly ends: "record" | "answer" | "person";
  readonly place: "home" | "public" | null;
  readonly asks: readonly string[];
  /** An answer is to the point with one of these in it; where there are none, no answer will do. */
  readonly hears: readonly string[];
  /** Says it, otherwise each time; always about the same thing. */
  raise(tongue: Tongue): Phrase;
  /** More about it: each once, then null. */
  more(tongue: Tongue): Phrase | null;
  /** Where it is, in so many words. */
  where(tongue: Tongue): string | null;
  /** What the desk may ask for by this name, as far as it speaks of such a thing. */
  detail(tongue: Tongue, part: string): string | null;
}

/** What the desk calls what stands here under another name. */
const DETAILS: Readonly<Record<string, string>> = {
  plate: "plate",
  "parcel-number": "code",
  day: "date",
};

/** @param about a wish of one of the files @throws RangeError when there is none */
export function newWish(
  { wishes: files, facts }: { readonly wishes: readonly WishFile[]; readonly facts: FactParts },
  about: string,
  chance: Chance,
): Wish {
  const file = chance.pick(files.filter(({ wish }) => wish === about));
  const topic = chance.pick(file.topics);
  const chosen = new Map<Tongue, Readonly<Record<string, string>>>();
  const fillings = (tongue: Tongue): Readonly<Record<string, string>> => {
    const { what, where = [""], fault = [""] } = topic[tongue];
    const made = chosen.get(tongue) ?? {
      what: chance.pick(what),
      where: chance.pick(where),
      fault: chance.pick(fault),
      since: chance.pick(facts.since[tongue]),
      date: chance.pick(facts.date[tongue]),
      colleague: chance.pick(facts.colleague[tongue]),
      plate: newCode("plate", tongue, chance),
      code: newCode("code", tongue, chance),
    };
    chosen.set(tongue, made);
    return made;
  };
  let unsaid = file.more ?? null;
  return {
    wish: file.wish,
    topic: topic.topic,
    kinds: topic.kinds ?? file.kinds ?? [],
    ends: topic.ends ?? file.ends,
    place: file.place,
    asks: file.asks,
    hears: topic.hears,
    raise(tongue) {
      const says = topic[tongue].says ?? file.says?.[tongue] ?? ["{what}"];
      // Plates, numbers and days may stand in fields that a ticket's view doesn't show.
      return fill(chance.pick(says), fillings(tongue), ["what"]);
    },
    more(tongue) {
      const left = unsaid?.[tongue] ?? [];
      if (unsaid === null || left.length === 0) return null;
      const said = chance.pick(left);
      unsaid = { ...unsaid, [tongue]: left.filter((line) => line !== said) };
      const { text } = fill(said, fillings(tongue), []);
      return { text, kept: [{ start: 0, end: text.length }] };
    },
    where: (tongue) => (topic[tongue].where ? (fillings(tongue)["where"] ?? null) : null),
    detail(tongue, part) {
      const name = DETAILS[part] ?? "";
      const isSpokenOf = topic[tongue].says?.some((line) => line.includes(`{${name}}`)) ?? false;
      return isSpokenOf ? (fillings(tongue)[name] ?? null) : null;
    },
  };
}

/** @param kept blanks whose filling must be found on record */
export function fill(
  template: string,
  fillings: Readonly<Record<string, string>>,
  kept: readonly string[],
): Phrase {
  let text = "";
  const spans: Phrase["kept"][number][] = [];
  for (const [piece, blank] of template.matchAll(/\{([\w-]+)\}|[^{]+/g)) {
    const start = text.length;
    text += blank === undefined ? piece : (fillings[blank] ?? piece);
    if (blank !== undefined && kept.includes(blank)) spans.push({ start, end: text.length });
  }
  return { text, kept: spans };
}

import type { Reading } from "../normalise.ts";
import { findPhonesIn } from "./phone.ts";
import { isNoPhoneOfTheirs } from "./phone-context.ts";
import type { Asked } from "./reader.ts";
import { isClause } from "./unit-context.ts";
import type { UnitGroup } from "./unit-grammar.ts";
import { withUnitWordsRepaired } from "./unit-spelling.ts";
import { unitGroupsIn } from "./unit.ts";
import { isForeign, isOnlyName, isOwn } from "./whose-unit.ts";

/** What stands for a unit or a phone: a name beside it is whose they are. */
export const FACT = "§";

/**
 * A reading in which the resident's unit and phone are each replaced by {@link FACT}s, as many as
 * they had characters. 「24棟302殷女士」 → 「§§§§§§殷女士」. What belongs to others stays.
 */
export function withFactsMasked({ plain, folded }: Reading, country: Asked["country"]): Reading {
  const text = withUnitWordsRepaired(folded);
  const facts = [
    ...unitGroupsIn({ plain, folded: text }, country).filter(
      (group) =>
        !isForeign(group, text) &&
        !isOnlyName(group, text) &&
        (group.strength !== "weak" || mayBeTheirs(group, text)),
    ),
    ...findPhonesIn(text, { asked: false, country }).filter(
      (phone) => !isNoPhoneOfTheirs(phone, text),
    ),
  ];
  const masked = (of: string): string =>
    facts.reduce(
      (rest, { start, end }) => rest.slice(0, start) + FACT.repeat(end - start) + rest.slice(end),
      of,
    );
  return { plain: masked(plain), folded: masked(folded) };
}

/** A bare number is hardly a unit in the middle of a sentence (巴士307). */
const mayBeTheirs = (group: UnitGroup, text: string): boolean =>
  group.parts.number === undefined ||
  isOwn(group, text) ||
  isClause(group, text) ||
  group.start === 0 ||
  group.end === text.length;

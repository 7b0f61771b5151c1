import { z } from "zod";
import type { Unit } from "../records/unit.ts";
import type { Chance } from "./chance.ts";
import { wordingsSchema, type Tongue } from "./tongue.ts";

/** Something true of a resident, as they write it, and what the record must hold of it. */
export type Fact =
  | { readonly slot: "unit"; readonly words: string; readonly unit: Unit }
  | { readonly slot: "name"; readonly words: string; readonly surname: string }
  | { readonly slot: "phone"; readonly words: string; readonly digits: string }
  | { readonly slot: "when"; readonly words: string };
export type FactSlot = Fact["slot"];
export const FACT_SLOTS: readonly FactSlot[] = ["unit", "name", "phone", "when"];

/** Of whom and what residents are: parts that are put together anew for each. */
export const factPartsSchema = z.record(
  z.enum(["surname", "given", "form", "when", "since", "date", "colleague"]),
  wordingsSchema,
);
export type FactParts = Readonly<z.infer<typeof factPartsSchema>>;

export function newFact(parts: FactParts, slot: FactSlot, tongue: Tongue, chance: Chance): Fact {
  switch (slot) {
    case "unit": {
      const unit = newUnit(tongue, chance);
      return { slot, unit, words: unitWords(unit, tongue, chance) };
    }
    case "name": {
      const surname = chance.pick(parts.surname[tongue]);
      return { slot, surname, words: nameWords(parts, surname, tongue, chance) };
    }
    case "phone": {
      const words = phoneWords(tongue, chance);
      return { slot, words, digits: words.replaceAll(/\D/g, "").replace(/^0/, "") };
    }
    case "when":
      return { slot, words: chance.pick(parts.when[tongue]) };
  }
}

const PLAIN: Unit = { building: null, entrance: null, floor: null, number: null, sub: null };

function newUnit(tongue: Tongue, chance: Chance): Unit {
  const floor = chance.between(2, 19);
  const door = chance.between(1, 6);
  const number = `${floor}0${door}`;
  switch (tongue) {
    case "tw": {
      const building = chance.pick(["A", "B", "C", "D", "3", "5"]);
      return chance.in(0.5)
        ? { ...PLAIN, building, number }
        : { ...PLAIN, building, floor: `${floor}`, sub: `${door}` };
    }
    case "hk":
      return {
        ...PLAIN,
        building: `${chance.between(1, 8)}`,
        floor: `${floor}`,
        number: chance.pick(["A", "B", "C", "D", "E", "F"]),
      };
    case "cn": {
      const entrance = chance.in(0.6) ? `${chance.between(1, 3)}` : null;
      return { ...PLAIN, building: `${chance.between(1, 20)}`, entrance, number };
    }
    case "en":
      return { ...PLAIN, building: chance.pick(["A", "B", "C", "2", "3"]), number };
  }
}

function unitWords(unit: Unit, tongue: Tongue, chance: Chance): string {
  const { building, entrance, floor, number, sub } = unit;
  const storey = floor ?? number?.slice(0, -2) ?? "";
  switch (tongue) {
    case "tw":
      return chance.pick(
        sub === null
          ? [
              `${building}棟${number}`,
              `${building}棟${number}室`,
              `${building}棟${storey}樓${number}`,
            ]
          : [`${building}棟${floor}樓之${sub}`, `${building}棟 ${floor}F-${sub}`],
      );
    case "hk":
      return chance.pick([
        `${building}座${floor}樓${number}`,
        `${building}座${floor}樓${number}室`,
      ]);
    case "cn":
      return entrance === null
        ? chance.pick([`${building}号楼${number}`, `${building}栋${number}室`])
        : chance.pick([
            `${building}号楼${entrance}单元${number}`,
            `${building}栋${entrance}单元${number}室`,
          ]);
    case "en":
      return chance.pick([
        `Block ${building}, unit ${number}`,
        `${number}, block ${building}`,
        `Tower ${building} ${number}`,
      ]);
  }
}

function nameWords(parts: FactParts, surname: string, tongue: Tongue, chance: Chance): string {
  const form = chance.pick(parts.form[tongue]);
  const given = chance.pick(parts.given[tongue]);
  if (tongue === "en") return chance.pick([`${given} ${surname}`, `${form} ${surname}`]);
  return chance.pick([`${surname}${form}`, `${surname}${form}`, `${surname}${given}`]);
}

function phoneWords(tongue: Tongue, chance: Chance): string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => chance.between(0, 9)).join("");
  const [three, last, four] = [digits(3), digits(3), digits(4)];
  switch (tongue) {
    case "hk":
      return chance.pick([`9${chance.between(1, 8)}${last.slice(1)} ${four}`, `6${three}${four}`]);
    case "cn":
      return chance.pick([`138${four}${digits(4)}`, `159 ${four} ${digits(4)}`]);
    case "tw":
    case "en":
      return chance.pick([`0912${three}${last}`, `0933-${three}-${last}`, `0988 ${three} ${last}`]);
  }
}

/** A car's number and a parcel's. */
export function newCode(what: "plate" | "code", tongue: Tongue, chance: Chance): string {
  const digits = chance.between(1000, 9999);
  if (what === "code") return `${chance.pick(["SF", "TC", "JD"])}${digits}${digits + 17}`;
  switch (tongue) {
    case "cn":
      return `粤B${chance.pick(["K", "T", "X"])}${digits}`;
    case "hk":
      return `${chance.pick(["KX", "TD", "RB"])} ${digits}`;
    case "tw":
    case "en":
      return `${chance.pick(["RDK", "ABC", "BKN", "AXT"])}-${digits}`;
  }
}

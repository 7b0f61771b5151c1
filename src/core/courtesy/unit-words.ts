import type { Language } from "../records/message.ts";
import type { Unit } from "../records/unit.ts";

/** A unit as people of the language write it: A棟2單元12樓1203室之1, 翠湖閣3樓, Block A, Entrance 2, 12/F, 1203-1. */
export function unitWords(value: Unit, language: Language): string {
  const { building, entrance, floor, sub } = value;
  const number = withoutBuilding(value);
  if (language === "en") {
    const door = [number, sub].filter((part) => part !== null).join("-");
    return [
      building === null ? "" : buildingWords(building, language),
      entrance === null ? "" : `Entrance ${entrance}`,
      floor === null ? "" : `${floor}/F`,
      door === "" ? "" : `Unit ${door}`,
    ]
      .filter((part) => part !== "")
      .join(", ");
  }
  const hans = language === "zh-Hans";
  return [
    building === null ? "" : buildingWords(building, language),
    entrance === null ? "" : `${entrance}${hans ? "单元" : "單元"}`,
    floor === null ? "" : `${floor}${hans ? "楼" : "樓"}`,
    number === null ? "" : `${number}室`,
    sub === null ? "" : `之${sub}`,
  ].join("");
}

/** A1203 stands in block A: its letter is said once. */
function withoutBuilding({ building, number }: Unit): string | null {
  const isTwice = building !== null && number !== null && /^[A-Z]$/i.test(building);
  return isTwice && number.toUpperCase().startsWith(building.toUpperCase()) && /^.\d/.test(number)
    ? number.slice(1)
    : number;
}

/**
 * A building in the words of a language: A棟, 翠湖閣, Block A, Maple Court. What has a name needs no
 * 棟 or Block, and its capitals were for comparing only.
 */
export function buildingWords(building: string, language: Language): string {
  if (!isNamed(building)) {
    return language === "en"
      ? `Block ${building}`
      : building + (language === "zh-Hans" ? "栋" : "棟");
  }
  const name = building
    .toLowerCase()
    .replace(/(?<![\p{L}\d'’])\p{L}/gu, (first) => first.toUpperCase());
  // In Chinese 「Maple Court 5C室」 needs the space.
  return language !== "en" && /[a-z]$/.test(name) ? `${name} ` : name;
}

/** 翠湖閣 and MAPLE COURT; not A, 12, B2 or 甲. */
const isNamed = (building: string): boolean =>
  /\p{Script=Han}{2}|\p{L}[\s'’.-]+\p{L}/u.test(building);

/**
 * A building in the words of a language: A棟, 翠湖閣, Block A, Maple Court. What has a name needs no
 * 棟 or Block, and its capitals were for comparing only.
 */
export function buildingWords(building: string, language: "zh-Hant" | "zh-Hans" | "en"): string {
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

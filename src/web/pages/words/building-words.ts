/** A棟 and Block A; 翠湖閣 and Maple Court stand for themselves, as the desk tells residents. */
export function buildingWords(building: string, language: "zh" | "en"): string {
  if (!/\p{Script=Han}{2}|\p{L}[\s'’.-]+\p{L}/u.test(building)) {
    return language === "en" ? `Block ${building}` : `${building}棟`;
  }
  const name = building
    .toLowerCase()
    .replace(/(?<![\p{L}\d'’])\p{L}/gu, (first) => first.toUpperCase());
  return language === "zh" && /[a-z]$/.test(name) ? `${name} ` : name;
}

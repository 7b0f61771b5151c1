import type { Reading } from "../../text/normalise.ts";
import type { PlaceSpan } from "../interpretation.ts";
import type { Words } from "./words.ts";

/**
 * Where in the home, or in the public area, something is, the surest last: a room that follows a
 * public place belongs to it (「大廳的廁所」); plain 室內 or "common area" counts only when asked for.
 */
export function createPlaceReader(words: Words): (reading: Reading) => readonly PlaceSpan[] {
  const rows = ROWS.map(([row, area, source, score]) => ({
    row,
    area,
    score,
    pattern: words.pattern(source),
  }));
  return ({ plain, folded }) =>
    rows.flatMap(({ row, area, score, pattern }): readonly PlaceSpan[] => {
      const found = pattern.exec(folded);
      if (found === null) return [];
      const [start, end] = [found.index, found.index + found[0].length];
      const place = { kind: "place", start, end, whose: "writer", about: "where" } as const;
      const parts = { area, words: plain.slice(start, end) };
      return [{ ...place, parts, score, because: [row], answer: score < 1 }];
    });
}

const MY = String.raw`(?:\b(?:my|our|the|master|main|second|guest|kids'?|children'?s)\s)*`;
const ROWS = [
  [
    "a public place",
    "public",
    "(?:公共|大厅|大堂|公设|一楼|中庭|社区)的?(?:厕所|洗手间|卫生间|浴室|厨房|阳台|餐厅)|{public-places}",
    3,
  ],
  ["a room", "home", `${MY}{rooms}`, 3],
  ["my home", "home", "{at-home}", 1],
  ["outside", "public", "{outside}", 0.5],
  [
    "inside",
    "home",
    String.raw`(?:\b(?:my|our|the)\s)?(?<![妈爸弟妹哥姐友戚人大])(?:{inside})`,
    0.4,
  ],
] as const;

import { DateTime } from "luxon";
import { foldScript } from "../text/normalise.ts";

/** What is wished, each a phrase `wish.<name>`; the first six have a day of their own. */
export const WISHES = [
  "new-year",
  "lunar-new-year",
  "dragon-boat",
  "mid-autumn",
  "winter-solstice",
  "christmas",
  "prosperity",
  "lantern",
  "weekend",
  "festival",
] as const;
export type Wish = (typeof WISHES)[number];

/** The wish that a resident wrote and that can be returned as it is (A8); null where there is none. */
export function wishIn(text: string): Wish | null {
  const folded = foldScript(text.normalize("NFKC")).toLowerCase();
  return WISHED.find(([, words]) => words.test(folded))?.[0] ?? null;
}

/** The more special first: 「新年快樂，恭喜發財」 asks for 恭喜發財 in return. */
const WISHED: readonly (readonly [Wish, RegExp])[] = [
  ["christmas", /圣诞(?:节)?(?:快乐|愉快)|平安夜(?:快乐|愉快)|\b(?:merry|happy) (?:christmas|x-?mas)\b/],
  ["prosperity", /[恭公][喜禧]发[财才]|\b(?:kung hei fat choi?y?|gong xi fa cai)\b/],
  [
    "lunar-new-year",
    /新春|春节(?:快乐|愉快)|过年好|拜年|恭贺新禧|龙马精神|[鼠牛虎兔龙蛇马羊猴鸡狗猪]年(?:快乐|大吉|吉祥|行大运)|(?:除夕|小年夜|cny)快乐|\bhappy (?:lunar|chinese) new year\b|\bhappy cny\b/,
  ],
  ["new-year", /(?:新年|元旦|跨年)(?:快乐|愉快|好)|\bhappy new year\b/],
  ["lantern", /元宵(?:节)?(?:快乐|愉快|安康)|\bhappy lantern festival\b/],
  ["dragon-boat", /端[午五](?:节)?(?:快乐|愉快|安康)|\bhappy dragon boat\b/],
  ["mid-autumn", /中秋(?:节)?(?:佳节|快乐|愉快|团圆|人月)|\bhappy (?:mid-?\s?autumn|moon festival)/],
  ["winter-solstice", /冬至(?:快乐|愉快|安康)|\bhappy winter solstice\b/],
  ["weekend", /周末(?:愉快|快乐)|\b(?:have a )?(?:nice|good|great|happy|lovely) weekend\b/],
  ["festival", /(?:节日|佳节|假期)(?:快乐|愉快)|\bhappy holidays?\b/],
];

/**
 * The festival of a day, which residents are wished (A8), by the calendar of the community's zone.
 * @param at ms UTC
 */
export function festivalOn(at: number, zone: string): Wish | null {
  const day = DateTime.fromMillis(at, { zone });
  const solar = SOLAR[day.toFormat("LL-dd")];
  if (solar !== undefined) return solar;
  const lunar = LUNAR[lunarDay(at, zone)];
  if (lunar !== undefined) return lunar;
  // New Year's Eve is the last of its month, which has 29 days or 30.
  if (lunarDay(day.plus({ days: 1 }).toMillis(), zone) === "1/1") return "lunar-new-year";
  return day.month === 12 && day.day === solsticeIn(day.year) ? "winter-solstice" : null;
}

const SOLAR: Readonly<Record<string, Wish>> = {
  "01-01": "new-year",
  "12-24": "christmas",
  "12-25": "christmas",
};
/** Month and day; a leap month, such as 5bis, has no festivals. */
const LUNAR: Readonly<Record<string, Wish>> = {
  "1/1": "lunar-new-year",
  "1/2": "lunar-new-year",
  "1/3": "lunar-new-year",
  "1/4": "lunar-new-year",
  "1/5": "lunar-new-year",
  "1/15": "lantern",
  "5/5": "dragon-boat",
  "8/15": "mid-autumn",
};

function lunarDay(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-u-ca-chinese", {
    timeZone,
    month: "numeric",
    day: "numeric",
  }).formatToParts(at);
  const value = (of: string): string => parts.find(({ type }) => type === of)?.value ?? "";
  return `${value("month")}/${value("day")}`;
}

/** The day in December on which the sun turns, as China's almanacs reckon it for this century. */
function solsticeIn(year: number): number {
  const y = year % 100;
  return Math.floor(y * 0.2422 + 21.94) - Math.floor(y / 4);
}

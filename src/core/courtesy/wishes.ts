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
  [
    "christmas",
    /圣诞(?:节)?(?:快乐|愉快)|平安夜(?:快乐|愉快)|\b(?:merry|happy) (?:christmas|x-?mas)\b/,
  ],
  ["prosperity", /[恭公][喜禧]发[财才]|\b(?:kung hei fat choi?y?|gong xi fa cai)\b/],
  [
    "lunar-new-year",
    /新春|春节(?:快乐|愉快)|过年好|拜年|恭贺新禧|龙马精神|[鼠牛虎兔龙蛇马羊猴鸡狗猪]年(?:快乐|大吉|吉祥|行大运)|(?:除夕|小年夜|cny)快乐|\bhappy (?:lunar|chinese) new year\b|\bhappy cny\b/,
  ],
  ["new-year", /(?:新年|元旦|跨年)(?:快乐|愉快|好)|\bhappy new year\b/],
  ["lantern", /元宵(?:节)?(?:快乐|愉快|安康)|\bhappy lantern festival\b/],
  ["dragon-boat", /端[午五](?:节)?(?:快乐|愉快|安康)|\bhappy dragon boat\b/],
  [
    "mid-autumn",
    /中秋(?:节)?(?:佳节|快乐|愉快|团圆|人月)|\bhappy (?:mid-?\s?autumn|moon festival)/,
  ],
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
  const date = day.toFormat("LL-dd");
  const solar = SOLAR[date];
  if (solar !== undefined) return solar;
  const [newYear, dragonBoat, midAutumn] = LUNAR[day.year] ?? [];
  if (date === dragonBoat) return "dragon-boat";
  if (date === midAutumn) return "mid-autumn";
  const since = newYear === undefined ? -30 : daysSince(`${day.year}-${newYear}`, day);
  if (since >= -1 && since <= 4) return "lunar-new-year";
  if (since === 14) return "lantern";
  return day.month === 12 && day.day === solsticeIn(day.year) ? "winter-solstice" : null;
}

const SOLAR: Readonly<Record<string, Wish>> = {
  "01-01": "new-year",
  "12-24": "christmas",
  "12-25": "christmas",
};
/**
 * Lunar New Year, the fifth of the fifth month and the fifteenth of the eighth, as almanacs print
 * them: the calendar that Node brings is a day off in 2027 and in 2030. A year that isn't here has
 * none of these wishes.
 */
const LUNAR: Readonly<Record<number, readonly [string, string, string]>> = {
  2026: ["02-17", "06-19", "09-25"],
  2027: ["02-06", "06-09", "09-15"],
  2028: ["01-26", "05-28", "10-03"],
  2029: ["02-13", "06-16", "09-22"],
  2030: ["02-03", "06-05", "09-12"],
  2031: ["01-23", "06-24", "10-01"],
  2032: ["02-11", "06-12", "09-19"],
  2033: ["01-31", "06-01", "09-08"],
  2034: ["02-19", "06-20", "09-27"],
  2035: ["02-08", "06-10", "09-16"],
};

function daysSince(date: string, { year, month, day }: DateTime): number {
  // Told without a zone, whose rules take longer to ask than all the rest of a turn's dates.
  const [then, now] = [DateTime.fromISO(date, { zone: "utc" }), DateTime.utc(year, month, day)];
  return now.diff(then, "days").days;
}

/** The day in December on which the sun turns, as China's almanacs reckon it for this century. */
function solsticeIn(year: number): number {
  const y = year % 100;
  return Math.floor(y * 0.2422 + 21.94) - Math.floor(y / 4);
}

import { soundOf } from "../model/features.ts";

/**
 * A folded text with the words for times as they were meant, where an input method offered others
 * of the same sound (后天下五, 星期六早尚, 十典) and what stands beside them is a time. The length
 * stays.
 */
export function withTimeWordsRepaired(folded: string): string {
  if (!HAN.test(folded)) return folded;
  let text = folded;
  // What is put in sounds like what it replaces, so that these stay right.
  const sounds = soundsOf(folded);
  const where = new Map<string, number[]>();
  for (const [at, sound] of sounds.entries())
    where.set(sound, [...(where.get(sound) ?? []), at].slice(0, MOST));
  for (const { meant, sound, before, behind } of SLIPS) {
    for (const at of where.get(sound[0] ?? "") ?? []) {
      if (!sound.every((one, n) => sounds[at + n] === one)) continue;
      const end = at + meant.length;
      const said = text.slice(at, end);
      if (said === meant || REAL_WORDS.has(said)) continue;
      if (
        !before.test(text.slice(Math.max(0, at - 8), at)) ||
        !behind.test(text.slice(end, end + 8))
      )
        continue;
      text = text.slice(0, at) + meant + text.slice(end);
    }
  }
  return text;
}

/** More slips of one sound than anybody makes in a message. */
const MOST = 12;
const HAN = /\p{Script=Han}/u;
const soundsOf = (text: string): readonly string[] =>
  text.split("").map((one) => (HAN.test(one) ? soundOf(one) : one));

const slips = (words: string, before: RegExp, behind: RegExp) =>
  words.split(" ").map((meant) => ({ meant, sound: soundsOf(meant), before, behind }));

const ANYTHING = /^/;
const WEEK = "(?:周|[星新]期|礼拜)";
const WEEKDAYS = "一二三四五六日";
const NUMBER = String.raw`(?:\d{1,2}|[一二两三四五六七八九十]{1,3})`;
const PARTS = "早上 上午 中午 下午 傍晚 晚上";
const PART = PARTS.replaceAll(" ", "|");
const BEHIND_DAY = new RegExp(
  String.raw`(?:[今明后每]天|周末|${WEEK}[${WEEKDAYS}天]|\d[日号])的?\s?$`,
);

/** In this order: a word repaired is a time beside which the next is seen. */
const SLIPS = [
  ...slips("星期 礼拜", ANYTHING, new RegExp(`^[${WEEKDAYS}天](?!点)`)),
  ...slips("点", new RegExp(String.raw`(?:${PART}|[今明后]天)\s?${NUMBER}$`), ANYTHING),
  ...slips(PARTS, BEHIND_DAY, ANYTHING),
  ...slips(PARTS, ANYTHING, new RegExp(String.raw`^\s?${NUMBER}\s?点`)),
  ...slips(Array.from(WEEKDAYS).join(" "), new RegExp(`${WEEK}$`), new RegExp(`^(?:${PART})`)),
  ...slips("今天 明天 后天", ANYTHING, new RegExp(`^(?:${PART})`)),
];

/** What sounds the same and is meant: 明天網上繳費. */
const REAL_WORDS = new Set(["网上", "往上", "完善", "商务"]);

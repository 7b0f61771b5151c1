import { foldScript } from "../text/normalise.ts";
import type { Language } from "../records/message.ts";

/** A greeting of a time of day: how it is written, how it is said, and in which hours it is right. */
interface Hello {
  readonly written: RegExp;
  readonly zh: string;
  readonly en: string;
  readonly from: number;
  readonly to: number;
}

const HELLOS: readonly Hello[] = [
  { written: /早上好/, zh: "早上好", en: "Good morning", from: 4, to: 12 },
  { written: /早晨(?![^，,。.！!\s])/, zh: "早晨", en: "Good morning", from: 4, to: 12 },
  {
    written: /^早(?=$|[啊呀喔哦，,。.！!~～\s])|早安|\bgood morning\b|^morning\b/,
    zh: "早安",
    en: "Good morning",
    from: 4,
    to: 12,
  },
  { written: /午安/, zh: "午安", en: "Good afternoon", from: 11, to: 18 },
  { written: /中午好/, zh: "中午好", en: "Good afternoon", from: 11, to: 14 },
  { written: /下午好|\bgood afternoon\b/, zh: "下午好", en: "Good afternoon", from: 12, to: 19 },
  { written: /[晚夜]上好|\bgood evening\b/, zh: "晚上好", en: "Good evening", from: 17, to: 28 },
];

/**
 * How a message is greeted back: in kind where its greeting fits the hour (A4), else 您好. Whoever
 * wishes a good morning at three in the afternoon is not put right.
 * @param hour of the community's day, 0 … 23
 */
export function helloTo(text: string, hour: number, language: Language): string {
  const folded = foldScript(text.normalize("NFKC")).toLowerCase().trim();
  // One in the morning is still evening.
  const fits = ({ from, to }: Hello): boolean =>
    (from <= hour && hour < to) || (from <= hour + 24 && hour + 24 < to);
  const hello = HELLOS.find((one) => one.written.test(folded) && fits(one));
  if (hello === undefined) return language === "en" ? "Hello" : "您好";
  return language === "en" ? hello.en : hello.zh;
}

import type { Community } from "../records/community.ts";
import type { Language } from "../records/message.ts";
import type { TicketClass } from "../records/ticket.ts";
import { foldScript } from "../text/normalise.ts";
import { closedDaysWords, officeHoursWords } from "./office-hours.ts";

/** What answers are filled with beside what every phrase may have, and the standards. */
export const KNOWLEDGE_BLANKS: readonly string[] = ["source", "office-hours"];

interface Minutes {
  readonly minutes: number;
}
interface Days {
  readonly days: number;
}

/** The clocks of the dialogs, and of the classes of complaints. */
export interface Standards {
  readonly dialogs: ReadonlyMap<string, { readonly answer: Minutes; readonly resolve: Days }>;
  readonly classes: {
    readonly classes: Readonly<
      Record<
        TicketClass,
        {
          readonly handup?: { readonly within: "same-day" | Minutes } | undefined;
          readonly answer?: Days | undefined;
          readonly resolve: Days;
        }
      >
    >;
  };
}

/** What tells a standard: `{repair.answer}`, `{major.resolve}`. Their figures are typed once (D20). */
export function standardBlanks(standards: Standards): readonly string[] {
  return [...standardsIn(standards, "en").keys()];
}

/**
 * What an answer says of the paper that it is from, of the community's settings, and of the desk's
 * own clocks. Goes with what every phrase is filled with.
 */
export function factsFor(
  source: { readonly zh: string; readonly en: string },
  standards: Standards,
  community: Community,
  { language, now }: { readonly language: Language; readonly now: number },
): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(standardsIn(standards, language)),
    source: inLanguage(source.zh, source.en, language),
    "office-hours":
      officeHoursWords(community, language) + closedDaysWords(community, now, language),
  };
}

function standardsIn(
  { dialogs, classes }: Standards,
  language: Language,
): ReadonlyMap<string, string> {
  const words = (time: "same-day" | Minutes | Days): string => {
    if (time === "same-day") return inLanguage("當天", "the same day", language);
    return "days" in time ? daysWords(time.days, language) : minutesWords(time.minutes, language);
  };
  return new Map([
    ...[...dialogs].flatMap(([dialog, { answer, resolve }]) => [
      [`${dialog}.answer`, words(answer)] as const,
      [`${dialog}.resolve`, words(resolve)] as const,
    ]),
    ...Object.entries(classes.classes).flatMap(([name, { handup, answer, resolve }]) => [
      ...(handup ? [[`${name}.handup`, words(handup.within)] as const] : []),
      ...(answer ? [[`${name}.answer`, words(answer)] as const] : []),
      [`${name}.resolve`, words(resolve)] as const,
    ]),
  ]);
}

function minutesWords(minutes: number, language: Language): string {
  const hours = minutes / 60;
  return Number.isInteger(hours)
    ? inLanguage(`${hours} 小時`, counted(hours, "hour"), language)
    : inLanguage(`${minutes} 分鐘`, counted(minutes, "minute"), language);
}

const daysWords = (days: number, language: Language): string =>
  inLanguage(`${days} 天`, counted(days, "day"), language);

const counted = (count: number, unit: string): string =>
  `${count} ${unit}${count === 1 ? "" : "s"}`;

function inLanguage(zh: string, en: string, language: Language): string {
  if (language === "en") return en;
  return language === "zh-Hans" ? foldScript(zh) : zh;
}

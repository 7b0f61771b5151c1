import type { PersonName } from "../interpretation.ts";
import type { Reading } from "../normalise.ts";
import { RESIDENTS_FORM } from "./forms.ts";
import { GIVEN_CHARACTERS } from "./given-characters.ts";
import { CLAUSE_START, SURNAME, nameFound } from "./han-grammar.ts";
import { FACT } from "./masked.ts";
import { NOT_HAN_NAMES } from "./not-han-names.ts";

/**
 * A name that nothing introduces, beside a unit or phone (masked) or at an end of the message:
 * 「24棟302殷女士」, 「王太太，A棟11樓」, 「宋佳穎／0919…」. One who is greeted, asked for or talked about is
 * somebody else.
 */
export function standingHanName({ plain, folded }: Reading): PersonName | null {
  for (const { pattern, isTheirs } of STANDING) {
    for (const found of folded.matchAll(pattern)) {
      const full = found.groups?.["full"] ?? "";
      const isWord =
        NOT_HAN_NAMES.test(full) && (full.length > 1 || !("form" in (found.groups ?? {})));
      if (isWord || SOMEBODY_BEFORE.test(wordsBefore(found, folded))) continue;
      const name = nameFound(found, plain, folded);
      if (name !== null && isTheirs(found, folded)) return name;
    }
  }
  return null;
}

interface Standing {
  /** With the groups `full` and, where there is a form, `form`. */
  readonly pattern: RegExp;
  readonly isTheirs: (found: RegExpExecArray, folded: string) => boolean;
}

const FORMED = String.raw`(?<full>${SURNAME}\p{Script=Han}{0,2}?)\s?(?<form>${RESIDENTS_FORM})`;
const END = String.raw`(?=$|[\s\p{P}])`;
const HERE = "(?:这里|这边|呢度|呢边|在此|本人|来电|来信|留言|敬上|留|上|住|呀|啊|喔|啦)";

const STANDING: readonly Standing[] = [
  // 住B座1108嘅馮生; 1座8樓F室卓太; 302殷女士
  {
    pattern: new RegExp(
      String.raw`(?<=${FACT}\s?[的嘅]?\s?)${FORMED}(?:${HERE}|要|想|${END})`,
      "dgu",
    ),
    isTheirs: () => true,
  },
  // 廖太太這裡, 慕容女士住C座
  {
    pattern: new RegExp(`${CLAUSE_START}${FORMED}${HERE}`, "dgu"),
    isTheirs: () => true,
  },
  // 王太太，A棟11樓之2; 電話是…，曾小姐
  {
    pattern: new RegExp(`${CLAUSE_START}${FORMED}${END}`, "dgu"),
    isTheirs: (found, folded) => {
      const behind = folded.slice(found.index + found[0].length);
      if (GREETING_BEHIND.test(behind)) return false;
      return folded.includes(FACT) || closes(behind);
    },
  },
  // 5F之2 莊; 8樓之2沈
  {
    pattern: new RegExp(String.raw`(?<=${FACT}\s?[的,]?\s?小?)(?<full>${SURNAME})\s?$`, "dgu"),
    isTheirs: (found) => !EVERYDAY.has(found.groups?.["full"] ?? ""),
  },
  // 宋佳穎／C棟10樓之1
  {
    pattern: new RegExp(
      String.raw`(?<=(?:^|[§,.;:!?/、。()—-])\s?)(?<full>${SURNAME}\p{Script=Han}{1,2})(?=\s?(?:$|[§,.;/、()—-]))`,
      "dgu",
    ),
    isTheirs: (found, folded) =>
      folded.includes(FACT) &&
      isGiven(found.groups?.["full"] ?? "") &&
      (isBeside(found, folded) || signs(found, folded)),
  },
];

/** The words before a name and the unit it stands at: 「想表揚3座林先生」. */
const wordsBefore = (found: RegExpExecArray, folded: string): string =>
  folded
    .slice(0, found.index)
    .replace(/[§\s的嘅]{1,60}$/, "")
    .slice(-12);

/** Whoever is called, told, asked for, or lives elsewhere. */
const SOMEBODY_BEFORE =
  /(?:找|搵|转告|通知|告诉|请问|问|跟|给|帮|替|邻居|朋友|同事|隔壁|隔离|楼上|楼下|对面|保全|保安|警卫|师傅|物业|管家|前台|你们|你哋|那位|嗰位|那个|这位|说|话|感谢|谢谢|投诉|表扬|称赞|赞|记一下|见到|看到|知道|认识|联系|联络一下|不是)[\s:,]{0,2}$/;
const GREETING_BEHIND =
  /^[\s,!~]{0,2}(?:您好|你好|早安|早上好|午安|晚安|辛苦|谢谢|多谢|喺唔喺|在吗|在不在|你们?)/;

/** Single characters that are surnames, and more often something else. */
const EVERYDAY = new Set(
  "路车关强单包花米常易平古管高安全白江程连金石马水左温万方明成都房门费时计付台向席吉乐原楚水木风海后".split(
    "",
  ),
);

const closes = (behind: string): boolean => /^[\s\p{P}]*$/u.test(behind);

function isGiven(full: string): boolean {
  const given = Array.from(full).slice(1);
  return given.every((one) => GIVEN_CHARACTERS.has(one));
}

/** A full name as the last words. */
const signs = (found: RegExpExecArray, folded: string): boolean =>
  found[0].trim().length >= 3 && closes(folded.slice(found.index + found[0].length));

/** Only punctuation between the name and a unit or phone, on either side. */
function isBeside(found: RegExpExecArray, folded: string): boolean {
  const before = folded.slice(0, found.index).slice(-4);
  const behind = folded.slice(found.index + found[0].length).slice(0, 4);
  return /§[\s\p{P}]*$/u.test(before) || /^[\s\p{P}]*§/u.test(behind);
}

import type { PersonName } from "../interpretation.ts";
import type { Reading } from "../normalise.ts";
import { RESIDENTS_FORM } from "./forms.ts";
import { isGivenName } from "./given-characters.ts";
import { CLAUSE_START, OF, SOMEBODY, SURNAME, nameFound, withoutSurname } from "./han-grammar.ts";
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
      if (NAMES_SOMEBODY.test(folded.slice(0, found.index))) continue;
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
const END = String.raw`(?=$|[\s\p{P}\d])`;
const HERE = "(?:这里|这边|呢度|呢边|在此|本人|来电|来信|留言|敬上|留|上|住|呀|啊|喔|啦)";

const STANDING: readonly Standing[] = [
  // 住B座1108嘅馮生; 1座8樓F室卓太; 302殷女士
  {
    pattern: new RegExp(
      String.raw`(?<=${FACT}\s?${OF}?\s?)${FORMED}(?:${HERE}|要|想|${END})`,
      "dgu",
    ),
    isTheirs: () => true,
  },
  // 廖太太這裡, 慕容女士住C座
  {
    pattern: new RegExp(`${CLAUSE_START}${FORMED}${HERE}`, "dgu"),
    isTheirs: (found, folded) => !/[他她佢]/.test(folded.slice(found.index).slice(0, 20)),
  },
  // 王太太，A棟11樓之2; 電話是…，曾小姐
  {
    pattern: new RegExp(`${CLAUSE_START}${FORMED}${END}`, "dgu"),
    isTheirs: (found, folded) => {
      const behind = folded.slice(found.index + found[0].length);
      if (GREETING_BEHIND.test(behind)) return false;
      if (folded.includes(FACT) || closes(behind)) return true;
      return found.index === 0 && (ADDRESS_BEHIND.test(behind) || !SPEAKS_TO.test(behind));
    },
  },
  // 王靜 敬上
  {
    pattern: new RegExp(
      String.raw`${CLAUSE_START}(?<full>${SURNAME}\p{Script=Han}{1,2}?)(?=\s?(?:敬上|敬启|谨上|上|留言?)[\s\p{P}]*$)`,
      "dgu",
    ),
    isTheirs: (found) => isGivenName(withoutSurname(found.groups?.["full"] ?? "")),
  },
  // 5F之2 莊; 8樓之2沈
  {
    pattern: new RegExp(
      String.raw`(?<=${FACT}\s?(?:${OF}|,)?\s?小?)(?<full>${SURNAME})\s?$`,
      "dgu",
    ),
    isTheirs: (found) => !EVERYDAY.has(found.groups?.["full"] ?? ""),
  },
  // 宋佳穎／C棟10樓之1; …，藺美玉，…; two characters are words too often unless beside a fact
  {
    pattern: new RegExp(
      String.raw`(?<=^|[\s§,.;:!?/、。()—-])(?<full>${SURNAME}\p{Script=Han}{1,2})(?=$|[\s§,.;/、()—-])`,
      "dgu",
    ),
    isTheirs: (found, folded) => {
      const full = found.groups?.["full"] ?? "";
      if (!isGivenName(withoutSurname(full)) || isBuilding(found, folded)) return false;
      return full.length > 2 || (folded.includes(FACT) && isBeside(found, folded));
    },
  },
];

/** The words before a name and the unit it stands at: 「想表揚3座林先生」. */
const wordsBefore = (found: RegExpExecArray, folded: string): string =>
  folded
    .slice(0, found.index)
    .replace(/[§\s的嘅得ㄉ]{1,60}$/, "")
    .slice(-12);

/** Whoever is called, told, asked for, or lives elsewhere. */
const SOMEBODY_BEFORE =
  /(?:找|搵|转告|通知|告诉|请问|问|跟|给|帮|替|邻居|朋友|同事|隔壁|隔离|楼上|楼下|对面|保全|保安|警卫|师傅|物业|管家|前台|你们|你哋|那位|嗰位|那个|这位|说|(?<!电)话|感谢|谢谢|投诉|表扬|称赞|赞|(?<!登)记一下|见到|看到|知道|认识|联系|联络一下|不是|主委|主任|经理|组长|队长|管理员|总干事|店员|房东)(?:是|有个|那[位个])?[\s:,]{0,2}$/;
/** 「我女兒的名字 范芷瑜」 */
const NAMES_SOMEBODY = new RegExp(String.raw`${SOMEBODY}[的嘅]?(?:名字|叫)(?:是|叫)?[\s:,]{0,2}$`);
const GREETING_BEHIND =
  /^[\s,!~]{0,2}(?:您好|你好|早安|早上好|午安|晚安|辛苦|谢谢|多谢|喺唔喺|在吗|在不在|你们?)/;

/** Single characters that are surnames, and more often something else. */
const EVERYDAY = new Set(
  "路车关强单包花米常易平古管高安全白江程连金石马水左温万方明成都房门费时计付台向席吉乐原楚水木风海后".split(
    "",
  ),
);

/** Whoever goes on like this calls somebody: 「周先生，請問…」. */
const SPEAKS_TO = /[你您吗呢?]|请问|麻烦|帮|谢谢|请(?!人|师)/;

/** 「，翠湖軒2003」: a house that this community may not have. */
const ADDRESS_BEHIND = /^[\s,]{1,2}\p{Script=Han}{2,6}\d{2,4}(?!\d)/u;

const closes = (behind: string): boolean => /^[\s\p{P}]*$/u.test(behind);

/** 御景軒 2301 is a house. */
const isBuilding = (found: RegExpExecArray, folded: string): boolean =>
  /(?:[苑阁庭园城]|[^子宇浩俊明文铭梓皓博]轩)$/.test(found[0]) &&
  /^\s?(?:§{1,7}(?!§)|\d)/.test(folded.slice(found.index + found[0].length));

/** Only punctuation, or 電話, 住 and the like, between the name and a unit or phone on either side. */
function isBeside(found: RegExpExecArray, folded: string): boolean {
  const before = folded.slice(0, found.index).slice(-4);
  const behind = folded.slice(found.index + found[0].length).slice(0, 12);
  return /§[\s\p{P}]*$/u.test(before) || LEADS_TO_FACT.test(behind);
}

const LEADS_TO_FACT =
  /^[\s\p{P}]*(?:联络|联系|电话|手机|手提|号码|住|地址|房号|单位|我家|[:是在:\s])*§/u;

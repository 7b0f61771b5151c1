import type { PersonName } from "../interpretation.ts";
import type { Reading } from "../normalise.ts";
import { DOUBLE_SURNAMES, SURNAMES } from "./surnames.ts";

/** A Chinese name, as written, found by how it is introduced or, when asked, on its own. */
export function readHanName(reading: Reading, asked: boolean): PersonName | null {
  return bySurname(reading) ?? introduced(reading) ?? standing(reading, asked);
}

const FORM =
  "先生|太太|小姐|女士|夫人|教授|医师|医生|老师|律师|博士|经理|主任|董事长|总经理|校长|院长|伯伯|阿姨|奶奶|爷爷|妈妈|爸爸|婆婆|伯|姨|生|太";
/** 生 and 太 are Cantonese for 先生 and 太太. */
const CANTONESE = new Map([
  ["生", "先生"],
  ["太", "太太"],
]);

/** 我姓陳, 敝姓歐陽, 我姓張陳, 免貴姓王名小明: whatever follows is a surname, known or not. */
function bySurname({ plain, folded }: Reading): PersonName | null {
  const found = /(?:我|敝|免贵|小|本人|^|[\s\p{P}])姓(?:是|为|:)?\s*(?!名|什|氏|啥|甚)/u.exec(
    folded,
  );
  if (found === null) return null;
  const start = found.index + found[0].length;
  const behind = /^\p{Script=Han}{1,9}/u.exec(folded.slice(start))?.[0];
  if (behind === undefined) return null;
  if (behind.startsWith("的", 1)) return null;
  const [first = "", second = ""] = behind;
  const two =
    DOUBLE_SURNAMES.has(behind.slice(0, 2)) ||
    (SURNAMES.has(first) &&
      SURNAMES.has(second) &&
      new RegExp(`^(?:${FORM}|$)`).test(behind.slice(2)));
  const end = start + (two ? 2 : 1);
  const more = new RegExp(
    `^[,\\s]*(?:(?:名|名字|叫|我?叫|名叫)(?<given>\\p{Script=Han}{1,3}?))?(?<form>${FORM})?(?:$|[\\s\\p{P}\\d]|的?住)`,
    "u",
  ).exec(folded.slice(end));
  const surname = plain.slice(start, end);
  const given = more?.groups?.["given"] ?? null;
  const form = more?.groups?.["form"] ?? null;
  const givenAt = given === null ? -1 : folded.indexOf(given, end);
  const formAt = form === null ? -1 : folded.indexOf(form, end);
  return {
    surname,
    given:
      given === null
        ? null
        : plain.slice(
            // 我姓王，叫王小明 says the surname twice.
            givenAt + (given.startsWith(folded.slice(start, end)) ? end - start : 0),
            givenAt + given.length,
          ) || null,
    form: form === null ? null : formOf(plain.slice(formAt, formAt + form.length)),
  };
}

const END = String.raw`(?=$|[\s\p{P}\d]|啦|喔|哦|呀|这边|住)`;
const NOT_OTHERS = String.raw`(?!\s*(?:的|家|说|叫|那))`;
const I_AM = String.raw`(?:我是|我系|这里是|这边是)(?:[^,.!?;。]{0,12}的)?\s*`;

const INTRODUCTIONS: readonly RegExp[] = [
  // 我叫王小明, 姓名：王小明, 叫我陳太太
  new RegExp(
    String.raw`(?:(?<![帮请代替给让])我叫做?|我的名字(?:是|叫)|名字(?:是|叫)|姓名(?:是|为|:|\s)|本人是?|称呼我|(?<![\p{Script=Han}])(?:可以|请|就)?叫我|联络人(?:是|:)?)\s*(?<full>\p{Script=Han}{1,4}?)(?<form>${FORM})?${END}`,
    "du",
  ),
  // 我是陳大文先生, 我是住1203的王太太, 我係陳生
  new RegExp(String.raw`${I_AM}(?<full>\p{Script=Han}{1,4}?)(?<form>${FORM})${NOT_OTHERS}`, "du"),
  new RegExp(String.raw`${I_AM}(?<full>\p{Script=Han}{2,3})${END}`, "du"),
];
/** Whoever says 我叫小明 is called 小明, surname or not. */
const CALLED = /^(?:我叫|我的名字|名字|姓名|(?:可以|请|就)?叫我|称呼我)/;
const CALL_LENGTH = /^(?!.*[你您们他她它])\p{Script=Han}{2,3}$/u;

function introduced({ plain, folded }: Reading): PersonName | null {
  for (const pattern of INTRODUCTIONS) {
    const found = pattern.exec(folded);
    const at = found?.indices?.groups;
    const fullAt = at?.["full"];
    if (found === null || fullAt === undefined) continue;
    const full = folded.slice(...fullAt);
    const said = plain.slice(...fullAt);
    const name =
      split(said, full) ??
      (CALLED.test(found[0]) && CALL_LENGTH.test(full) ? { surname: said, given: null } : null);
    if (name === null || NOT_NAMES.test(full)) continue;
    const formAt = at?.["form"];
    return { ...name, form: formAt === undefined ? null : formOf(plain.slice(...formAt)) };
  }
  return null;
}

/** 王太太 as the message, or when asked 陳, 王小明 as a message or between its commas. */
function standing({ plain, folded }: Reading, asked: boolean): PersonName | null {
  if (!asked) return bare(plain, folded);
  for (const part of folded.matchAll(/[^\s\p{P}\p{So}\d]+/gu)) {
    const name = bare(plain.slice(part.index, part.index + part[0].length), part[0], true);
    if (name !== null) return name;
  }
  return null;
}

function bare(plain: string, folded: string, asked = false): PersonName | null {
  const lead = /^(?:[\s\p{P}]|你好|您好|是|叫|系|就叫)*/u.exec(folded)?.[0].length ?? 0;
  const rest = folded.slice(lead).replace(/(?:[\s\p{P}\p{So}]|啦|喔|哦|呀|谢谢|就好|即可)+$/gu, "");
  if (NOT_NAMES.test(rest) || !/^\p{Script=Han}{1,8}$/u.test(rest)) return null;
  const form = new RegExp(`(?:${FORM})$`).exec(rest)?.[0] ?? "";
  // 生 and 太 end given names too (陳永生): Cantonese forms follow a bare surname only.
  const isForm = form !== "" && (!CANTONESE.has(form) || rest.length === 2);
  if (!isForm && !asked) return null;
  const end = isForm ? rest.length - form.length : rest.length;
  const name = split(plain.slice(lead, lead + end), rest.slice(0, end));
  if (name === null) return null;
  return { ...name, form: isForm ? formOf(plain.slice(lead + end, lead + rest.length)) : null };
}

const formOf = (form: string): string => CANTONESE.get(form) ?? form;

/** 陳大文 → 陳 大文, 歐陽娜 → 歐陽 娜, 張陳淑芬 → 張陳 淑芬; null when it begins with no surname. */
function split(said: string, folded: string): Pick<PersonName, "surname" | "given"> | null {
  const [first = "", second = ""] = folded;
  const compound = DOUBLE_SURNAMES.has(folded.slice(0, 2));
  if (!compound && !SURNAMES.has(first)) return null;
  // A wife's name before marriage stands behind her husband's: four characters, or just the two.
  const length = compound || (SURNAMES.has(second) && folded.length % 2 === 0) ? 2 : 1;
  if (said.length - length > 2) return null;
  return { surname: said.slice(0, length), given: said.slice(length) || null };
}

/** Words that begin like a surname, roles that people say they are, and plain answers. */
const NOT_NAMES = new RegExp(
  `^(?:${[
    "谢谢.*|谢啦|谢了|多谢|方便.*|高兴|何时|何必|何事|何谓|任何.*|时间|施工|包裹|包括|黄色|白天|白色|江边",
    "万一|马桶.*|马上|马路|石头|金额|花园|安全.*|安静|安装|高楼.*|高层.*|高压|余额|温水|连续|连接|夏天|文件|文章",
    "程度|全部|全家|全是|全天|车|车位.*|车主|官方|强|强烈|单独|单身|单元|易|常|常常|常住|路|路人|路过|路上",
    "关|关于|关门|米|麻|麻烦.*|左|左边|左右|古|古代|管|管理.*|管委.*|管道|司机|花|包|房东|房客|租客|租户|住户",
    "业主|屋主|主委|委员|新住户|保全.*|保安.*|警卫.*|师傅|.师傅|邻居|楼上.*|楼下.*|隔壁.*|不.*|没.*|好.*|可以.*|要.*|算了",
    "对|对的|是的?|行|嗯.*|无|随便|保密|匿名|都.*|这.*|那.*|什么.*|为什.*|周末.*|周[一二三四五六日天].*|平日.*",
    "厨房|客厅|浴室|厕所|卧室|阳台|.*[吗呢吧么啊呀了的在不没有要想修坏漏]",
  ].join("|")})$`,
  "u",
);

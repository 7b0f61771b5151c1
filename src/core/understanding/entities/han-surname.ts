import type { PersonName } from "../interpretation.ts";
import type { Reading } from "../normalise.ts";
import { FORM, formOf } from "./forms.ts";
import { DOUBLE_SURNAMES, RARE_SURNAMES, SURNAMES } from "./surnames.ts";

/** 我姓陳, 敝姓歐陽, 我姓張陳, 免貴姓王名小明, 租客姓錢, 住8棟902，姓錢. */
export function saidSurname({ plain, folded }: Reading): PersonName | null {
  for (const found of folded.matchAll(SAID)) {
    const start = found.index + found[0].length;
    const behind = /^\p{Script=Han}{1,9}/u.exec(folded.slice(start, start + 9))?.[0];
    if (behind === undefined || SOMEBODY_CALLED.test(behind)) continue;
    // After 我 whatever follows is a surname, known or not.
    const sure = /^(?:我|敝|免贵|小|在下|本人)/.test(found[0]);
    const known = isSurname(behind) || behind.length === 1;
    if (!sure && (!known || isOthers(folded.slice(0, found.index)))) continue;
    return named({ plain, folded }, start, behind);
  }
  return null;
}

const ROLE = "业主|屋主|住户|住客|租客|租户|房客|户主|家长";
const SAID = new RegExp(
  String.raw`(?:(?:我的?|敝|免贵|小|小[弟妹的]|在下|本人|^|(?<![新前另旧])(?:${ROLE})|[\s\p{P}a-z\d])姓|(?:敝|免贵)性|\p{Script=Han}姓(?=\p{Script=Han}{1,2}就?是我)|(?<![\p{Script=Han}])姓氏(?=[是为:]))(?:是|为|:)?\s{0,2}(?!名|什|氏|啥|甚)`,
  "gu",
);

const isSurname = (behind: string): boolean =>
  SURNAMES.has(behind.charAt(0)) ||
  RARE_SURNAMES.has(behind.charAt(0)) ||
  DOUBLE_SURNAMES.has(behind.slice(0, 2));

/** 姓楊的姑娘 */
const SOMEBODY_CALLED = /^.{1,2}[的嘅]\p{Script=Han}/u;

/** 那個師傅很好，姓林 */
function isOthers(before: string): boolean {
  const sentence = before.slice(-24);
  return OTHER_PEOPLE.test(sentence) && !/我|敝|本人|住|§/.test(sentence);
}

const OTHER_PEOPLE =
  /师傅|保全|保安|警卫|管家|阿姨|婶|阿婆|大姐|大哥|姑娘|经理|主任|邻居|楼上|楼下|隔壁|隔离|对面|那个|嗰个|清洁|保洁|前台|柜台|快递|外送/;

function named({ plain, folded }: Reading, start: number, behind: string): PersonName {
  const [first = "", second = ""] = behind;
  const isTwo =
    DOUBLE_SURNAMES.has(behind.slice(0, 2)) ||
    (SURNAMES.has(first) &&
      SURNAMES.has(second) &&
      new RegExp(`^(?:${FORM}|$)`).test(behind.slice(2)));
  const end = start + (isTwo ? 2 : 1);
  const surname = plain.slice(start, end);
  const again = new RegExp(`^[,\\s]{1,3}${folded.slice(start, end)}(?=${FORM})`);
  const past = end + (again.exec(folded.slice(end))?.[0].length ?? 0);
  const more = MORE.exec(folded.slice(past, past + 16))?.indices?.groups;
  const givenAt = more?.["given"];
  const formAt = more?.["form"];
  const given = givenAt === undefined ? null : plain.slice(past + givenAt[0], past + givenAt[1]);
  return {
    surname,
    // 我姓王，叫王小明 says the surname twice.
    given:
      given === null ? null : given.slice(given.startsWith(surname) ? surname.length : 0) || null,
    form:
      formAt === undefined
        ? askedForm({ plain, folded })
        : formOf(plain.slice(past + formAt[0], past + formAt[1])),
  };
}

/** 叫我老師就行, beside 我姓裴. */
function askedForm({ plain, folded }: Reading): string | null {
  const at = ASKED_FORM.exec(folded)?.indices?.groups?.["form"];
  return at === undefined ? null : formOf(plain.slice(...at));
}
const ASKED_FORM = new RegExp(`(?<![别不]要?)[叫喊]我(?<form>${FORM})(?!的)`, "d");

/** What follows a surname: 叫小明, 先生. */
const MORE = new RegExp(
  String.raw`^[,\s]{0,3}(?:(?:名|名字|叫|我?叫|名叫)(?<given>\p{Script=Han}{1,3}?))?(?<form>${FORM})?(?:$|[\s\p{P}\d]|的?住|就?是我)`,
  "du",
);

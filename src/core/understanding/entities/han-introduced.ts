import type { PersonName } from "../interpretation.ts";
import type { Reading } from "../normalise.ts";
import { FORM, formOf, RESIDENTS_FORM } from "./forms.ts";
import {
  CLAUSE_START,
  NAME_END,
  OF,
  SOMEBODY,
  SURNAME,
  nameFound,
  splitHanName,
} from "./han-grammar.ts";
import { GIVEN_CHARACTERS } from "./given-characters.ts";
import { NOT_HAN_NAMES } from "./not-han-names.ts";

/** 我叫王小明, 我是1203的王太太, 業主馮倩, 聯絡人：康先生: a name said to be one's own. */
export function introducedHanName({ plain, folded }: Reading): PersonName | null {
  for (const pattern of INTRODUCTIONS) {
    for (const found of folded.matchAll(pattern)) {
      if (OTHERS.test(folded.slice(0, found.index))) continue;
      const name = nameOf(found, plain, folded);
      if (name !== null) return corrected(name, { plain, folded }, found.index) ?? name;
    }
  }
  return null;
}

/** 我女兒的名字 is not the writer's. */
const OTHERS = new RegExp(`${SOMEBODY}[的嘅]?$`);
const NOT_OTHERS = String.raw`(?!\s?(?:的|说|叫|那)|家)`;
const ROLE = "(?:新|老)?(?:业主|屋主|住户|住客|租客|租户|房客|承租人|户主|家长|邻长)";
/** What an input method offers for 我是, 我係; few sentences go on so. */
const IS = "[是系事式]";
const RELATIVE = "(?:女儿|儿子|太太|老婆|先生|老公|爸爸|妈妈|父亲|母亲|家属|家人)";
const I_AM = String.raw`(?:我才?(?:就|便)?${IS}|咱是|在下(?:是)?|这里是|这边是|呢度系)(?:[^,.!?;。]{0,20}(?:${OF}|§))?\s{0,2}(?:${ROLE}|${RELATIVE}(?=${SURNAME}))?\s{0,2}`;
/** Words behind which a name must come. */
const LABEL =
  "(?:联络人|联系人|报修人|申报人|申请人|登记人|收件人|车主|饲主|主人|户主|姓名|名字|本名|称呼|留名)(?:是|为|:|叫)?";

const INTRODUCTIONS: readonly RegExp[] = [
  // 我叫王小明, 姓名：王小明, 叫我陳太太; 我係租客，叫關詠詩
  String.raw`(?:(?<![帮请代替给让])我叫做?|我的名字(?:是|叫)|(?:个|中文)名(?:是|叫|系|:)?|名字?(?:是|叫|:)|name(?:\sis|\s?:)|姓名(?:是|为|:|\s)|本人是?|称呼我|(?<![\p{Script=Han}])(?:可以|请|就)?叫我|(?:全名|姓名)(?:是|叫|:)?|联络人(?:是|:)?|(?<=我[是系][^,.!?;。]{1,12},\s?)叫)\s{0,2}(?<full>\p{Script=Han}{1,4}?)(?<form>${FORM})?${NAME_END}`,
  // 我尹先生: the 是 left out
  String.raw`(?<![\p{Script=Han}])我(?![向连于常和都代])(?<full>${SURNAME})(?<form>${RESIDENTS_FORM})${NAME_END}`,
  // 打這支找我余秀鳳
  String.raw`找我[,:\s]{0,2}(?<full>${SURNAME}\p{Script=Han}{0,2}?)(?<form>${RESIDENTS_FORM})?${NAME_END}`,
  // 我是陳大文先生, 我是住1203的王太太, 我係陳生
  String.raw`${I_AM}(?<full>${SURNAME}\p{Script=Han}{0,2}?)(?<form>${FORM})${NOT_OTHERS}`,
  String.raw`${I_AM}(?<full>${SURNAME}\p{Script=Han}{1,3}?)${NAME_END}`,
  String.raw`我才?就?[是系](?:[^,.!?;。]{0,12}的)?${ROLE}(?<full>${SURNAME})${NAME_END}`,
  String.raw`${LABEL}\s?(?<full>${SURNAME}\p{Script=Han}{0,2}?)\s?(?<form>${RESIDENTS_FORM})?${NAME_END}`,
  String.raw`(?:${CLAUSE_START}|我[是系])${ROLE}(?:是|:)?\s?(?<full>${SURNAME}\p{Script=Han}{0,2}?)\s?(?<form>${FORM})${NAME_END}`,
  String.raw`${CLAUSE_START}${ROLE}(?:是|:)?\s?(?<full>${SURNAME}[${[...GIVEN_CHARACTERS].join("")}]{1,2})${NAME_END}`,
].map((source) => new RegExp(source, "dgu"));

/** Whoever says 我叫小明 is called 小明, surname or not. */
const CALLED = /^(?:我叫|我的名字|名字|姓名|(?:可以|请|就)?叫我|称呼我)/;
const CALL_LENGTH = /^(?![了过咗不人车外师保工计快])(?!.*[你您们他她它佢了])\p{Script=Han}{2,3}$/u;

function nameOf(found: RegExpExecArray, plain: string, folded: string): PersonName | null {
  const at = found.indices?.groups;
  const fullAt = at?.["full"];
  if (fullAt === undefined) return null;
  const full = folded.slice(...fullAt);
  // 常 alone is a word, 常先生 a person.
  const isCalled = full.length === 1 && at?.["form"] !== undefined;
  if (NOT_HAN_NAMES.test(full) && !isCalled) return null;
  const called = CALLED.test(found[0]);
  const name = nameFound(found, plain, folded);
  if (name !== null) return name;
  const formAt = at?.["form"];
  return called && CALL_LENGTH.test(full)
    ? {
        surname: plain.slice(...fullAt),
        given: null,
        form: formAt === undefined ? null : formOf(plain.slice(...formAt)),
      }
    : null;
}

const CORRECTION = new RegExp(
  String.raw`(?:打错|写错|说错|讲错|按错|不对|更正|应该)了?[,.\s]{0,2}(?:应该)?(?:是|系|叫)?\s?(?<full>${SURNAME}\p{Script=Han}{1,2})${NAME_END}`,
  "du",
);

/** 我叫王小名，啊打錯了王小明. */
function corrected(name: PersonName, { plain, folded }: Reading, from: number): PersonName | null {
  const found = CORRECTION.exec(folded.slice(from));
  const full = found?.indices?.groups?.["full"];
  if (full === undefined) return null;
  const said = plain.slice(from + full[0], from + full[1]);
  const anew = splitHanName(said, folded.slice(from + full[0], from + full[1]));
  return anew === null ? null : { ...anew, form: name.form };
}

import { matchesOf } from "../../text/matches.ts";
import type { PersonName } from "../../records/person-name.ts";
import type { Reading } from "../../text/normalise.ts";
import { rowsOf } from "./table.ts";
import type { Words } from "./words.ts";

/** Words that may be somebody's name, where they stand, and what kind of name they are. */
export interface NameCandidate {
  readonly name: PersonName;
  readonly start: number;
  readonly end: number;
  /** For the table of words around it. */
  readonly kind: string;
}

const GIVEN = String.raw`(?:(?![的嘅得这不了旁边我你您他她们是系喺]|在\s?[§\da-z]|阿[姨伯叔嫂公婆])\p{Script=Han})`;
/** Where a name without a form of address ends. */
const END = String.raw`(?=$|[\s\p{P}\p{S}§\d]|[啦啰喔哦呀㖞㗎欸耶]|吧|就[好行可是]|不是|即可|便可|这边|这里|敬上|敬启|谨上|上(?=[\s\p{P}]*$)|留|住|是也|来电|在此|电话|手机|联[系络])`;
const CALLED = String.raw`(?<!\p{Script=Han})我叫做?|我的名字(?:是|叫)|名字(?:是|叫|:)|姓名(?:是|叫|:)|(?:可以|请|就|^|[\s\p{P}])叫我|称呼我`;
const SAID = String.raw`(?:(?:我|阿姨|阿伯|伯伯|婆婆|敝|小|小[弟妹的]|在下|[本敝鄙]人)姓|免贵姓|[敝免贵]性)(?:是|为|:)?\s{0,2}`;

/** How Chinese names are written, by kind; `full` is surname and given name. */
const FORMS = rowsOf`
  // 陳先生和陳太太; 陳先生; 李主任; 王小明, of which the given name may be split off by its sound alone; 陳
  F :: (?=(?<full>{surname})(?<form>(?:先生|生)[、,和跟与及&\s]{0,2}\k<full>?(?:太太|太|夫人)))
  F :: (?=(?<full>{surname}${GIVEN}{0,2}?)\s?(?<form>{forms})(?<!生(?=[活日气效病意产前火水锈孩])|太(?=[多大少吵太高热冷重])))
  f :: (?=(?<full>{surname}${GIVEN}{0,2}?)(?<form>{staff-forms}))
  G :: (?=(?<full>{surname}${GIVEN}{1,3}?)${END}(?<!先生|太太|小姐|女士|夫人|[伯妈爸奶爷婆][伯妈爸奶爷婆]|教授|老师|医师|医生|律师|博士))
  S :: (?=(?<full>{surname})(?:${END}|[的嘅](?:$|[\s\p{P}])))
  // 教授張明德, Mr 陳; 老周; 弓長張
  T :: (?:^|[\s\p{P}]|(?<=§))(?<form>教授|医师|医生|老师|律师|(?:mr|mrs|ms|miss|mdm|dr)\.?\s)(?<full>{surname}(?:{given-characters}{1,2})?)(?=$|[\s\p{P}§]|here)
  N :: (?<=^|[\s\p{P}§的嘅叫户客主我是系栋座])[老小](?!公)(?<full>{surname})(?=$|[\s\p{P}§啦呀啊就])
  E :: (?:{explained-surnames})(?<=(?<full>.))
  // 簡單的簡, 歐陽修嗰個歐陽
  E :: (?<=^|[\s\p{P}姓是系叫])\p{Script=Han}{0,2}?(?<full>{double-surnames}|(?!{everyday-surnames}){surnames})\p{Script=Han}{0,3}?(?:的|嘅|嗰)个?\k<full>(?=$|[\s\p{P}啦喔呀])
  // 叫我阿明; 我姓 and anything; 我姓王，叫小明
  C :: (?:${CALLED})\s?(?<full>(?!{surname}|[老小]{surname}|[了过咗不人车外师保工计快]|\p{Script=Han}{0,3}[你您们他她它佢了])\p{Script=Han}{2,3}?)(?<form>{forms})?${END}
  S said :: ${SAID}(?<full>(?!{surname}|名|什|氏|啥|甚)\p{Script=Han})
  S said :: ${SAID}(?<full>{surname})[,\s]{0,3}(?:名|名字|我?叫|名叫)\s?\k<full>?(?<given>${GIVEN}{1,3}?)(?=$|[\s\p{P}])
`;

/** Everything in a masked reading that could be a Chinese name. */
export function createHanCandidates(words: Words): (reading: Reading) => readonly NameCandidate[] {
  const forms = FORMS.map(({ name, pattern }) => ({
    kind: name,
    pattern: words.pattern(pattern, "dgu"),
  }));
  return ({ plain, folded }) => {
    if (!/\p{Script=Han}/u.test(folded)) return [];
    const all = forms.flatMap(({ kind, pattern }) =>
      matchesOf(pattern, folded)
        .slice(0, MOST)
        .flatMap((found) => {
          const { full: at, given, form } = found.indices?.groups ?? {};
          if (at === undefined) return [];
          const full = folded.slice(...at).trimEnd();
          const length = kind === "C" ? full.length : surnameLength(words, full, kind);
          const more = given === undefined ? [at[0] + length, at[0] + full.length] : given;
          const said = form === undefined ? "" : folded.slice(...form);
          if (kind !== "E" && isNone(words, folded, at[0], full, length, said)) return [];
          const name = {
            surname: plain.slice(at[0], at[0] + length),
            given: plain.slice(...more) || null,
            form: form === undefined ? null : formOf(plain.slice(...form).trim()),
          };
          const [start, end] = [
            Math.min(/[NE]/.test(kind) ? found.index : at[0], form?.[0] ?? at[0]),
            kind === "E"
              ? found.index + found[0].length
              : Math.max(at[0] + full.length, form?.[1] ?? 0, given?.[1] ?? 0),
          ];
          return [{ name, start, end, kind: kindOf(words, kind, full, length) }];
        }),
    );
    // 范姜先生 is not 姜先生 too.
    return all.filter(
      (one) =>
        !all.some(
          (other) =>
            /^[Ff]/.test(other.kind) &&
            other.start < one.start &&
            one.start < other.end &&
            one.end <= other.end,
        ),
    );
  };
}

/** More names than anybody tells in one message, of one kind. */
const MOST = 24;

/** 生 and 太 end given names too (陳永生); 常 alone is a word, 常先生 a person. */
function isNone(
  words: Words,
  folded: string,
  at: number,
  full: string,
  length: number,
  form: string,
): boolean {
  if (full.length - length > 2 || (/^[生太]$/.test(form) && full.length > length)) return true;
  if (folded.charAt(at - 1) === "姓" || (form !== "" && full.length === 1)) return false;
  return (
    words.has("not-han-names", full) ||
    (form === "" && words.has("not-han-names", folded.slice(at, at + 4)))
  );
}

/** The kind with what its characters tell: F given, G2, W2, S everyday, each rare or not. */
function kindOf(words: Words, kind: string, full: string, length: number): string {
  const rare = length === 1 && !words.has("surnames", full.charAt(0)) ? " rare" : "";
  const given = full.slice(length);
  // 小滿: 小 goes with any of them.
  const isGiven = Array.from(given.replace(/^小(?=.)/, "")).every((one) =>
    words.has("given-characters", one),
  );
  if (kind === "F") return `F${given === "" ? "" : isGiven ? " given" : " words"}${rare}`;
  if (kind === "G") return `${isGiven ? "G" : "W"}${given.length}${rare}`;
  if (kind === "S" && words.has("everyday-surnames", full)) return `S everyday${rare}`;
  return `${kind}${rare}`;
}

/** 陳大文 → 1, 歐陽娜 → 2; a wife's name before marriage stands behind her husband's: 張陳淑芬 → 2. */
function surnameLength(words: Words, full: string, kind: string): number {
  if (words.has("double-surnames", full.slice(0, 2)) || (full.codePointAt(0) ?? 0) > 0xffff)
    return 2;
  const areTwo = words.has("surnames", full.charAt(0)) && words.has("surnames", full.charAt(1));
  // 趙強 is called 強, but 張陳 has two.
  if (kind === "G" && full.length === 2 && words.has("given-characters", full.charAt(1))) return 1;
  return areTwo && (full.length === 4 || full.length === 2) ? 2 : 1;
}

/** A form as it is kept: 生 and 太 are Cantonese for 先生 and 太太, 先森 is 先生 in jest. */
const formOf = (form: string): string =>
  (COUPLE.test(form) ? "先生、太太" : FORMS_KEPT[form]) ??
  form.charAt(0).toUpperCase() + form.slice(1).replace(/\.$/, "");
const COUPLE = /生.*(?:太|夫人)$/u;
const FORMS_KEPT: Readonly<Record<string, string>> = { 先森: "先生", 生: "先生", 太: "太太" };

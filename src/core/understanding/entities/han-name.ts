import type { PersonName } from "../interpretation.ts";
import type { Reading } from "../normalise.ts";
import type { Words } from "./words.ts";

/** Words that may be somebody's name, where they stand, and what kind of name they are. */
export interface NameCandidate {
  readonly name: PersonName;
  readonly start: number;
  readonly end: number;
  /** For the table of words around it. */
  readonly kind: string;
}

const GIVEN = String.raw`(?:(?![的嘅得这])\p{Script=Han})`;
/** Where a name without a form of address ends. */
const END = String.raw`(?=$|[\s\p{P}\p{So}§\d]|啦|喔|哦|呀|吧|就[好行可是]|不是|即可|便可|这边|这里|敬上|敬启|谨上|留|住|是也|来电|在此)`;

/**
 * Everything in a masked reading that could be a Chinese name: 陳, 王小明, 歐陽娜, 張陳淑芬, each with a
 * form of address or without, 老周, 弓長張, and whatever follows 我姓 and 我叫.
 */
export function createHanCandidates(words: Words): (reading: Reading) => readonly NameCandidate[] {
  const surname = words.pattern("{surname}", "uy");
  // From the fullest to the barest; kinds are F formed, G given, W other words, S surname alone.
  const forms = [
    words.pattern(
      String.raw`{surname}(?<given>${GIVEN}{0,2}?)\s?(?<form>{forms})(?![\p{Script=Han}]*(?:费|活|日|病|意))`,
      "duy",
    ),
    words.pattern(String.raw`{surname}(?<given>${GIVEN}{0,2}?)(?<staff>{staff-forms})`, "duy"),
    words.pattern(String.raw`{surname}(?<given>${GIVEN}{1,3}?)${END}`, "duy"),
    words.pattern(String.raw`{surname}(?:${END}|(?=[的嘅](?:$|[\s\p{P}])))`, "duy"),
  ];
  const called = words.pattern(
    String.raw`(?:(?<!\p{Script=Han})我叫做?|我的名字(?:是|叫)|名字(?:是|叫|:)|姓名(?:是|叫|:)|(?:可以|请|就|^|[\s\p{P}])叫我|称呼我)\s?(?<called>(?![了过咗不人车外师保工计快])(?!\p{Script=Han}{0,3}[你您们他她它佢了])\p{Script=Han}{2,3}?)(?<form>{forms})?${END}`,
    "dgu",
  );
  const said = words.pattern(
    String.raw`(?:(?:我|敝|小|小[弟妹的]|在下|本人)姓|免贵姓|[敝免贵]性)(?:是|为|:)?\s{0,2}(?!名|什|氏|啥|甚)(?<said>{double-surnames}|\p{Script=Han})(?:[,\s]{0,3}(?:名|名字|我?叫|名叫)\s?\k<said>?(?<given>${GIVEN}{1,3}?)(?=$|[\s\p{P}]))?`,
    "dgu",
  );
  const titled = words.pattern(
    String.raw`(?:^|[\s\p{P}]|(?<=§))(?<title>教授|医师|医生|老师|律师|(?:mr|mrs|ms|miss|mdm|dr)\.?\s)(?<full>{surname}(?:{given-characters}{1,2})?)(?=$|[\s\p{P}§]|here)`,
    "dgu",
  );
  const explained = words.pattern(String.raw`(?:{explained-surnames})`, "gu");
  const nick = words.pattern(
    String.raw`(?<=^|[\s\p{P}§的嘅叫户])[老小](?<full>{surname})(?=$|[\s\p{P}§啦呀啊])`,
    "dgu",
  );

  return ({ plain, folded }) => {
    const all: NameCandidate[] = [];
    const add = (
      at: readonly [number, number],
      surnameEnd: number,
      formAt: readonly [number, number] | undefined,
      kind: string,
    ): void => {
      const form = formAt === undefined ? null : formOf(plain.slice(...formAt).trim());
      const name = {
        surname: plain.slice(at[0], surnameEnd),
        given: plain.slice(surnameEnd, at[1]) || null,
        form,
      };
      const end = Math.max(at[1], formAt?.[1] ?? 0);
      if (all.length < MOST)
        all.push({ name, start: Math.min(at[0], formAt?.[0] ?? at[0]), end, kind });
    };
    for (const found of folded.matchAll(said)) {
      const { said: at, given } = found.indices?.groups ?? {};
      if (at === undefined) continue;
      surname.lastIndex = at[0];
      if (given === undefined && surname.test(folded)) continue;
      all.push({
        name: {
          surname: plain.slice(...at),
          given: given === undefined ? null : plain.slice(...given),
          form: null,
        },
        start: at[0],
        end: given?.[1] ?? at[1],
        kind: "S said",
      });
    }
    for (const found of folded.matchAll(called)) {
      const { called: at, form } = found.indices?.groups ?? {};
      surname.lastIndex = at?.[0] ?? 0;
      if (at !== undefined && !surname.test(folded)) add(at, at[1], form, "C");
    }
    for (const found of folded.matchAll(titled)) {
      const { full: at, title } = found.indices?.groups ?? {};
      if (at === undefined || title === undefined) continue;
      add(at, at[0] + surnameLength(words, folded.slice(...at), false), title, "T");
    }
    for (const found of folded.matchAll(explained)) {
      const end = found.index + found[0].length;
      add([end - 1, end], end, undefined, "E");
    }
    for (const found of folded.matchAll(nick)) {
      const at = found.indices?.groups?.["full"];
      if (at !== undefined) add(at, at[1], undefined, "N");
    }
    for (let at = 0; at < folded.length && all.length < MOST; at++) {
      surname.lastIndex = at;
      if (!surname.test(folded)) continue;
      for (const form of forms) {
        form.lastIndex = at;
        const found = form.exec(folded);
        if (found === null) continue;
        const groups = found.indices?.groups ?? {};
        const formAt = groups["form"] ?? groups["staff"];
        const end = formAt?.[0] ?? at + found[0].length;
        const full = folded.slice(at, end).trimEnd();
        const length = surnameLength(words, full, formAt !== undefined);
        if (
          full.length - length > 2 ||
          (formAt === undefined && /(?:先生|太太|小姐|女士)$/.test(full))
        )
          continue;
        const isRare = !words.has("surnames", full.charAt(0)) && length === 1;
        const form0 = formAt === undefined ? "" : folded.slice(...formAt);
        // 生 and 太 end given names too (陳永生): these follow a bare surname only.
        if ((form0 === "生" || form0 === "太") && full.length > length) continue;
        // 常 alone is a word, 常先生 a person.
        const isSaid = folded.charAt(at - 1) === "姓";
        if (
          !isSaid &&
          words.has("not-han-names", full) &&
          (formAt === undefined || full.length > 1)
        )
          continue;
        if (!isSaid && formAt === undefined && words.has("not-han-names", folded.slice(at, at + 4)))
          continue;
        const given = folded.slice(at + length, end).trimEnd();
        add(
          [at, at + full.length],
          at + length,
          formAt,
          kindOf(words, given, full, groups, isRare),
        );
        if (formAt === undefined) continue;
        // 范姜先生 is not 姜先生 too.
        at = formAt[1] - 1;
        break;
      }
    }
    return all;
  };
}

/** More than anybody names in one message. */
const MOST = 48;

function kindOf(
  words: Words,
  given: string,
  full: string,
  groups: Readonly<Record<string, unknown>>,
  isRare: boolean,
): string {
  const rare = isRare ? " rare" : "";
  if (groups["staff"] !== undefined) return `f${rare}`;
  if (groups["form"] !== undefined)
    return given === "" ? `F${rare}` : isGiven(words, given) ? `F given${rare}` : "F words";
  if (given !== "") return `${isGiven(words, given) ? "G" : "W"}${given.length}${rare}`;
  return `S${words.has("everyday-surnames", full) ? " everyday" : ""}${rare}`;
}

/** Whether these are what parents name a child: 佳穎, 敏; 小滿, as 小 goes with any of them. */
function isGiven(words: Words, given: string): boolean {
  return Array.from(given.replace(/^小(?=.)/, "")).every((one) =>
    words.has("given-characters", one),
  );
}

/** 陳大文 → 1, 歐陽娜 → 2; a wife's name before marriage stands behind her husband's: 張陳淑芬 → 2. */
function surnameLength(words: Words, full: string, isFormed: boolean): number {
  if (words.has("double-surnames", full.slice(0, 2)) || (full.codePointAt(0) ?? 0) > 0xffff)
    return 2;
  const isDouble = words.has("surnames", full.charAt(0)) && words.has("surnames", full.charAt(1));
  return isDouble && full.length % 2 === 0 && (full.length === 4 || isFormed || full.length === 2)
    ? 2
    : 1;
}

/** A form as it is kept: 生 and 太 are Cantonese for 先生 and 太太, 先森 is 先生 in jest. */
const formOf = (form: string): string =>
  FORMS[form] ?? form.charAt(0).toUpperCase() + form.slice(1).replace(/\.$/, "");
const FORMS: Readonly<Record<string, string>> = { 先森: "先生", 生: "先生", 太: "太太" };

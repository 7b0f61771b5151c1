/** A stretch of a normalised text that is compared as one. */
export type Token =
  | { readonly kind: "han"; readonly text: string }
  | { readonly kind: "word"; readonly text: string }
  /** An emoji is a word of its own. */
  | { readonly kind: "number"; readonly text: string };

/**
 * Cuts a text where its scripts change, whether a space stands there or not: 3號樓著火了 is a
 * number and two Chinese words, B1 a letter and a number. A number is told by its kind, for which
 * one it is tells units and times apart, not intents; but 119 says what it is.
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: found, index } of text.matchAll(TOKEN)) {
    if (HAN.test(found)) tokens.push({ kind: "han", text: found });
    else if (!DIGIT.test(found)) tokens.push({ kind: "word", text: found });
    else tokens.push(...numbersIn(found, text.slice(0, index), text.slice(index + found.length)));
  }
  return tokens;
}

const TOKEN =
  /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}'])+|\p{Nd}+(?:[-. ]\p{Nd}+)*|[\p{No}\p{Nl}]+|\p{Extended_Pictographic}/gu;
const HAN = /^\p{Script=Han}/u;
const DIGIT = /^\p{N}/u;

type NumberToken = Extract<Token, { kind: "number" }>;

/** 0912-345-678 is one number, 12 1203 are two. */
function numbersIn(found: string, before: string, behind: string): readonly NumberToken[] {
  if (DATE.test(found)) return [{ kind: "number", text: "#date" }];
  if (found.replace(/[^\p{N}]/gu, "").length >= LEAST_PHONE)
    return [{ kind: "number", text: "#phone" }];
  const groups = found.split(/[-. ]/u);
  return groups.map((group, at) => ({
    kind: "number",
    text: kindOf(group, at === 0 ? before : "", at === groups.length - 1 ? behind : ""),
  }));
}

const DATE = /^(?:19|20)\d\d[-.]\d{1,2}[-.]\d{1,2}$/;
/** The shortest phone that is dialled from everywhere in its country. */
const LEAST_PHONE = 8;

function kindOf(digits: string, before: string, behind: string): string {
  if (PRICED.test(before) || PRICE.test(behind)) return "#amount";
  if (EMERGENCY_NUMBERS.has(digits) && !DOOR_BEFORE.test(before) && !DOOR_BEHIND.test(behind))
    return digits;
  if (/^(?:19|20)\d\d$/.test(digits) && /^\s?年/.test(behind)) return "#year";
  if (digits.length <= 2) return "#";
  return digits.length <= 4 ? "#unit" : "#long";
}

const PRICED = /[$¥€£]\s?$/u;
const PRICE = /^\s?(?:元|块|圆|蚊|万|千|dollars?|bucks)/u;
/** Fire, ambulance and police where residents live or come from. */
const EMERGENCY_NUMBERS: ReadonlySet<string> = new Set(
  "110 112 119 120 122 911 995 999".split(" "),
);
const DOOR_BEFORE = /(?:flat|unit|room|rm|apt|no\.?|#|[a-z栋幢座])\s?$/u;
const DOOR_BEHIND = /^\s?(?:[室号户楼层栋幢座]|[a-z](?![a-z]))/u;

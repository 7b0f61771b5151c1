import type { Language } from "../records/message.ts";
import { clean } from "../text/normalise.ts";

/**
 * The language a message is written in; null when it does not tell: numbers, emoji, OK, a name, or
 * Chinese whose characters are the same in both scripts.
 */
export function languageOf(raw: string): Language | null {
  const text = clean(raw).normalize("NFKC").trim();
  // A command of other bots, /help or /start, is in none.
  if (/^\/[a-z][\w@-]*$/i.test(text)) return null;
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  const words = text.toLowerCase().match(/[a-z]+(?:['’][a-z]+)?/g) ?? [];
  const longWords = words.filter((word) => word.length > 1);
  // A few Chinese words in an English sentence (大廳, 煤气) leave it English, and the reverse.
  if (han.length > 0 && (longWords.length < 4 || longWords.length <= han.length + 1)) {
    return scriptOf(han);
  }
  if (/\p{Script=Bopomofo}/u.test(text)) return "zh-Hant";
  const english = longWords.some((word) => ENGLISH.has(word)) || longWords.length >= 4;
  return english ? "en" : null;
}

function scriptOf(han: readonly string[]): Language | null {
  const traditional = han.filter((char) => TRADITIONAL_ONLY.has(char)).length;
  const simplified = han.filter((char) => SIMPLIFIED_ONLY.has(char)).length;
  if (traditional === 0 && simplified === 0) {
    return han.some((char) => CANTONESE.has(char)) ? "zh-Hant" : null;
  }
  return simplified > traditional ? "zh-Hans" : "zh-Hant";
}

/** Cantonese is written in Hong Kong and Guangdong; those who write it mostly write Traditional. */
const CANTONESE = new Set("嘅啲咗喺冇嚟咁嗰佢哋睇攞畀俾嘢乜嘥𨋢");

/**
 * Which script has a character is read off the old national character sets: Big5 is Taiwan's,
 * GB 2312 the mainland's. A character that both have (后, 里, 台) tells nothing.
 */
const big5 = charactersOf("big5", [
  [0xa4, 0xc6],
  [0xc9, 0xf9],
]);
const gb2312 = charactersOf("gb2312", [[0xb0, 0xf7]]);
const TRADITIONAL_ONLY = new Set([...big5].filter((char) => !gb2312.has(char)));
/** Hong Kong writes it as well. */
const IN_BOTH = new Set("着");
const SIMPLIFIED_ONLY = new Set(
  [...gb2312].filter((char) => !big5.has(char) && !IN_BOTH.has(char)),
);

function charactersOf(
  label: string,
  leads: readonly (readonly [first: number, last: number])[],
): ReadonlySet<string> {
  const decoder = new TextDecoder(label);
  const pairs: number[] = [];
  for (const [first, last] of leads) {
    for (let lead = first; lead <= last; lead++) {
      for (let trail = 0xa1; trail <= 0xfe; trail++) pairs.push(lead, trail);
      if (label !== "big5") continue;
      for (let trail = 0x40; trail <= 0x7e; trail++) pairs.push(lead, trail);
    }
  }
  return new Set(decoder.decode(Uint8Array.from(pairs)).match(/\p{Script=Han}/gu));
}

/** Words that only English has and that short messages are made of. */
const ENGLISH = new Set(
  "the is are was my your our it its it's i'm i've i'll im i you we they he she this that these there here have has had not don't doesn't can't won't didn't isn't and or but of on at to for from with in by please pls thanks thank hello hi hey bye goodbye morning afternoon evening yes yeah no nope sorry help what when where why how who which can could would will do does did need want broken leak leaking leaks water light door key lost noise noisy repair fix fixed fee fees pay paid bill parcel parking kitchen bathroom bedroom toilet balcony lobby lift elevator corridor floor flat room unit block tower my name call me after before tomorrow today tonight anytime whenever now later again cancel stop back repeat restart skip human person agent someone english chinese fire gas smoke flood trapped stuck good nice great fine feel sick ill happy merry christmas weekend wrong correct right welcome up down out off".split(
    " ",
  ),
);

import { Converter } from "opencc-js/t2cn";

/**
 * Well-formed text for display and storage: lone surrogates replaced; control, zero-width and
 * direction characters removed. Line breaks and tabs stay, and everything else as written.
 */
export function clean(raw: string): string {
  return raw.replace(LONE_SURROGATE, "\uFFFD").replace(UNSEEN, "");
}

/**
 * The form in which messages and phrases are compared: NFKC, lower case, Traditional folded to
 * Simplified, single spaces. Idempotent; the two scripts of one sentence give the same result.
 */
export function normalise(raw: string): string {
  return foldScript(clean(raw).normalize("NFKC").toLowerCase())
    .normalize("NFKC")
    .replace(/\s+/gu, " ")
    .trim();
}

/** A text to find words in: `folded` is compared, `plain` quoted; place by place the same as it. */
export interface Reading {
  /**
   * NFKC (so 1203 for １２０３) wherever that is as long, commas for breaks between lines of words,
   * else spaces; otherwise as written.
   */
  readonly plain: string;
  /** {@link plain} in lower case and Simplified. */
  readonly folded: string;
}

/** Prepares a {@link clean} message for the entity readers. */
export function toReading(text: string): Reading {
  const plain = eachAsLong(text, (part) => part.normalize("NFKC"))
    .replace(LINE_BREAK, ",")
    .replace(/\s/gu, " ");
  return { plain, folded: foldScript(eachAsLong(plain, (part) => part.toLowerCase())) };
}

/**
 * Traditional to Simplified character by character, so that the length stays. Words that differ
 * by region (軟體, 软件) are the phrases' business, and context can't make one sentence fold in
 * two ways.
 */
export function foldScript(text: string): string {
  return text.replace(HAN, (char) => {
    const known = folded.get(char);
    if (known !== undefined) return known;
    const fold = foldChar(char);
    folded.set(char, fold);
    return fold;
  });
}

/** A new line is a new clause: people press Enter for a comma. */
const LINE_BREAK = /(?<=\p{L})\n(?=[\p{L}\p{N}])|(?<=\p{N})\n(?=\p{L})/gu;

const HAN = /\p{Script=Han}/gu;
/** With the u flag a surrogate matches only when it is not part of a pair. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** C0 and C1 controls except tab, line feed and carriage return; zero-width; direction marks. */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- they are what is to be removed
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

const toSimplified = Converter({ from: "tw", to: "cn" });

/** Characters that residents use for one another and OpenCC keeps apart. */
const ALSO = new Map([
  ["妳", "你"],
  ["祇", "只"],
  ["託", "托"],
  ["姪", "侄"],
  ["痲", "麻"],
]);

/** Some 3,000 characters are ever seen; converting one anew costs more than keeping it. */
const folded = new Map<string, string>();

function foldChar(char: string): string {
  let fold = ALSO.get(char) ?? char;
  // 麼 becomes 么 and 么 becomes 幺: until it rests, so that folding twice changes nothing.
  for (let step = 0; step < 3; step++) {
    const next = toSimplified(fold);
    if (next.length !== fold.length || next === fold) return fold;
    fold = next;
  }
  return fold;
}

/** Changes a text, or only those of its characters that stay as long. */
function eachAsLong(text: string, change: (part: string) => string): string {
  const whole = change(text);
  if (whole.length === text.length) return whole;
  return Array.from(text, (char) => {
    const one = change(char);
    return one.length === char.length ? one : char;
  }).join("");
}

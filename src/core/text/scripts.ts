import { foldScript } from "./normalise.ts";

/** Traditional forms that Simplified keeps in some words: 乾隆, 著名, 瞭望, 慰藉, 顛覆; 么 is 怎么's as well. */
const KEPT = new Set("乾著瞭藉覆徵夥么");

/**
 * Whether a character is Simplified and nothing else: some Traditional character is simplified to
 * it, and it is none of those in daily use in Traditional, as 台, 里 and 后 are.
 */
export function isSimplifiedOnly(char: string): boolean {
  simplified ??= simplifiedForms();
  return simplified.has(char);
}

/** Whether Simplified writes another character in its place, in every word. */
export function isTraditionalOnly(char: string): boolean {
  return !KEPT.has(char) && foldScript(char) !== char;
}

let simplified: ReadonlySet<string> | undefined;

function simplifiedForms(): ReadonlySet<string> {
  const daily = new Set(big5Rows(0xa4, 0xc6));
  const changed = [...daily, ...big5Rows(0xc9, 0xf9)].flatMap((char) => {
    const form = foldScript(char);
    return form === char ? [] : [form];
  });
  return new Set(changed.filter((form) => !daily.has(form)));
}

/** Big5 lists Traditional characters: the 5,401 of daily use in rows A4 to C6, others from C9. */
function big5Rows(first: number, last: number): string[] {
  const decoder = new TextDecoder("big5");
  const characters: string[] = [];
  for (let row = first; row <= last; row += 1) {
    for (let cell = 0x40; cell <= 0xfe; cell += 1) {
      const char = decoder.decode(new Uint8Array([row, cell]));
      if (/^\p{Script=Han}$/u.test(char)) characters.push(char);
    }
  }
  return characters;
}

import { normalise } from "../text/normalise.ts";

/** What a search goes through: words as they stand, and codes as they are written anyhow. */
export interface Searched {
  readonly words: string;
  readonly codes: string;
}

/** @param texts whatever somebody might look for it by */
export function searched(texts: readonly (string | null | undefined)[]): Searched {
  const told = texts.filter((text) => text !== null && text !== undefined && text !== "");
  return {
    words: normalise(told.join("\n")),
    codes: told.map((text) => codeOf(text ?? "")).join(" "),
  };
}

/**
 * Whether something is what was sought, in either script: each word of it stands somewhere, a unit
 * or code however it is written (A棟1203, A-1203, a1203).
 */
export function isSought(sought: string): (one: Searched) => boolean {
  const wanted = normalise(sought)
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({ word, code: /\d/.test(word) ? codeOf(word) : null }));
  return ({ words, codes }) =>
    wanted.length > 0 &&
    wanted.every(
      ({ word, code }) =>
        words.includes(word) || (code !== null && code !== "" && codes.includes(code)),
    );
}

/** A棟12樓之3 → a123, 7K2M-9QXT → 7k2m9qxt, block B 12/F → b12. */
function codeOf(text: string): string {
  return normalise(text)
    .replace(/block|unit|flat|entrance|floor|\/f\b|[栋幢座楼层号室户单元之的第\-\s,.·/#]/gu, "")
    .replace(/[^a-z0-9]/gu, " ")
    .replace(/ +/gu, " ")
    .trim();
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSEEN = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]|\p{Surrogate}/u;

/** The first control character or half of a character, which no writer means; null without. */
export function unseenCharacter(
  text: string,
): { readonly at: number; readonly name: string } | null {
  const at = text.search(UNSEEN);
  if (at < 0) return null;
  const code = text.codePointAt(at) ?? 0;
  return { at, name: `U+${code.toString(16).toUpperCase().padStart(4, "0")}` };
}

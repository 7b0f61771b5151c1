/** Marks between which somebody else's words stand, and the names of papers and songs. */
const QUOTED =
  /「[^」\n]{1,300}」|『[^』\n]{1,300}』|“[^”\n]{1,300}”|《[^》\n]{1,100}》|‘[^’\n]{1,300}’(?!\p{L})|"[^"\n]{1,300}"|(?<![\p{L}\p{N}])'[^'\n]{1,300}'(?!\p{L})/gu;

/** A text in which what is quoted is no word of its own: as long as before. */
export function withoutQuotes(text: string): string {
  return text.replace(QUOTED, (words) => "\uFFFC".repeat(words.length));
}

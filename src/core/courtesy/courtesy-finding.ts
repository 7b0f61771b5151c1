import type { Span } from "./clauses-over.ts";

/** Words that are not how residents are spoken to (B16). */
export interface CourtesyFinding {
  /** The manner's name in `dialogs/courtesy.yml`. */
  readonly manner: string;
  /** The rule of the handbook: A13, B16. */
  readonly rule: string;
  /** Of the text; empty where something is missing there. */
  readonly span: Span;
  /** The phrase that tells why. */
  readonly why: string;
  /** What is said in its place: a phrase, or the words themselves; null where nobody can tell. */
  readonly instead: { readonly phrase: string } | { readonly words: string } | null;
  /** Whether it is never said, whoever means it how. */
  readonly forbidden: boolean;
}

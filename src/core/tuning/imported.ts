/** Where in a file something stood; rows of a file without sheets are its lines. */
export interface ImportPlace {
  readonly sheet: string | null;
  /** 1-based. */
  readonly line: number;
}

/** A phrase out of somebody else's file. */
export interface ImportedPhrase extends ImportPlace {
  readonly intent: string;
  readonly text: string;
}

/** Why something is no phrase that can be taken. */
type ImportFault =
  | "no-intent"
  | "no-text"
  | "too-long"
  | "unseen"
  | "no-dash"
  | "no-examples"
  | "no-string"
  | "no-nlu"
  | "no-header"
  | "fields"
  | "open-quote"
  | "unknown-intent"
  | "other-meaning"
  | "broken"
  | "too-large"
  | "unknown-kind";

/** A line that says no phrase, and why. */
export interface ImportProblem extends ImportPlace {
  readonly why: ImportFault;
  /** What it is about: a number, a name; empty where the reason says all. */
  readonly about: string;
}

/** All that a file says, in its order. */
export type Imported = readonly (ImportedPhrase | ImportProblem)[];

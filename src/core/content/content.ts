import type { CourtesyCheck } from "../courtesy/check-courtesy.ts";
import type { CueReader } from "../understanding/complaint-cues.ts";
import type { Language } from "../records/message.ts";
import type { IntentKinds } from "../understanding/intent-kinds.ts";
import type { Knowledge } from "../understanding/knowledge/knowledge.ts";
import type { Model } from "../understanding/model/model.ts";
import type { Understanding } from "../understanding/understanding.ts";
import type { AnswersFile, ClassesFile, DialogFile, SituationsFile } from "./schema.ts";

/** A file of `intents/` or `dialogs/` as read: `path` is relative, with forward slashes. */
export interface ContentFile {
  readonly path: string;
  readonly text: string;
}

/** A place in a content file; line and column are 1-based. */
export interface Spot {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something wrong with the content, for a person to mend. */
export interface Problem {
  readonly severity: "error" | "warning";
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** A stable short name, e.g. `unknown-phrase`. */
  readonly rule: string;
  readonly message: string;
  /** What to do: 「Did you mean "repair.issue"?」; empty when the message says it all. */
  readonly cure: string;
}

/** When a situation's answer may be given, and what it does besides. */
export type Situation = Pick<SituationsFile[string], "in" | "over" | "alarm" | "first">;

/** The phrase that answers a situation. */
export const situationPhrase = (id: string): string => `situation.${id}`;

/** How grave complaints are, and what in their words says so. */
export type Classes = ClassesFile & { readonly cuesIn: CueReader };

export type Answer = AnswersFile["answers"][string];
export type Dialog = DialogFile;
export type DialogSlot = DialogFile["slots"][number];

/** What a phrase's blanks are filled with. An empty string leaves its `[…]` out. */
export type Fillings = Readonly<Record<string, string>>;
export type InLanguage = (language: Language) => string;
/** What staff are told is filled in for each language that they read. */
export type StaffFillings = Readonly<Record<string, string | InLanguage>>;

/** The phrase catalogue, compiled. */
export interface Phrases {
  /**
   * Says a phrase. `variant` (any non-negative integer) picks among its wordings, modulo their
   * number, so that a caller who counts up never says the same twice in a row.
   * @throws when the key is unknown or a blank outside `[…]` is not filled: a broken program.
   */
  say(key: string, language: Language, fillings: Fillings, variant: number): string;
  /** The same where Hong Kong reads it: its own words in Traditional (升降機, 座, 星期三). */
  inHongKong(): Phrases;
  has(key: string): boolean;
  keys(): Iterable<string>;
  /** What fills a phrase: what each of its wordings needs, or all that any of them may show. */
  blanks(key: string, which: "needed" | "all"): ReadonlySet<string>;
  /** Whether a wording tells a time ({due}): then it may only be said with a promise (B21). */
  promises(key: string): boolean;
}

/** What must be taken for an intent, or must not; and where that was written. */
export interface JudgedText {
  readonly text: string;
  readonly intent: string;
  readonly spot: Spot;
}

/** A conversation that must open a ticket; and where that was written. */
export interface JudgedTalk {
  /** What a resident writes, message after message. */
  readonly says: readonly string[];
  /** The kind of the ticket. */
  readonly opens: string;
  readonly spot: Spot;
}

/** One version of everything that admins write; immutable, swapped whole. */
export interface Content {
  /**
   * A digest of all files, the same version gives the same answers; with `~` and the digest of the
   * version that was learnt before while this one is still being learnt.
   */
  readonly version: string;
  readonly intents: readonly string[];
  readonly kinds: IntentKinds;
  /** What residents come for most, in the order in which it is offered. */
  readonly offered: readonly string[];
  readonly dialogs: ReadonlyMap<string, Dialog>;
  /** The dialog that an intent begins. */
  readonly dialogFor: ReadonlyMap<string, Dialog>;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly classes: Classes;
  /** What the handbook has against words to a resident. */
  readonly courtesy: CourtesyCheck;
  /** What is said in a danger, by its id. */
  readonly situations: ReadonlyMap<string, Situation>;
  readonly phrases: Phrases;
  /** Which services of a whole building a text names: water, power, the lift. */
  readonly servicesIn: (text: string) => readonly string[];
  readonly counterexamples: readonly JudgedText[];
  /** What must be taken for an intent. */
  readonly cases: readonly JudgedText[];
  /** What must open a ticket of a kind. */
  readonly talks: readonly JudgedTalk[];
  /** What residents ask about the community, and which answer is whose. */
  readonly knowledge: Knowledge;
  readonly understanding: Understanding;
  /** What the understanding was built on: the next version starts from it. */
  readonly model: Model;
}

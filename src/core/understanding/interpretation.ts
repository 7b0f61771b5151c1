import type { Danger } from "../records/danger.ts";
import type { Decision, Language } from "../records/message.ts";
import type { PersonName } from "../records/person-name.ts";
import type { Place, Unit } from "../records/unit.ts";
import type { Sign } from "./model/features.ts";

/**
 * A stretch of a message that names something, and how that was read by the words around it. Its
 * places are those of the cleaned text.
 */
interface SpanOf<Kind extends string, Parts, About extends string> {
  readonly kind: Kind;
  readonly parts: Parts;
  readonly start: number;
  readonly end: number;
  /** `writer`: of whoever writes; `other`: a neighbour's, the desk's, a number given up. */
  readonly whose: "writer" | "other";
  /** What it is for. */
  readonly about: About;
  /** How surely it is the writer's: of several the highest counts. */
  readonly score: number;
  /** The rows of the table of words around it that said so. */
  readonly because: readonly string[];
  /** Too bare to be one unless it was asked for. */
  readonly answer: boolean;
}

export type UnitParts = Partial<Record<keyof Unit, string>>;

/** `place`: where something is that all share, not where somebody lives. */
export interface UnitSpan extends SpanOf<"unit", UnitParts, "home" | "place"> {
  /**
   * `strong`: nothing else is written like this; `weak`: a bare number or floor; `part`: a
   * building or entrance alone; `name`: what may be a building's name, alone.
   */
  readonly strength: "strong" | "weak" | "part" | "name";
  /** Between two commas, or the whole message. */
  readonly clause: boolean;
}
export type NameSpan = SpanOf<"name", PersonName, "person">;
/** E.164, an extension behind `;ext=`. */
export type PhoneSpan = SpanOf<"phone", string, "call">;
/** As written. `visit`: somebody may come then; `else`: when something happened, opens, is due. */
export type TimeSpan = SpanOf<"time", string, "visit" | "else">;
export type PlaceSpan = SpanOf<"place", Place, "where">;

/** What a message tells of who, where and when, and where in it. */
export type Span = UnitSpan | NameSpan | PhoneSpan | TimeSpan | PlaceSpan;

/** What was found in a message beside its intent. */
export interface Entities {
  readonly unit: Unit | null;
  readonly name: PersonName | null;
  /** E.164, an extension behind `;ext=`. */
  readonly phone: string | null;
  /** A time or period, as the words found. */
  readonly when: string | null;
  readonly place: Place | null;
}

/** Words that steer the conversation in any state. */
export type Control =
  | { readonly kind: "person" }
  | { readonly kind: "cancel" }
  | { readonly kind: "back" }
  | { readonly kind: "repeat" }
  | { readonly kind: "restart" }
  | { readonly kind: "skip" }
  | { readonly kind: "language"; readonly language: Language };

/** One thing that residents say, and what they mean by it. */
export interface IntentPhrase {
  readonly text: string;
  readonly intent: string;
}

/** A message, and the danger that it tells of; null when it only sounds like one. */
export interface DangerExample {
  readonly text: string;
  readonly danger: Danger | null;
}

export interface Ranked {
  readonly intent: string;
  /** 0 … 1, comparable within one content version only. */
  readonly score: number;
  /** The phrase that explains it; empty when none is near. */
  readonly phrase: string;
}

/** What an intent matcher says of one message: at least four ranked when the content has four. */
export interface Match {
  readonly intent: string;
  readonly score: number;
  /** 0 … 1: how likely the intent is right, by phrases that were held out when it was learnt. */
  readonly confidence: number;
  readonly decision: Decision;
  readonly ranked: readonly Ranked[];
}

/** Why a message was taken for what it was. */
export interface Explanation extends Match {
  /** The text as it was compared: its matter alone, normalised, misspelt words mended. */
  readonly compared: string;
  /** The stretches of it that the best one's phrase has as well. */
  readonly parts: readonly string[];
  /** What spoke most for the best rather than the second, the strongest first. */
  readonly signs: readonly (Sign & { readonly weight: number })[];
  /** From which confidence on it is acted upon, and below which it is asked again. */
  readonly thresholds: { readonly act: number; readonly ask: number };
}

/** Intent matchers are values of this type, so that another can take the place. */
export interface Matcher {
  match(text: string): Match;
  /** @param matter what of the message says what it is about */
  read(text: string, matter: string): MessageRead;
  /** Whether a phrase says just this. */
  isPhrase(text: string): boolean;
  explain(text: string): Explanation;
}

/** What was learnt says of a whole message. */
export interface MessageRead extends Pick<Interpretation, "followUps" | "situations"> {
  /** Of its matter. */
  readonly match: Match;
  readonly danger: DangerGuess;
}

/** What was learnt says of a danger, which rules may not name. */
export interface DangerGuess {
  /** 0 … 1: how likely there is one. */
  readonly likely: number;
  /** 0 … 1: how much of the message it could read. */
  readonly coverage: number;
  readonly danger: Danger;
  /** 0 … 1: how likely it is of that kind, if it is one. */
  readonly kindShare: number;
}

/** What is asked or said once help was called: each question has an answer of its own. */
export const FOLLOW_UPS = [
  /** How the gas is closed. */
  "valve",
  "water-main",
  "windows",
  "stairs-or-lift",
  "leave-or-stay",
  "go-back",
  /** Who calls the fire brigade, the resident or the desk. */
  "call-whom",
  "overreacting",
  "how-long",
  "what-now",
  "move-person",
  "breathing",
  "bleeding",
  "burn",
  "seizure",
  "choking",
  "poison",
  /** To somebody else who wants to die. */
  "talk-to-them",
  /** Whether anybody comes at all. */
  "who-comes",
  "alone",
  "power",
  "hide",
  /** How a fire is put out. */
  "put-out",
  /** Whether the lift falls, has air. */
  "lift-safe",
  /** Whether to go and do something oneself: chase, warn, block, look. */
  "intervene",
  /** It is over, or was none. */
  "all-clear",
] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

/** Words said in the middle of an emergency, and what they ask or say; null when they tell. */
export interface FollowUpExample {
  readonly text: string;
  readonly followUp: FollowUp | null;
}

/** Words said in a situation of `dialogs/situations/`. */
export interface SituationExample {
  readonly text: string;
  /** Null where it only resembles one. */
  readonly situation: string | null;
}

/** A question of `dialogs/knowledge/`, as it is asked. */
export interface QuestionExample {
  readonly text: string;
  /** The entry that answers it; null where it only sounds like one. */
  readonly question: string | null;
  /** The intent whose business it is, if any. */
  readonly about: string | null;
}

/** One of several matters in a message. */
export interface Matter {
  /** Its own clauses, without the words that led over to it. */
  readonly text: string;
  readonly match: Match;
  /** Of its own clauses; unit, name and phone wherever in the message they stand. */
  readonly entities: Entities;
}

/** Everything that a message says, before anything is decided about it. */
export interface Interpretation {
  /** Well-formed, without control characters, otherwise as written. */
  readonly text: string;
  /** The language this message is in; null when it does not tell (a number, 好, OK). */
  readonly language: Language | null;
  readonly danger: Danger | null;
  /** 0 … 1: how likely there is one and of that kind; 1 where a rule names it undisputed. */
  readonly dangerLikely: number;
  /** Words name it, whatever else the message resembles. */
  readonly dangerNamed: boolean;
  readonly control: Control | null;
  /** What it may ask or say, if it is said in the middle of an emergency: the likeliest first. */
  readonly followUps: readonly { readonly of: FollowUp; readonly share: number }[];
  /** What it may tell of in a danger, each with its probability: the likeliest first. */
  readonly situations: readonly { readonly of: string; readonly share: number }[];
  /** A bare yes or no, in any wording (好, 對, 不是, nope). */
  readonly answer: "yes" | "no" | null;
  /** 「不對，是…」: what follows corrects something said before. */
  readonly corrects: boolean;
  /** Everything that it tells of who, where and when, of whomever, with its place in the text. */
  readonly spans: readonly Span[];
  /** What of it is the writer's own. */
  readonly entities: Entities;
  /** Of the whole message. */
  readonly match: Match;
  /** In their order, when the message plainly has several; else none. */
  readonly matters: readonly Matter[];
}

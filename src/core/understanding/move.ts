/** What a stretch of a message does in a conversation. */
export const MOVES = [
  /** Begins a matter of its own. */
  "raise",
  /** More about the matter at hand. */
  "describe",
  /** A value: who, where, when, a number. */
  "tell",
  "agree",
  "disagree",
  /** Puts one thing in the place of another. */
  "correct",
  /** Can't or won't give what was asked. */
  "decline",
  /** Asks for a moment, or puts it off. */
  "postpone",
  "unknown",
  "whatever",
  /** A question of the resident's own. */
  "ask",
  /** What is that asked for? */
  "ask-why",
  /** Didn't get the question. */
  "ask-again",
  /** Who or what are you? */
  "ask-bot",
  /** Where does it stand? */
  "status",
  /** Changes what is on record. */
  "change",
  "cancel",
  "hurry",
  "call-back",
  /** Wants a human being. */
  "person",
  /** Wants a certain colleague, or a word passed on to them. */
  "colleague",
  "supervisor",
  "anger",
  "worry",
  "grief",
  "illness",
  "insult",
  "threat",
  /** Wants it by a time. */
  "deadline",
  "thanks",
  "apology",
  "praise",
  "congratulate",
  "greet",
  /** Nothing more, goodbye. */
  "leave",
  /** One question back. */
  "back",
  "restart",
  "language",
  /** No business of the desk's. */
  "chat",
] as const;
export type MoveKind = (typeof MOVES)[number];

/** What stands when a message comes: a question of the desk's, or what it has just done. */
export const ASKED = [
  "nothing",
  "issue",
  "place",
  "unit",
  "contact",
  "when",
  "details",
  "read-back",
  "which",
  "correct",
  "anything-else",
  "answered",
  "waiting",
] as const;
export type Asked = (typeof ASKED)[number];

/** A stretch of a message, and what it does there. */
export interface Move {
  readonly kind: MoveKind;
  readonly text: string;
  /** Where it stands in the cleaned message. */
  readonly start: number;
  readonly end: number;
  /** 0 … 1. */
  readonly likely: number;
  /** Words lead over to it: 另外, by the way. */
  readonly announced: boolean;
}

/** A message that somebody wrote at a point of a conversation, cut into what its parts do. */
export interface MoveExample {
  /** `any`: whatever was asked. */
  readonly asked: Asked | "any";
  readonly said: readonly { readonly kind: MoveKind; readonly text: string }[];
}

import type { Choice } from "../records/message.ts";
import type { Catalogue, Found } from "./catalogue.ts";

/** What a question asks for. `unread` is one that we don't know the key of. */
export type Asked =
  | "issue"
  | "place"
  /** Which unit; in which place, where it is a public one. */
  | "where"
  | "contact"
  | "when"
  | "photo"
  /** What else is needed for it: a plate, a day. */
  | "details"
  | "read-back"
  | "correction"
  | "which"
  | "again"
  | "sure"
  | "anything-else"
  | "help"
  | "unread";

export interface Question {
  readonly asked: Asked;
  /** The parts that it asks for by name. */
  readonly parts: readonly string[];
  readonly text: string;
}

/** A reply as a resident hears it. */
export interface Heard {
  readonly text: string;
  readonly phrases: readonly Found[];
  /** Every question in it, the last is the one to answer. */
  readonly questions: readonly Question[];
  readonly choices: readonly Choice[];
  /** What stands in no phrase of the catalogue. */
  readonly rest: string;
  /** The desk said goodbye. */
  readonly ends: boolean;
  /** The kind of what is being told of. */
  readonly about: string | null;
  /** Something was put on record by it. */
  readonly isRecorded: boolean;
}

/** What came back at once. */
export interface Reply {
  readonly replies: readonly { readonly text: string; readonly choices: readonly Choice[] }[];
  readonly draft: { readonly kind: string } | null;
  /** Opened or changed. */
  readonly tickets: readonly unknown[];
}

/** Which question a phrase is, by its key, and what it asks for; null for what asks nothing. */
const QUESTIONS: readonly (readonly [
  key: RegExp,
  asked: Asked | null,
  parts?: readonly string[],
])[] = [
  [/^read-back\.opening$/, null],
  [/^cancel\.(sure|ask)$|^resume\./, "sure"],
  [/(^ask-|\.)contact\.(ask|again|explain)$/, "contact", ["name", "phone"]],
  [/^ask-name\.ask$/, "contact", ["name", "phone"]],
  [/(^ask-|\.)name\.(ask|again|explain)$/, "contact", ["name"]],
  [/(^ask-|\.)phone\.(ask|again|explain)$/, "contact", ["phone"]],
  [/^emergency\.unit$|(^ask-|\.)(unit|where)\.(ask|again|explain)$/, "where", ["unit"]],
  [/\.issue\.(ask|again|explain)$|^message\.(offer|away)$/, "issue"],
  [/\.place\.(ask|again|explain)$/, "place"],
  [/\.when\.(ask|again|explain)$/, "when", ["when"]],
  [/\.photo\.(ask|again|explain)$/, "photo"],
  [/\.(ask|again|explain)$/, "details"],
  [/^read-back\.(question|waiting)$/, "read-back"],
  [/^correction\.which$/, "correction"],
  [/^(which|photo\.what|not-understood\.choices)$/, "which"],
  [/^not-understood\.again$/, "again"],
  [/^anything-else$/, "anything-else"],
  [
    /^(offer-help|greet\.(first|known|named)|apology|restart\.fresh|cancel\.(nothing|person))$/,
    "help",
  ],
];
const GOODBYE = /^farewell/;
const QUESTION_MARK = /[?？]["」]?\s*$/;

export function hear(reads: Catalogue, reply: Reply): Heard {
  const text = reply.replies.map((one) => one.text).join("\n");
  const phrases = reads(text);
  const rest = phrases
    .toReversed()
    .reduce(
      (left, { at, text: { length } }) => left.slice(0, at) + "\n" + left.slice(at + length),
      text,
    );
  const questions = phrases.flatMap(({ key, text: words, parts }): readonly Question[] => {
    const question = QUESTIONS.find(([pattern]) => pattern.test(key));
    if (!question) return unread(words);
    const [, asked, usual = []] = question;
    return asked === null ? [] : [{ asked, text: words, parts: parts.length > 0 ? parts : usual }];
  });
  return {
    text,
    phrases,
    questions: questions.length > 0 ? questions : rest.split("\n").flatMap(unread),
    choices: reply.replies.at(-1)?.choices ?? [],
    rest: rest.replaceAll(/\n+/g, "\n").trim(),
    ends: phrases.some(({ key }) => GOODBYE.test(key)),
    about: reply.draft?.kind ?? null,
    isRecorded: reply.tickets.length > 0,
  };
}

function unread(text: string): readonly Question[] {
  return QUESTION_MARK.test(text) ? [{ asked: "unread", parts: [], text: text.trim() }] : [];
}

import type { Conversation } from "../records/conversation.ts";
import { isUnderWay } from "../records/matter.ts";
import type { Choice } from "../records/message.ts";

/**
 * What is said as the last word of a conversation, its quick replies bound to their question: each
 * bears a number, by which it is known later whether its question still stands. The same question
 * asked again leaves the buttons of before good.
 */
export function offered(
  conversation: Conversation,
  text: string,
  choices: readonly Choice[],
): {
  readonly change: Pick<Conversation, "last" | "offers">;
  readonly choices: readonly Choice[];
} {
  const { last, offers } = conversation;
  const question = questionOf(conversation);
  const before = last?.offer?.question === question ? last.offer : undefined;
  if (choices.length === 0) {
    const offer = before === undefined ? {} : { offer: before };
    return { change: { last: { text, choices: [], ...offer }, offers }, choices };
  }
  const isSame = before !== undefined && areSame(last?.choices ?? [], choices);
  const number = isSame ? before.number : offers + 1;
  const offer = { number, question };
  return {
    change: { last: { text, choices: [...choices], offer }, offers: number },
    choices: choices.map(({ label, value }) => ({ label, value: `${value}${MARK}${number}` })),
  };
}

const MARK = "@";

/** Nothing was offered with the words between a question and its being asked again. */
function areSame(before: readonly Choice[], now: readonly Choice[]): boolean {
  const values = (choices: readonly Choice[]): string => choices.map(({ value }) => value).join();
  return before.length === 0 || values(before) === values(now);
}

/** Changes with what is asked, and with what has been told of it: a read-back agrees to no other. */
function questionOf({ pending, matters }: Conversation): string {
  const open = matters
    .filter(isUnderWay)
    .map(({ id, state, open: asked, facts, notes }) =>
      [id, state, asked, facts.length, notes.length].join("."),
    );
  return [pending?.kind ?? "", ...open].join(" ");
}

/** A pressed button, without its mark, and whether its question still stands. */
export interface Press {
  readonly value: string;
  /** Buttons of before they bore a mark always do. */
  readonly stands: "here" | "for-another" | "no-more";
}

export function pressOf(choice: string, conversation: Conversation): Press {
  const [, value = choice, marked] = /^(.*)@(\d+)$/su.exec(choice) ?? [];
  if (marked === undefined) return { value, stands: "here" };
  const number = Number(marked);
  if (conversation.last?.offer?.number === number) return { value, stands: "here" };
  const others = Object.values(conversation.aside);
  return {
    value,
    stands: others.some(({ last }) => last?.offer?.number === number) ? "for-another" : "no-more",
  };
}

/** What a button stands for, without the mark that binds it to its question. */
export function meantBy({ value }: Pick<Choice, "value">): string {
  return /^(.*)@\d+$/su.exec(value)?.[1] ?? value;
}

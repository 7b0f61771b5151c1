import type { Conversation } from "../records/conversation.ts";
import type { Attachment, Inbound } from "../records/message.ts";
import type { SlotsById } from "../turn/slot.ts";
import type { Control, DialogAct, Interpretation, Match } from "../understanding/interpretation.ts";
import type { World } from "../turn/turn.ts";
import { isMatter, type IntentKinds } from "../understanding/intent-kinds.ts";
import { OUT_OF_SCOPE } from "../understanding/matcher.ts";
import { nonAnswerIn, type NonAnswer } from "./non-answer.ts";

/** A message as this conversation hears it: a pressed or numbered choice is what it stands for. */
export interface Utterance {
  readonly text: string;
  readonly photos: readonly Attachment[];
  /** What was filled into a form. */
  readonly form: NonNullable<Inbound["form"]>;
  readonly control: Control | null;
  readonly answer: "yes" | "no" | null;
  readonly corrects: boolean;
  /** What it does instead of answering, where something was asked; of no account beside a value. */
  readonly act: DialogAct | null;
  /** Typed words about the question. */
  readonly nonAnswer: NonAnswer | null;
  /** A choice that is a slot's value: home or public. */
  readonly chosen: { readonly slot: string; readonly choice: string } | null;
  /** The words that were pressed for it. */
  readonly label: string;
  /** A choice that names what to correct. */
  readonly slot: string | null;
  /** A choice that names an intent. */
  readonly intent: string | null;
  readonly meaning: Interpretation;
}

/**
 * Buttons degrade to numbered choices: "2", or a choice's own words, count as pressing it, as
 * long as the question isn't one that a bare number answers.
 */
export function readUtterance(
  message: Inbound,
  meaning: Interpretation,
  { conversation, content, features: { slots } }: World,
): Utterance {
  const value = message.choice ?? typedChoice(meaning.text, conversation, slots);
  const plain: Utterance = {
    text: meaning.text.trim(),
    photos: message.attachments,
    form: message.form ?? {},
    control: meaning.control,
    answer: meaning.answer,
    corrects: meaning.corrects,
    act: null,
    nonAnswer: nonAnswerOf(meaning, slots),
    chosen: null,
    label: "",
    slot: null,
    intent: null,
    meaning,
  };
  if (value === null) return withAct(plain, conversation, content.kinds);
  // The desk's own words are no cry for help.
  const calm = { ...meaning, danger: null };
  const pressed: Utterance = {
    ...plain,
    control: null,
    answer: null,
    corrects: false,
    nonAnswer: null,
    meaning: calm,
  };
  const [kind, rest = ""] = split(value);
  switch (kind) {
    case "yes":
    case "no":
      return { ...pressed, answer: kind };
    case "skip":
    case "person":
    case "cancel":
    case "back":
    case "restart":
    case "repeat":
      return { ...pressed, control: { kind } };
    case "correct":
      return { ...pressed, slot: slots.has(rest) ? rest : null };
    case "intent":
      return { ...pressed, intent: rest };
    default:
      return slots.get(kind)?.choices?.includes(rest)
        ? {
            ...pressed,
            chosen: { slot: kind, choice: rest },
            label: labelOf(value, conversation),
          }
        : plain;
  }
}

/** In words that are no control words: 「不用修了，他自己好了」. */
function withAct(
  plain: Utterance,
  { frame, pending }: Conversation,
  kinds: IntentKinds,
): Utterance {
  const { act } = plain.meaning;
  const asked = frame ? (frame.asked?.what ?? null) : pending?.kind;
  const isPlain = !plain.control && plain.answer === null && !plain.corrects && !plain.nonAnswer;
  if (act === null || !asked || !isPlain) return plain;
  const isYesOrNo = asked === "read-back" || asked === "anything-else";
  if (act === "no" && isYesOrNo && !speaksOfMore(plain, kinds)) return { ...plain, answer: act };
  // 「都對但是地址錯了」 agrees to nothing; and more words agree than ask for something more.
  if (act === "yes" && asked === "read-back" && agreesPlainly(plain))
    return { ...plain, answer: act };
  return frame ? { ...plain, act } : plain;
}

/** 「沒電了」 after 您還有別的事嗎 is no goodbye. */
function speaksOfMore({ meaning: { match } }: Utterance, kinds: IntentKinds): boolean {
  return match.decision === "act" && isMatter(kinds, match.intent);
}

function agreesPlainly({ meaning: { match } }: Utterance): boolean {
  return match.intent === "affirm" && isPlain(match);
}

/** 「為什麼要停水」 asks about a matter of its own, not about our question. */
function nonAnswerOf({ text, match }: Interpretation, slots: SlotsById): NonAnswer | null {
  const nonAnswer = nonAnswerIn(text, slots);
  const isMatter = isPlain(match) && match.intent !== OUT_OF_SCOPE && match.intent !== "help";
  return nonAnswer?.kind === "why" && isMatter ? null : nonAnswer;
}

/** Meant so surely that it counts before what a question would make of it. */
export function isPlain({ decision, confidence }: Match): boolean {
  return decision === "act" && confidence >= PLAIN;
}
const PLAIN = 0.85;

function typedChoice(text: string, conversation: Conversation, slots: SlotsById): string | null {
  const choices = conversation.last?.choices ?? [];
  const typed = text.trim();
  const byLabel = choices.find(({ label }) => label.toLowerCase() === typed.toLowerCase());
  if (byLabel) return byLabel.value;
  const asked = slots.get(conversation.frame?.asked?.what ?? "");
  if (asked?.takesNumbers || !/^[1-9]$/.test(typed)) return null;
  return choices[Number(typed) - 1]?.value ?? null;
}

function labelOf(value: string, conversation: Conversation): string {
  return conversation.last?.choices.find((choice) => choice.value === value)?.label ?? "";
}

function split(value: string): readonly [string, string?] {
  const colon = value.indexOf(":");
  return colon < 0 ? [value] : [value.slice(0, colon), value.slice(colon + 1)];
}

import type { Conversation } from "../records/conversation.ts";
import type { Attachment, Inbound } from "../records/message.ts";
import type { SlotsById } from "../turn/slot.ts";
import type { World } from "../turn/turn.ts";
import type { Control, Interpretation } from "../understanding/interpretation.ts";
import type { Move, MoveKind } from "../understanding/move.ts";
import { askedNow } from "./asked-now.ts";
import { settledMoves } from "./settled-moves.ts";

/** A message as this conversation hears it: a pressed or numbered choice is what it stands for. */
export interface Utterance {
  readonly text: string;
  readonly photos: readonly Attachment[];
  /** What was filled into a form. */
  readonly form: NonNullable<Inbound["form"]>;
  /** What each part of it does, in the order of the text. */
  readonly moves: readonly Move[];
  readonly control: Control | null;
  readonly answer: "yes" | "no" | null;
  readonly corrects: boolean;
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
  { conversation, content, community, features: { slots } }: World,
  now: number,
): Utterance {
  const value = message.choice ?? typedChoice(meaning.text, conversation, slots);
  const asked = askedNow(conversation, now);
  const plain: Utterance = {
    text: meaning.text.trim(),
    photos: message.attachments.filter(isPhoto),
    form: message.form ?? {},
    moves:
      value === null
        ? settledMoves(content.understanding.moves(meaning.text, asked), {
            asked,
            meaning,
            content,
            community,
          })
        : [],
    control: meaning.control,
    answer: meaning.answer,
    corrects: meaning.corrects,
    chosen: null,
    label: "",
    slot: null,
    intent: null,
    meaning,
  };
  if (value === null) return plain;
  const [kind, rest = ""] = split(value);
  const move = PRESSED[kind];
  // The desk's own words are no cry for help.
  const calm = { ...meaning, danger: null, matters: [] };
  // The number of a choice is nobody's unit or phone.
  const text = labelOf(value, conversation) || plain.text;
  const pressed: Utterance = {
    ...plain,
    text,
    moves: move === undefined ? [] : [wholly(move, text)],
    control: null,
    answer: kind === "yes" || kind === "no" ? kind : null,
    corrects: false,
    meaning: calm,
  };
  switch (kind) {
    case "correct":
      return { ...pressed, slot: slots.has(rest) ? rest : null };
    case "intent":
      return { ...pressed, intent: rest };
    case "ticket":
      return { ...pressed, text: rest };
    default: {
      if (move !== undefined) return pressed;
      const isChoice = slots.get(kind)?.choices?.includes(rest) ?? false;
      if (!isChoice) return { ...plain, moves: content.understanding.moves(meaning.text, asked) };
      return {
        ...pressed,
        moves: [wholly("tell", text)],
        chosen: { slot: kind, choice: rest },
        label: labelOf(value, conversation),
      };
    }
  }
}

const PRESSED: Readonly<Record<string, MoveKind>> = {
  yes: "agree",
  no: "disagree",
  come: "agree",
  "no-need": "decline",
  skip: "decline",
  person: "person",
  cancel: "cancel",
  back: "back",
  restart: "restart",
  repeat: "ask-again",
};

const wholly = (kind: MoveKind, text: string): Move => ({
  kind,
  text,
  start: 0,
  end: text.length,
  likely: 1,
  announced: false,
});

export function does({ moves }: Pick<Utterance, "moves">, ...kinds: readonly MoveKind[]): boolean {
  return moves.some(({ kind }) => kinds.includes(kind));
}

export function withoutMoves(utterance: Utterance, ...kinds: readonly MoveKind[]): Utterance {
  return { ...utterance, moves: utterance.moves.filter(({ kind }) => !kinds.includes(kind)) };
}

/** What is felt in it, as far as it counts for how grave a matter is. */
export function feltIn({ moves }: Utterance): readonly string[] {
  return moves.map(({ kind }) => kind).filter((kind) => COUNTS.has(kind));
}
const COUNTS: ReadonlySet<MoveKind> = new Set<MoveKind>(["anger", "insult", "threat", "deadline"]);

/** The words of all parts that do one of these. */
export function wordsThat({ moves }: Utterance, ...kinds: readonly MoveKind[]): string {
  return moves
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join("，");
}

function typedChoice(text: string, conversation: Conversation, slots: SlotsById): string | null {
  const choices = conversation.last?.choices ?? [];
  const typed = text.trim();
  const byLabel = choices.find(({ label }) => label.toLowerCase() === typed.toLowerCase());
  if (byLabel) return byLabel.value;
  const open = conversation.matters.at(-1)?.open ?? "";
  if (slots.get(open)?.takesNumbers || !/^[1-9]$/.test(typed)) return null;
  return choices[Number(typed) - 1]?.value ?? null;
}

function labelOf(value: string, conversation: Conversation): string {
  return conversation.last?.choices.find((choice) => choice.value === value)?.label ?? "";
}

function split(value: string): readonly [string, string?] {
  const colon = value.indexOf(":");
  return colon < 0 ? [value] : [value.slice(0, colon), value.slice(colon + 1)];
}

/** A sticker shows nothing of a matter. */
function isPhoto({ name, type }: Attachment): boolean {
  return !/sticker/i.test(name) && !/sticker|tgs/i.test(type);
}

import type { Content } from "../content/content.ts";
import type { Conversation } from "../records/conversation.ts";
import type { Attachment, Inbound } from "../records/message.ts";
import type { SlotsById } from "../turn/slot.ts";
import type { World } from "../turn/turn.ts";
import { isMatter } from "../understanding/intent-kinds.ts";
import type { Control, Interpretation, Match } from "../understanding/interpretation.ts";
import type { Asked, Move, MoveKind } from "../understanding/move.ts";
import { askedNow } from "./asked-now.ts";

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
  { conversation, content, features: { slots } }: World,
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
        ? settled(content.understanding.moves(meaning.text, asked), asked, meaning, content)
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

/** What was learnt of moves, beside what is known of the message otherwise. */
function settled(
  moves: readonly Move[],
  asked: Asked,
  meaning: Interpretation,
  { kinds, dialogFor }: Content,
): readonly Move[] {
  const { match, spans, corrects } = meaning;
  const [only] = moves;
  const isFault =
    match.decision === "act" && match.confidence >= LIKELY && isMatter(kinds, match.intent);
  // 「不亮」 in answer to "which unit?" refuses nothing.
  if (only && moves.length === 1 && only.likely < 1 && VAGUE.has(only.kind) && isFault)
    return [{ ...only, kind: "describe" }];
  if (only && moves.length === 1 && only.likely < 1 && isPlain(match)) {
    // Thanks are thanks after any question, and how it goes is asked once it is done.
    if (match.intent === "thanks") return [{ ...only, kind: "thanks", likely: 1 }];
    if (match.intent === "ticket-status" && DONE.has(asked) && only.likely < LIKELY)
      return [{ ...only, kind: "status" }];
    if (HARDLY.has(only.kind) && only.likely < LIKELY && dialogFor.has(match.intent))
      return [{ ...only, kind: BEGINS.has(asked) ? "raise" : "describe" }];
  }
  // 「好 謝啦」 once all is done thanks; before, it agrees.
  if (only?.kind === "agree" && moves.length === 1 && DONE.has(asked) && match.intent === "thanks")
    return [{ ...only, kind: "thanks" }];
  return moves.map((move, n) => {
    if (move.kind === "language" && !LANGUAGE.test(move.text)) return { ...move, kind: "raise" };
    if (move.kind === "agree" && BUT.test(move.text)) return { ...move, kind: "disagree" };
    // What is plainly a fault asks for no progress.
    if (move.kind === "status" && isFault && !ON_RECORD.has(match.intent))
      return { ...move, kind: "raise" };
    if (isValue(move, spans)) return { ...move, kind: corrects ? "correct" : "tell", likely: 1 };
    // "no wait, it's the kitchen window"
    const isMarked = /^\s*[?？]/.test(meaning.text.slice(move.end));
    if (isMarked && RAISED.has(move.kind) && move.likely < PLAIN) return { ...move, kind: "ask" };
    if (RAISED.has(move.kind) && move.likely < LIKELY && ASKS_AT_LAST.test(move.text))
      return { ...move, kind: "ask" };
    if (move.kind === "ask" && move.likely < PLAIN && !ASKS.test(move.text))
      return { ...move, kind: "describe" };
    const isMended = corrects && n > 0 && (TOLD.has(move.kind) || VAGUE.has(move.kind));
    return isMended ? { ...move, kind: "correct" } : move;
  });
}
/** A question has a word or a mark that asks. */
const ASKS =
  /[?？嗎吗麼么呢]|[幾几]|多[少久遠远大長长]|哪|邊|边|點[樣样算解搞整]|[怎咋]|[什甚乜咩啥]|誰|谁|[可能會会是要使有行得好係]唔?[不唔沒没冇]|可以(?=.*[嗎吗嘛麼么])|能否|係咪|有冇|得唔得|為何|为何|問|问|\b(?:what|when|where|who|whom|how|which|why)\b|(?:^|[,;.]\s*|\b(?:and|but|so|ok|hi|please)\s+)(?:can|could|is|are|am|do|does|did|may|should|will|would|any)\b/i;
const DONE: ReadonlySet<Asked> = new Set<Asked>(["anything-else", "answered", "details"]);
/** What is hardly heard as these may be the matter itself: 「樓上每天半夜都很吵」, "repair please". */
const HARDLY: ReadonlySet<MoveKind> = new Set<MoveKind>(
  "worry anger correct leave tell congratulate apology chat illness".split(" ") as MoveKind[],
);
const BEGINS: ReadonlySet<Asked> = new Set<Asked>(["nothing", "anything-else", "answered"]);
/** 「都對但是地址錯了」 agrees to nothing. */
const BUT =
  /(?<![沒没冇無无不])[錯错](?!過|过)|(?:但|不過|不过|只是|可是).*(?:改|不[對对是])|\b(?:but|except|wrong)\b/i;
const LANGUAGE =
  /[英中國国粵粤台臺][語语文話话]|普通[話话]|白話|廣東話|广东话|[繁簡简][體体中]|[英中]翻|講英|讲英|\b(?:english|chinese|mandarin|cantonese|simplified|traditional|language|engl?)\b/i;
const ASKS_AT_LAST =
  /(?:嗎|吗|呢|什麼|甚麼|什么|咩|啥|多少|幾點|几点|怎[麼么]?[樣样]|怎[麼么][辦办]|如何|點樣|点样|點算)\P{L}*$/u;
const LIKELY = 0.6;
const ON_RECORD: ReadonlySet<string> = new Set(["ticket-status", "ticket-change", "outage-info"]);
const VAGUE: ReadonlySet<MoveKind> = new Set<MoveKind>([
  "decline",
  "disagree",
  "unknown",
  "whatever",
  "chat",
  "postpone",
  "leave",
]);
const RAISED: ReadonlySet<MoveKind> = new Set<MoveKind>(["raise", "describe"]);
const TOLD: ReadonlySet<MoveKind> = new Set<MoveKind>(["describe", "tell", "raise", "disagree"]);

/** 「謝先生」 thanks nobody: it is all name, unit or number. */
function isValue({ text, start, end }: Move, spans: Interpretation["spans"]): boolean {
  const told = spans.filter(
    (span) => VALUES.has(span.kind) && !span.answer && start <= span.start && span.end <= end,
  );
  const covered = told.reduce((sum, span) => sum + span.end - span.start, 0);
  return covered > 0 && covered >= text.length * MOSTLY;
}
const VALUES: ReadonlySet<string> = new Set(["unit", "name", "phone"]);
const MOSTLY = 0.75;

const PRESSED: Readonly<Record<string, MoveKind>> = {
  yes: "agree",
  no: "disagree",
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

import { slotsOf } from "../records/matter.ts";
import { languageOf } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import type { Move } from "../understanding/move.ts";
import { SPOKEN_OF_MS } from "./matters.ts";
import { withNames } from "./names.ts";
import { does, type Utterance } from "./utterance.ts";
import { COURTESY } from "./closing.ts";

/** What was not understood, or only asked about, is read once more with what is said now. */
export function joined(plan: TurnPlan, utterance: Utterance): Utterance {
  const { pending } = plan.conversation;
  const before =
    pending?.kind === "again"
      ? pending
      : pending?.kind === "answered" && pending.intent !== null && goesOn(utterance, pending.intent)
        ? { text: pending.text, photos: [], intent: pending.intent }
        : sameAsNeighbour(plan, utterance);
  // Who they are goes on from an answer, and makes no sense of what made none.
  const isApart = utterance.moves.every(
    ({ kind }) => COURTESY.has(kind) || (kind === "tell" && pending?.kind === "again"),
  );
  if (before === null || (isApart && utterance.moves.length > 0)) return utterance;
  const { content, community } = plan.world;
  const text = [before.text, utterance.text].filter((one) => one !== "").join("，");
  const read = withNames(
    content.understanding.interpret(text, community.country),
    community,
    languageOf(plan),
  );
  const own = utterance.meaning.match;
  const match =
    "intent" in before
      ? { ...read.match, intent: before.intent, decision: "act" as const }
      : own.decision === "act"
        ? own
        : read.match;
  const photos = [...before.photos, ...utterance.photos];
  const shift = before.text === "" ? 0 : before.text.length + 1;
  const moves = utterance.moves.map((move) => ({
    ...move,
    start: move.start + shift,
    end: move.end + shift,
  }));
  const lead: Move = {
    kind: "raise",
    text: before.text,
    start: 0,
    end: before.text.length,
    likely: 1,
    announced: false,
  };
  return {
    ...utterance,
    text,
    photos,
    meaning: { ...read, match, danger: null, matters: [] },
    moves: before.text === "" ? moves : [lead, ...moves],
  };
}

/** 「我家也是」 in a thread of several: the same has befallen them as whoever wrote last. */
function sameAsNeighbour({ conversation, now }: TurnPlan, { text }: Utterance) {
  if (conversation.matters.length > 0 || !TOO.test(text)) return null;
  const newest = Object.values(conversation.aside)
    .flatMap(({ matters }) => matters)
    .filter(({ state, touchedAt }) => state !== "dropped" && now - touchedAt < SPOKEN_OF_MS)
    .toSorted((one, other) => one.touchedAt - other.touchedAt)
    .at(-1);
  const issue = newest && slotsOf(newest).issue;
  return issue ? { text: issue, photos: [], intent: newest.kind } : null;
}
const TOO =
  /^.{0,14}(?:也[是有樣样]|都[係是]|一樣|一样|同樣|同样)\P{L}*.{0,12}$|^(?:me|us|we|same|mine|ours)\b.{0,4}(?:too|here|as well)\b.{0,24}$/iu;

/** 「大概做三天，師傅是我表哥」 after an answer about works is told because they are wanted. */
function goesOn(utterance: Utterance, intent: string): boolean {
  const { match } = utterance.meaning;
  const isOther =
    does(utterance, "raise") &&
    match.decision === "act" &&
    match.intent !== intent &&
    !TELLS_MORE.has(match.intent);
  // Whoever tells who they are wants it done, and may ask as well what it costs.
  const { unit, name, phone } = utterance.meaning.entities;
  const isTold = unit !== null || name !== null || phone !== null;
  return (
    does(utterance, "describe", "tell", "raise") &&
    !isOther &&
    (isTold || !does(utterance, "ask", "leave"))
  );
}

/** With these more is told of what was asked: who comes for the parcel, which number it has. */
export const TELLS_MORE: ReadonlySet<string> = new Set(
  "leave-message ticket-change ticket-status update-profile facility-info".split(" "),
);

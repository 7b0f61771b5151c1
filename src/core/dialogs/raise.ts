import { isUnderWay, slotsOf, type Matter } from "../records/matter.ts";
import type { Attachment } from "../records/message.ts";
import { say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { EMERGENCY } from "../understanding/dangers/detect-danger.ts";
import type { Move } from "../understanding/move.ts";
import { isMatter } from "../understanding/intent-kinds.ts";
import type { Entities, Interpretation, Match } from "../understanding/interpretation.ts";
import { file, fileAsItStands } from "./file.ts";
import {
  feelMatter,
  matterNow,
  MESSAGE,
  newMatter,
  noteMatter,
  tellMatter,
  withMatter,
} from "./matters.ts";
import { ownOf, told } from "./told.ts";
import { isPlain } from "./settled-moves.ts";
import { feltIn, type Utterance } from "./utterance.ts";
import { core, wordsAtLeast, wordsToKeep } from "./words.ts";

/** One thing that a message brings up. */
export interface Raised {
  readonly text: string;
  readonly match: Match;
  readonly entities: Entities;
  readonly announced: boolean;
  /** The whole message, read as such. */
  readonly whole: boolean;
  /** 0 … 1: how surely something begins with it. */
  readonly likely: number;
}

/** What a message brings up beside answering: each of several matters, else the one it is about. */
export function raisedIn(plan: TurnPlan, utterance: Utterance): readonly Raised[] {
  const { meaning, moves } = utterance;
  const { content, community } = plan.world;
  if (meaning.matters.length > 1)
    return meaning.matters.map((matter, n) => ({
      ...matter,
      announced: n > 0,
      whole: false,
      likely: 1,
    }));
  const about = moves.filter(({ kind }) => RAISES.has(kind));
  const first = about.find(({ kind }) => kind === "raise");
  // What is told with worry alone is told all the same.
  const isFelt = isPlain(meaning.match) && content.dialogFor.has(meaning.match.intent);
  const felt = isFelt ? moves.find(({ kind }) => FELT.has(kind)) : undefined;
  const lead = first ?? about[0] ?? felt;
  if (lead === undefined) return [];
  const alone = moves.every(({ kind }) => RAISES.has(kind) || BESIDE.has(kind));
  const parts = (about.length > 0 ? about : [lead]).map((move) => move.text);
  const text = alone ? utterance.text : parts.join("，");
  const whole = alone ? meaning : content.understanding.interpret(text, community.country);
  const read = plainly(plan, whole, parts);
  // A second fault behind what answers the question is one of its own.
  const { announced } = lead;
  const match = isPraise(lead, read.match)
    ? { ...read.match, intent: "praise", decision: "act" as const }
    : withoutAlarm(plan, read.match, lead);
  const { likely } = lead;
  return [{ text, match, entities: meaning.entities, announced, whole: alone, likely }];
}

/** Who praises somebody is heard as such, whatever the story around it resembles. */
function isPraise(lead: Move, { decision, intent }: Match): boolean {
  const isElse = decision === "act" && intent !== EMERGENCY;
  return lead.kind === "praise" && lead.likely >= LIKELY && !isElse && isLong(lead.text);
}

/** What the whole says, where no part says it more plainly: who and how long hides what is broken. */
function plainly(
  plan: TurnPlan,
  whole: Pick<Interpretation, "match">,
  parts: readonly string[],
): Pick<Interpretation, "match"> {
  const { intent, decision } = whole.match;
  if (decision === "act" && !HIDES.has(intent)) return whole;
  const best = plainestOf(plan, parts);
  if (best === null) return whole;
  const isFault = isPlain(best.match) && FAULTS.has(best.match.intent);
  return decision === "act" && !isFault ? whole : best;
}
/** What these are about is told with whatever is wrong as well. */
const HIDES: ReadonlySet<string> = new Set(
  "ticket-status ticket-change update-profile leave-message facility-info".split(" "),
);

/** From here on what is plainly told of as a trouble is taken for what it is most like. */
const LIKELY = 0.45;
/** 「燈」 alone may be anything. */
const SHORTEST = 2;

/**
 * What only sounds like an emergency is what it sounds like next; and what plainly begins a matter is
 * begun as what it is most like, for it is read back anyway.
 */
function withoutAlarm({ world: { content } }: TurnPlan, match: Match, lead: Move): Match {
  const [first, second] = match.ranked;
  const isAlarm = first?.intent === EMERGENCY && second !== undefined;
  const sounds = isAlarm ? second.intent : match.intent;
  // What surely tells of a trouble, and is like nothing much, is most like a fault.
  const trouble = match.ranked
    .slice(0, NEAREST)
    .find(({ intent, score }) => FAULTS.has(intent) && score >= FAINTLY);
  const isSure = lead.kind === "raise" && lead.likely >= SURELY && !isMatter(content.kinds, sounds);
  const isFaint = lead.kind === "raise" && lead.likely >= SURELY && match.decision === "ask";
  if (trouble && match.decision !== "act" && (isSure || isFaint) && isLong(lead.text))
    return { ...match, intent: trouble.intent, decision: "act" };
  const isTold = [...core(lead.text)].length >= SHORTEST;
  const sureness = isAlarm ? second.score : match.confidence;
  const begins = lead.kind === "raise" && lead.likely >= LIKELY && sureness >= LIKELY && isTold;
  const isFault = sounds !== match.intent && FAULTS.has(sounds);
  return begins || isFault ? { ...match, intent: sounds, decision: "act" } : match;
}
const FAULTS: ReadonlySet<string> = new Set(["repair", "complaint"]);
const SURELY = 0.85;
const FAINTLY = 0.13;
const NEAREST = 3;
const isLong = (text: string): boolean => [...core(text)].length > SHORTEST;

/** In a long breath the one part that plainly says what it is about. */
function plainestOf(
  { world }: TurnPlan,
  parts: readonly string[],
): Pick<Interpretation, "match"> | null {
  const { content, community } = world;
  if (parts.length === 0) return null;
  const [best] = parts
    .slice(0, MOST_PARTS)
    .map((part) => content.understanding.interpret(part, community.country))
    .filter(({ match }) => match.decision === "act" && isMatter(content.kinds, match.intent))
    .sort((one, other) => other.match.confidence - one.match.confidence);
  return best ?? null;
}
const MOST_PARTS = 8;

const FELT: ReadonlySet<string> = new Set(["worry", "anger"]);
const RAISES: ReadonlySet<string> = new Set(["raise", "describe", "praise"]);
/** Said beside a matter these are no matter themselves, and help to tell which it is. */
const BESIDE: ReadonlySet<string> = new Set(
  "ask anger worry greet thanks apology deadline threat tell grief illness hurry insult call-back colleague".split(
    " ",
  ),
);

/** What is on record already is spoken of by its own words. */
export const ON_RECORD: ReadonlySet<string> = new Set(["ticket-status", "ticket-change"]);

/**
 * Begins a matter. Its ticket opens at once where nothing has to be agreed (B13, B14); else when it
 * is complete and agreed (B6).
 */
export function begin(
  plan: TurnPlan,
  utterance: Utterance,
  { text, match, entities }: Pick<Raised, "text" | "match" | "entities">,
  photos: readonly Attachment[],
): TurnPlan {
  const dialog = plan.world.content.dialogFor.get(match.intent);
  if (!dialog) return plan;
  const settled = withConversation(plan, { pending: null, misses: 0 });
  const matter = newMatter(settled, dialog, match.intent);
  const own =
    text === utterance.text
      ? { ...utterance, photos }
      : {
          ...utterance,
          text,
          photos,
          moves: utterance.moves.filter((move) => text.includes(move.text)),
          // The moves stand where they stood in the whole message.
          meaning: { ...utterance.meaning, match, entities },
        };
  const begun = withMatter(settled, matter);
  const values = told(own, dialog, matter, plan.world);
  const valued = tellMatter(begun, matter, values, ownOf(values, own, dialog, plan.world));
  // 「昨天報的燈不用來了」: what is on record already is told of by the whole of it.
  const kept = ON_RECORD.has(match.intent) ? "" : wordsToKeep(valued, own, null);
  const words = kept || wordsAtLeast(valued, own);
  const felt = feelMatter(valued, matterNow(valued, matter) ?? matter, feltIn(utterance));
  const noted = noteMatter(felt, matterNow(felt, matter) ?? matter, words);
  const now = matterNow(noted, matter) ?? matter;
  const opened =
    dialog.opening === undefined || plan.says.length > 0 ? noted : say(noted, dialog.opening);
  return dialog.opens === "at-once" && slotsOf(now).issue ? file(opened, now) : opened;
}

/** What was told, and not yet whether it is a repair or a complaint, is on record as the likelier. */
export function filePending(plan: TurnPlan): TurnPlan {
  const { pending } = plan.conversation;
  const isShown = pending?.kind === "again" && pending.photos.length > 0;
  if (pending?.kind !== "which" && !isShown) return plan;
  const { content, community } = plan.world;
  const [likeliest = MESSAGE] = pending.kind === "which" ? pending.intents : [];
  const dialog = content.dialogFor.get(likeliest);
  if (!dialog) return plan;
  const { text, photos } = pending;
  const free = withConversation(plan, { pending: null });
  const { name, phone, unit } = content.understanding.interpret(text, community.country).entities;
  const matter = newMatter(free, dialog, likeliest);
  const told = tellMatter(withMatter(free, matter), matter, {
    ...(name && { name }),
    ...(phone && { phone }),
    ...(unit && { unit }),
    ...(photos.length > 0 ? { photo: [...photos] } : {}),
  });
  const noted = noteMatter(told, matterNow(told, matter) ?? matter, text);
  return fileAsItStands(noted, matterNow(noted, matter) ?? matter);
}

function isTold({ notes, questions, facts }: Matter): boolean {
  return notes.length + questions.length > 0 || facts.some(({ value }) => value !== null);
}

/** What was told before a person came, or before they left: on record as it stands. */
export function fileAllAsTheyStand(plan: TurnPlan): TurnPlan {
  const filed = plan.conversation.matters
    .filter((matter) => isUnderWay(matter) && isTold(matter))
    .reduce(fileAsItStands, plan);
  // Of these nothing was told yet.
  return filed.conversation.matters
    .filter(isUnderWay)
    .reduce((each, empty) => withMatter(each, { ...empty, state: "dropped", open: null }), filed);
}

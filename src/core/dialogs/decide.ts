import { speakerOf, type Conversation, type ToldDanger } from "../records/conversation.ts";
import type { Danger } from "../records/danger.ts";
import { isUnderWay, type Matter } from "../records/matter.ts";
import type { Inbound, Language, Line, Understood } from "../records/message.ts";
import { changedOwner } from "../records/owner.ts";
import { cut } from "../text/cut.ts";
import { clean } from "../text/normalise.ts";
import { pressOf } from "../turn/offers.ts";
import { alert } from "../turn/told-staff.ts";
import { finish, languageOf, newPlan, offer, remember, say } from "../turn/turn-plan.ts";
import type { TurnPlan, Turn, World } from "../turn/turn.ts";
import { expectAnswer } from "../waiting/owner-silent.ts";
import { EMERGENCY } from "../understanding/dangers/detect-danger.ts";
import { isMatter } from "../understanding/intent-kinds.ts";
import type { Interpretation } from "../understanding/interpretation.ts";
import { converse } from "./converse.ts";
import { emergency, isDoneBy, isHurtBy } from "./emergency/alarm.ts";
import { afterwardsOf, inDanger, isAllClear, saysThereIsNone } from "./emergency/in-danger.ts";
import { situationsIn } from "./emergency/situation.ts";
import { dangerAtHand, recurring, wasJustCalledOff } from "./emergency/told-danger.ts";
import { wishOfTheDay } from "./festive.ts";
import { awaitMore } from "./long-silence.ts";
import { withNames } from "./names.ts";
import { openMatter } from "./matters.ts";
import { greet } from "./greet.ts";
import { answerOldPress } from "./say-again.ts";
import { isPlain } from "./settled-moves.ts";
import { speaking } from "./speakers.ts";
import { keepOpen } from "./unfinished.ts";
import { readUtterance, type Utterance } from "./utterance.ts";

/** A longer message is refused with courtesy; it stands in the transcript all the same. */
export const LONGEST_MESSAGE = 4_000;
/** A message of this length earns a word that all of it arrived (C1). */
const LONG_MESSAGE = 400;

/**
 * What one message causes. Order: emergency → control words → the answer to what was asked →
 * intent → not understood. Once a person speaks, the bot is silent (B25).
 */
export function decide(world: World, message: Inbound, meaning: Interpretation, now: number): Turn {
  const { conversation } = world;
  if (isDeletion(message)) {
    const matters = conversation.matters.map((one) => unsaid(one, message));
    return finish(newPlan(world, { ...conversation, matters }, now, ""), "reply", []);
  }
  if (message.reactsTo !== undefined && !answersByReaction(conversation, message, meaning))
    return finish(newPlan(world, conversation, now, ""), "reply", []);
  // Help is called however late the message comes.
  const late = message.at < conversation.newestAt && meaning.danger === null;
  const current = receive(speaking(conversation, message.person), message, meaning);
  const plan = newPlan(world, current, now, cut(meaning.text, LONGEST_MESSAGE));
  if (late || current.owner.kind === "staff") return silent(plan, message, meaning, now);
  const named = withNames(meaning, world.community, languageOf(plan));
  const press = message.choice === null ? null : pressOf(message.choice, current);
  const heard = press === null ? message : { ...message, choice: press.value };
  const utterance = readUtterance(heard, named, { ...world, conversation: current }, now);
  const isCalm = dangerAtHand(plan) === null;
  const old = press && isCalm ? answerOldPress(plan, utterance, press) : null;
  const replied = greet(keepOpen(old ?? respond(plan, utterance)), conversation);
  const decided = awaitMore(wishOfTheDay(replied, conversation));
  return finish(decided, "reply", [residentLine(decided, message, meaning, now)]);
}

function receive(
  conversation: Conversation,
  message: Inbound,
  meaning: Interpretation,
): Conversation {
  const { owner, matters } = conversation;
  return {
    ...conversation,
    // The message's own language first; then what they chose on the page; then what it was.
    language: chosenBy(meaning) ?? message.language ?? conversation.language ?? meaning.language,
    // Once a danger was a frame that asked for the unit; now it is a protocol of its own.
    matters: matters.filter(({ kind }) => kind !== EMERGENCY).map((one) => unsaid(one, message)),
    newestAt: Math.max(conversation.newestAt, message.at),
    thread: message.thread,
    amongOthers: message.amongOthers ?? conversation.amongOthers,
    heard: heardIn(conversation, message),
    owner: owner.kind === "closed" ? changedOwner(owner, { kind: "bot" }) : owner,
  };
}

/**
 * The language that a message asks to be answered in. Everybody says yes, hi and thanks in English
 * now and then, and writes a home as it stands on the door.
 */
function chosenBy({ language, answer, match, spans, text }: Interpretation): Language | null {
  const isSmall = answer !== null || (SMALL_TALK.has(match.intent) && text.length <= SMALL);
  if (language === "en" && isSmall) return null;
  const homes = spans.filter(({ kind }) => kind === "unit");
  const covered = homes.reduce((sum, { start, end }) => sum + end - start, 0);
  return covered > 0 && covered >= text.trim().length - 1 ? null : language;
}
const SMALL_TALK: ReadonlySet<string> = new Set(["greet", "thanks", "farewell", "affirm", "deny"]);
const SMALL = 12;

/** As much of what was written as a colleague knows a conversation by. */
const FIRST_WORDS = 200;

function heardIn({ heard }: Conversation, { text, at }: Inbound): Conversation["heard"] {
  const words = cut(clean(text), FIRST_WORDS);
  return words === "" || (heard !== null && at < heard.at) ? heard : { text: words, at };
}

/** Without what an edited or deleted message told: it is told anew, or not. What is filed, stays. */
function unsaid(matter: Matter, message: Inbound): Matter {
  const { edits = null, person } = message;
  if (edits === null || !isUnderWay(matter)) return matter;
  const old = matter.notes.filter(({ by, text }) => by === person && edits.includes(text));
  const isOld = (told: { readonly by: string; readonly at: number }): boolean =>
    old.some(({ by, at }) => by === told.by && at === told.at);
  const notes = matter.notes.filter((one) => !isOld(one));
  const facts = matter.facts.filter((one) => !isOld(one));
  if (old.length === 0) return matter;
  // What was read back is no longer what they tell: it can't be agreed to.
  const isGone = isDeletion(message) && notes.length === 0 && facts.length === 0;
  return { ...matter, notes, facts, state: isGone ? "dropped" : "telling", open: null };
}

/** 👍 of whom it asks, on the newest reply, agrees to what is read back there; elsewhere it wants no answer. */
function answersByReaction(
  conversation: Conversation,
  { reactsTo = 0, person }: Inbound,
  { answer }: Interpretation,
): boolean {
  const { matters, newestAt } = conversation;
  return (
    answer !== null &&
    reactsTo >= newestAt &&
    speakerOf(conversation) === person &&
    matters.some(({ state }) => state === "confirming")
  );
}

/** Deleted words take back no alarm, and stay in the transcript. */
function isDeletion({ edits = null, text, attachments }: Inbound): boolean {
  return edits !== null && text === "" && attachments.length === 0;
}

/** A late message, or one to a person: kept, and shown to staff when it tells of danger. */
function silent(plan: TurnPlan, message: Inbound, meaning: Interpretation, now: number): Turn {
  const told =
    meaning.danger === null
      ? plan
      : alert(
          plan,
          "staff",
          "staff.danger-said",
          { text: plan.messageText },
          { ticket: null, urgent: true },
        );
  const waiting = expectAnswer(rememberTold(told, meaning));
  return finish(waiting, "reply", [residentLine(waiting, message, meaning, now)]);
}

/** What they tell a colleague of themselves, nobody asks them again (B11, B24). */
function rememberTold(plan: TurnPlan, { entities }: Interpretation): TurnPlan {
  if (plan.conversation.owner.kind !== "staff") return plan;
  const { unit, name, phone } = entities;
  return remember(plan, { unit, name, phone });
}

/** What tells of another danger in the middle of one; what the one at hand does needs less. */
const PLAINLY = 0.75;
/** Whoever is in danger says that they can't go on, and means it otherwise. */
const CERTAINLY = 0.95;
const LIKELY = 0.5;

/** How likely another danger must be to be told in the middle of one. */
function leastLikely(told: ToldDanger | null, danger: Danger): number {
  if (told && (isDoneBy(told, danger) || told.kind === "self-harm")) return LIKELY;
  return danger === "self-harm" ? CERTAINLY : PLAINLY;
}

/** Whether words that tell of another danger are, all the same, about the one at hand. */
function isOfIt(plan: TurnPlan, utterance: Utterance, told: ToldDanger): boolean {
  if (isAllClear(utterance)) return true;
  const { danger } = utterance.meaning;
  return !isHurtBy(told, danger) && situationsIn(plan, utterance, told).length > 0;
}

function respond(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { danger, dangerLikely } = utterance.meaning;
  const told = dangerAtHand(plan);
  // In the middle of one, words that merely resemble another are about the one at hand.
  const isAnother = danger !== null && dangerLikely >= leastLikely(told, danger);
  if (told && (!isAnother || isOfIt(plan, utterance, told))) return inDanger(plan, utterance, told);
  const again = danger ?? recurring(plan, utterance);
  const isNone = danger !== null && saysThereIsNone(plan, utterance);
  if (again !== null && !isNone && !isDoubtful(plan, utterance))
    return emergency(plan, utterance, again);
  if (isNone) return converse(shownToStaff(plan), utterance);
  // Nobody who may want to die is asked for a unit.
  if (danger === "self-harm") return mayBeDanger(plan, utterance);
  if (danger !== null) return converse(mayBeDanger(plan, utterance), utterance);
  const after = wasJustCalledOff(plan) ? afterwardsOf(plan, utterance) : null;
  if (after) return after;
  if (utterance.text.length > LONGEST_MESSAGE) return say(plan, "message.too-long");
  if (COMMAND.test(utterance.text)) return offer(say(plan, "command.unknown"), ["person"]);
  const arrived = utterance.text.length > LONG_MESSAGE ? say(plan, "message.arrived") : plan;
  return converse(arrived, utterance);
}

/** 「/help」: other bots have such; here one just says it. */
const COMMAND = /^\/[a-z][\w-]{1,30}(?:@\w+)?$/i;

/** So unlikely is a danger that is asked about rather than alarmed of … */
const DOUBTFUL = 0.15;
/** … where the message is about something else, this much … */
const DOUBTFUL_ELSEWHERE = 0.3;
/** … and in the middle of something else, or where it is plainly that, this much. */
const DOUBTFUL_IN_A_MATTER = 0.5;

/** So unlikely, nobody in the middle of something is asked about it. */
const HARDLY = 0.3;

/** A word that sounds like danger in the story of a fan, a parcel, a lost ring. */
function isDoubtful(plan: TurnPlan, { meaning, moves }: Utterance): boolean {
  const { danger, dangerLikely, match } = meaning;
  if (danger === null) return false;
  // Who says plainly that they want to die is never doubted.
  if (danger === "self-harm" && meaning.dangerNamed) return false;
  // 「是！快點！」 answers what was read back.
  const isAnswer = moves.length > 0 && moves.every(({ kind }) => ANSWERS.has(kind));
  if (isInAMatter(plan) && isAnswer) return dangerLikely < CERTAINLY;
  if (isInAMatter(plan)) return dangerLikely < DOUBTFUL_IN_A_MATTER;
  const isElse =
    match.decision === "act" &&
    match.intent !== EMERGENCY &&
    isMatter(plan.world.content.kinds, match.intent);
  const elsewhere = isPlain(match) ? DOUBTFUL_IN_A_MATTER : DOUBTFUL_ELSEWHERE;
  return dangerLikely < (isElse ? elsewhere : DOUBTFUL);
}

const ANSWERS: ReadonlySet<string> = new Set("agree disagree decline hurry thanks".split(" "));

/** They are asked something, or tell of something: what is long done and filed makes no word less grave. */
function isInAMatter({ conversation, now }: TurnPlan): boolean {
  const { pending } = conversation;
  return (
    conversation.matters.some(isUnderWay) ||
    openMatter(conversation, now) !== null ||
    (pending !== null && pending.kind !== "anything-else")
  );
}

function shownToStaff(plan: TurnPlan): TurnPlan {
  const about = { ticket: null, urgent: true };
  return alert(plan, "staff", "staff.danger-said", { text: plan.messageText }, about);
}

/** Staff have a look, and the resident hears what to do if it is one, unless they merely answer. */
function mayBeDanger(plan: TurnPlan, { moves, meaning }: Utterance): TurnPlan {
  const alerted = shownToStaff(plan);
  if (meaning.danger === "self-harm") return say(alerted, "emergency.maybe-self-harm");
  const isStory = meaning.dangerLikely < HARDLY || moves.some(({ kind }) => kind === "tell");
  return isInAMatter(plan) && isStory ? alerted : say(alerted, "emergency.maybe");
}

function residentLine(
  plan: TurnPlan,
  message: Inbound,
  meaning: Interpretation,
  now: number,
): Line {
  const { match } = meaning;
  const { served, unclear, world } = plan;
  const understood: Understood = {
    intent: served?.intent ?? match.intent,
    decision: served?.decision ?? match.decision,
    ranked: match.ranked.slice(0, 5).map((one) => ({ ...one })),
    content: world.content.version,
    ...(unclear === null ? {} : { unclear }),
  };
  return {
    id: `${world.ids.turn}.m`,
    who: { kind: "resident" },
    text: meaning.text,
    choices: [],
    attachments: [...message.attachments],
    at: now,
    understood,
    message: message.id,
    ...(message.person === world.conversation.person ? {} : { by: message.person }),
  };
}

import type { Conversation, ToldDanger } from "../records/conversation.ts";
import type { Danger } from "../records/danger.ts";
import type { Inbound, Line, Understood } from "../records/message.ts";
import { cut } from "../text/cut.ts";
import { hasOpenTickets } from "../tickets/status.ts";
import { changedOwner } from "../turn/hand-over.ts";
import type { Slot } from "../turn/slot.ts";
import { alert, finish, languageOf, newPlan, say } from "../turn/turn-plan.ts";
import type { TurnPlan, Turn, World } from "../turn/turn.ts";
import { isMatter } from "../understanding/intent-kinds.ts";
import type { Interpretation } from "../understanding/interpretation.ts";
import { answerFrame } from "./answer-frame.ts";
import { answerPending } from "./answer-pending.ts";
import { runDialogAct, runControl } from "./control.ts";
import { emergency, isDoneBy, isHurtBy } from "./emergency/alarm.ts";
import { afterwardsOf, inDanger, isAllClear } from "./emergency/in-danger.ts";
import { situationsIn } from "./emergency/situation.ts";
import { dangerAtHand, recurring, wasJustCalledOff } from "./emergency/told-danger.ts";
import { withNames } from "./names.ts";
import { photosAlone } from "./photos.ts";
import { proceed } from "./question.ts";
import { respondToNonAnswer } from "./respond-to-non-answer.ts";
import { serve } from "./serve.ts";
import { serveRaisedMatter } from "./several-matters.ts";
import { readUtterance, isPlain, type Utterance } from "./utterance.ts";

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
  // Help is called however late the message comes.
  const late = message.at < conversation.newestAt && meaning.danger === null;
  const current = receive(conversation, message, meaning);
  const plan = newPlan(world, current, now, cut(meaning.text, LONGEST_MESSAGE));
  if (late || current.owner.kind === "staff") return silent(plan, message, meaning, now);
  const both =
    meaning.danger === null && isAnswering(message, current)
      ? answerThenMatter(plan, meaning)
      : null;
  const named = withNames(both?.answer ?? meaning, world.community, languageOf(plan));
  const utterance = readUtterance(message, named, world);
  const noted = both ? serveRaisedMatter(plan, utterance, both.matter) : plan;
  const decided = greet(respond(noted, utterance), conversation);
  return finish(decided, "reply", [residentLine(decided, message, meaning, now)]);
}

/** Typed words while a question stands. */
function isAnswering({ choice, form }: Inbound, { frame }: Conversation): boolean {
  return frame !== null && frame.asked !== null && choice === null && form === undefined;
}

/** 「1203，對了管理費怎麼繳」 is two messages in one; 「B棟，停水到幾點」 only where B棟 was asked for. */
function answerThenMatter({ world, conversation }: TurnPlan, { text, matters }: Interpretation) {
  const { content, community } = world;
  if (matters.length > 1 || text.length > LONGEST_MESSAGE) return null;
  const both = content.understanding.answerThenMatter(text, community.country);
  const asked = world.features.slots.get(conversation.frame?.asked?.what ?? "");
  return both && (both.announced || answersIt(both.answer, asked)) ? both : null;
}

function answersIt(said: Interpretation, asked: Slot | undefined): boolean {
  if (asked?.tells) return asked.tells(said) !== null;
  return said.answer !== null || said.act !== null || said.control !== null;
}

function receive(
  conversation: Conversation,
  message: Inbound,
  { language, answer }: Interpretation,
): Conversation {
  const { owner, frame } = conversation;
  // Everybody says yes and no in English now and then.
  const own = answer !== null && language === "en" ? null : language;
  return {
    ...conversation,
    // The message's own language first; then what they chose on the page; then what it was.
    language: own ?? message.language ?? conversation.language ?? language,
    // Once a danger was a frame that asked for the unit; now it is a protocol of its own.
    frame: frame?.intent === "emergency" ? null : frame,
    newestAt: Math.max(conversation.newestAt, message.at),
    owner: owner.kind === "closed" ? changedOwner(owner, { kind: "bot" }) : owner,
  };
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
  return finish(told, "reply", [residentLine(told, message, meaning, now)]);
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
  if (again !== null) return emergency(plan, utterance, again);
  const after = wasJustCalledOff(plan) ? afterwardsOf(plan, utterance) : null;
  if (after) return after;
  if (utterance.text.length > LONGEST_MESSAGE) return say(plan, "message.too-long");
  if (utterance.control) return runControl(plan, utterance, utterance.control);
  const nonAnswer = utterance.nonAnswer && respondToNonAnswer(plan, utterance.nonAnswer);
  if (nonAnswer) return nonAnswer;
  const arrived = utterance.text.length > LONG_MESSAGE ? say(plan, "message.arrived") : plan;
  const { frame } = arrived.conversation;
  if (!frame) {
    if (utterance.text === "" && utterance.photos.length > 0 && utterance.intent === null)
      return photosAlone(arrived, utterance);
    return answerPending(arrived, utterance) ?? serve(arrived, utterance);
  }
  if (utterance.meaning.matters.length > 1) return serve(arrived, utterance);
  const dialog = arrived.world.content.dialogs.get(frame.dialog);
  if (!dialog) return proceed(arrived);
  const answered = answerFrame(arrived, utterance, frame, dialog);
  if (answered) return { ...answered, served: { intent: frame.intent, decision: "act" } };
  return utterance.act && !isPlainMatter(arrived, utterance)
    ? runDialogAct(arrived, utterance, utterance.act)
    : serve(arrived, utterance);
}

/** What is plainly a matter of its own is one, however much it sounds like a reply. */
function isPlainMatter(plan: TurnPlan, { meaning: { match } }: Utterance): boolean {
  const { intent } = match;
  if (!isPlain(match) || !isMatter(plan.world.content.kinds, intent)) return false;
  // 「昨天報的不用來了」 is about what is on record, where there is anything.
  return intent === "ticket-change" ? hasOpenTickets(plan) : intent !== "talk-to-human";
}

/** The first reply names the company (A5, C1), except where every second counts. */
function greet(plan: TurnPlan, before: Conversation): TurnPlan {
  const isFirst = before.last === null && before.newestAt === 0;
  const isGreeted = plan.conversation.said["greet.first"] !== undefined;
  if (!isFirst || isGreeted || plan.served?.intent === "emergency") return plan;
  const alone = say({ ...plan, says: [] }, "greet.opening");
  return { ...alone, says: [...alone.says, ...plan.says] };
}

function residentLine(
  plan: TurnPlan,
  message: Inbound,
  meaning: Interpretation,
  now: number,
): Line {
  const { match } = meaning;
  const { served, world } = plan;
  const understood: Understood = {
    intent: served?.intent ?? match.intent,
    decision: served?.decision ?? match.decision,
    ranked: match.ranked.slice(0, 5).map((one) => ({ ...one })),
    content: world.content.version,
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
  };
}

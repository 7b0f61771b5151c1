import { cut } from "../cut.ts";
import type { Conversation, ToldDanger } from "../conversation.ts";
import type { Inbound, Line, Understood } from "../message.ts";
import { changedOwner } from "../takeover/hand-over.ts";
import type { Turn, World } from "../turn.ts";
import type { Danger, Interpretation } from "../understanding/interpretation.ts";
import { NO_MATTER } from "../understanding/several.ts";
import { answerAside } from "./answer-aside.ts";
import { answerFrame } from "./answer-frame.ts";
import { answerPending } from "./answer-pending.ts";
import { alert, finish, languageOf, newDraft, say, type Draft } from "./draft.ts";
import { emergency, isDoneBy, isHurtBy } from "./emergency/alarm.ts";
import { afterwardsOf, inDanger, isAllClear } from "./emergency/in-danger.ts";
import { situationsIn } from "./emergency/situation.ts";
import { dangerAtHand, recurring, wasJustCalledOff } from "./emergency/told-danger.ts";
import { hear, isPlain, type Heard } from "./heard.ts";
import { withNames } from "./names.ts";
import { photosAlone } from "./photos.ts";
import { proceed } from "./question.ts";
import { serve } from "./serve.ts";
import { serveBesides } from "./several.ts";
import { hasOpenTickets } from "./status.ts";
import { follow, steer } from "./steer.ts";

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
  const draft = newDraft(world, current, now, cut(meaning.text, LONGEST_MESSAGE));
  if (late || current.owner.kind === "staff") return silent(draft, message, meaning, now);
  const both =
    meaning.danger === null && isAnswering(message, current) ? besides(draft, meaning) : null;
  const named = withNames(both?.answer ?? meaning, world.community, languageOf(draft));
  const heard = hear(message, named, conversation);
  const noted = both ? serveBesides(draft, heard, both.matter) : draft;
  const decided = greet(respond(noted, heard), conversation);
  return finish(decided, "reply", [residentLine(decided, message, meaning, now)]);
}

/** Typed words while a question stands. */
function isAnswering({ choice, form }: Inbound, { frame }: Conversation): boolean {
  return frame !== null && frame.asked !== null && choice === null && form === undefined;
}

/** 「1203，對了管理費怎麼繳」 is two messages in one; 「B棟，停水到幾點」 only where B棟 was asked for. */
function besides({ world, conversation }: Draft, { text, matters }: Interpretation) {
  const { content, community } = world;
  if (matters.length > 1 || text.length > LONGEST_MESSAGE) return null;
  const both = content.understanding.besides(text, community.country);
  const asked = conversation.frame?.asked?.what;
  return both && (both.announced || answersIt(both.answer, asked)) ? both : null;
}

function answersIt({ entities, answer, act, control }: Interpretation, asked: unknown): boolean {
  switch (asked) {
    case "unit":
    case "name":
    case "phone":
    case "when":
    case "place":
      return entities[asked] !== null;
    default:
      return answer !== null || act !== null || control !== null;
  }
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
    owner: owner.kind === "closed" ? changedOwner(owner, "bot", null) : owner,
  };
}

/** A late message, or one to a person: kept, and shown to staff when it tells of danger. */
function silent(draft: Draft, message: Inbound, meaning: Interpretation, now: number): Turn {
  const told =
    meaning.danger === null
      ? draft
      : alert(
          draft,
          "staff",
          "staff.danger-said",
          { text: draft.heard },
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
function isOfIt(draft: Draft, heard: Heard, told: ToldDanger): boolean {
  if (isAllClear(heard)) return true;
  const { danger } = heard.meaning;
  return !isHurtBy(told, danger) && situationsIn(draft, heard, told).length > 0;
}

function respond(draft: Draft, heard: Heard): Draft {
  const { danger, dangerLikely } = heard.meaning;
  const told = dangerAtHand(draft);
  // In the middle of one, words that merely resemble another are about the one at hand.
  const isAnother = danger !== null && dangerLikely >= leastLikely(told, danger);
  if (told && (!isAnother || isOfIt(draft, heard, told))) return inDanger(draft, heard, told);
  const again = danger ?? recurring(draft, heard);
  if (again !== null) return emergency(draft, heard, again);
  const after = wasJustCalledOff(draft) ? afterwardsOf(draft, heard) : null;
  if (after) return after;
  if (heard.text.length > LONGEST_MESSAGE) return say(draft, "message.too-long");
  if (heard.control) return steer(draft, heard, heard.control);
  const aside = heard.aside && answerAside(draft, heard.aside);
  if (aside) return aside;
  const arrived = heard.text.length > LONG_MESSAGE ? say(draft, "message.arrived") : draft;
  const { frame } = arrived.conversation;
  if (!frame) {
    if (heard.text === "" && heard.photos.length > 0 && heard.intent === null)
      return photosAlone(arrived, heard);
    return answerPending(arrived, heard) ?? serve(arrived, heard);
  }
  if (heard.meaning.matters.length > 1) return serve(arrived, heard);
  const dialog = arrived.world.content.dialogs.get(frame.dialog);
  if (!dialog) return proceed(arrived);
  const answered = answerFrame(arrived, heard, frame, dialog);
  if (answered) return { ...answered, served: { intent: frame.intent, decision: "act" } };
  return heard.act && !isPlainMatter(arrived, heard)
    ? follow(arrived, heard, heard.act)
    : serve(arrived, heard);
}

/** What is plainly a matter of its own is one, however much it sounds like a reply. */
function isPlainMatter(draft: Draft, { meaning: { match } }: Heard): boolean {
  const { intent } = match;
  if (!isPlain(match) || NO_MATTER.has(intent)) return false;
  // 「昨天報的不用來了」 is about what is on record, where there is anything.
  return intent === "ticket-change" ? hasOpenTickets(draft) : intent !== "talk-to-human";
}

/** The first reply names the company (A5, C1), except where every second counts. */
function greet(draft: Draft, before: Conversation): Draft {
  const isFirst = before.last === null && before.newestAt === 0;
  const isGreeted = draft.conversation.said["greet.first"] !== undefined;
  if (!isFirst || isGreeted || draft.served?.intent === "emergency") return draft;
  const alone = say({ ...draft, says: [] }, "greet.opening");
  return { ...alone, says: [...alone.says, ...draft.says] };
}

function residentLine(draft: Draft, message: Inbound, meaning: Interpretation, now: number): Line {
  const { match } = meaning;
  const { served, world } = draft;
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

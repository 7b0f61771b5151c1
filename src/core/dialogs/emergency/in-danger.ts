import type { ToldDanger } from "../../records/conversation.ts";
import { isUnderWay } from "../../records/matter.ts";
import { addToTicket } from "../../tickets/open-ticket.ts";
import { ticketState } from "../../tickets/state.ts";
import { keyFor } from "../../turn/danger-phrases.ts";
import { changedOwner } from "../../records/owner.ts";
import { alert } from "../../turn/told-staff.ts";
import { say, ticketOf, withConversation, wording } from "../../turn/turn-plan.ts";
import type { TurnPlan } from "../../turn/turn.ts";
import { isMatter } from "../../understanding/intent-kinds.ts";
import type { FollowUp } from "../../understanding/interpretation.ts";
import { SAID_TO_BE_NONE } from "../../understanding/dangers/said-to-be-none.ts";
import { EMERGENCY } from "../../understanding/dangers/detect-danger.ts";
import { goOn } from "../go-on.ts";
import { begin } from "../raise.ts";
import { isPlain } from "../settled-moves.ts";
import { type Utterance } from "../utterance.ts";
import { answerTo, askedIn, TOLD_BY_ADVICE } from "./advice.ts";
import { adviceOnceTold } from "./circumstances.ts";
import { noted, shortened } from "./note.ts";
import { restMatters } from "./rest.ts";
import { answerSituations, mayBeOver, situationsIn } from "./situation.ts";
import { AT_HAND_MS, dangerAtHand, lasts, withDanger } from "./told-danger.ts";

/** What is said while a danger lasts and tells of none itself. */
export function inDanger(plan: TurnPlan, utterance: Utterance, told: ToldDanger): TurnPlan {
  const served: TurnPlan = {
    ...plan,
    urgent: true,
    served: { intent: "emergency", decision: "act" },
  };
  const followUp = askedIn(told.kind, utterance);
  const { control } = utterance;
  if (control?.kind === "language" || control?.kind === "repeat") {
    const heardAs =
      control.kind === "language"
        ? say(withConversation(served, { language: control.language }), "language.changed")
        : served;
    return say(heardAs, told.advice);
  }
  const situations = situationsIn(served, utterance, told);
  const advice = adviceOnceTold(told, utterance.text);
  // Circumstances just told come before what holds in any.
  const isRefined = advice !== null && !situations.some(({ first, over }) => first || over);
  if (situations.length > 0 && !isRefined) {
    // News that staff are called for ends nothing, whatever else is over.
    const alarm = situations.some((one) => one.alarm);
    const ends = situations.filter(({ over }) => over);
    const isOver = !alarm && (isAllClear(utterance) || ends.length > 0);
    // What to do while it lasts is nothing to whom it is over for.
    const answer = answerSituations(served, isOver && ends.length > 0 ? ends : situations);
    return isOver
      ? callOff(answer, utterance, told, "emergency.over")
      : noted(answer, utterance, { ...told, advice: advice ?? told.advice }, { alarm });
  }
  if (isAllClear(utterance))
    return callOff(served, utterance, told, keyFor(served, "emergency.all-clear", told));
  if (control?.kind === "person") return answerWith(served, utterance, told, "who-comes");
  if (advice !== null && (followUp === null || TOLD_BY_ADVICE.has(followUp))) {
    const isHurt = told.kind !== "medical" && advice.includes("medical");
    return noted(say(served, advice), utterance, { ...told, advice }, { alarm: isHurt });
  }
  if (followUp !== null && followUp !== "all-clear")
    return answerWith(served, utterance, told, followUp);
  const other = tellsWhere(utterance, told) ? null : otherMatter(served, utterance);
  if (other) return other;
  if (control || isCourtesy(utterance)) return stay(served, utterance, told);
  if (ASKS.test(utterance.text)) return answerWith(served, utterance, told, "unknown");
  // What resembles a danger tells of it: what to do comes before that it was noted.
  const worse =
    utterance.meaning.danger === null
      ? served
      : say(served, keyFor(served, "emergency.worse", told));
  return noted(worse, utterance, told, { alarm: false });
}

/** The resident calls it off: it is over, or was none. */
export function isAllClear(utterance: Utterance): boolean {
  const [likeliest] = utterance.meaning.followUps;
  if (utterance.meaning.danger === null && SAID_TO_BE_NONE.test(utterance.text))
    return mayBeOver(utterance);
  if (likeliest?.of === "all-clear") return mayBeOver(utterance);
  return !likeliest && utterance.control?.kind === "cancel";
}

/** 「不是火，是有人抽菸」 before anybody was alarmed alarms nobody. */
export function saysThereIsNone(
  plan: TurnPlan,
  { meaning: { followUps, text } }: Utterance,
): boolean {
  if (followUps[0]?.of !== "all-clear" || !SAID_TO_BE_NONE.test(text)) return false;
  // 「不是瓦斯，是廚房著火了」 tells of another.
  const { content, community } = plan.world;
  const rest = text.replace(SAID_TO_BE_NONE, " ");
  return content.understanding.interpret(rest, community.country).danger === null;
}

/** Thanks and the like tell staff nothing. */
const COURTESY: ReadonlySet<string> = new Set("thanks farewell greet affirm".split(" "));
const isCourtesy = ({ meaning: { match }, answer, text }: Utterance): boolean =>
  answer === "yes" ||
  (match.decision === "act" &&
    COURTESY.has(match.intent) &&
    text.length <= LONGEST_COURTESY &&
    !/\d/.test(text));
/** In more words something else is told as well. */
const LONGEST_COURTESY = 24;

/** A question that none of our answers fits is not answered with what it didn't ask. */
const ASKS =
  /[?？嗎吗]|(?<!不知道.{0,4}|[不唔]知.{0,4})(?:還是|还是|定係|定系)|要不要|會不會|会不会|是不是|行不行|行唔行|掂唔掂|使唔使|係咪|幾時|几时|誰|谁|邊個|可不可以|可唔可以|能不能|該不該|该不该|怎麼|怎么|點樣|点样|點算|邊度|哪裡|哪里|\b(?:what|how|where|should (?:i|we)|can (?:i|we|you)|do (?:i|we|you)|is it|are (?:you|they)|is \w+ (?:bad|ok|okay|normal|safe|dangerous))\b/i;

/** A11: whoever thanks us hears 請別客氣, in danger too. */
function stay(plan: TurnPlan, { meaning: { match } }: Utterance, told: ToldDanger): TurnPlan {
  const thanked = match.intent === "thanks" ? say(plan, "emergency.welcome") : plan;
  return say(thanked, keyFor(thanked, "emergency.stay", told));
}

/** 「幸福社區 2棟9樓」 answers where it is, whatever else it resembles. */
const tellsWhere = (
  { meaning: { entities, spans, text } }: Utterance,
  told: ToldDanger,
): boolean => {
  const isAsked = told.asked > 0 && !told.placed;
  const tells = isAsked
    ? spans.some(({ kind }) => kind === "unit" || kind === "place")
    : entities.unit !== null;
  return tells && !ANNOUNCED.test(text);
};

/** What is plainly about something else rests until it is over; null for all other words. */
function otherMatter(plan: TurnPlan, utterance: Utterance): TurnPlan | null {
  const { match, text, entities } = utterance.meaning;
  const isAnnounced = match.decision === "act" && ANNOUNCED.test(text);
  const { content } = plan.world;
  if (!isMatter(content.kinds, match.intent) || !(isPlain(match) || isAnnounced)) return null;
  if (MORE_OF_IT.has(match.intent) && !isAnnounced) return null;
  const answer = content.answers.get(match.intent);
  if (answer) return "say" in answer ? say(plan, answer.say) : null;
  return content.dialogFor.has(match.intent)
    ? say(restMatters(plan, utterance, [{ text, match, entities }]), "emergency.later", {
        intent: wording(plan, `intent.${match.intent}`),
      })
    : null;
}

/** In a danger these are mostly said of the danger itself … */
const MORE_OF_IT: ReadonlySet<string> = new Set(
  "emergency complaint repair ticket-status ticket-change talk-to-human leave-message outage-info access-card unwell update-profile".split(
    " ",
  ),
);
/** … unless they are announced. */
const ANNOUNCED =
  /另外|順便|顺便|對了|对了|還有一件|还有一件|報修|报修|\b(?:by the way|btw|unrelated|another (?:thing|matter)|separately)\b/i;

/** Answers a question of safety; what the message tells besides reaches staff as well. */
function answerWith(
  plan: TurnPlan,
  utterance: Utterance,
  told: ToldDanger,
  topic: FollowUp | "unknown",
): TurnPlan {
  const ticket = ticketOf(plan, told.ticket);
  const state = ticket && ticketState(ticket);
  // Once somebody has taken it, that is the answer.
  const answer =
    state?.status === "in-progress" && (topic === "who-comes" || topic === "how-long")
      ? say(plan, "emergency.taken", { staff: state.staff.name })
      : answerTo(plan, topic, told);
  return noted(answer, utterance, told, { alarm: false });
}

/** The resident calls it off, all that lasts at once. Whether it is over, staff decide. */
function callOff(plan: TurnPlan, utterance: Utterance, told: ToldDanger, key: string): TurnPlan {
  const calledOff = plan.conversation.dangers
    .filter((one) => lasts(plan, one, AT_HAND_MS))
    .reduce((each, one) => calledOffOne(each, utterance, one), plan);
  return insteadOf(afterDanger(say(calledOff, key, { ticket: told.ticket })), utterance, told);
}

/** 「不是火，是有人抽菸」: what it was instead is a matter of its own, and begins. */
function insteadOf(plan: TurnPlan, utterance: Utterance, { ticket }: ToldDanger): TurnPlan {
  const { content, community } = plan.world;
  if (plan.conversation.pending?.kind === "resume" || dangerAtHand(plan)) return plan;
  const record = ticketOf(plan, ticket);
  const before = (record && ticketState(record).slots.issue?.split("\n")[0]) ?? "";
  const text = [before, utterance.text].filter((one) => one !== "").join("，");
  const { match, entities } = content.understanding.interpret(text, community.country);
  const other = match.ranked.find(({ intent }) => intent !== EMERGENCY);
  const isOne =
    other !== undefined &&
    other.score >= LIKE_IT &&
    TROUBLES.has(other.intent) &&
    !GONE.test(utterance.text);
  if (!isOne) return plan;
  const moves = content.understanding.moves(text, "nothing");
  // 「是605在煎魚」 tells whose fish it is.
  const isDoor = entities.unit?.building === null && entities.unit.floor === null;
  const theirs = isDoor ? { ...entities, unit: null } : entities;
  const meaning = { ...utterance.meaning, text, entities: theirs };
  const said = { ...utterance, text, moves, meaning };
  const raised = { text, match: { ...match, intent: other.intent }, entities: theirs };
  return goOn(begin({ ...plan, urgent: false }, said, raised, []));
}
const LIKE_IT = 0.2;
const TROUBLES: ReadonlySet<string> = new Set(["complaint", "repair", "parcel"]);
/** What was one, and is over, leaves nothing to begin. */
const GONE =
  /[滅灭]了|散了|修好|送[醫医]|走了|解除|救護|救护|消防|警察|沒事|没事|冇事|\b(?:out now|gone|over|fixed|fine now|all clear|false alarm)\b/i;

function calledOffOne(plan: TurnPlan, utterance: Utterance, told: ToldDanger): TurnPlan {
  const ticket = ticketOf(plan, told.ticket);
  const issue = [ticket ? (ticketState(ticket).slots.issue ?? "") : "", utterance.text].join("\n");
  const slots = { issue: shortened(issue) };
  const added = addToTicket(plan, told.ticket, slots, { by: "resident", words: "" });
  const alerted = alert(
    added,
    "staff",
    "staff.all-clear",
    { ticket: told.ticket, text: utterance.text },
    { ticket: told.ticket, urgent: true },
  );
  // Who wanted to die a minute ago is not left alone for saying that it is over.
  const over = told.kind !== "self-harm" || told.ofAnother;
  return withDanger(alerted, { ...told, saidAt: plan.now, over });
}

/** What is said right after it was called off: relief, or whether it is safe; else null. */
export function afterwardsOf(plan: TurnPlan, utterance: Utterance): TurnPlan | null {
  const told = plan.conversation.dangers.at(-1);
  if (!told) return null;
  const { matters, pending } = plan.conversation;
  // What began since is spoken of, and no more the danger.
  if (matters.some(({ touchedAt }) => touchedAt >= told.saidAt)) return null;
  const isAsked =
    matters.some(({ open }) => open !== null) ||
    (pending !== null && pending.kind !== "anything-else" && pending.kind !== "answered");
  const situations = isAsked ? [] : situationsIn(plan, utterance, told);
  if (situations.length > 0)
    return noted(answerSituations(plan, situations), utterance, told, {
      alarm: situations.some(({ alarm }) => alarm),
    });
  if (isAllClear(utterance)) return say(plan, "emergency.glad");
  const topic = isAsked ? null : askedIn(told.kind, utterance);
  if (topic !== null && ASKED_AFTERWARDS.has(topic)) return answerTo(plan, topic, told);
  const { match, entities } = utterance.meaning;
  if (isPlain(match)) return null;
  if (!told.placed && tellsWhere(utterance, told))
    return noted(plan, utterance, told, { alarm: false });
  if (entities.unit === null && RELIEF.test(utterance.text)) return say(plan, "emergency.glad");
  // Whatever else is told of it belongs to it: nobody who was in danger is offered a menu.
  if (match.decision === "act" || utterance.answer !== null || utterance.control) return null;
  return noted(say(plan, "emergency.noted-after"), utterance, told, { alarm: false });
}
const RELIEF = /謝|谢|不好意思|抱歉|唔該|\b(?:thanks?|thank you|sorry)\b/i;
const ASKED_AFTERWARDS: ReadonlySet<FollowUp> = new Set(["go-back", "power", "windows", "valve"]);

/** Staff have resolved it. */
export function dangerResolved(plan: TurnPlan, ticket: string): TurnPlan {
  const told = plan.conversation.dangers.find((one) => one.ticket === ticket);
  if (!told || told.over) return plan;
  const resolved = withDanger(plan, { ...told, over: true });
  return afterDanger(resolved);
}

/** The bot is there for other things again, and takes up what rested. */
function afterDanger(plan: TurnPlan): TurnPlan {
  if (dangerAtHand(plan)) return plan;
  const { owner, matters } = plan.conversation;
  const free =
    owner.kind === "waiting" && owner.wait === undefined
      ? withConversation(plan, { owner: changedOwner(owner, { kind: "bot" }) })
      : plan;
  const resting = matters.findLast(isUnderWay);
  const isAsked = matters.some((matter) => isUnderWay(matter) && matter.open !== null);
  if (resting === undefined || isAsked || owner.kind === "staff") return free;
  const asked = withConversation(free, { pending: { kind: "resume" } });
  const intent = wording(asked, `intent.${resting.kind}`);
  return say(asked, "emergency.resume-offer", { intent });
}

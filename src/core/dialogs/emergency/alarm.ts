import type { ToldDanger } from "../../conversation.ts";
import { changedOwner } from "../../takeover/hand-over.ts";
import { callAgain } from "../../tickets/call-again.ts";
import { ticketState } from "../../tickets/state.ts";
import type { Slots } from "../../tickets/ticket.ts";
import { DANGERS, type Danger, type FollowUp } from "../../understanding/interpretation.ts";
import {
  alert,
  languageOf,
  say,
  sayPromised,
  ticketOf,
  withConversation,
  type Draft,
} from "../draft.ts";
import type { Heard } from "../heard.ts";
import { openTicket } from "../open-ticket.ts";
import { doneFillings } from "../question.ts";
import { waitForDanger } from "../several.ts";
import { slotFillings, slotWords } from "../slot-words.ts";
import { answerTo, askedIn, dangerName, keyFor, TOLD_BY_ADVICE } from "./advice.ts";
import { adviceFor, adviceOf, adviceOnceTold, isAboutAnother } from "./circumstances.ts";
import { askPlace, noted, rememberPerson, shortened } from "./note.ts";
import { answerSituations, situationsIn } from "./situation.ts";
import { dangerAtHand, JOINED_WITHIN_MS, lasts, recurring } from "./told-danger.ts";
import { correctsPlace, isAtHome, isPlaced, toldBy } from "./whereabouts.ts";

/**
 * The protocol of a danger: advice at once, staff and supervisor alerted with what is known, a
 * ticket open before any question. Later words join it while it lasts; another kind, another
 * building, or the same once more after it was over is a danger of its own.
 */
export function emergency(draft: Draft, heard: Heard, danger: Danger): Draft {
  const served: Draft = {
    ...draft,
    urgent: true,
    served: { intent: "emergency", decision: "act" },
  };
  const same = served.conversation.dangers.findLast((told) => joins(served, heard, told, danger));
  return same ? worsened(served, heard, same, danger) : alarmed(served, heard, danger);
}

/**
 * What belongs to a danger because the danger does it: people hurt or caught, sparks in a fire. All
 * else is a danger of its own.
 */
const DONE_BY: Readonly<Record<Danger, ReadonlySet<Danger>>> = {
  gas: new Set<Danger>(["medical", "helpless", "trapped", "fire"]),
  fire: new Set<Danger>(["medical", "helpless", "trapped", "shock", "gas"]),
  flood: new Set<Danger>(["medical", "helpless", "trapped", "shock"]),
  trapped: new Set<Danger>(["medical", "helpless", "collapse"]),
  intruder: new Set<Danger>(["medical", "helpless", "trapped"]),
  shock: new Set<Danger>(["medical", "helpless"]),
  collapse: new Set<Danger>(["medical", "helpless", "trapped", "falling", "gas"]),
  falling: new Set<Danger>(["medical", "helpless", "collapse"]),
  medical: new Set<Danger>(["helpless"]),
  helpless: new Set<Danger>(["medical", "trapped"]),
  "self-harm": new Set<Danger>(["medical", "helpless", "falling"]),
  other: new Set(DANGERS),
};

function joins(draft: Draft, heard: Heard, told: ToldDanger, danger: Danger): boolean {
  if (!lasts(draft, told, JOINED_WITHIN_MS) || isElsewhere(draft, heard, told)) return false;
  return told.kind === danger || danger === "other" || DONE_BY[told.kind].has(danger);
}

/** Whether words that resemble another danger tell what the one at hand has done. */
export function isDoneBy(told: ToldDanger, danger: Danger): boolean {
  return told.kind !== danger && DONE_BY[told.kind].has(danger);
}

/** Whether it tells of somebody hurt, in a danger that was of another kind. */
export function isHurtBy(told: ToldDanger, danger: Danger | null): boolean {
  return told.kind !== danger && (danger === "medical" || danger === "shock");
}

/** Another building, where that doesn't merely correct the one that was told. */
function isElsewhere(draft: Draft, heard: Heard, { ticket }: ToldDanger): boolean {
  const record = ticketOf(draft, ticket);
  const before = record && ticketState(record).slots.unit?.building;
  const now = heard.meaning.entities.unit?.building;
  return Boolean(before && now && before !== now) && !correctsPlace(heard);
}

/** The first word of a danger. */
function alarmed(draft: Draft, heard: Heard, danger: Danger): Draft {
  const dialog = draft.world.content.dialogFor.get("emergency");
  const facts = toldBy(heard);
  const usual = usualPlace(draft);
  const ofAnother = danger === "self-harm" && isAboutAnother(heard.text);
  // Of what came back, a lift stays a lift.
  const last = draft.conversation.dangers.at(-1);
  const before = danger === "trapped" && recurring(draft, heard) === danger ? last : undefined;
  const advice =
    before?.advice ?? adviceFor({ kind: danger, ofAnother, within: atHand(draft) }, heard.text);
  // Words of no kind that ask for first aid tell of somebody hurt.
  const kind = danger === "other" && advice.includes("medical") ? "medical" : danger;
  const record: ToldDanger = {
    ticket: "",
    kind,
    ofAnother,
    advice,
    advised: [kind],
    saidAt: draft.now,
    over: false,
    placed: isPlaced(facts, usual) || (!OUTSIDE.has(kind) && isAtHome(facts, usual)),
    asked: 0,
  };
  const situations = situationsIn(draft, heard, record);
  const first = situations.filter((one) => one.first);
  const advised =
    first.length > 0
      ? answerSituations(draft, [...first, ...situations.filter((one) => !one.first)])
      : advise(draft, heard, record, record.advice);
  // Content without an emergency dialog fails its check; advice is given all the same.
  if (!dialog) return advised;
  const resting = rested(advised);
  const slots = {
    ...resting.conversation.known,
    ...(record.placed ? usual : {}),
    ...facts,
    issue: shortened(heard.text),
  };
  const wanted = { intent: "emergency", slots, danger: kind };
  const { draft: opened, ticket, promised } = openTicket(resting, dialog, wanted);
  const supervised = alert(
    opened,
    "supervisor",
    "staff.emergency",
    { ...slotFillings(slots, "zh-Hant"), ticket: ticket.id, danger: dangerName(draft, kind) },
    { ticket: ticket.id, urgent: true },
  );
  const promising = sayPromised(
    { ...supervised, timers: [...supervised.timers, callAgain(ticket, draft.now, 0)] },
    keyFor(supervised, dialog.done, record),
    promised,
    doneFillings(supervised, dialog, promised.due, ticket.id),
  );
  const told = { ...record, ticket: ticket.id };
  const { owner, dangers } = promising.conversation;
  const waiting = withConversation(rememberPerson(promising, facts), {
    dangers: [...dangers, told].slice(-MOST_REMEMBERED),
    owner: owner.kind === "bot" ? changedOwner(owner, "waiting", null) : owner,
  });
  const settled = waitForDanger(waiting, heard);
  return told.placed && !isPlaced(facts, {})
    ? say(settled, "emergency.place-known", { unit: slotWords("unit", slots, languageOf(draft)) })
    : askPlace(settled, told, dialog);
}

/** The danger in which this one came about. */
const atHand = (draft: Draft): Danger | null => dangerAtHand(draft)?.kind ?? null;

/** These happen in lifts and outside: nobody is sent to a flat for them. */
const OUTSIDE: ReadonlySet<Danger> = new Set(["trapped", "falling"]);

/** Where they live, or where they were in danger before: it may be there again. */
function usualPlace({ conversation, world }: Draft): Slots {
  const { known, frame, dangers } = conversation;
  const ticket = world.tickets.find(({ id }) => id === dangers.at(-1)?.ticket);
  const unit = known.unit ?? frame?.slots.unit ?? (ticket && ticketState(ticket).slots.unit);
  return unit ? { unit } : {};
}

/** Nobody is in more at a time. */
const MOST_REMEMBERED = 5;

/** More of a danger that is known: staff see each word, and what is new to it is advised. */
function worsened(draft: Draft, heard: Heard, told: ToldDanger, danger: Danger): Draft {
  const isNew = danger !== "other" && !told.advised.includes(danger);
  const more = adviceFor({ kind: danger, ofAnother: false, within: told.kind }, heard.text);
  const record: ToldDanger = {
    ...told,
    kind: told.kind === "other" ? danger : told.kind,
    advised: isNew ? [...told.advised, danger] : told.advised,
    // Once somebody lies there, what is asked next is about them.
    advice: isNew && (danger === "medical" || told.kind === "other") ? more : told.advice,
  };
  const refined = adviceOnceTold(record, heard.text);
  // Who is caught is told so by the danger that caught them, all else by its own.
  const refines = refined !== null && (!isNew || danger === "trapped");
  const now = refines ? { ...record, advice: refined } : record;
  // Whoever is hurt by it now comes before what holds for the danger itself.
  const isHurt = isNew && isHurtBy(told, danger);
  const situations = situationsIn(draft, heard, now).filter(
    ({ in: dangers }) => !isHurt || !dangers?.includes(told.kind),
  );
  if (situations.length > 0)
    return noted(answerSituations(draft, situations), heard, now, {
      alarm: isNew || situations.some(({ alarm }) => alarm),
    });
  const worse = isNew
    ? adviseMore(draft, record, danger, more)
    : say(draft, keyFor(draft, "emergency.worse", record));
  const advised = refines ? say(draft, refined) : worse;
  return noted(answered(advised, heard, now), heard, now, { alarm: isNew });
}

/**
 * Whoever is caught in a fire is no passenger of a lift: how to stay or leave depends on the fire.
 * So does what to do with a child.
 */
function adviseMore(draft: Draft, told: ToldDanger, danger: Danger, advice: string): Draft {
  if (danger === "helpless") return say(draft, keyFor(draft, "emergency.worse", told));
  if (danger === "trapped" && told.kind !== "trapped")
    return answerTo(draft, "leave-or-stay", told);
  return say(draft, advice);
}

/** What to do, and the answer to what the same message asks. */
function advise(draft: Draft, heard: Heard, told: ToldDanger, advice: string): Draft {
  const topic = askedIn(told.kind, heard);
  // How to help somebody with just this comes in place of how to help anybody.
  const isFirstAid = topic !== null && FIRST_AID.has(topic) && advice.includes("medical");
  return isFirstAid ? answerTo(draft, topic, told) : answered(say(draft, advice), heard, told);
}
const FIRST_AID: ReadonlySet<FollowUp> = new Set(["bleeding", "burn", "seizure", "choking"]);

/** The answer to what the same message asks. */
function answered(draft: Draft, heard: Heard, told: ToldDanger): Draft {
  const situations = situationsIn(draft, heard, told);
  if (situations.length > 0) return answerSituations(draft, situations);
  const followUp = askedIn(told.kind, heard);
  const isTold =
    followUp === null ||
    TOLD_ANYWAY.has(followUp) ||
    (TOLD_BY_ADVICE.has(followUp) && told.advice !== adviceOf(told.kind));
  return isTold ? draft : answerTo(draft, followUp, told);
}
/** The advice and the alarm say these by themselves. */
const TOLD_ANYWAY: ReadonlySet<FollowUp> = new Set([
  "all-clear",
  "what-now",
  "who-comes",
  "how-long",
  "overreacting",
  "alone",
]);

/** A question under way rests until it is over: nobody in danger is asked for a form. */
function rested(draft: Draft): Draft {
  const { frame, stack } = draft.conversation;
  return withConversation(draft, {
    frame: null,
    stack: frame ? [...stack, frame] : stack,
    pending: null,
    misses: 0,
  });
}

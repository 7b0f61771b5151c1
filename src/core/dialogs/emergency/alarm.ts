import { unitWords } from "../../courtesy/unit-words.ts";
import type { ToldDanger } from "../../records/conversation.ts";
import { DANGERS, type Danger } from "../../records/danger.ts";
import { slotsOf } from "../../records/matter.ts";
import type { Slots } from "../../records/ticket.ts";
import { callAgain } from "../../tickets/call-again.ts";
import { openTicket } from "../../tickets/open-ticket.ts";
import { ticketState } from "../../tickets/state.ts";
import { dangerName, keyFor } from "../../turn/danger-phrases.ts";
import { changedOwner } from "../../records/owner.ts";
import { slotWords } from "../../turn/slot-words.ts";
import { alert } from "../../turn/told-staff.ts";
import { languageOf, say, sayPromised, ticketOf, withConversation } from "../../turn/turn-plan.ts";
import type { TurnPlan } from "../../turn/turn.ts";
import type { FollowUp } from "../../understanding/interpretation.ts";
import { doneFillings } from "../file.ts";
import { restMatters } from "./rest.ts";
import type { Utterance } from "../utterance.ts";
import { answerTo, askedIn, TOLD_BY_ADVICE } from "./advice.ts";
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
export function emergency(plan: TurnPlan, utterance: Utterance, danger: Danger): TurnPlan {
  const served: TurnPlan = {
    ...plan,
    urgent: true,
    served: { intent: "emergency", decision: "act" },
  };
  const same = served.conversation.dangers.findLast((told) =>
    joins(served, utterance, told, danger),
  );
  return same ? worsened(served, utterance, same, danger) : alarmed(served, utterance, danger);
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

function joins(plan: TurnPlan, utterance: Utterance, told: ToldDanger, danger: Danger): boolean {
  if (!lasts(plan, told, JOINED_WITHIN_MS) || isElsewhere(plan, utterance, told)) return false;
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
function isElsewhere(plan: TurnPlan, utterance: Utterance, { ticket }: ToldDanger): boolean {
  const record = ticketOf(plan, ticket);
  const before = record && ticketState(record).slots.unit?.building;
  const now = utterance.meaning.entities.unit?.building;
  return Boolean(before && now && before !== now) && !correctsPlace(utterance);
}

/** The first word of a danger. */
function alarmed(plan: TurnPlan, utterance: Utterance, danger: Danger): TurnPlan {
  const dialog = plan.world.content.dialogFor.get("emergency");
  const facts = toldBy(utterance);
  const usual = usualPlace(plan);
  const ofAnother = danger === "self-harm" && isAboutAnother(utterance.text);
  // Of what came back, a lift stays a lift.
  const last = plan.conversation.dangers.at(-1);
  const before = danger === "trapped" && recurring(plan, utterance) === danger ? last : undefined;
  const advice =
    before?.advice ?? adviceFor({ kind: danger, ofAnother, within: atHand(plan) }, utterance.text);
  // Words of no kind that ask for first aid tell of somebody hurt.
  const kind = danger === "other" && advice.includes("medical") ? "medical" : danger;
  const record: ToldDanger = {
    ticket: "",
    kind,
    ofAnother,
    advice,
    advised: [kind],
    saidAt: plan.now,
    over: false,
    placed: isPlaced(facts, usual) || (!OUTSIDE.has(kind) && isAtHome(facts, usual)),
    asked: 0,
  };
  const situations = situationsIn(plan, utterance, record, true);
  const first = situations.filter((one) => one.first);
  const advised =
    first.length > 0
      ? answerSituations(plan, [...first, ...situations.filter((one) => !one.first)])
      : advise(plan, utterance, record, record.advice);
  // Content without an emergency dialog fails its check; advice is given all the same.
  if (!dialog) return advised;
  const resting = rested(advised);
  const slots = {
    ...resting.conversation.known,
    ...(record.placed ? usual : {}),
    ...facts,
    issue: shortened(utterance.text),
  };
  const matter = { dialog, kind: "emergency", slots, danger: kind };
  const { plan: opened, ticket, promised } = openTicket(resting, matter);
  const supervised = alert(
    opened,
    "supervisor",
    "staff.emergency",
    {
      ...slotWords(plan.world, slots),
      ticket: ticket.id,
      danger: dangerName(plan, kind),
    },
    { ticket: ticket.id, urgent: true },
  );
  const promising = sayPromised(
    { ...supervised, timers: [...supervised.timers, callAgain(ticket, plan.now, 0)] },
    keyFor(supervised, dialog.done, record),
    promised,
    doneFillings(supervised, dialog, promised.due, ticket.id),
  );
  const told = { ...record, ticket: ticket.id };
  const { owner, dangers } = promising.conversation;
  const waiting = withConversation(rememberPerson(promising, facts), {
    dangers: [...dangers, told].slice(-MOST_REMEMBERED),
    owner: owner.kind === "bot" ? changedOwner(owner, { kind: "waiting" }) : owner,
  });
  const others = utterance.meaning.matters.filter(({ match }) => match.intent !== "emergency");
  const settled = restMatters(waiting, utterance, others);
  return told.placed && !isPlaced(facts, {})
    ? say(settled, "emergency.place-known", {
        unit: slots.unit ? unitWords(slots.unit, languageOf(plan)) : "",
      })
    : askPlace(settled, told, dialog);
}

/** The danger in which this one came about. */
const atHand = (plan: TurnPlan): Danger | null => dangerAtHand(plan)?.kind ?? null;

/** These happen in lifts and outside: nobody is sent to a flat for them. */
const OUTSIDE: ReadonlySet<Danger> = new Set(["trapped", "falling"]);

/** Where they live, or where they were in danger before: it may be there again. */
function usualPlace({ conversation, world }: TurnPlan): Slots {
  const { known, matters, dangers } = conversation;
  const ticket = world.tickets.find(({ id }) => id === dangers.at(-1)?.ticket);
  const inMatters = matters.map(slotsOf).findLast(({ unit }) => unit)?.unit;
  const unit = known.unit ?? inMatters ?? (ticket && ticketState(ticket).slots.unit);
  return unit ? { unit } : {};
}

/** Nobody is in more at a time. */
const MOST_REMEMBERED = 5;

/** More of a danger that is known: staff see each word, and what is new to it is advised. */
function worsened(
  plan: TurnPlan,
  utterance: Utterance,
  told: ToldDanger,
  danger: Danger,
): TurnPlan {
  const isNew = danger !== "other" && !told.advised.includes(danger);
  const more = adviceFor({ kind: danger, ofAnother: false, within: told.kind }, utterance.text);
  const record: ToldDanger = {
    ...told,
    kind: told.kind === "other" ? danger : told.kind,
    advised: isNew ? [...told.advised, danger] : told.advised,
    // Once somebody lies there, what is asked next is about them.
    advice: isNew && (danger === "medical" || told.kind === "other") ? more : told.advice,
  };
  const refined = adviceOnceTold(record, utterance.text);
  // Who is caught is told so by the danger that caught them, all else by its own.
  const refines = refined !== null && (!isNew || danger === "trapped");
  const now = refines ? { ...record, advice: refined } : record;
  // Whoever is hurt by it now comes before what holds for the danger itself.
  const isHurt = isNew && isHurtBy(told, danger);
  const situations = situationsIn(plan, utterance, now).filter(
    ({ in: dangers }) => !isHurt || !dangers?.includes(told.kind),
  );
  if (situations.length > 0)
    return noted(answerSituations(plan, situations), utterance, now, {
      alarm: isNew || situations.some(({ alarm }) => alarm),
    });
  const worse = isNew
    ? adviseMore(plan, record, danger, more)
    : say(plan, keyFor(plan, "emergency.worse", record));
  const advised = refines ? say(plan, refined) : worse;
  return noted(answered(advised, utterance, now), utterance, now, { alarm: isNew });
}

/**
 * Whoever is caught in a fire is no passenger of a lift: how to stay or leave depends on the fire.
 * So does what to do with a child.
 */
function adviseMore(plan: TurnPlan, told: ToldDanger, danger: Danger, advice: string): TurnPlan {
  if (danger === "helpless") return say(plan, keyFor(plan, "emergency.worse", told));
  if (danger === "trapped" && told.kind !== "trapped") return answerTo(plan, "leave-or-stay", told);
  return say(plan, advice);
}

/** What to do, and the answer to what the same message asks. */
function advise(plan: TurnPlan, utterance: Utterance, told: ToldDanger, advice: string): TurnPlan {
  const topic = askedIn(told.kind, utterance);
  // How to help somebody with just this comes in place of how to help anybody.
  const isFirstAid = topic !== null && FIRST_AID.has(topic) && advice.includes("medical");
  return isFirstAid ? answerTo(plan, topic, told) : answered(say(plan, advice), utterance, told);
}
const FIRST_AID: ReadonlySet<FollowUp> = new Set(["bleeding", "burn", "seizure", "choking"]);

/** The answer to what the same message asks. */
function answered(plan: TurnPlan, utterance: Utterance, told: ToldDanger): TurnPlan {
  const situations = situationsIn(plan, utterance, told);
  if (situations.length > 0) return answerSituations(plan, situations);
  const followUp = askedIn(told.kind, utterance);
  const isTold =
    followUp === null ||
    TOLD_ANYWAY.has(followUp) ||
    (TOLD_BY_ADVICE.has(followUp) && told.advice !== adviceOf(told.kind));
  return isTold ? plan : answerTo(plan, followUp, told);
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
function rested(plan: TurnPlan): TurnPlan {
  const { matters } = plan.conversation;
  return withConversation(plan, {
    matters: matters.map((matter) => ({ ...matter, open: null })),
    pending: null,
    misses: 0,
  });
}

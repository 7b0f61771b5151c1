import type { StaffFillings } from "../content/content.ts";
import { timeWords } from "../courtesy/time-words.ts";
import type { Role } from "../records/message.ts";
import { waitOf, type Called, type Wait } from "../records/owner.ts";
import { isOfficeTime } from "../tickets/clocks.ts";
import { alert, staffTime } from "../turn/told-staff.ts";
import {
  finish,
  languageOf,
  newPlan,
  say,
  sayPromised,
  unhurried,
  wake,
  wording,
} from "../turn/turn-plan.ts";
import type { TimerKind, TurnPlan } from "../turn/turn.ts";
import { promiseAnswer, toldOf } from "./promise-answer.ts";

/** Settled questions, "rings": apologised to after the first, after the second told an honest time. */
export const FIRST_RING_MS = 60_000;
const SECOND_RING_MS = 180_000;
/** In a danger nobody hears of a queue: it is looked again whether it is over … */
const DANGER_RING_MS = 300_000;
/** … or nothing was said of it for so long. */
const DANGER_QUIET_MS = 3_600_000;

export const PERSON_WAIT = "person-wait";

/** Whom the ladder calls when they who were called don't come. */
const NEXT: Readonly<Record<Called, Role>> = { staff: "supervisor", supervisor: "director" };

/**
 * A person was called, and has not come (B1). From the promise on its ticket's own timers tell how
 * it stands, as often as it takes.
 */
export const personWait: TimerKind = {
  kind: PERSON_WAIT,
  fire(world, _timer, now) {
    const wait = waitOf(world.conversation.owner);
    if (wait === null) return null;
    const plan = newPlan(world, world.conversation, now);
    const { dangers } = world.conversation;
    if (dangers.some(({ over, saidAt }) => !over && now - saidAt < DANGER_QUIET_MS))
      return finish(wake(plan, PERSON_WAIT, now + DANGER_RING_MS), "reply");
    const second = wait.since + SECOND_RING_MS;
    return now < second
      ? unhurried(finish(wake(callAgain(plan, wait), PERSON_WAIT, second), "reply"), second)
      : finish(promiseTime(plan, wait), "reply");
  },
};

function callAgain(plan: TurnPlan, wait: Wait): TurnPlan {
  const { role, key, fillings, urgent } = waits(plan, wait, wait.to);
  const called = alert(plan, role, key, fillings, { ticket: wait.ticket, urgent });
  return say(called, "person.called-again", { staff: wording(called, `person.who.${wait.to}`) });
}

function promiseTime(plan: TurnPlan, wait: Wait): TurnPlan {
  const {
    plan: called,
    promised,
    ticket,
  } = promiseAnswer(plan, wait, waits(plan, wait, NEXT[wait.to]));
  return sayPromised(called, "person.promised", promised, { ticket, why: closedWords(called) });
}

/** Where it stands, for who asks in the meantime: since when they wait, and until when. */
export function tellWait(plan: TurnPlan, wait: Wait): TurnPlan {
  if (plan.now < wait.since + FIRST_RING_MS && wait.ticket === null)
    return say(plan, "person.still-waiting");
  const { plan: called, promised, ticket } = promiseAnswer(plan, wait, waits(plan, wait, wait.to));
  const { zone } = called.world.community;
  return sayPromised(called, "person.waited", promised, {
    ticket,
    since: timeWords(wait.since, called.now, zone, languageOf(called)),
    why: closedWords(called),
  });
}

/** How they hear of it who are called again. */
function waits(plan: TurnPlan, wait: Wait, role: Role) {
  const fillings: StaffFillings = {
    ...toldOf(plan),
    since: staffTime(plan, wait.since),
    text: wait.words,
  };
  return { role, key: "staff.person-waits", fillings, urgent: true };
}

function closedWords(plan: TurnPlan): string {
  return isOfficeTime(plan.now, plan.world.community) ? "" : wording(plan, "office.closed");
}

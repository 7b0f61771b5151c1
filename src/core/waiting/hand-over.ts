import { changedOwner, waitOf, type Called, type Wait } from "../records/owner.ts";
import { cut } from "../text/cut.ts";
import { isOfficeTime } from "../tickets/clocks.ts";
import { alert, nameOf } from "../turn/told-staff.ts";
import { offer, say, sayPromised, wake, withConversation, wording } from "../turn/turn-plan.ts";
import type { AnswerKind, TurnPlan } from "../turn/turn.ts";
import { promiseAnswer, toldOf } from "./promise-answer.ts";
import { FIRST_RING_MS, PERSON_WAIT, tellWait } from "./rings.ts";

/** Why somebody is called; the resident hears it (B24), and so do staff. */
export const REASONS = [
  "asked",
  /** They wait, and nothing is on record that they could wait for. */
  "waited",
  "not-understood",
  /** Something that must be settled could not be settled with the bot. */
  "unsettled",
  /** Anger, insult, threat (D10, D12). */
  "upset",
  /** The bot has no answer, and doesn't invent one (B13). */
  "unknown",
  /** Whoever had taken it fell silent (B25). */
  "silent",
  /** A colleague hands it on. */
  "transferred",
] as const;
export type Reason = (typeof REASONS)[number];

/** In which words residents hear who comes, and they who are called that they are. */
const COMES: Readonly<Record<Called, { readonly said: string; readonly told: string }>> = {
  staff: { said: "person.coming", told: "staff.person-wanted" },
  supervisor: { said: "supervisor.coming", told: "staff.supervisor-wanted" },
};

/** As much of what was written as a colleague reads at a glance. */
const FIRST_WORDS = 200;

/**
 * A person is called, and the resident waits for one (B24): told who comes and how many are before
 * them (B15), apologised to until somebody does (B1). Out of office hours their message is taken
 * and a time promised at once (B2). Who waits already hears where it stands; a supervisor is called
 * beside staff (D12), and for that alone again. The bot goes on helping until somebody takes over.
 */
export function handOver(
  plan: TurnPlan,
  { to = "staff", why, since = plan.now, words: told, staff = "", ticket = null }: Call,
): TurnPlan {
  const { owner } = plan.conversation;
  const before = waitOf(owner);
  if (before !== null && (before.to === to || before.to === "supervisor"))
    return tellWait(plan, before);
  const words = cut(told ?? plan.messageText, FIRST_WORDS);
  const { speaker } = plan.conversation;
  const by = speaker === undefined ? {} : { by: speaker };
  const wait: Wait = { since, ticket, ...by, ...before, to, words, why };
  const waiting = withConversation(plan, {
    owner: changedOwner(owner, { kind: "waiting", wait }),
    misses: 0,
    pending: null,
  });
  const open = isOfficeTime(plan.now, plan.world.community);
  return offer(open ? call(waiting, wait, why, staff) : takeMessage(waiting, wait, why, staff), []);
}

/** How a person is called. */
interface Call {
  readonly to?: Called;
  readonly why: Reason;
  /** Since when they wait, ms UTC; from now on, if left out. */
  readonly since?: number;
  /** What they want; what they have just written, if left out. */
  readonly words?: string;
  /** The colleague who was there before. */
  readonly staff?: string;
  /** The ticket that carries a time which they were promised. */
  readonly ticket?: string | null;
}

export const person: AnswerKind = {
  name: "person",
  ends: true,
  give: (plan) => handOver(plan, { why: "asked" }),
};

function call(plan: TurnPlan, wait: Wait, why: Reason, staff: string): TurnPlan {
  const { role, key, fillings, urgent } = wanted(plan, wait, why);
  const called = alert(plan, role, key, fillings, { ticket: wait.ticket, urgent });
  // Who waits already is one of those that are counted.
  const ahead = wait.since < plan.now ? 0 : plan.world.waiting;
  return wake(
    say(called, COMES[wait.to].said, {
      why: wording(called, `person.why.${why}`, { staff }),
      count: ahead === 0 ? "" : String(ahead),
    }),
    PERSON_WAIT,
    plan.now + FIRST_RING_MS,
  );
}

function takeMessage(plan: TurnPlan, wait: Wait, why: Reason, staff: string): TurnPlan {
  const {
    plan: taken,
    promised,
    ticket,
  } = promiseAnswer(plan, wait, { ...wanted(plan, wait, why), urgent: false });
  return sayPromised(taken, "person.office-closed", promised, {
    why: wording(taken, `person.why.${why}`, { staff }),
    staff: wording(taken, `person.who.${wait.to}`),
    ticket,
  });
}

/** How they hear of it who are called. */
function wanted(plan: TurnPlan, wait: Wait, why: Reason) {
  return {
    role: wait.to,
    key: COMES[wait.to].told,
    fillings: { ...toldOf(plan), why: nameOf(plan, `staff.why.${why}`), text: wait.words },
    urgent: true,
  };
}

import { staffName } from "../courtesy/address.ts";
import type { Staff } from "../records/actor.ts";
import { calledFor, changedOwner } from "../records/owner.ts";
import { member } from "../staff-turn.ts";
import { alert, noteDown } from "../turn/told-staff.ts";
import { languageOf, say, withConversation } from "../turn/turn-plan.ts";
import type { Turn, TurnPlan } from "../turn/turn.ts";
import { expectAnswer } from "../waiting/owner-silent.ts";
import { answeredBy } from "../waiting/wait-over.ts";

/**
 * A conversation is somebody's from now on: they greet by name and what they are (B23), the clock
 * for their first word runs, and whoever had it hears so. Who was asked for as a supervisor talks
 * apart from the queue (D12).
 */
export function takeOver(plan: TurnPlan, by: Staff, reason = ""): TurnPlan {
  const { owner, apart } = plan.conversation;
  const called = calledFor(owner);
  const isApart = called?.to === "supervisor" && by.roles.some((role) => LEADS.has(role));
  const taken = withConversation(plan, {
    owner: changedOwner(owner, {
      kind: "staff",
      ...member(by),
      since: plan.now,
      ...(called === null ? {} : { called }),
    }),
    apart: isApart ? member(by) : apart,
  });
  const from = owner.kind === "staff" ? { id: owner.id, name: owner.name } : undefined;
  const noted = noteDown(expectAnswer(answeredBy(taken, member(by))), "taken", member(by), {
    text: reason,
    ...(from === undefined ? {} : { to: from }),
  });
  const greeted = greet(noted, by);
  if (from === undefined) return greeted;
  const told = { staff: by.name, text: reason };
  return alert(greeted, "staff", "staff.taken-over", told, { ticket: null, ids: [from.id] });
}

/** Name and what they are: the resident sees who speaks, and that nothing need be told twice. */
export function greet(plan: TurnPlan, by: Pick<Staff, "name" | "title">): TurnPlan {
  return say(plan, "takeover.taken", { staff: staffName(by, languageOf(plan)) });
}

/** What they are greeted with is the colleague's word, under their name (B23). */
export function spokenBy(turn: Turn, by: Staff): Turn {
  const from = { kind: "staff", ...member(by), ...(by.title ? { title: by.title } : {}) } as const;
  return {
    ...turn,
    outbox: turn.outbox.map((one) => (one.to.kind === "resident" ? { ...one, from } : one)),
  };
}

/** Who is called for a talk apart. */
const LEADS: ReadonlySet<string> = new Set(["department-head", "supervisor", "director"]);

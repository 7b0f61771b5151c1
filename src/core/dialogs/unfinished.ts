import { saidFrom } from "../courtesy/quiet-hours.ts";
import { speakerOf, type Conversation } from "../records/conversation.ts";
import { isUnderWay } from "../records/matter.ts";
import type { Owner } from "../records/owner.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import {
  finish,
  newPlan,
  say,
  unhurried,
  wake,
  withConversation,
  withTicket,
} from "../turn/turn-plan.ts";
import type { TimerKind, TurnPlan } from "../turn/turn.ts";
import { fileAllAsTheyStand, filePending } from "./raise.ts";
import { speaking } from "./speakers.ts";

/** The timer of a matter that was left open. */
const UNFINISHED = "unfinished";
const MINUTE = 60_000;
/** Nobody looks for a phone number for so long … */
const DRAFT_MS = 10 * MINUTE;
/** … and whoever was reminded has so long to go on. */
const AFTER_REMINDER_MS = 15 * MINUTE;
/** Quiet hours that are over so soon are waited for. */
const SOON_MS = 120 * MINUTE;

/** Filed without a word, as the first answer of whoever speaks with them (B25). */
function seenBy(plan: TurnPlan, { id, name }: Extract<Owner, { kind: "staff" }>): TurnPlan {
  const filed = fileOfAll(plan);
  const answered = { kind: "answered" as const, at: plan.now, staff: { id, name } };
  const seen = filed.tickets.reduce(
    (each, one) => withTicket(each, withEvent(one, answered)),
    filed,
  );
  return { ...seen, says: [] };
}

function peopleIn(conversation: Conversation): readonly string[] {
  return [speakerOf(conversation), ...Object.keys(conversation.aside)];
}

/** What each who writes here left, told or asked about. */
function fileOfAll(plan: TurnPlan): TurnPlan {
  return peopleIn(plan.conversation).reduce((each, person) => {
    const theirs = speaking(each.conversation, person);
    const spoken = theirs === each.conversation ? each : withConversation(each, theirs);
    return filePending(fileAllAsTheyStand(spoken));
  }, plan);
}

/** A matter that a turn leaves open is looked after. */
export function keepOpen(plan: TurnPlan): TurnPlan {
  const { matters, pending } = plan.conversation;
  const isShown = pending?.kind === "again" && pending.photos.length > 0;
  const isLeft = matters.some(isUnderWay) || pending?.kind === "which" || isShown;
  return isLeft ? wake(plan, UNFINISHED, plan.now + DRAFT_MS) : plan;
}

/** What was told and left is reminded of once, then filed as it stands: nothing said is lost. */
export const unfinished: TimerKind = {
  kind: UNFINISHED,
  fire(world, { rung }, now) {
    const { conversation } = world;
    const left = peopleIn(conversation).flatMap((person) =>
      speaking(conversation, person).matters.filter(isUnderWay),
    );
    const plan = newPlan(world, conversation, now);
    if (left.length === 0) {
      const filed = fileOfAll(plan);
      return filed === plan || conversation.owner.kind === "staff" ? null : finish(filed, "reply");
    }
    // Nobody in danger is reminded of a form.
    if (conversation.dangers.some(({ over }) => !over))
      return finish(wake(plan, UNFINISHED, now + DRAFT_MS), "reply");
    if (conversation.owner.kind === "staff")
      return finish(seenBy(plan, conversation.owner), "reply");
    const from = saidFrom(now, world.community);
    const due = now + AFTER_REMINDER_MS;
    // In quiet hours nobody is disturbed about it; it goes on record all the same (B12).
    if (rung === 0 && from > now) return finish(wake(plan, UNFINISHED, due, 1), "reply");
    if (rung === 0)
      return unhurried(finish(wake(say(plan, "matter.left"), UNFINISHED, due, 1), "reply"), due);
    // Over lunch it waits: told afterwards, its time would have passed already.
    if (from > now && from - now <= SOON_MS)
      return finish(wake(plan, UNFINISHED, from, rung), "reply");
    return finish(fileOfAll({ ...plan, notBefore: from }), "reply");
  },
};

import type { Dialog, DialogSlot } from "../content/content.ts";
import { spokenNumber } from "../courtesy/time-words.ts";
import type { Frame } from "../records/conversation.ts";
import { openTicket } from "../tickets/open-ticket.ts";
import { handOver } from "../turn/hand-over.ts";
import { slotFillings } from "../turn/slot-words.ts";
import {
  languageOf,
  offer,
  remember,
  say,
  sayPromised,
  withConversation,
  wording,
} from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import {
  declined,
  fill,
  isNeeded,
  isWaiting,
  missingSlots,
  newFrame,
  nextSlot,
  timesAsked,
  withTold,
} from "./frame.ts";

/** A question is put, put again, explained with an example; then it is skipped or handed over. */
const MOST_TIMES = 3;
/** A form for one question would be no relief. */
const FEWEST_FIELDS = 2;

/** Says what comes next in the frame under way: a question, the reading back, or the end of it. */
export function proceed(plan: TurnPlan): TurnPlan {
  const { frame } = plan.conversation;
  if (!frame) return plan;
  const dialog = plan.world.content.dialogs.get(frame.dialog);
  // The dialog was deleted under the conversation: what was collected goes to a person.
  if (!dialog) return handOver(withConversation(plan, { frame: null }));
  const slot = nextSlot(dialog, frame.slots, plan.world.features.slots);
  if (slot) return ask(withForm(plan, dialog, frame), frame, slot);
  return readBack(plan, frame, dialog);
}

function ask(plan: TurnPlan, frame: Frame, slot: DialogSlot): TurnPlan {
  const times = timesAsked(frame, slot.slot);
  if (times > MOST_TIMES) return giveUp(plan, frame, slot);
  const asked = withConversation(plan, {
    frame: { ...frame, asked: { what: slot.slot, times } },
    pending: null,
  });
  const way = times === 1 ? "ask" : times === 2 ? "again" : "explain";
  return offer(say(asked, `${slot.ask}.${way}`), choicesFor(plan, slot, times));
}

/** Several plain questions could be answered at once, where the channel has forms. */
function withForm(plan: TurnPlan, dialog: Dialog, { slots }: Frame): TurnPlan {
  const all = plan.world.features.slots;
  const missing = missingSlots(dialog, slots, all).map(({ slot }) => slot);
  const fields = [...all.values()]
    .filter(({ id, form }) => form && missing.includes(id))
    .map(({ id }) => ({ slot: id, label: wording(plan, `choice.correct.${id}`) }));
  if (fields.length < FEWEST_FIELDS) return plan;
  const [title, send] = [wording(plan, "form.open"), wording(plan, "form.send")];
  return { ...plan, form: { title, send, close: wording(plan, "form.close"), fields } };
}

/** 好 is a yes to "may I have it?": it counts, so that three of them end somewhere. */
export function goAhead(plan: TurnPlan, frame: Frame, slot: DialogSlot): TurnPlan {
  const asked = plan.world.features.slots.get(slot.slot);
  const waits = asked?.answers !== undefined && asked.choices === undefined;
  const times = timesAsked(frame, slot.slot);
  if (!waits || times !== 2) return proceed(plan);
  const said = withConversation(plan, { frame: { ...frame, asked: { what: slot.slot, times } } });
  return offer(say(said, "slot.go-ahead"), choicesFor(plan, slot, times));
}

/** Somebody who doesn't know is given the example at once. */
export function explain(plan: TurnPlan, frame: Frame, slot: DialogSlot): TurnPlan {
  const times = Math.max(frame.asked?.times ?? 0, MOST_TIMES - 1);
  return ask(plan, { ...frame, asked: { what: slot.slot, times } }, slot);
}

function choicesFor(plan: TurnPlan, slot: DialogSlot, times: number): readonly string[] {
  const offered = plan.world.features.slots.get(slot.slot)?.choices ?? [];
  const choices = offered.map((choice) => `${slot.slot}:${choice}`);
  if (slot.optional) choices.push("skip");
  // B5: a second failure offers a person.
  if (times === MOST_TIMES) choices.push("person");
  return choices;
}

function giveUp(plan: TurnPlan, frame: Frame, slot: DialogSlot): TurnPlan {
  if (slot.optional) {
    const skipped = withConversation(plan, { frame: fill(frame, { [slot.slot]: null }) });
    return proceed(say(skipped, "slot.skipped"));
  }
  return handOver(plan);
}

/** Reads everything back and asks whether it is right (B6); long answers are checked for (C1). */
function readBack(plan: TurnPlan, frame: Frame, dialog: Dialog): TurnPlan {
  const times = timesAsked(frame, "read-back");
  if (times > MOST_TIMES) return handOver(plan);
  const asked = withConversation(plan, {
    frame: { ...frame, asked: { what: "read-back", times } },
    pending: null,
  });
  const all = plan.world.features.slots;
  const fillings = slotFillings(plan.world, frame.slots, languageOf(plan));
  const lines = dialog.slots
    .filter((slot) => isNeeded(slot, frame.slots, all))
    .filter(({ slot }) => all.get(slot)?.words(frame.slots, languageOf(plan)));
  const opened = say(asked, "read-back.opening");
  const read = lines.reduce((each, { slot }) => say(each, `read-back.${slot}`, fillings), opened);
  return offer(say(read, "read-back.question"), ["yes", "no"]);
}

/** The frame is agreed: the ticket opens, with its number and the promised time (C5, B21). */
export function complete(plan: TurnPlan, frame: Frame, dialog: Dialog): TurnPlan {
  const { plan: opened, ticket, promised } = openTicket(plan, dialog, frame);
  const remembered = remember(opened, frame.slots);
  return afterwards(
    sayPromised(
      remembered,
      dialog.done,
      promised,
      doneFillings(opened, dialog, promised.due, ticket.id),
    ),
  );
}

/** The ticket's number, and 「十分鐘內」 where the promised time is just that far away. */
export function doneFillings(
  plan: TurnPlan,
  dialog: Dialog,
  due: number,
  ticket: string,
): Readonly<Record<string, string>> {
  const soon = due - plan.now === dialog.answer.minutes * 60_000;
  return {
    ticket,
    minutes: soon ? spokenNumber(dialog.answer.minutes, languageOf(plan)) : "",
    why: soon ? "" : wording(plan, "office.closed"),
  };
}

/** After a frame: the matter that waits or was interrupted, else 您還有別的事嗎？ (A12). */
export function afterwards(plan: TurnPlan): TurnPlan {
  const { frame: done, stack, known } = plan.conversation;
  const next = stack.at(-1);
  if (!next) {
    return offer(
      say(
        withConversation(plan, { frame: null, pending: { kind: "anything-else" }, misses: 0 }),
        "anything-else",
      ),
      [],
    );
  }
  const all = plan.world.features.slots;
  const dialog = plan.world.content.dialogs.get(next.dialog);
  const frame = dialog ? withTold(next, dialog, { ...declined(done, all), ...known }) : next;
  const taken = withConversation(plan, {
    frame: { ...frame, asked: null },
    stack: stack.slice(0, -1),
  });
  const { issue } = frame.slots;
  return proceed(
    isWaiting(next)
      ? say(taken, "matters.next", {
          ...intentName(taken, next.intent),
          issue: typeof issue === "string" && issue.length <= LONGEST_QUOTED ? issue : "",
        })
      : say(taken, "frame.resumed", intentName(taken, next.intent)),
  );
}

/** A resident knows their own words again by so many; of more the kind of matter reminds better. */
const LONGEST_QUOTED = 40;

/** Begins a dialog; one that is under way waits on the stack and is resumed afterwards. */
export function begin(
  plan: TurnPlan,
  dialog: Dialog,
  intent: string,
  slots: Frame["slots"],
): TurnPlan {
  const { frame, stack, known } = plan.conversation;
  const fresh = newFrame(dialog, intent, { ...known, ...slots });
  const begun = withConversation(plan, {
    frame: fresh,
    stack: frame ? [...stack, frame].slice(-MOST_INTERRUPTED) : stack,
    pending: null,
    misses: 0,
  });
  return dialog.opening === undefined ? begun : say(begun, dialog.opening);
}

/** Interrupted and waiting together: nobody keeps more matters in mind. */
const MOST_INTERRUPTED = 6;

function intentName(plan: TurnPlan, intent: string): Readonly<Record<string, string>> {
  return {
    intent: plan.world.content.phrases.say(`intent.${intent}`, languageOf(plan), {}, 0),
  };
}

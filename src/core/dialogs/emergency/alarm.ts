import type { ToldDanger } from "../../conversation.ts";
import { changedOwner } from "../../takeover/hand-over.ts";
import { callAgain } from "../../tickets/call-again.ts";
import { ticketState } from "../../tickets/state.ts";
import type { Danger } from "../../understanding/interpretation.ts";
import { alert, remember, sayPromised, ticketOf, withConversation, type Draft } from "../draft.ts";
import type { Heard } from "../heard.ts";
import { openTicket } from "../open-ticket.ts";
import { doneFillings } from "../question.ts";
import { waitForDanger } from "../several.ts";
import { slotFillings } from "../slot-words.ts";
import { advise, answerTo, dangerName, keyFor } from "./advice.ts";
import { askPlace, noted, shortened } from "./note.ts";
import { JOINED_WITHIN_MS, lasts } from "./told-danger.ts";
import { isPlaced, toldBy } from "./whereabouts.ts";

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

/** What dangers do to people belongs to the danger that did it. */
const TO_PEOPLE: ReadonlySet<Danger> = new Set(["medical", "helpless"]);

function joins(draft: Draft, heard: Heard, told: ToldDanger, danger: Danger): boolean {
  if (!lasts(draft, told, JOINED_WITHIN_MS) || isElsewhere(draft, heard, told)) return false;
  if (told.kind === danger || told.kind === "other" || danger === "other") return true;
  return TO_PEOPLE.has(danger);
}

/** Another building, where that doesn't merely correct the one that was told. */
function isElsewhere(draft: Draft, heard: Heard, { ticket }: ToldDanger): boolean {
  const record = ticketOf(draft, ticket);
  const before = record && ticketState(record).slots.unit?.building;
  const now = heard.meaning.entities.unit?.building;
  return Boolean(before && now && before !== now) && !heard.corrects && !CORRECTS.test(heard.text);
}
const CORRECTS =
  /不是|唔係|唔系|打錯|打错|寫錯|写错|說錯|说错|講錯|更正|應該是|应该是|\b(?:not|sorry|typo|mean|meant|correction|wrong)\b/i;

/** The first word of a danger. */
function alarmed(draft: Draft, heard: Heard, danger: Danger): Draft {
  const dialog = draft.world.content.dialogFor.get("emergency");
  const advised = answered(advise(draft, heard, danger), heard, danger);
  // Content without an emergency dialog fails its check; advice is given all the same.
  if (!dialog) return advised;
  const resting = rested(advised);
  const { known } = resting.conversation;
  const slots = { ...known, ...toldBy(heard), issue: shortened(heard.text) };
  const {
    draft: opened,
    ticket,
    promised,
  } = openTicket(resting, dialog, {
    intent: "emergency",
    slots,
    danger,
  });
  const supervised = alert(
    opened,
    "supervisor",
    "staff.emergency",
    { ...slotFillings(slots, "zh-Hant"), ticket: ticket.id, danger: dangerName(draft, danger) },
    { ticket: ticket.id, urgent: true },
  );
  const told = sayPromised(
    { ...supervised, timers: [...supervised.timers, callAgain(ticket, draft.now, 0)] },
    keyFor(supervised, dialog.done, danger),
    promised,
    doneFillings(supervised, dialog, promised.due, ticket.id),
  );
  const record: ToldDanger = {
    ticket: ticket.id,
    kind: danger,
    advised: [danger],
    saidAt: draft.now,
    over: false,
    placed: isPlaced(toldBy(heard), known),
    asked: 0,
  };
  const remembered = remember(told, toldBy(heard));
  const { owner, dangers } = remembered.conversation;
  const waiting = withConversation(remembered, {
    dangers: [...dangers, record].slice(-MOST_REMEMBERED),
    owner: owner.kind === "bot" ? changedOwner(owner, "waiting", null) : owner,
  });
  return askPlace(waitForDanger(waiting, heard), record, dialog);
}

/** Nobody is in more at a time. */
const MOST_REMEMBERED = 5;

/** More of a danger that is known: staff see each word, and what is new to it is advised. */
function worsened(draft: Draft, heard: Heard, told: ToldDanger, danger: Danger): Draft {
  const isNew = danger !== "other" && !told.advised.includes(danger);
  const advised = isNew ? advise(draft, heard, danger) : draft;
  const record: ToldDanger = {
    ...told,
    kind: told.kind === "other" ? danger : told.kind,
    advised: isNew ? [...told.advised, danger] : told.advised,
  };
  const words = answered(advised, heard, record.kind);
  return noted(words, heard, record, { alarm: isNew });
}

/** The answer to what the same message asks. */
function answered(draft: Draft, heard: Heard, kind: Danger): Draft {
  const { followUp } = heard.meaning;
  // With the first advice "what now?" is answered.
  if (followUp === null || followUp === "all-clear" || followUp === "what-now") return draft;
  return answerTo(draft, followUp, kind);
}

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

import { sortOfFiles } from "../courtesy/file-words.ts";
import { addToTicket } from "../tickets/open-ticket.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { ownTickets } from "../tickets/status.ts";
import { offer, say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import { OUT_OF_SCOPE } from "../understanding/matcher.ts";
import { MESSAGE } from "./matters.ts";
import { askWhich } from "./pending.ts";
import { recordQuestion } from "./questions.ts";
import { begin } from "./raise.ts";

import { core } from "./words.ts";
import { does, type Utterance } from "./utterance.ts";

/** B5: asked again in other words; the second time what was said goes to a colleague as it is. */
export function notUnderstood(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { match } = utterance.meaning;
  const { text, photos } = utterance;
  if (match.intent === OUT_OF_SCOPE && match.decision === "act") return say(plan, "out-of-scope");
  // 「ㄟ我要問」 has still to say what.
  if ([...core(plan.messageText)].length < SHORTEST)
    return say(
      withConversation(plan, { pending: { kind: "again", text, photos: [...photos] } }),
      "anything-else.yes",
    );
  // Whoever was answered just now asks on.
  const { pending: before } = plan.conversation;
  if (before?.kind === "answered" && before.text !== "" && match.decision !== "act")
    return does(utterance, "ask") ? recordQuestion(plan, utterance) : say(plan, "acknowledged");
  const misses = plan.conversation.misses + 1;
  const missed = withConversation(plan, { misses, pending: null });
  // Anger alone is heard, and asked what it is about (D12).
  const isFelt = utterance.moves.every(({ kind }) => FELT.has(kind));
  if (match.decision === "confirm" && match.confidence >= CLOSE && !isFelt) {
    const which = askWhich(missed, utterance);
    if (which) return { ...which, unclear: "which" };
  }
  if (misses > 1) return leaveWithColleague(missed, utterance);
  const pending = { kind: "again" as const, text, photos: [...photos] };
  const asked = isFelt ? "complaint.issue.ask" : "not-understood.again";
  const again = say(withConversation(missed, { pending }), asked);
  return isFelt ? again : { ...again, unclear: "again" };
}
const SHORTEST = 3;
/** Less sure, two guesses would be two of many. */
const CLOSE = 0.4;

const FELT: ReadonlySet<string> = new Set("anger insult threat".split(" "));

/** Nobody is asked a third time: it is on record word for word, and a colleague answers (B13). */
function leaveWithColleague(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const { text, meaning, photos } = utterance;
  const match = { ...meaning.match, intent: MESSAGE, decision: "act" as const };
  const left = begin(plan, utterance, { text, match, entities: meaning.entities }, photos);
  return offer({ ...left, unclear: "colleague" }, ["person"]);
}

/** Photos without a word belong to the newest open ticket, else we ask what they show (B8). */
export function photosAlone(plan: TurnPlan, { photos }: Utterance): TurnPlan {
  const open = ownTickets(plan).findLast((ticket) => isOpen(ticketState(ticket)));
  if (open) {
    const photo = [...(ticketState(open).slots.photo ?? []), ...photos];
    const added = addToTicket(plan, open.id, { photo }, { by: "resident" });
    return say(added, "photo.added", { ticket: open.id });
  }
  const pending = { kind: "again" as const, text: "", photos: [...photos] };
  const sort = sortOfFiles(photos);
  // Nothing here can hear or watch: words are asked for.
  return say(withConversation(plan, { pending }), sort === "video" ? "voice.what" : `${sort}.what`);
}

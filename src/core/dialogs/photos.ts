import { addToTicket } from "../tickets/open-ticket.ts";
import { isOpen, ticketState } from "../tickets/state.ts";
import { offer, say, withConversation } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import type { Utterance } from "./utterance.ts";

/** Says that photos arrived, when any did. */
export function thankForPhotos(plan: TurnPlan, { photos }: Utterance): TurnPlan {
  if (photos.length === 0) return plan;
  return say(plan, "photo.thanks", { count: String(photos.length) });
}

/** Photos without a word belong to the newest open ticket, else we ask what they show (B8). */
export function photosAlone(plan: TurnPlan, utterance: Utterance): TurnPlan {
  const thanked = thankForPhotos(plan, utterance);
  const open = plan.world.tickets.findLast((ticket) => isOpen(ticketState(ticket)));
  if (open) {
    const state = ticketState(open);
    const photo = [...(state.slots.photo ?? []), ...utterance.photos];
    return say(addToTicket(thanked, open.id, { photo }, { by: "resident" }), "photo.added", {
      ticket: open.id,
    });
  }
  const { offered, dialogFor } = plan.world.content;
  const intents = offered.filter((intent) => dialogFor.has(intent));
  const asked = withConversation(thanked, {
    pending: { kind: "which", intents, text: "", photos: [...utterance.photos] },
  });
  return offer(say(asked, "photo.what"), [
    ...intents.map((intent) => `intent:${intent}`),
    "person",
  ]);
}

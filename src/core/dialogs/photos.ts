import { isOpen, ticketState } from "../tickets/state.ts";
import { offer, say, withConversation, type Draft } from "./draft.ts";
import type { Heard } from "./heard.ts";
import { addToTicket } from "./open-ticket.ts";

/** Says that photos arrived, when any did. */
export function thankForPhotos(draft: Draft, { photos }: Heard): Draft {
  if (photos.length === 0) return draft;
  return say(draft, "photo.thanks", { count: String(photos.length) });
}

/** Photos without a word belong to the newest open ticket, else we ask what they show (B8). */
export function photosAlone(draft: Draft, heard: Heard): Draft {
  const thanked = thankForPhotos(draft, heard);
  const open = draft.world.tickets.findLast((ticket) => isOpen(ticketState(ticket)));
  if (open) {
    const state = ticketState(open);
    const photo = [...(state.slots.photo ?? []), ...heard.photos];
    return say(addToTicket(thanked, open.id, { photo }, { by: "resident" }), "photo.added", {
      ticket: open.id,
    });
  }
  const intents = ["repair", "complaint"];
  const asked = withConversation(thanked, {
    pending: { kind: "which", intents, text: "", photos: [...heard.photos] },
  });
  return offer(say(asked, "photo.what"), [
    ...intents.map((intent) => `intent:${intent}`),
    "person",
  ]);
}

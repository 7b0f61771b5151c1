import type { Fillings, StaffFillings } from "../content/content.ts";
import type { Language } from "../records/message.ts";
import type { Slots } from "../records/ticket.ts";
import type { World } from "./turn.ts";

/** All slots in words, as fillings for phrases; empty for what is unknown or was declined. */
export function slotFillings(
  { features }: Pick<World, "features">,
  slots: Slots,
  language: Language,
): Fillings {
  return Object.fromEntries(
    [...features.slots.values()].map((slot) => [slot.blank, slot.words(slots, language)]),
  );
}

/** The same for alerts, in whichever language a colleague reads. */
export function slotWords({ features }: Pick<World, "features">, slots: Slots): StaffFillings {
  return Object.fromEntries(
    [...features.slots.values()].map((slot) => [
      slot.blank,
      (language: Language) => slot.words(slots, language),
    ]),
  );
}

import { decide } from "../../../src/core/dialogs/decide.ts";
import type { Conversation, Frame } from "../../../src/core/records/conversation.ts";
import type { Inbound } from "../../../src/core/records/message.ts";
import type { Slots } from "../../../src/core/records/ticket.ts";
import type { Unit } from "../../../src/core/records/unit.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type { Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { entitiesOf } from "../../../src/core/understanding/entities/entities.ts";
import { hearing, literalDialogs, meant, written } from "../literal-message.ts";
import { literalWorld, NOW } from "../literal-world.ts";

export const unit = (number: string): Unit => ({
  building: "A",
  entrance: null,
  floor: null,
  number,
  sub: null,
});
export const wang = { surname: "王", given: null, form: "太太" };
export const kitchen = { area: "home", words: "廚房" } as const;
export const understanding = hearing({
  "1203": { unit: unit("1203") },
  "1205": { unit: unit("1205") },
  王太太: { name: wang },
  "0912": { phone: "+886912345678" },
  廚房: { place: kitchen },
});
export const content = { ...literalDialogs, understanding };
export const none = entitiesOf([], { asked: false });

export const LEAK: Slots = { issue: "漏水", place: kitchen };
export const COMPLETE: Slots = { ...LEAK, unit: unit("1203"), name: wang };
export const frameOf = (slots: Slots, what: string | null, times = 1): Frame => ({
  dialog: "repair",
  intent: "repair",
  slots,
  asked: what === null ? null : { what, times },
  answered: Object.keys(slots),
});
export type Told = readonly [meaning?: Partial<Interpretation>, message?: Partial<Inbound>];

/** What a message does to a frame under way. */
export const answered = (
  frame: Frame | null,
  text: string,
  [meaning = {}, message = {}]: Told = [],
  change: Partial<Conversation> = {},
): Turn =>
  decide(
    literalWorld({
      content,
      conversation: { newestAt: 1, last: { text: "before", choices: [] }, frame, ...change },
    }),
    written(text, message),
    meant(text, meaning),
    NOW,
  );
export const choicesOf = ({ outbox }: Turn): unknown =>
  outbox[0]?.choices.map(({ value }) => value);
export const now = ({ conversation }: Turn): unknown => conversation.frame?.asked;

import { decide } from "../../../src/core/dialogs/decide.ts";
import type { Conversation, Frame } from "../../../src/core/records/conversation.ts";
import type { Inbound } from "../../../src/core/records/message.ts";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import type { Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { hearing, literalDialogs, meant, written } from "../literal-message.ts";
import { literalWorld, NOW, showing } from "../literal-world.ts";

export const wang = { surname: "王", given: null, form: "太太" };
export const unit = { building: "A", entrance: null, floor: null, number: "1203", sub: null };
export const content = {
  ...literalDialogs,
  phrases: showing([], ["intent.repair", "intent.fee-inquiry", "intent.parcel", "intent.parking"]),
  understanding: hearing({
    我姓王: { name: wang },
    "1203": { unit },
    "0912": { phone: "+886912" },
  }),
};
export const last = { text: "before", choices: [{ value: "yes", label: "是" }] };
export const answered = (
  text: string,
  meaning: Partial<Interpretation> = {},
  change: Partial<Conversation> = {},
  message: Partial<Inbound> = {},
  tickets: readonly Ticket[] = [],
): Turn =>
  decide(
    literalWorld({ content, conversation: { newestAt: 1, last, ...change }, tickets }),
    written(text, message),
    meant(text, meaning),
    NOW,
  );
export const choicesOf = ({ outbox }: Turn): unknown =>
  outbox[0]?.choices.map(({ value }) => value);
export const frame: Frame = {
  dialog: "repair",
  intent: "repair",
  slots: { issue: "漏水" },
  asked: { what: "place", times: 1 },
  answered: ["issue"],
};
export const waiting = { owner: { kind: "waiting", epoch: 4 } } as const;

import { decide } from "../../../src/core/dialogs/decide.ts";
import type { Community } from "../../../src/core/records/community.ts";
import type { Conversation } from "../../../src/core/records/conversation.ts";
import { LONGEST_ISSUE, type Matter } from "../../../src/core/records/matter.ts";
import type { Attachment, Inbound } from "../../../src/core/records/message.ts";
import type { Slots, Ticket } from "../../../src/core/records/ticket.ts";
import type { Unit } from "../../../src/core/records/unit.ts";
import type { Content } from "../../../src/core/content/content.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { entitiesOf } from "../../../src/core/understanding/entities/entities.ts";
import type { Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { hearing, literalDialogs, meant, written, type Does } from "../literal-message.ts";
import { literalWorld, MINUTE, NOW, showing } from "../literal-world.ts";
import { meantBy } from "../../../src/core/turn/offers.ts";

export const unit = (number: string): Unit => ({
  building: "A",
  entrance: null,
  floor: null,
  number,
  sub: null,
});
export const wang = { surname: "王", given: null, form: "太太" };
export const kitchen = { area: "home", words: "廚房" } as const;
export const photo: Attachment = { id: null, name: "a.jpg", type: "image/jpeg" };
export const none = entitiesOf([], { asked: false });
const TEXTS = {
  "1203": { unit: unit("1203") },
  "1205": { unit: unit("1205") },
  王太太: { name: wang },
  我姓王: { name: wang },
  "0912": { phone: "+886912345678" },
  "王太太 0912": { name: wang, phone: "+886912345678" },
  廚房: { place: kitchen },
};

/** What is known of a leak, and all that is asked of one. */
export const LEAK: Slots = { issue: "漏水", place: kitchen };
export const COMPLETE: Slots = { ...LEAK, unit: unit("1203"), name: wang, phone: null };

/** A matter of which so much was told; `open` is the question that stands. */
export const matterOf = (
  { issue, ...facts }: Slots,
  open: string | null,
  change: Partial<Matter> = {},
): Matter => ({
  id: "m1",
  kind: "repair",
  dialog: "repair",
  state: open === "read-back" || open === "correction" ? "confirming" : "telling",
  facts: Object.entries(facts).map(([slot, value]) => ({
    slot,
    value,
    whose: "writer",
    by: "p1",
    at: NOW - MINUTE,
  })),
  notes: issue ? [{ text: issue.slice(0, LONGEST_ISSUE), by: "p1", at: NOW - MINUTE }] : [],
  feelings: [],
  questions: [],
  asked: {},
  open,
  ticket: null,
  touchedAt: NOW - MINUTE,
  ...change,
});
/** Its ticket is open. */
export const filedAs = (ticket: string, change: Partial<Matter> = {}): Matter =>
  matterOf(COMPLETE, null, { state: "filed", ticket, ...change });

/** What a message is, where it is more than words that describe something. */
export interface Heard {
  readonly does?: Does;
  readonly meaning?: Partial<Interpretation>;
  readonly message?: Partial<Inbound>;
  readonly conversation?: Partial<Conversation>;
  readonly tickets?: readonly Ticket[];
  readonly community?: Partial<Community>;
  readonly content?: Partial<Content>;
  readonly now?: number;
}

/** What a message causes in the middle of a conversation. */
export function heard(
  text: string,
  { does, meaning, message, conversation, tickets, community, content, now = NOW }: Heard = {},
): Turn {
  const understanding = hearing(TEXTS, does === undefined ? {} : { [text]: does });
  return decide(
    literalWorld({
      content: { ...literalDialogs, understanding, ...content },
      conversation: { newestAt: 1, last: { text: "before", choices: [] }, ...conversation },
      ...(tickets && { tickets }),
      ...(community && { community }),
    }),
    written(text, { at: now, ...message }),
    meant(text, meaning),
    now,
  );
}
/** … while this matter is at hand. */
export const within = (matter: Matter, text: string, how: Heard = {}): Turn =>
  heard(text, { ...how, conversation: { matters: [matter], ...how.conversation } });

/** Phrases that show what these blanks were filled with; of `known` there are such. */
export const shown = (blanks: readonly string[], known: readonly string[] = []) => ({
  phrases: showing(blanks, known),
});
export const choicesOf = ({ outbox }: Turn): readonly string[] | undefined =>
  outbox[0]?.choices.map(meantBy);
/** A leak of which all was told, as it is read back. */
export function readBack(change: Partial<Matter> = {}): Matter {
  const { phone: _, ...told } = COMPLETE;
  const asked = matterOf(told, "phone", { asked: { unit: 1, contact: 1 } });
  const read = matterIn(within(asked, "不用", { does: "decline" }));
  if (read?.open !== "read-back") throw new Error("it was not read back");
  return { ...read, ...change };
}
/** The matter that is spoken of last, as a turn leaves it. */
export const matterIn = ({ conversation }: Pick<Turn, "conversation">): Matter | undefined =>
  conversation.matters.at(-1);

import { decide } from "../../../src/core/dialogs/decide.ts";
import type { Situation } from "../../../src/core/content/content.ts";
import type { Conversation, ToldDanger } from "../../../src/core/records/conversation.ts";
import type { Ticket } from "../../../src/core/records/ticket.ts";
import type { Unit } from "../../../src/core/records/unit.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { entitiesOf } from "../../../src/core/understanding/entities/entities.ts";
import type { FollowUp, Interpretation } from "../../../src/core/understanding/interpretation.ts";
import { hearing, literalDialogs, meant, written } from "../literal-message.ts";
import {
  literalDanger,
  literalTicket,
  literalWorld,
  MINUTE,
  NOW,
  showing,
} from "../literal-world.ts";
import { matterOf } from "./literal-talk.ts";

export const HOUR = 60 * MINUTE;
export const unit = (building: string | null, number: string | null = null): Unit => ({
  building,
  entrance: null,
  floor: null,
  number,
  sub: null,
});
export const home = unit("A", "1203");
export const wang = { surname: "王", given: null, form: "太太" };
export const none = entitiesOf([], { asked: false });
const situation = { over: false, alarm: false, first: false };
const content = {
  ...literalDialogs,
  understanding: hearing(
    { "1203": { unit: unit(null, "1203") } },
    { 好: "agree", 管理費: "raise", A棟1203管理費: "raise" },
  ),
  situations: new Map<string, Situation>([
    ["child-inside", { ...situation, in: ["fire"], alarm: true }],
    ["smoke-gone", { ...situation, in: ["fire"], over: true }],
    ["clothes-burn", { ...situation, in: ["fire"], first: true }],
    ["door-hot", { ...situation, in: ["fire"] }],
    ["bleeds", situation],
    ["water-rises", { ...situation, in: ["flood"] }],
  ]),
};
/** What was being asked when it began. */
export const leak = matterOf({ issue: "漏水" }, "unit", { asked: { unit: 1 } });
export const emergencyTicket = (id = "T1"): Ticket => ({ ...literalTicket(id), kind: "emergency" });
const begun = { newestAt: 1, last: { text: "before", choices: [] } };

export const heard = (
  text: string,
  meaning: Partial<Interpretation>,
  change: Partial<Conversation> = {},
  tickets: readonly Ticket[] = [],
  phrases = showing([]),
): Turn =>
  decide(
    literalWorld({
      content: { ...content, phrases },
      conversation: { ...begun, ...change },
      tickets,
    }),
    written(text),
    meant(text, meaning),
    NOW,
  );
/** Somebody cries for help. */
export const cried = (
  danger: Interpretation["danger"],
  change: Partial<Conversation> = {},
  meaning: Partial<Interpretation> = {},
): Turn => heard("救命", { danger, dangerLikely: 1, ...meaning }, change);
/** Somebody writes in the middle of a fire. */
export const within = (
  text: string,
  meaning: Partial<Interpretation> = {},
  told: Partial<ToldDanger> = {},
  change: Partial<Conversation> = {},
): Turn =>
  heard(
    text,
    meaning,
    { owner: { kind: "waiting", epoch: 1 }, dangers: [{ ...literalDanger, ...told }], ...change },
    [emergencyTicket()],
  );
export const asks = (of: FollowUp): Partial<Interpretation> => ({ followUps: [{ of, share: 1 }] });
export const tells = (of: string): Partial<Interpretation> => ({ situations: [{ of, share: 1 }] });
export const dangerIn = ({ conversation }: Turn): ToldDanger | undefined =>
  conversation.dangers.at(-1);

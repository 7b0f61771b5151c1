import type { ToldDanger } from "../../records/conversation.ts";
import type { Danger } from "../../records/danger.ts";
import { isOpen, ticketState } from "../../tickets/state.ts";
import { ticketOf, withConversation } from "../../turn/turn-plan.ts";
import type { TurnPlan } from "../../turn/turn.ts";
import type { Utterance } from "../utterance.ts";
import { situationsIn } from "./situation.ts";

/** The danger that the resident is in: the latest told, while it lasts. */
export function dangerAtHand(plan: TurnPlan): ToldDanger | null {
  return plan.conversation.dangers.findLast((told) => lasts(plan, told, AT_HAND_MS)) ?? null;
}

const HOUR = 60 * 60_000;
/** Whoever said nothing for so long writes about something else … */
export const AT_HAND_MS = 2 * HOUR;
/** … and when it is told once more after this, it has begun anew. */
export const JOINED_WITHIN_MS = 6 * HOUR;

/** 「不好意思嚇到大家」 after it was called off is no matter of its own. */
export function wasJustCalledOff({ conversation, now }: TurnPlan): boolean {
  const told = conversation.dangers.at(-1);
  return told !== undefined && told.over && now - told.saidAt < AT_HAND_MS;
}

/** 「又有了，一樣的味道」: what the resident was in before has come back; null for other words. */
export function recurring(plan: TurnPlan, utterance: Utterance): Danger | null {
  const told = plan.conversation.dangers.at(-1);
  if (!told || plan.now - told.saidAt > RECURS_WITHIN_MS || told.kind === "self-harm") return null;
  const { text } = utterance;
  // News that staff are called for at once, right after it was called off.
  if (wasJustCalledOff(plan) && situationsIn(plan, utterance, told).some(({ alarm }) => alarm))
    return told.kind;
  return text.length <= LONGEST_RECURRING && AGAIN.test(text) ? told.kind : null;
}
const RECURS_WITHIN_MS = 14 * 24 * HOUR;
/** In more words whoever is in danger says what it is. */
const LONGEST_RECURRING = 30;
const AGAIN =
  /又(?:有|響|响|來|来|開始|开始|聞|闻|燒|烧|漏|冒|卡|淹|噴|喷|發生|发生)|\b(?:again|is back|came back|it'?s back)\b/i;

export function lasts(plan: TurnPlan, told: ToldDanger, within: number): boolean {
  const ticket = ticketOf(plan, told.ticket);
  return (
    !told.over && plan.now - told.saidAt < within && ticket !== null && isOpen(ticketState(ticket))
  );
}

export function withDanger(plan: TurnPlan, record: ToldDanger): TurnPlan {
  const { dangers } = plan.conversation;
  return withConversation(plan, {
    dangers: dangers.map((told) => (told.ticket === record.ticket ? record : told)),
  });
}

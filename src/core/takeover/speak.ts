import { DateTime } from "luxon";
import { z } from "zod";
import { conversationAct } from "../act.ts";
import { SERVING } from "../policy.ts";
import type { Staff } from "../records/actor.ts";
import { attachmentSchema, type Outgoing } from "../records/message.ts";
import { failed, ok } from "../result.ts";
import { member } from "../staff-turn.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import { hasFirstResponse, ticketState } from "../tickets/state.ts";
import { behindUnsent, finish, newPlan, withConversation, withTicket } from "../turn/turn-plan.ts";
import type { TurnPlan, World } from "../turn/turn.ts";
import { answered } from "../waiting/owner-silent.ts";
import { greet, spokenBy, takeOver } from "./take-over.ts";
import { promiseWord } from "./word.ts";

/** Longer than anybody looks for a slip of theirs. */
const LONGEST_HOLD_MS = 60_000;
const LONGEST_WORDS = 20_000;
const MOST_FILES = 5;

/**
 * A person writes to the resident. Only who owns the conversation does (B25); whoever writes in one
 * that is nobody's takes it. What is held waits so long and can be taken back; a time that is told
 * in it is a promise with a timer (B21).
 */
export const speak = conversationAct({
  name: "say",
  may: { own: SERVING, others: [], unassigned: SERVING },
  input: z
    .object({
      text: z.string().trim().max(LONGEST_WORDS).default(""),
      attachments: z.array(attachmentSchema).max(MOST_FILES).default([]),
      promise: z
        .object({
          due: z.iso
            .datetime({ offset: true })
            .transform((iso) => DateTime.fromISO(iso).toMillis())
            .describe("When the resident hears again"),
        })
        .optional(),
      hold: z.int().min(0).max(LONGEST_HOLD_MS).default(0).describe("ms"),
    })
    .refine(({ text, attachments }) => text !== "" || attachments.length > 0, { path: ["text"] }),
  decide(world, by, { text, attachments, promise, hold }, now) {
    if (promise !== undefined && promise.due <= now) return failed("past");
    const { owner } = world.conversation;
    const plan = newPlan(world, world.conversation, now);
    const isTheirs = owner.kind === "staff" && owner.id === by.id;
    const theirs = isTheirs ? greetIfNew(plan, by) : takeOver(plan, by);
    const kept = answered(respondToAll(theirs, by));
    const promised = promise === undefined ? kept : promiseWord(kept, by, promise.due, text);
    const plain = spokenWords(world, by, text, now, Math.max(hold, behindUnsent(plan) - now));
    const spoken = attachments.length === 0 ? plain : { ...plain, attachments };
    const turn = spokenBy(finish(withUnsent(promised, by, spoken), "notice"), by);
    return ok({ ...turn, outbox: [...turn.outbox, spoken] });
  },
});

/** Whoever got it from a colleague has yet to greet (B24). */
function greetIfNew(plan: TurnPlan, by: Staff): TurnPlan {
  const { owner } = plan.conversation;
  if (owner.kind !== "staff" || owner.toGreet === undefined) return plan;
  const { toGreet: _once, ...greeting } = owner;
  return greet(withConversation(plan, { owner: greeting }), by);
}

/** A person's word to the resident is the answer that clocks and promises of a word wait for. */
function respondToAll(plan: TurnPlan, by: Staff): TurnPlan {
  const at = plan.now;
  const staff = member(by);
  return plan.world.tickets.reduce((each, before) => {
    const ticket = each.tickets.find(({ id }) => id === before.id) ?? before;
    const state = ticketState(ticket);
    if (!hasFirstResponse(state))
      return withTicket(each, withEvent(ticket, { kind: "answered", at, staff }));
    const owes = state.promises.some(({ about, kept }) => about === "word" && kept === null);
    return owes ? withTicket(each, withEvent(ticket, { kind: "spoken", at, staff })) : each;
  }, plan);
}

/** Those that are on their way by now are forgotten. */
function withUnsent(plan: TurnPlan, by: Staff, { id, text, notBefore }: Outgoing): TurnPlan {
  const waiting = plan.conversation.unsent.filter(({ until }) => until > plan.now);
  const own =
    notBefore === undefined ? [] : [{ id, by: member(by), text, at: plan.now, until: notBefore }];
  return withConversation(plan, { unsent: [...waiting, ...own] });
}

function spokenWords(
  { conversation, ids }: World,
  by: Staff,
  text: string,
  now: number,
  hold: number,
): Outgoing {
  return {
    id: `${ids.turn}.s`,
    to: { kind: "resident", channel: conversation.channel, conversation: conversation.id },
    text,
    choices: [],
    at: now,
    ...(hold <= 0 ? {} : { notBefore: now + hold }),
    ownerEpoch: null,
    from: { kind: "staff", ...member(by), ...(by.title ? { title: by.title } : {}) },
    ticket: null,
    conversation: conversation.id,
    urgent: false,
    tries: 0,
  };
}

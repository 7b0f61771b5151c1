import {
  finish,
  newPlan,
  say,
  withConversation,
  withTicket,
  type TurnPlan,
} from "../turn/turn-plan.ts";
import { dangerResolved } from "../dialogs/emergency/in-danger.ts";
import { proceed } from "../dialogs/question.ts";
import { withEvent } from "../tickets/open-ticket.ts";
import type { Outgoing } from "../records/message.ts";
import { failed, ok, type Result } from "../result.ts";
import { hasFirstResponse, isOpen, ticketState } from "../tickets/state.ts";
import type { Turn, World } from "../turn/turn.ts";
import { changedOwner } from "../turn/hand-over.ts";

/** What a member of staff does, on whatever screen; `staff` is the name residents see. */
export type StaffAct =
  | { readonly kind: "acknowledge"; readonly staff: string; readonly ticket: string }
  | {
      readonly kind: "resolve";
      readonly staff: string;
      readonly ticket: string;
      readonly text: string;
    }
  | { readonly kind: "take"; readonly staff: string }
  | { readonly kind: "say"; readonly staff: string; readonly text: string }
  | { readonly kind: "return"; readonly staff: string }
  | { readonly kind: "close"; readonly staff: string };

export type StaffRefusal = "no-such-ticket" | "no-such-conversation" | "already-done" | "not-yours";

/**
 * Decides what an act of staff causes. The resident hears of every change (D13); one person at a
 * time owns a conversation (B25), and only the owner writes in it.
 */
export function staffActs(world: World, act: StaffAct, now: number): Result<Turn, StaffRefusal> {
  const plan = newPlan(world, world.conversation, now);
  const { owner } = world.conversation;
  const mine = owner.kind === "staff" && owner.staff === act.staff;
  switch (act.kind) {
    case "acknowledge":
    case "resolve": {
      const ticket = world.tickets.find(({ id }) => id === act.ticket);
      if (!ticket) return failed("no-such-ticket");
      const state = ticketState(ticket);
      const done = act.kind === "resolve" ? !isOpen(state) : hasFirstResponse(state);
      if (done) return failed("already-done");
      const { staff } = act;
      const fillings = { ticket: ticket.id, staff };
      if (act.kind === "acknowledge") {
        const changed = withTicket(plan, withEvent(ticket, { kind: "answered", at: now, staff }));
        return ok(finish(say(changed, "ticket.answered", fillings), "notice"));
      }
      const { text } = act;
      const changed = withTicket(
        plan,
        withEvent(ticket, { kind: "resolved", at: now, staff, text }),
      );
      const told = say(changed, "ticket.resolved", { ...fillings, text });
      return ok(finish(dangerResolved(told, ticket.id), "notice"));
    }
    case "take": {
      if (owner.kind === "staff") return failed(mine ? "already-done" : "not-yours");
      const taken = withConversation(plan, { owner: changedOwner(owner, "staff", act.staff) });
      return ok(finish(say(taken, "takeover.taken", { staff: act.staff }), "notice"));
    }
    case "say": {
      if (!mine) return failed("not-yours");
      const turn = finish(respondToAll(plan, act.staff), "notice");
      return ok({ ...turn, outbox: [spoken(world, act.staff, act.text, now), ...turn.outbox] });
    }
    case "return": {
      if (!mine) return failed("not-yours");
      const returned = withConversation(plan, { owner: changedOwner(owner, "bot", null) });
      const { frame } = returned.conversation;
      const speaking = say(returned, "takeover.returned");
      const resumed = frame
        ? proceed(withConversation(speaking, { frame: { ...frame, asked: null } }))
        : say(speaking, "offer-help");
      return ok(finish(resumed, "reply"));
    }
    case "close": {
      if (owner.kind === "closed") return failed("already-done");
      if (owner.kind === "staff" && !mine) return failed("not-yours");
      const closed = withConversation(plan, {
        owner: changedOwner(owner, "closed", null),
        frame: null,
        stack: [],
        pending: null,
      });
      return ok(finish(say(closed, "farewell.closing"), "notice"));
    }
  }
}

/** A person's word to the resident is the answer that the first-answer clocks wait for. */
function respondToAll(plan: TurnPlan, staff: string): TurnPlan {
  return plan.world.tickets
    .filter((ticket) => !hasFirstResponse(ticketState(ticket)))
    .reduce(
      (each, ticket) =>
        withTicket(each, withEvent(ticket, { kind: "answered", at: plan.now, staff })),
      plan,
    );
}

function spoken(world: World, staff: string, text: string, now: number): Outgoing {
  const { conversation, ids } = world;
  return {
    id: `${ids.turn}.s`,
    to: { kind: "resident", channel: conversation.channel, conversation: conversation.id },
    text,
    choices: [],
    at: now,
    ownerEpoch: null,
    from: { kind: "staff", name: staff },
    ticket: null,
    conversation: conversation.id,
    urgent: false,
    tries: 0,
  };
}

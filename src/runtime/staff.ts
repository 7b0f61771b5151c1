import { failed, ok, type Result } from "../core/result.ts";
import { staffActs, type StaffAct, type StaffRefusal } from "../core/takeover/staff-acts.ts";
import type { Ticket } from "../core/tickets/ticket.ts";
import type { Turn } from "../core/turn.ts";
import { keys } from "../store/keys.ts";
import {
  carryOut,
  commitOf,
  inLane,
  read,
  worldOf,
  type Attempt,
  type Carriers,
  type ConversationId,
  type Desk,
} from "./desk.ts";

/** An act of staff and what it is about. */
export type StaffAction =
  | (Extract<StaffAct, { ticket: string }> & { readonly community: string })
  | (Exclude<StaffAct, { ticket: string }> & { readonly on: ConversationId });

type Outcome = Result<Turn, StaffRefusal>;

/** Carries out what staff do; resolves when it is durable, with the ticket that it changed. */
export async function staffAction(
  desk: Desk,
  carriers: Carriers,
  action: StaffAction,
  id: string,
): Promise<Result<Ticket | null, StaffRefusal>> {
  const found = await conversationOf(desk, action);
  if (!found.ok) return found;
  const on = found.value;
  const ticket = "ticket" in action ? action.ticket : undefined;
  const act: StaffAct = action;
  const outcome = await inLane(desk, on, async (salt): Promise<Attempt<Outcome>> => {
    const now = desk.clock.now();
    const before = await read(desk, on, "", ticket === undefined ? {} : { ticket });
    if (before.conversation.version === 0)
      return { kind: "done", value: failed("no-such-conversation") };
    const world = worldOf(desk, on.community, before, ["staff", id], salt);
    const decided = staffActs(world, act, now);
    if (!decided.ok) return { kind: "done", value: decided };
    const result = await desk.store.commit(on.community, commitOf(decided.value, before, now));
    return result.ok ? { kind: "done", value: decided } : { kind: "conflict" };
  });
  if (!outcome.ok) return outcome;
  carryOut(carriers, on.community, outcome.value);
  return ok(outcome.value.tickets.find(({ id: changed }) => changed === ticket) ?? null);
}

async function conversationOf(
  desk: Desk,
  action: StaffAction,
): Promise<Result<ConversationId, StaffRefusal>> {
  if ("on" in action) return ok(action.on);
  const key = keys.ticket(action.ticket);
  const snapshot = await desk.store.get(action.community, [key], desk.clock.now());
  const ticket = snapshot.read(key)?.value;
  if (!ticket) return failed("no-such-ticket");
  const { channel, conversation } = ticket;
  return ok({ community: action.community, channel, conversation });
}

import { failed, ok, type Result } from "../core/result.ts";
import { staffActs, type StaffAct, type StaffRefusal } from "../core/takeover/staff-acts.ts";
import type { Ticket } from "../core/records/ticket.ts";
import { keys } from "../store/keys.ts";
import type { Carriers, ConversationId, RuntimeContext } from "./context.ts";
import { transact, type Decision } from "./transact.ts";

/** An act of staff and what it is about. */
export type StaffAction =
  | (Extract<StaffAct, { ticket: string }> & { readonly community: string })
  | (Exclude<StaffAct, { ticket: string }> & { readonly on: ConversationId });

type Outcome = Result<Ticket | null, StaffRefusal>;

/** Carries out what staff do; resolves when it is durable, with the ticket that it changed. */
export async function staffAction(
  context: RuntimeContext,
  carriers: Carriers,
  action: StaffAction,
  id: string,
): Promise<Outcome> {
  const found = await conversationOf(context, action);
  if (!found.ok) return found;
  const act: StaffAct = action;
  const ticket = "ticket" in action ? { ticket: action.ticket } : {};
  const subject = { on: found.value, ...ticket, identity: ["staff", id] };
  return transact(context, carriers, subject, (world, before, now): Decision<Outcome> => {
    if (before.conversation.version === 0) return { value: failed("no-such-conversation") };
    const decided = staffActs(world, act, now);
    if (!decided.ok) return { value: decided };
    const turn = decided.value;
    const changed = turn.tickets.find((one) => one.id === ticket.ticket) ?? null;
    return { value: ok(changed), turn };
  });
}

async function conversationOf(
  context: RuntimeContext,
  action: StaffAction,
): Promise<Result<ConversationId, StaffRefusal>> {
  if ("on" in action) return ok(action.on);
  const key = keys.ticket(action.ticket);
  const snapshot = await context.store.get(action.community, [key], context.clock.now());
  const ticket = snapshot.read(key)?.value;
  if (!ticket) return failed("no-such-ticket");
  const { channel, conversation } = ticket;
  return ok({ community: action.community, channel, conversation });
}

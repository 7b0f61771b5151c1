import type { Beside, StaffRefusal, ToldAct } from "../core/act.ts";
import type { Staff } from "../core/records/actor.ts";
import type { Conversation } from "../core/records/conversation.ts";
import { failed, ok, type Result } from "../core/result.ts";
import { put, type Key, type Snapshot } from "../core/store.ts";
import type { Ticket } from "../core/records/ticket.ts";
import type { Turn } from "../core/turn/turn.ts";
import type { Decision } from "./decision.ts";
import type { Carriers, ConversationId, RuntimeContext, TicketId } from "./context.ts";
import { keys } from "../store/keys.ts";
import { communitySubject, conversationSubject, ticketSubject, type Read } from "./subject.ts";
import { transact } from "./transact.ts";

/** An act of staff: who does what, and to which ticket, in which conversation or community. */
export type StaffAction = { readonly by: Staff; readonly via?: Via } & (
  | { readonly act: ToldAct & { readonly about: "ticket" }; readonly of: TicketId }
  | { readonly act: ToldAct & { readonly about: "conversation" }; readonly on: ConversationId }
  | { readonly act: ToldAct & { readonly about: "community" }; readonly community: string }
);

/** Where it was done, if not on their screen: what that delivers again is done once. */
export interface Via {
  readonly place: string;
  /** The same for each delivery. */
  readonly id: string;
}

/** As long as any platform delivers again. */
const KEPT_MS = 7 * 86_400_000;

type Outcome = Result<Ticket | null, StaffRefusal>;

/** Carries out what staff do; resolves when it is durable, with the ticket that it was about. */
export async function staffAction(
  context: RuntimeContext,
  carriers: Carriers,
  action: StaffAction,
  id: string,
): Promise<Outcome> {
  const { by, act, via } = action;
  const needs = [
    ...(act.outgoing === undefined ? [] : [keys.outgoing(act.outgoing)]),
    ...(act.alert === undefined ? [] : [keys.alert(act.alert), keys.seenAlert(act.alert)]),
  ];
  const besideOf = ({ needed }: Read<Conversation | null>): Beside => ({
    outgoing: act.outgoing === undefined ? null : valueOf(needed, keys.outgoing(act.outgoing)),
    alert: act.alert === undefined ? null : valueOf(needed, keys.alert(act.alert)),
    seen: act.alert === undefined ? null : valueOf(needed, keys.seenAlert(act.alert)),
  });
  const identity = via ? ["place", via.place, via.id] : ["staff", id];
  const mark = keys.mark(...identity);
  const from = { identity, ...(via ? { beside: mark, doneIn: via.place } : {}) };
  const once = <C extends Conversation | null>(
    before: Read<C>,
    now: number,
    decide: () => Decision<C, Outcome>,
  ): Decision<C, Outcome> => {
    if (!via) return decide();
    if (before.beside.read(mark)) return { value: ok(null) };
    const decided = decide();
    const checks = [{ key: mark, version: before.beside.version(mark) }];
    const puts = [put(mark, { at: now }, now + KEPT_MS)];
    return decided.turn ? { ...decided, beside: { checks, puts } } : decided;
  };
  if ("of" in action) {
    const { act, of } = action;
    const subject = ticketSubject(of);
    const doing = { by, act, subject, ...from };
    const done = await transact<Conversation | null, Outcome>(context, carriers, doing, () => ({
      needs,
      decide(world, before, now) {
        const ticket = world.tickets.find((one) => one.id === of.ticket);
        if (!ticket) return { value: failed("no-such-ticket") };
        const on = { ...world, ticket, ...besideOf(before) };
        return once(before, now, () => decisionOf(act.decide(on, by, now), of.ticket));
      },
    }));
    return done.ok ? done.value : done;
  }
  if ("community" in action) {
    const { act, community } = action;
    const doing = { by, act, subject: communitySubject(community, act.name), ...from };
    const done = await transact<null, Outcome>(context, carriers, doing, () => ({
      needs,
      decide: (world, before, now) =>
        once(before, now, () =>
          decisionOf(act.decide({ ...world, ...besideOf(before) }, by, now), null),
        ),
    }));
    return done.ok ? done.value : done;
  }
  const { act: told, on } = action;
  const subject = conversationSubject(on, told.begins ? { person: by.id } : {});
  const doing = { by, act: told, subject, ...from };
  const done = await transact<Conversation, Outcome>(context, carriers, doing, () => ({
    needs,
    decide: (world, before, now) =>
      once(before, now, () =>
        decisionOf(told.decide({ ...world, ...besideOf(before) }, by, now), null),
      ),
  }));
  return done.ok ? done.value : done;
}

function valueOf<T>(read: Snapshot, key: Key<T>): T | null {
  return read.read(key)?.value ?? null;
}

function decisionOf<C extends Conversation | null>(
  decided: Result<Turn<C>, StaffRefusal>,
  ticket: string | null,
): Decision<C, Outcome> {
  if (!decided.ok) return { value: decided };
  const turn = decided.value;
  return { value: ok(turn.tickets.find(({ id }) => id === ticket) ?? null), turn };
}

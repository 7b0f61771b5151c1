import type { z } from "zod";
import type { Staff } from "./records/actor.ts";
import type { Conversation } from "./records/conversation.ts";
import type { Outgoing } from "./records/message.ts";
import type { Denied, Permitted } from "./policy.ts";
import { failed, ok, type Result } from "./result.ts";
import type { SeenAlert } from "./records/seen-alert.ts";
import type { Ticket } from "./records/ticket.ts";
import type { Turn, World } from "./turn/turn.ts";

/**
 * Something that staff do, as one value: from it come the page's route, the command line's
 * operation and the row of who may. One more is a value of some feature.
 */
export type StaffAct = TicketAct | ConversationAct | CommunityAct;
export type TicketAct = Act<"ticket", TicketWorld, Conversation | null>;
export type ConversationAct = Act<"conversation", World, Conversation>;
export type CommunityAct = Act<"community", World<null>, null>;

interface Act<About, On, C extends Conversation | null> extends Permitted {
  readonly about: About;
  /** Takes its input; the error is the name of the field that is missing or wrong. */
  told(input: unknown): Result<Told<About, On, C>, string>;
}

/** An act that has been told all that it needs. */
export type ToldAct =
  | Told<"ticket", TicketWorld, Conversation | null>
  | Told<"conversation", World, Conversation>
  | Told<"community", World<null>, null>;

interface Told<About, On, C extends Conversation | null> extends Permitted {
  readonly about: About;
  /** It begins its conversation where there is none. */
  readonly begins?: boolean;
  /** Ids of an outgoing message and of an alert that it is about. */
  readonly outgoing?: string;
  readonly alert?: string;
  /** Pure. The policy was asked before: whoever gets here may. */
  decide(on: On & Beside, by: Staff, now: number): Result<Turn<C>, StaffRefusal>;
}

/** What was read beside the subject; null where it isn't there, or wasn't asked for. */
export interface Beside {
  readonly outgoing: Outgoing | null;
  readonly alert: Outgoing | null;
  /** Who has seen to that alert. */
  readonly seen: SeenAlert | null;
}

/** A ticket and what belongs to it; it may have come from no conversation. */
export interface TicketWorld extends World<Conversation | null> {
  readonly ticket: Ticket;
}

/** `past`: it would be over before it begins. `too-late`: it is on its way, and can't be undone. */
export type StaffRefusal =
  | Denied
  | "already-done"
  | "no-such-announcement"
  | "no-such-alert"
  | "no-such-colleague"
  | "no-such-kind"
  | "no-such-shift"
  | "past"
  | "reason-needed"
  | "too-late";

/** How an act is written. */
interface Definition<On, Input, C extends Conversation | null> extends Permitted {
  readonly input: z.ZodType<Input>;
  readonly begins?: boolean;
  /** Which ones of {@link Beside} are read for it. */
  beside?(input: Input): { readonly outgoing?: string; readonly alert?: string };
  decide(on: On & Beside, by: Staff, input: Input, now: number): Result<Turn<C>, StaffRefusal>;
}

export function ticketAct<Input>(
  act: Definition<TicketWorld, Input, Conversation | null>,
): TicketAct {
  return actOf("ticket", act);
}

export function conversationAct<Input>(
  act: Definition<World, Input, Conversation>,
): ConversationAct {
  return actOf("conversation", act);
}

/** What is done to no ticket and in no conversation. */
export function communityAct<Input>(act: Definition<World<null>, Input, null>): CommunityAct {
  return actOf("community", act);
}

function actOf<About, On, Input, C extends Conversation | null>(
  about: About,
  act: Definition<On, Input, C>,
): Act<About, On, C> {
  const { name, may, begins = false } = act;
  return {
    name,
    may,
    about,
    told(given) {
      const read = act.input.safeParse(given);
      if (!read.success) return failed(read.error.issues[0]?.path.join(".") ?? "");
      const decide: Told<About, On, C>["decide"] = (on, by, now) =>
        act.decide(on, by, read.data, now);
      return ok({ name, may, about, begins, ...act.beside?.(read.data), decide });
    },
  };
}

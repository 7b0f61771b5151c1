import type { Staff } from "../records/actor.ts";
import type { Announcement } from "../records/announcement.ts";
import type { AwaitedFiles } from "../records/awaited-files.ts";
import type { Community } from "../records/community.ts";
import type { Content } from "../content/content.ts";
import type { Conversation } from "../records/conversation.ts";
import type { FeatureNames } from "../content/feature-names.ts";
import type { Choice, Decision, Form, Line, Outgoing, Role, Unclear } from "../records/message.ts";
import type { Note } from "../records/note.ts";
import type { SlotsById } from "./slot.ts";
import type { SeenAlert } from "../records/seen-alert.ts";
import type { Shift } from "../records/shift.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Timer } from "../records/timer.ts";

/**
 * Everything that a decision may look at. Read by the shell, so that deciding stays pure.
 * `World<null>` is that of a matter without a conversation: what needs one can't be asked of it.
 */
export interface World<C extends Conversation | null = Conversation> {
  readonly community: Community;
  readonly content: Content;
  readonly features: Features;
  readonly conversation: C;
  /** The conversation's tickets, the newest last; without one the ticket that it is about. */
  readonly tickets: readonly Ticket[];
  /** How many residents of the community wait for a person (B15). */
  readonly waiting: number;
  /** What staff let residents know, the newest last; some of it may be over. */
  readonly announcements: readonly Announcement[];
  /** What one shift left to the next, the newest last. */
  readonly shifts: readonly Shift[];
  /** Who works in the community. */
  readonly colleagues: readonly Staff[];
  /** Names of new things, derived from what is handled so that a retry makes the same ones. */
  readonly ids: Ids;
}

/** Whether somebody is behind it who can be answered. */
export function hasConversation(world: World<Conversation | null>): world is World {
  return world.conversation !== null;
}

export interface Ids {
  /** Prefix of everything this turn makes; unique to the message, timer or action handled. */
  readonly turn: string;
  /** The code of the nth ticket opened in this turn, as residents read it aloud. */
  ticket(n: number): string;
}

/** What one message, timer or staff action causes: committed whole, then sent. */
export interface Turn<C extends Conversation | null = Conversation> {
  readonly conversation: C;
  /** Opened or changed. */
  readonly tickets: readonly Ticket[];
  /** To be set; a timer whose matter is settled finds nothing to do. */
  readonly timers: readonly Timer[];
  readonly outbox: readonly Outgoing[];
  readonly transcript: readonly Line[];
  /** A held reply that this one says in its place, and the messages that are answered together. */
  readonly inPlaceOf?: { readonly reply: string; readonly messages: readonly string[] };
  /** Files that a message named, and that are yet to be fetched. */
  readonly files?: AwaitedFiles;
  /** All that staff let residents know; left out where that stays as it is. */
  readonly announcements?: readonly Announcement[];
  /** All that shifts left to one another; left out where that stays as it is. */
  readonly shifts?: readonly Shift[];
  /** What colleagues alone are to read of it. */
  readonly notes?: readonly Note[];
  /** An alert that somebody has seen to. */
  readonly seen?: SeenAlert;
}

/** A turn being decided: what has been said and done so far. A change is a new plan. */
export interface TurnPlan {
  readonly world: World;
  readonly now: number;
  /** What the resident has just written; empty when a timer or staff acts. */
  readonly messageText: string;
  readonly conversation: Conversation;
  readonly says: readonly string[];
  readonly choices: readonly Choice[];
  /** What is asked could be filled into a form. */
  readonly form: Form | null;
  readonly tickets: readonly Ticket[];
  readonly timers: readonly Timer[];
  readonly alerts: readonly Alert[];
  readonly notes: readonly Note[];
  /** The reply is to somebody in danger: it looks like it, and its numbers can be dialled. */
  readonly urgent: boolean;
  /** Nobody hears it sooner, ms UTC. */
  readonly notBefore: number;
  /** What the message was taken for, when that is not simply what the matcher said. */
  readonly served: { readonly intent: string; readonly decision: Decision } | null;
  /** Where it was not plain at once. */
  readonly unclear: Unclear | null;
}

interface Alert {
  readonly role: Role;
  /** In the community's language. */
  readonly text: string;
  readonly inLanguages: NonNullable<Outgoing["inLanguages"]>;
  readonly ticket: string | null;
  readonly urgent: boolean;
  /** Whom of them it is for by name. */
  readonly ids?: readonly string[];
}

/** What the desk can do, by name: put together at the top of its features, the same all the time. */
export interface Features {
  readonly slots: SlotsById;
  readonly answers: ReadonlyMap<string, AnswerKind>;
  readonly timers: ReadonlyMap<string, TimerKind>;
  /** What content may name of them. */
  readonly names: FeatureNames;
}

/** What `do: …` of dialogs/answers.yml stands for. */
export interface AnswerKind {
  readonly name: string;
  readonly give: (plan: TurnPlan) => TurnPlan;
  /** It says what comes next: a question under way is not put again behind it. */
  readonly ends?: boolean;
}

/** What happens at a time that was set. */
export interface TimerKind {
  readonly kind: string;
  /** When it falls due for a ticket that opens now, ms UTC; null where it is not set. */
  readonly setBy?: (ticket: Ticket, now: number, community: Community) => number | null;
  /** Judged by the world as it is when it falls due: null when the matter is settled. */
  readonly fire: (world: World, timer: Timer, now: number) => Turn | null;
}

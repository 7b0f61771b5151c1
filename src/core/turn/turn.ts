import type { Community } from "../records/community.ts";
import type { Content } from "../content/content.ts";
import type { Conversation } from "../records/conversation.ts";
import type { Line, Outgoing } from "../records/message.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Timer } from "../records/timer.ts";

/** Everything that a decision may look at. Read by the shell, so that deciding stays pure. */
export interface World {
  readonly community: Community;
  readonly content: Content;
  readonly conversation: Conversation;
  /** The conversation's tickets, the newest last. */
  readonly tickets: readonly Ticket[];
  /** Names of new things, derived from what is handled so that a retry makes the same ones. */
  readonly ids: Ids;
}

export interface Ids {
  /** Prefix of everything this turn makes; unique to the message, timer or action handled. */
  readonly turn: string;
  /** The code of the nth ticket opened in this turn, as residents read it aloud. */
  ticket(n: number): string;
}

/** What one message, timer or staff action causes: committed whole, then sent. */
export interface Turn {
  readonly conversation: Conversation;
  /** Opened or changed. */
  readonly tickets: readonly Ticket[];
  /** To be set; a timer whose matter is settled finds nothing to do. */
  readonly timers: readonly Timer[];
  readonly outbox: readonly Outgoing[];
  readonly transcript: readonly Line[];
}

import type { Staff } from "../core/records/actor.ts";
import type { Community } from "../core/records/community.ts";
import type { Content } from "../core/content/content.ts";
import type { Conversation } from "../core/records/conversation.ts";
import type { AwaitedFiles } from "../core/records/awaited-files.ts";
import type { Outgoing } from "../core/records/message.ts";
import type { Store } from "../core/store.ts";
import type { Features, Turn } from "../core/turn/turn.ts";
import type { Clock } from "./clock.ts";
import type { Metrics } from "./metrics.ts";
import type { Lanes } from "./lanes.ts";
import type { LastTickets } from "./last-tickets.ts";
import type { Log } from "./log.ts";

/** What every part of the runtime works with. */
export interface RuntimeContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** A number in [0, 1): for back-off. */
  readonly random: () => number;
  /** A community's content of this moment; it is swapped whole. */
  readonly content: (community: string) => Content;
  readonly features: Features;
  readonly community: (id: string) => Community;
  /** Who works in a community. */
  readonly colleagues: (community: string) => readonly Staff[];
  /** Names of the places besides their screen where colleagues work. */
  readonly places: readonly string[];
  /** One lane a subject: what is done to it never races in one process. */
  readonly lanes: Lanes;
  readonly lastTickets: LastTickets;
  /** An id for the files of a message; null where those of the channel are not fetched. */
  readonly reserve: (channel: string) => string | null;
  /** So long a reply waits for what else is being written, ms; 0 for not at all. */
  readonly burstMs: number;
}

export interface ConversationId {
  readonly community: string;
  readonly channel: string;
  readonly conversation: string;
}

export interface TicketId {
  readonly community: string;
  readonly ticket: string;
}

/** This long an outgoing message belongs to the process that wrote or claimed it. */
export const LEASE_MS = 30_000;

/** This long the files of a message are fetched by the process that took it, or claimed them. */
export const FETCH_LEASE_MS = 2 * 60_000;

/** Hands what a turn caused to those who carry it out. */
export interface Carriers {
  /** The turn is durable. */
  committed(community: string, turn: Turn<Conversation | null>): void;
  /** Sends what this process holds the lease of. */
  send(community: string, outbox: readonly Outgoing[]): void;
  /** Fetches files that this process holds the lease of. */
  fetch(community: string, files: AwaitedFiles): void;
  /** Something falls due at `time`. */
  timerAt(time: number): void;
}

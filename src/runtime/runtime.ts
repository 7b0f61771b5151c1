import type { Community } from "../core/community.ts";
import type { Inbound, Language, Line, Outgoing } from "../core/message.ts";
import type { IndexEntry } from "../core/store.ts";
import type { Result } from "../core/result.ts";
import type { Ticket } from "../core/tickets/ticket.ts";

/** What the shell's edges (channels, web pages, command line) ask of the middle. */
export interface Runtime {
  /**
   * Takes one message and resolves when it is durable with everything that it caused; a redelivery
   * resolves too and does nothing. Rejects when nothing was kept: the platform must redeliver.
   */
  receive(message: Inbound): Promise<void>;
  staff(action: StaffAction): Promise<Result<Ticket | null, StaffRefusal>>;
  /** Ascending; `after` is the last one seen. Lines may repeat across calls, their id tells. */
  lines(conversation: ConversationId, after: IndexEntry | null): Promise<readonly LineEntry[]>;
  conversation(conversation: ConversationId): Promise<ConversationView>;
  /** Newest first. */
  tickets(community: string, limit: number): Promise<readonly Ticket[]>;
  /** Messages to staff, newest first. */
  alerts(community: string, limit: number): Promise<readonly Outgoing[]>;
  communities(): readonly Community[];
  /** Calls `listener` when something in the community changed. Returns its stopper. */
  watch(community: string, listener: () => void): () => void;
}

export interface ConversationId {
  readonly community: string;
  readonly channel: string;
  readonly conversation: string;
}

export interface LineEntry {
  /** Where it stands: hand the last one back as `after`. */
  readonly entry: IndexEntry;
  readonly line: Line;
}

export interface ConversationView {
  readonly language: Language | null;
  readonly owner: "bot" | "waiting" | "staff" | "closed";
}

/** What a member of staff does, on whatever screen. */
export type StaffAction =
  | {
      readonly kind: "acknowledge";
      readonly community: string;
      readonly staff: string;
      readonly ticket: string;
    }
  | {
      readonly kind: "resolve";
      readonly community: string;
      readonly staff: string;
      readonly ticket: string;
      readonly text: string;
    }
  | { readonly kind: "take"; readonly on: ConversationId; readonly staff: string }
  | {
      readonly kind: "say";
      readonly on: ConversationId;
      readonly staff: string;
      readonly text: string;
    }
  | { readonly kind: "return"; readonly on: ConversationId; readonly staff: string }
  | { readonly kind: "close"; readonly on: ConversationId; readonly staff: string };

export type StaffRefusal = "no-such-ticket" | "no-such-conversation" | "already-done" | "not-yours";

import type { Outgoing } from "./records/message.ts";

/** A way to reach people. A channel sends what was committed; it decides nothing. */
export interface Channel {
  /** As in {@link Outgoing.to}: web, terminal, slack … */
  readonly name: string;
  /** @param community whose message it is */
  send(message: Outgoing, community: string): Promise<Sent>;
}

export type Sent =
  /** `unseen`: it stands where they can look, and nobody knows yet whether somebody does. */
  | { readonly kind: "sent"; readonly unseen?: true }
  /** Worth another try; `after` is what the platform asked for, in ms. */
  | { readonly kind: "later"; readonly after: number | null; readonly reason: string }
  /** No try will help: the conversation is gone, the bot was removed. */
  | { readonly kind: "undeliverable"; readonly reason: string };

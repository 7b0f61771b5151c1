import type { Outgoing } from "./records/message.ts";

/** A way to reach people. A channel sends what was committed; it decides nothing. */
export interface Channel {
  /** As in {@link Outgoing.to}: web, terminal, slack … */
  readonly name: string;
  /** It brings files themselves; elsewhere they are named. */
  readonly bringsFiles?: true;
  /** @param community whose message it is */
  send(message: Outgoing, community: string): Promise<Sent>;
}

/** Where a channel's platform keeps what residents send; fetched once the message is ours. */
export interface FileSource {
  /** {@link Channel.name} */
  readonly channel: string;
  /** @param source as the channel named it in the message: {@link OfferedFile} */
  fetch(source: string, signal: AbortSignal): Promise<Fetched>;
}

export type Fetched =
  | { readonly kind: "file"; readonly bytes: Uint8Array }
  /** Worth another try. */
  | { readonly kind: "later"; readonly reason: string }
  /** No try will help. */
  | {
      readonly kind: "gone";
      readonly why: "unreachable" | "file-too-large";
      readonly reason: string;
    };

export type Sent =
  /** `unseen`: it stands where they can look, and nobody knows yet whether somebody does. */
  | { readonly kind: "sent"; readonly unseen?: true }
  /** Worth another try; `after` is what the platform asked for, in ms. */
  | { readonly kind: "later"; readonly after: number | null; readonly reason: string }
  /** No try will help: the conversation is gone, the bot was removed. */
  | { readonly kind: "undeliverable"; readonly reason: string }
  /** Not told, and nobody misses it: {@link Outgoing.mayWait}. */
  | { readonly kind: "let-go"; readonly reason: string };

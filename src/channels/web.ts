import type { Channel } from "../core/channel.ts";

/**
 * The web chat is a view over the transcript: a reply is on the page once the outbox has written
 * it there, so there is nothing to send; the page tells when somebody has looked.
 */
export function webChannel(): Channel {
  return { name: "web", send: async () => ({ kind: "sent", unseen: true }) };
}

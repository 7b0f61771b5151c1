import type { Channel } from "../core/channel.ts";
import { COUNTER } from "../core/takeover/file-for.ts";

/**
 * Whoever is behind a conversation of the counter came, phoned or wrote on paper (D17): nothing can
 * be sent there, and so each message becomes a call for staff to make.
 */
export function counterChannel(): Channel {
  return { name: COUNTER, send: async () => ({ kind: "undeliverable", reason: "to-be-called" }) };
}

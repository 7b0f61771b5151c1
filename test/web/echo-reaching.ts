import type { Device, Seen } from "../../src/core/records/reach.ts";
import type { Reaching, Ways } from "../../src/runtime/reaching/reach.ts";

/** What the echo's pages told of how they are reached. */
export interface EchoReaching extends Reaching {
  /** The devices of all conversations. */
  readonly devices: readonly Device[];
  /** The last word of any page. */
  lastSeen(): Seen | null;
}

/** Remembers what pages tell, and sends nothing; any address is confirmed as it is given. */
export function echoReaching(now: () => number): EchoReaching {
  const devices: Device[] = [];
  let seen: Seen | null = null;
  let mail: Ways["mail"] = null;
  return {
    devices,
    lastSeen: () => seen,
    async looked(_on, upTo) {
      seen = { upTo, at: now() };
    },
    seenUpTo: async () => seen,
    ways: async () => ({ devices: devices.length, mail, mailOffered: true }),
    async subscribe(_on, device) {
      devices.push(device);
    },
    unsubscribe: async () => {},
    async giveMail(_on, address) {
      mail = { address, confirmed: false };
    },
    async stopMail() {
      mail = null;
    },
    linked: async () => null,
    confirmMail: async () => {},
    stopByLink: async () => {},
    doorWords: (_community, key) => key,
    staff: {
      subscribe: async () => {},
      forget: async () => {},
      has: async () => false,
      push: async () => {},
      alarm: async () => {},
    },
    ticketStatus: async () => null,
  };
}

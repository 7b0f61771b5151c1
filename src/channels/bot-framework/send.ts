import type { Channel } from "../../core/channel.ts";
import { withSpeaker } from "../../core/courtesy/address.ts";
import { CHANNEL } from "./activity.ts";
import type { Addresses } from "./addresses.ts";
import { shown } from "./cards.ts";
import type { Connector } from "./connector.ts";

/** So many messages that arrived in part are remembered; there are never so many at once. */
const MOST_IN_PARTS = 1_000;

/** Sends to residents, by the address that was kept of their first message. */
export function residentChannel(platform: Connector, places: Addresses): Channel {
  /** Of long messages, how many parts have arrived: the next try goes on behind them. */
  const arrived = new Map<string, number>();

  return {
    name: CHANNEL,
    async send({ id, to, ...words }) {
      const address = to.kind === "resident" ? await places.of(to.conversation) : null;
      if (address === null) return { kind: "undeliverable", reason: "no-address" };
      const activities = shown({ ...words, text: withSpeaker(words) }, address.channelId);
      const [oldest] = arrived.keys();
      if (arrived.size > MOST_IN_PARTS && oldest !== undefined) arrived.delete(oldest);
      for (const [place, activity] of activities.entries()) {
        if (place < (arrived.get(id) ?? 0)) continue;
        const sent = await platform.send(address, activity);
        if (sent.kind !== "sent") return sent;
        if (activities.length > 1) arrived.set(id, place + 1);
      }
      arrived.delete(id);
      return { kind: "sent" };
    },
  };
}

import type { Channel } from "../../core/channel.ts";
import { withSpeaker } from "../../core/courtesy/address.ts";
import { CHANNEL } from "./activity.ts";
import type { Addresses } from "./addresses.ts";
import { shown, shownLink } from "./cards.ts";
import type { Connector } from "./connector.ts";

/** So many messages that arrived in part are remembered; there are never so many at once. */
const MOST_IN_PARTS = 1_000;

/**
 * Sends to residents, by the address that was kept of their first message; files as links.
 * @param linkTo the address of a file; null where we don't know our own
 */
export function residentChannel(
  platform: Connector,
  places: Addresses,
  linkTo: (community: string, file: string) => string | null,
): Channel {
  /** Of long messages, how many parts have arrived: the next try goes on behind them. */
  const arrived = new Map<string, number>();

  return {
    name: CHANNEL,
    bringsFiles: true,
    async send({ id, to, ...words }, community) {
      const address = to.kind === "resident" ? await places.of(to.conversation) : null;
      if (address === null) return { kind: "undeliverable", reason: "no-address" };
      const links = (words.attachments ?? []).map(({ name, id: file }) => ({
        name,
        url: file === null ? null : linkTo(community, file),
      }));
      const activities = [
        ...shown({ ...words, text: withSpeaker(words) }, address.channelId),
        ...links.map((one) => shownLink(one, address.channelId)),
      ];
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

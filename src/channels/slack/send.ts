import { webApi } from "@slack/bolt";
import type { Channel, Sent } from "../../core/channel.ts";
import type { Outgoing } from "../../core/message.ts";
import type { Log } from "../../runtime/log.ts";
import { placeIn } from "./place.ts";
import { CHANNEL } from "./read.ts";
import { postsOf } from "./render.ts";

type Client = webApi.WebClient;

/** Names our posts in Slack's message metadata, beside the outgoing message's id. */
const METADATA = "frontdesk_message";

/** No try will help: the place is gone, we may not post there, or the token is no good. */
const PERMANENT = new Set([
  "account_inactive",
  "cannot_dm_bot",
  "channel_not_found",
  "ekm_access_denied",
  "invalid_auth",
  "is_archived",
  "messages_tab_disabled",
  "missing_scope",
  "no_permission",
  "not_allowed_token_type",
  "not_authed",
  "not_in_channel",
  "restricted_action",
  "team_access_not_granted",
  "team_not_found",
  "token_expired",
  "token_revoked",
  "user_disabled",
  "user_not_found",
]);

/** Posts to residents, in their thread or direct message. */
export function residentChannel(client: Client, log: Log): Channel {
  const post = poster(client, log);
  return {
    name: CHANNEL,
    async send(outgoing) {
      const place = outgoing.to.kind === "resident" ? placeIn(outgoing.to.conversation) : null;
      if (place === null) return { kind: "undeliverable", reason: "no-place" };
      return post(outgoing, outgoing.text, place.channel, place.thread);
    },
  };
}

/** Posts alerts to staff in their channel; urgent ones stand out. */
export function staffChannel(client: Client, log: Log, channel: string): Channel {
  const post = poster(client, log);
  return {
    name: "staff",
    send: (outgoing) =>
      post(
        outgoing,
        outgoing.urgent ? `:rotating_light: ${outgoing.text}` : outgoing.text,
        channel,
      ),
  };
}

function poster(client: Client, log: Log) {
  /** Of a message of several posts, how many have arrived: another try goes on behind them. */
  const arrived = new Map<string, number>();
  return async (
    outgoing: Outgoing,
    text: string,
    channel: string,
    thread: string | null = null,
  ): Promise<Sent> => {
    const posts = postsOf(text, outgoing.choices);
    try {
      for (const post of posts.slice(arrived.get(outgoing.id) ?? 0)) {
        await client.chat.postMessage({
          channel,
          ...(thread === null ? {} : { thread_ts: thread }),
          ...post,
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: METADATA, event_payload: { id: outgoing.id } },
        });
        arrived.set(outgoing.id, (arrived.get(outgoing.id) ?? 0) + 1);
      }
    } catch (thrown) {
      const sent = whyNot(thrown);
      const { reason } = sent;
      log.warn("slack-post-failed", { outgoing: outgoing.id, kind: sent.kind, code: reason });
      if (sent.kind === "undeliverable") arrived.delete(outgoing.id);
      return sent;
    }
    arrived.delete(outgoing.id);
    return { kind: "sent" };
  };
}

/** @throws what isn't Slack's refusal: a fault of ours. */
function whyNot(thrown: unknown): Exclude<Sent, { kind: "sent" }> {
  if (thrown instanceof webApi.WebAPIRateLimitedError)
    return { kind: "later", after: thrown.retryAfter * 1_000, reason: "rate-limited" };
  if (thrown instanceof webApi.WebAPIPlatformError) {
    const reason = thrown.data.error;
    return PERMANENT.has(reason)
      ? { kind: "undeliverable", reason }
      : { kind: "later", after: null, reason };
  }
  if (thrown instanceof webApi.SlackError)
    return { kind: "later", after: null, reason: "unreachable" };
  throw thrown;
}

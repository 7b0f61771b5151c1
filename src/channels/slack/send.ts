import { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Channel, Sent } from "../../core/channel.ts";
import { withSpeaker } from "../../core/courtesy/address.ts";
import type { Files } from "../../core/files/files.ts";
import type { Outgoing } from "../../core/records/message.ts";
import type { Clock } from "../../runtime/clock.ts";
import { LEASE_MS } from "../../runtime/context.ts";
import type { Log } from "../../runtime/log.ts";
import { threadIn, type SlackThread } from "./thread.ts";
import { upload } from "./upload.ts";
import { CHANNEL } from "./read.ts";
import { postsOf, type Post } from "./render.ts";

type Client = webApi.WebClient;

/** Names our posts in Slack's message metadata, beside the outgoing message's id. */
const METADATA = "frontdesk_message";
/** Slack's clock and ours may differ by this much. */
const CLOCKS_DIFFER_MS = 60_000;
const MOST_LOOKED_AT = 200;

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

export interface SendParts {
  readonly client: Client;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ResidentParts extends SendParts {
  readonly files: Pick<Files, "find">;
}

/** Posts to residents, in their thread or direct message, with the files that go along. */
export function residentChannel(parts: ResidentParts): Channel {
  return {
    name: CHANNEL,
    bringsFiles: true,
    async send(outgoing) {
      const place = outgoing.to.kind === "resident" ? threadIn(outgoing.to.conversation) : null;
      if (place === null) return { kind: "undeliverable", reason: "no-place" };
      const where = { ...place, thread: place.thread ?? outgoing.thread ?? null };
      return post(parts, outgoing, postsOf({ ...outgoing, text: withSpeaker(outgoing) }), where);
    },
  };
}

export type Where = Pick<SlackThread, "channel" | "thread">;

async function post(
  { client, clock, log, files }: ResidentParts,
  outgoing: Outgoing,
  posts: readonly Post[],
  where: Where,
): Promise<Sent> {
  // An earlier try may have arrived though its answer was lost, or the process died over it.
  const isUncertain = outgoing.tries > 0 || clock.now() - outgoing.at >= LEASE_MS;
  try {
    const ours = isUncertain ? await standing(client, where, outgoing.at) : [];
    const arrived = ours.filter(({ id }) => id === outgoing.id).length;
    for (const one of posts.slice(arrived)) await postOne(client, one, where, outgoing.id);
    const since = isUncertain ? outgoing.at - CLOCKS_DIFFER_MS : null;
    await upload({ client, files }, outgoing.attachments ?? [], where, since);
  } catch (thrown) {
    const sent = whyNot(thrown);
    log.warn("slack-post-failed", { outgoing: outgoing.id, kind: sent.kind, code: sent.reason });
    return sent;
  }
  return { kind: "sent" };
}

/** Posts it under our id; resolves with Slack's. */
export async function postOne(
  client: Client,
  { text, blocks, attachments = [] }: Post,
  { channel, thread }: Where,
  id: string,
): Promise<string> {
  const { ts = "" } = await client.chat.postMessage({
    channel,
    ...(thread === null ? {} : { thread_ts: thread }),
    text,
    blocks,
    ...(attachments.length === 0 ? {} : { attachments }),
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: METADATA, event_payload: { id } },
  });
  return ts;
}

const ourPost = z.looseObject({
  ts: z.string().optional(),
  metadata: z.looseObject({
    event_type: z.literal(METADATA),
    event_payload: z.looseObject({ id: z.string() }),
  }),
});

/** Our posts that stand there: Slack knows no idempotency key, but our metadata. */
export async function standing(
  client: Client,
  { channel, thread }: Where,
  since: number,
): Promise<readonly { readonly id: string; readonly ts: string }[]> {
  const oldest = String((since - CLOCKS_DIFFER_MS) / 1_000);
  const query = { channel, oldest, limit: MOST_LOOKED_AT, include_all_metadata: true };
  try {
    const { messages = [] } =
      thread === null
        ? await client.conversations.history(query)
        : await client.conversations.replies({ ...query, ts: thread });
    return messages.flatMap((message) => {
      const ours = ourPost.safeParse(message).data;
      return ours ? [{ id: ours.metadata.event_payload.id, ts: ours.ts ?? "" }] : [];
    });
  } catch (thrown) {
    // Not allowed to look: sent twice is better than not at all.
    if (thrown instanceof webApi.WebAPIPlatformError) return [];
    throw thrown;
  }
}

/** @throws what isn't Slack's refusal: a fault of ours. */
export function whyNot(thrown: unknown): Exclude<Sent, { kind: "sent" }> {
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

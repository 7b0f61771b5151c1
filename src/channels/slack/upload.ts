import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Files } from "../../core/files/files.ts";
import type { Attachment } from "../../core/records/message.ts";
import type { SlackThread } from "./thread.ts";

const MOST_LOOKED_AT = 200;

/**
 * Hands over the files that go with a message, behind its words.
 * @param since ms UTC: an earlier try may have done so since then, and Slack tells of that by the
 *   files' names alone; null: this is the first
 */
export async function upload(
  { client, files }: { readonly client: webApi.WebClient; readonly files: Pick<Files, "find"> },
  attachments: readonly Attachment[],
  { channel, thread }: Pick<SlackThread, "channel" | "thread">,
  since: number | null,
): Promise<void> {
  const kept = await Promise.all(
    attachments.map(async ({ id }) => (id === null ? null : files.find(id))),
  );
  const there = kept.filter((file) => file !== null);
  if (there.length === 0) return;
  const arrived = since === null ? [] : await namesThere(client, { channel, thread }, since);
  for (const { name, bytes } of there) {
    if (arrived.includes(name)) continue;
    const file = { file: Buffer.from(bytes), filename: name, title: name };
    const given = { ...file, channel_id: channel };
    await client.files.uploadV2(thread === null ? given : { ...given, thread_ts: thread });
  }
}

const oursSchema = z.looseObject({
  bot_id: z.string(),
  files: z.array(z.looseObject({ name: z.string().nullish() })),
});

/** Names of the files that the app has posted there since then. */
async function namesThere(
  client: webApi.WebClient,
  { channel, thread }: Pick<SlackThread, "channel" | "thread">,
  since: number,
): Promise<readonly string[]> {
  const oldest = String(since / 1_000);
  const query = { channel, oldest, limit: MOST_LOOKED_AT };
  const { messages = [] } =
    thread === null
      ? await client.conversations.history(query)
      : await client.conversations.replies({ ...query, ts: thread });
  return messages.flatMap((message) => {
    const ours = oursSchema.safeParse(message).data;
    return (ours?.files ?? []).flatMap(({ name }) => name ?? []);
  });
}

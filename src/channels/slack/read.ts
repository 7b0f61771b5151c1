import { z } from "zod";
import type { Inbound } from "../../core/records/message.ts";
import { CHOICE } from "./buttons.ts";
import { ANSWERS, EMOJI } from "./emoji.ts";
import { fileSchema, offeredFile } from "./files.ts";
import { plainText } from "./markup.ts";
import { conversationOf, isDirect, threadOf } from "./thread.ts";

/** What a delivery of Slack's is to us. */
export type Read =
  | {
      readonly kind: "message";
      readonly message: Inbound;
      /** False: said among people in a channel; ours only if the thread is a conversation. */
      readonly addressed: boolean;
      /** Said below a message of a channel: which. */
      readonly below: { readonly channel: string; readonly ts: string } | null;
      /** A message of a channel, where only Slack knows in which thread that is. */
      readonly about?: { readonly channel: string; readonly ts: string };
    }
  /** Nothing for the desk; `code` says what it was, for the log. */
  | { readonly kind: "other"; readonly code: string };

export const CHANNEL = "slack";

/** Seconds with a fraction, as text: a message's id within its channel. */
export const ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/);
export const id = z.string().regex(/^[A-Z0-9]{2,40}$/);

const eventSchema = z.looseObject({
  team_id: id,
  /** For whom we get it: our bot. */
  authorizations: z.array(z.looseObject({ user_id: z.string().nullish() })).optional(),
  event: z.looseObject({
    type: z.enum(["message", "app_mention"]),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    user: id.optional(),
    text: z.string().nullish(),
    ts,
    thread_ts: ts.optional(),
    channel: id,
    files: z.array(fileSchema).optional(),
    attachments: z.array(z.unknown()).optional(),
  }),
});

/** A message that somebody forwards, with what they write above it. */
const forwardedSchema = z.looseObject({ is_share: z.literal(true), text: z.string() });

function forwardedIn(attachments: readonly unknown[]): readonly string[] {
  return attachments.flatMap((one) => forwardedSchema.safeParse(one).data?.text ?? []);
}

/** Whatever else happens in a channel (joins, topics) isn't somebody saying something. */
const SAID = new Set([undefined, "file_share", "me_message", "thread_broadcast"]);

const editSchema = z.looseObject({
  event: z.looseObject({
    type: z.literal("message"),
    subtype: z.literal("message_changed"),
    channel: id,
    message: z.looseObject({ edited: z.looseObject({ ts }), ts, text: z.string() }),
    previous_message: z.looseObject({ text: z.string().nullish() }),
  }),
});

/**
 * An edited message as what its writer says now: that there is a fire may stand in the second
 * wording alone. Slack tells of a link's preview in the same way; no word is new then.
 */
function readEdit(body: unknown, community: string): Read | null {
  const read = editSchema.safeParse(body).data;
  if (!read) return null;
  const { message, previous_message: previous, channel } = read.event;
  if (message.text === previous.text) return { kind: "other", code: "message_changed" };
  const event = { ...message, type: "message", subtype: undefined, channel };
  const now = readEvent({ ...read, event }, community);
  if (now.kind === "other") return now;
  const id = `${now.message.id}:${message.edited.ts}`;
  const edits = plainText(previous.text ?? "", null);
  const at = millis(message.edited.ts);
  return { ...now, message: { ...now.message, id, edits, at, files: [] } };
}

const deletionSchema = z.looseObject({
  event: z.looseObject({
    type: z.literal("message"),
    subtype: z.literal("message_deleted"),
    channel: id,
    ts,
    previous_message: z.looseObject({ ts, text: z.string() }),
  }),
});

/** A deleted message as one that says nothing any more. */
function readDeletion(body: unknown, community: string): Read | null {
  const read = deletionSchema.safeParse(body).data;
  if (!read) return null;
  const { previous_message: previous, channel, ts: at } = read.event;
  const event = { ...previous, type: "message", subtype: undefined, channel };
  const was = readEvent({ ...read, event }, community);
  if (was.kind === "other") return was;
  const { message } = was;
  const deleted = { id: `${message.id}:deleted`, text: "", edits: message.text, at: millis(at) };
  return { ...was, message: { ...message, ...deleted, files: [] } };
}

/**
 * An event as a resident's message. Its identity is the message's own (workspace, channel, time),
 * for Slack delivers one message under several events' ids: a mention also as a plain message.
 */
export function readEvent(body: unknown, community: string): Read {
  const beside =
    readEdit(body, community) ?? readDeletion(body, community) ?? readReaction(body, community);
  if (beside) return beside;
  const read = eventSchema.safeParse(body);
  if (!read.success) return { kind: "other", code: typeOf(body) };
  const { event, team_id: team, authorizations } = read.data;
  const bot = authorizations?.[0]?.user_id ?? null;
  if (!SAID.has(event.subtype)) return { kind: "other", code: event.subtype ?? "other" };
  if (typeof event.bot_id === "string" || event.user === undefined || event.user === bot)
    return { kind: "other", code: "bot-message" };
  const raw = [event.text ?? "", ...forwardedIn(event.attachments ?? [])]
    .filter((text) => text !== "")
    .join("\n");
  const below =
    event.thread_ts !== undefined && event.thread_ts !== event.ts ? event.thread_ts : null;
  const isAlone = isDirect(event.channel);
  const message: Inbound = {
    channel: CHANNEL,
    community,
    conversation: conversationOf(threadOf(team, event.channel, event.thread_ts ?? event.ts)),
    person: `${team}:${event.user}`,
    id: `${team}:${event.channel}:${event.ts}`,
    text: plainText(raw, bot),
    choice: null,
    attachments: [],
    ...(event.files === undefined ? {} : { files: event.files.map(offeredFile) }),
    at: millis(event.ts),
    ...(isAlone ? {} : { amongOthers: "with-forms" }),
    ...(isAlone && below !== null ? { thread: below } : {}),
  };
  const isMention = event.type === "app_mention" || (bot !== null && raw.includes(`<@${bot}>`));
  return {
    kind: "message",
    message,
    addressed: isMention || isAlone,
    below: isAlone || below === null ? null : { channel: event.channel, ts: below },
  };
}

const reactionSchema = z.looseObject({
  team_id: id,
  authorizations: eventSchema.shape.authorizations,
  event: z.looseObject({
    type: z.literal("reaction_added"),
    user: id,
    reaction: z.string(),
    item: z.looseObject({ channel: id, ts }),
    /** Who wrote what it is put on. */
    item_user: id.optional(),
    event_ts: ts,
  }),
});

/** 👍 on a message, among people on ours alone; of one in a channel Slack doesn't tell in which thread that is. */
function readReaction(body: unknown, community: string): Read | null {
  const read = reactionSchema.safeParse(body).data;
  if (!read) return null;
  const { user, reaction, item, event_ts: at } = read.event;
  const text = EMOJI[reaction.replace(/::skin-tone-\d$/, "")] ?? "";
  if (!ANSWERS.has(text)) return { kind: "other", code: "reaction_added" };
  const isAlone = isDirect(item.channel);
  const bot = read.authorizations?.[0]?.user_id ?? null;
  if (!isAlone && (bot === null || read.event.item_user !== bot))
    return { kind: "other", code: "reaction_added" };
  const message: Inbound = {
    channel: CHANNEL,
    community,
    conversation: conversationOf(threadOf(read.team_id, item.channel, item.ts)),
    person: `${read.team_id}:${user}`,
    id: `${read.team_id}:${item.channel}:${item.ts}:${reaction}:${at}`,
    text,
    choice: null,
    attachments: [],
    at: millis(at),
    reactsTo: millis(item.ts),
    ...(isAlone ? {} : { amongOthers: "with-forms" as const }),
  };
  return {
    kind: "message",
    message,
    addressed: isAlone,
    below: null,
    ...(isAlone ? {} : { about: { channel: item.channel, ts: item.ts } }),
  };
}

const pressSchema = z.looseObject({
  team: z.looseObject({ id }).nullish(),
  user: z.looseObject({ id, team_id: id.optional() }),
  channel: z.looseObject({ id }),
  message: z.looseObject({ ts, thread_ts: ts.optional() }),
  actions: z.tuple(
    [
      z.looseObject({
        action_id: z.string().startsWith(CHOICE),
        action_ts: ts,
        value: z.string(),
        text: z.looseObject({ text: z.string() }),
      }),
    ],
    z.unknown(),
  ),
});

/** A pressed button of ours as the message that it stands for. */
export function readPress(body: unknown, community: string): Read {
  const read = pressSchema.safeParse(body);
  if (!read.success) return { kind: "other", code: typeOf(body) };
  const { user, channel, message } = read.data;
  const [pressed] = read.data.actions;
  const team = read.data.team?.id ?? user.team_id;
  if (team === undefined) return { kind: "other", code: "without-team" };
  return {
    kind: "message",
    addressed: true,
    below: null,
    message: {
      channel: CHANNEL,
      community,
      ...(isDirect(channel.id) ? {} : { amongOthers: "with-forms" as const }),
      ...(isDirect(channel.id) && message.thread_ts !== undefined
        ? { thread: message.thread_ts }
        : {}),
      conversation: conversationOf(threadOf(team, channel.id, message.thread_ts ?? message.ts)),
      person: `${team}:${user.id}`,
      id: `${team}:${channel.id}:${message.ts}:${pressed.action_ts}`,
      text: pressed.text.text,
      choice: pressed.value,
      attachments: [],
      at: millis(pressed.action_ts),
    },
  };
}

function millis(time: string): number {
  return Math.trunc(Number(time) * 1_000);
}

const typed = z.looseObject({
  type: z.string().optional(),
  event: z.looseObject({ type: z.string().optional() }).optional(),
});

export function typeOf(body: unknown): string {
  const read = typed.safeParse(body);
  return read.data?.event?.type ?? read.data?.type ?? "unknown";
}

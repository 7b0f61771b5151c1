import { z } from "zod";
import type { Inbound, ReplyToken } from "../../core/records/message.ts";
import { parsed } from "./parsed.ts";
import { chatOf, CHANNEL, conversationOf, markOf, sourceSchema, type Source } from "./places.ts";
import { contentOf } from "./said.ts";

/** What an event of a webhook is to us. */
export type Heard =
  | {
      readonly kind: "message";
      readonly message: Omit<Inbound, "community">;
      /** What a button stands for, and the question that it belongs to; null where it was typed. */
      readonly pressed: Pressed | null;
    }
  /** Somebody took a message back: its id on LINE. */
  | { readonly kind: "unsent"; readonly message: Omit<Inbound, "community">; readonly was: string }
  /** Somebody opened their chat with us, perhaps again. */
  | {
      readonly kind: "opened";
      readonly conversation: string;
      readonly person: string;
      readonly replyToken: ReplyToken | undefined;
    }
  /** We may speak in a group, or may no longer in a chat. */
  | { readonly kind: "let-in" | "shut-out"; readonly chat: string }
  /** Nothing for the desk; `code` says what it was, for the log. */
  | { readonly kind: "noted"; readonly code: string }
  | { readonly kind: "malformed" };

const eventSchema = z.looseObject({
  type: z.string().min(1),
  mode: z.string().default("active"),
  timestamp: z.int().min(0),
  webhookEventId: z.string().min(1).max(100),
  source: sourceSchema.optional(),
  replyToken: z.string().min(1).max(1_000).optional(),
});
type Event = z.infer<typeof eventSchema>;

/** LINE lets a reply token live for a minute; what it takes to use it comes off. */
const TOKEN_LIVES_MS = 50_000;

/** A signature has no time: what is delivered once more after the desk forgot it would be new. */
const LONGEST_UNDER_WAY_MS = 6 * 24 * 60 * 60_000;

/** @param now ms UTC: a message is never from the future, whatever its platform's clock says */
export function hear(body: unknown, now: number): Heard {
  const read = eventSchema.safeParse(body);
  if (!read.success) return { kind: "malformed" };
  const event = read.data;
  const { type, mode, source, timestamp } = event;
  if (now - timestamp > LONGEST_UNDER_WAY_MS) return noted("long-ago");
  // Another program speaks for the account just now.
  if (mode !== "active") return noted("standby");
  if (source === undefined) return noted(type);
  switch (type) {
    case "message":
      return heardMessage(event, source, now);
    case "postback":
      return heardPress(event, source, now);
    case "unsend":
      return heardUnsend(event, source, now);
    case "follow":
      return source.type === "user"
        ? {
            kind: "opened",
            conversation: source.userId,
            person: source.userId,
            replyToken: replyTokenOf(event),
          }
        : noted(type);
    case "join":
      return { kind: "let-in", chat: chatOf(source) };
    case "unfollow":
    case "leave":
      return { kind: "shut-out", chat: chatOf(source) };
    default:
      return noted(type);
  }
}

const noted = (code: string): Heard => ({ kind: "noted", code });

const messageSchema = z.looseObject({
  message: z.looseObject({ id: z.string().min(1).max(100), type: z.string().min(1) }),
});

function heardMessage(event: Event, source: Source, now: number): Heard {
  const read = messageSchema.safeParse(event);
  if (!read.success) return { kind: "malformed" };
  const { message } = read.data;
  if (source.userId === undefined) return noted("without-person");
  const content = contentOf(message);
  if (content === "malformed") return { kind: "malformed" };
  if (content === "unknown") return noted(`message-${message.type}`);
  const { addressed, quote, ...said } = content;
  // B27: what people say to one another is none of our business.
  const isDirect = source.type === "user";
  if (!isDirect && !addressed) return noted("among-people");
  const token = replyTokenOf(event, isDirect ? undefined : quote);
  const id = `${event.webhookEventId}:${message.id}`;
  const whole = { ...messageOf(event, source.userId, source, now), ...said, id };
  return {
    kind: "message",
    message: token === undefined ? whole : { ...whole, replyToken: token },
    pressed: null,
  };
}

const postbackSchema = z.looseObject({ postback: z.looseObject({ data: z.string() }) });
/** What our buttons carry, in short: LINE takes 300 characters. */
const pressedSchema = z.object({
  /** {@link markOf} of whom it was offered to. */
  p: z.string(),
  /** The outgoing message's id. */
  q: z.string(),
  c: z.string(),
});

export interface Pressed {
  readonly question: string;
  readonly choice: string;
}

export function buttonData(person: string, { question, choice }: Pressed): string {
  const data: z.infer<typeof pressedSchema> = { p: markOf(person), q: question, c: choice };
  return JSON.stringify(data);
}

function heardPress(event: Event, source: Source, now: number): Heard {
  const read = postbackSchema.safeParse(event);
  if (!read.success) return { kind: "malformed" };
  if (source.userId === undefined) return noted("without-person");
  const button = pressedSchema.safeParse(parsed(read.data.postback.data)).data;
  if (button === undefined) return noted("foreign-button");
  // In a group everybody sees it, and it asks one of them alone.
  if (button.p !== markOf(source.userId)) return noted("button-of-another");
  const token = replyTokenOf(event);
  const whole = { ...messageOf(event, source.userId, source, now), id: event.webhookEventId };
  return {
    kind: "message",
    message: token === undefined ? whole : { ...whole, replyToken: token },
    pressed: { question: button.q, choice: button.c },
  };
}

const unsendSchema = z.looseObject({
  unsend: z.looseObject({ messageId: z.string().min(1).max(100) }),
});

function heardUnsend(event: Event, source: Source, now: number): Heard {
  const read = unsendSchema.safeParse(event);
  if (!read.success) return { kind: "malformed" };
  if (source.userId === undefined) return noted("without-person");
  const message = { ...messageOf(event, source.userId, source, now), id: event.webhookEventId };
  return { kind: "unsent", message, was: read.data.unsend.messageId };
}

function messageOf(event: Event, person: string, source: Source, now: number) {
  return {
    channel: CHANNEL,
    conversation: conversationOf(chatOf(source), person),
    person,
    text: "",
    choice: null,
    attachments: [],
    ...(source.type === "user" ? {} : { amongOthers: "without-forms" as const }),
    at: Math.min(event.timestamp, now),
  };
}

/**
 * By the time of the event: one that is delivered again may come when its token is no more, and
 * nobody can tell such a token from a spent one.
 */
function replyTokenOf({ replyToken, timestamp }: Event, quote?: string): ReplyToken | undefined {
  if (replyToken === undefined) return undefined;
  const until = timestamp + TOKEN_LIVES_MS;
  return { token: replyToken, until, ...(quote === undefined ? {} : { quote }) };
}

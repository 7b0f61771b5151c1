import { createHash } from "node:crypto";
import { z } from "zod";
import type { Attachment, Inbound } from "../../core/message.ts";
import type { ReplyAddress } from "../../core/reply-address.ts";

/** Who an activity claims to come from; whether it does is for its signature to say. */
export const envelopeSchema = z.looseObject({
  type: z.string().min(1),
  channelId: z.string().regex(/^[\w-]{1,40}$/),
  serviceUrl: z.string().min(1).max(1_000),
});
export type Envelope = z.infer<typeof envelopeSchema>;

const id = z.string().min(1).max(2_000);
const accountSchema = z.looseObject({
  id,
  name: z.string().nullish(),
  role: z.string().nullish(),
});

/** What a message needs so that it can be handled once and answered. */
const saidSchema = z.looseObject({
  ...envelopeSchema.shape,
  id,
  from: accountSchema,
  recipient: accountSchema,
  conversation: z.looseObject({
    id,
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  timestamp: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  name: z.string().nullish(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
});
type Said = z.infer<typeof saidSchema>;

/** What our cards' buttons carry; platforms may hand it on as text. */
const pressedSchema = z.union([
  z.looseObject({ choice: id, label: z.string().optional() }),
  id.transform((choice) => ({ choice, label: undefined })),
]);
const executedSchema = z.looseObject({ action: z.looseObject({ data: pressedSchema }) });
const mentionSchema = z.looseObject({
  type: z.string().regex(/^mention$/i),
  mentioned: z.looseObject({ id }),
  text: z.string().min(1),
});
const attachmentSchema = z.looseObject({
  contentType: z.string().min(1),
  name: z.string().nullish(),
});

/** What an activity is to us. */
export type Heard =
  | {
      readonly kind: "message";
      readonly message: Omit<Inbound, "community">;
      readonly address: ReplyAddress;
      /** It waits for an answer in the same breath (Action.Execute): what was pressed. */
      readonly invoked: string | null;
    }
  /** Taken note of: somebody joined, a reaction, our own words, a kind that we don't know. */
  | { readonly kind: "noted" }
  /** It wants an answer that only another bot could give. */
  | { readonly kind: "unknown-invoke" }
  | { readonly kind: "malformed" };

export const CHANNEL = "bot-framework";

/** @param now ms UTC: a message is never from the future, whatever its platform's clock says */
export function hear(envelope: Envelope, now: number): Heard {
  if (envelope.type !== "message" && envelope.type !== "invoke") return { kind: "noted" };
  const read = saidSchema.safeParse(envelope);
  if (!read.success) return { kind: "malformed" };
  const said = read.data;
  if (said.from.id === said.recipient.id || said.from.role === "bot") return { kind: "noted" };
  return said.type === "message" ? heardMessage(said, now) : heardInvoke(said, now);
}

function heardMessage(said: Said, now: number): Heard {
  const pressed = pressedSchema.safeParse(said.value);
  const typed = withoutMention(said);
  const choice = pressed.success ? pressed.data.choice : null;
  const text = typed === "" ? (pressed.data?.label ?? "") : typed;
  const attachments = (said.attachments ?? []).flatMap(attachmentOf);
  if (text === "" && choice === null && attachments.length === 0) return { kind: "noted" };
  const message = messageOf(said, { text, choice, attachments }, now);
  return { kind: "message", message, address: addressOf(said), invoked: null };
}

function heardInvoke(said: Said, now: number): Heard {
  if (said.name !== "adaptiveCard/action") return { kind: "unknown-invoke" };
  const executed = executedSchema.safeParse(said.value);
  if (!executed.success) return { kind: "malformed" };
  const { choice, label = "" } = executed.data.action.data;
  const message = messageOf(said, { text: label, choice, attachments: [] }, now);
  return { kind: "message", message, address: addressOf(said), invoked: label };
}

function messageOf(
  said: Said,
  content: Pick<Inbound, "text" | "choice" | "attachments">,
  now: number,
): Omit<Inbound, "community"> {
  const written = Date.parse(said.timestamp ?? "");
  return {
    channel: CHANNEL,
    conversation: conversationOf(said),
    person: `${said.channelId}:${said.from.id}`,
    id: said.id,
    ...content,
    at: Number.isNaN(written) ? now : Math.max(0, Math.min(written, now)),
  };
}

/** Platforms' own ids may be longer than a name in a store: these never are. */
function conversationOf({ channelId, conversation }: Said): string {
  const hash = createHash("sha256").update(conversation.id).digest("base64url");
  return `${channelId}:${hash}`;
}

function addressOf({ channelId, serviceUrl, from, recipient, conversation }: Said): ReplyAddress {
  const { conversationType, tenantId, isGroup } = conversation;
  return {
    channelId,
    serviceUrl,
    bot: { id: recipient.id, ...present({ name: recipient.name }) },
    // Names are not needed to answer, so they are not kept.
    user: { id: from.id },
    conversation: { id: conversation.id, ...present({ conversationType, tenantId, isGroup }) },
  };
}

/** Without the fields that a platform left out or set to null. */
function present<T extends Record<string, unknown>>(
  fields: T,
): { [K in keyof T]?: NonNullable<T[K]> };
function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** Teams puts the bot's name before what is said to it in a group, and a hard space behind. */
function withoutMention({ text, entities, recipient }: Said): string {
  const mentions = (entities ?? []).flatMap((entity) => mentionSchema.safeParse(entity).data ?? []);
  return mentions
    .filter(({ mentioned }) => mentioned.id === recipient.id)
    .reduce((left, mention) => left.replaceAll(mention.text, " "), text ?? "")
    .replaceAll("&nbsp;", " ")
    .trim();
}

/** Teams sends what was typed once more as HTML, and cards as attachments: neither is a file. */
const NO_FILE = /^text\/html$|^application\/vnd\.microsoft\.(?:card|teams\.card)\./;
const MOST_ATTACHMENTS = 10;

function attachmentOf(attachment: unknown, place: number): Attachment[] {
  const read = attachmentSchema.safeParse(attachment);
  if (!read.success || place >= MOST_ATTACHMENTS || NO_FILE.test(read.data.contentType)) return [];
  const { contentType: type, name } = read.data;
  return [{ id: null, name: (name ?? type).slice(0, 200), type: type.slice(0, 100) }];
}

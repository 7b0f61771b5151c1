import { createHash } from "node:crypto";
import { z } from "zod";
import type { ReplyAddress } from "../../core/records/reply-address.ts";

/** Who an activity claims to come from; whether it does is for its signature to say. */
export const envelopeSchema = z.looseObject({
  type: z.string().min(1),
  channelId: z.string().regex(/^[\w-]{1,40}$/),
  serviceUrl: z.string().min(1).max(1_000),
});
export type Envelope = z.infer<typeof envelopeSchema>;

export const id = z.string().min(1).max(2_000);
const accountSchema = z.looseObject({
  id,
  name: z.string().nullish(),
  role: z.string().nullish(),
});

/** What we need of an activity that is somebody's doing. */
const attributedActivitySchema = z.looseObject({
  ...envelopeSchema.shape,
  from: accountSchema,
  /** Some channels leave out who is written to: that it is us, its signature says. */
  recipient: accountSchema.nullish().transform((account) => account ?? { id: "bot" }),
  conversation: z.looseObject({
    id,
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  locale: z.string().nullish(),
});
export type AttributedActivity = z.infer<typeof attributedActivitySchema>;

/** What a message needs so that it can be handled once and answered. */
export const inboundActivitySchema = z.looseObject({
  ...attributedActivitySchema.shape,
  id,
  timestamp: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  name: z.string().nullish(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
});
export type InboundActivity = z.infer<typeof inboundActivitySchema>;

/** Somebody came to a conversation: perhaps the bot itself. */
export const joinedSchema = z.looseObject({
  ...attributedActivitySchema.shape,
  membersAdded: z.array(z.looseObject({ id })),
});

/** Platforms' own ids may be longer than a name in a store: these never are. */
export function conversationOf({ channelId, conversation }: AttributedActivity): string {
  const hash = createHash("sha256").update(conversation.id).digest("base64url");
  return `${channelId}:${hash}`;
}

/** The platform's own id, of which a signature says that it is theirs. */
export function personOf({ channelId, from }: AttributedActivity): string {
  return `${channelId}:${from.id}`;
}

export function addressOf({
  channelId,
  serviceUrl,
  from,
  recipient,
  conversation,
}: AttributedActivity): ReplyAddress {
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

import { z } from "zod";

const accountSchema = z.looseObject({ id: z.string(), name: z.string().optional() });

/**
 * Where a Bot Framework conversation is reached without being asked: a conversation reference in
 * that framework's words. It is kept from the first message, for timers and staff speak later.
 */
export const replyAddressSchema = z.looseObject({
  /** The platform behind: msteams, webchat, directline … */
  channelId: z.string(),
  serviceUrl: z.string(),
  bot: accountSchema,
  user: accountSchema,
  conversation: z.looseObject({
    id: z.string(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
    isGroup: z.boolean().optional(),
  }),
});
export type ReplyAddress = z.infer<typeof replyAddressSchema>;

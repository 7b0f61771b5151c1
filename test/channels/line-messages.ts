import { z } from "zod";

/**
 * What LINE takes, by its published description of the Messaging API: whatever is not in it, or
 * longer than it says, is refused as LINE refuses it.
 */
const data = z.string().min(1).max(300);
const label = z.string().min(1).max(20);
const postback = z.strictObject({
  type: z.literal("postback"),
  label,
  data,
  displayText: z.string().min(1).max(300),
});
const uri = z.strictObject({
  type: z.literal("uri"),
  label,
  uri: z.string().regex(/^(?:https:\/\/|tel:)[^\s]{1,990}$/),
});
const quickReply = z
  .strictObject({
    items: z
      .array(z.strictObject({ type: z.literal("action"), action: postback }))
      .min(1)
      .max(13),
  })
  .optional();

const flexText = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1).max(2_000),
  wrap: z.boolean().optional(),
});
const flexButton = z.strictObject({
  type: z.literal("button"),
  style: z.enum(["primary", "secondary", "link"]).optional(),
  color: z.string().optional(),
  action: uri,
});
const flexBox = z.strictObject({
  type: z.literal("box"),
  layout: z.literal("vertical"),
  spacing: z.string().optional(),
  backgroundColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
  contents: z.array(z.union([flexText, flexButton])).min(1),
});

const textMessage = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1).max(5_000),
  quoteToken: z.string().optional(),
  quickReply,
});
const flexMessage = z.strictObject({
  type: z.literal("flex"),
  altText: z.string().min(1).max(400),
  contents: z
    .strictObject({ type: z.literal("bubble"), body: flexBox, footer: flexBox.optional() })
    .refine((bubble) => JSON.stringify(bubble).length < 30_000),
  quickReply,
});
const message = z.discriminatedUnion("type", [textMessage, flexMessage]);
export type LineShown = z.infer<typeof message>;

export const shownSchema = z.array(message).min(1);
const messages = shownSchema.max(5);
export const replySchema = z.strictObject({ replyToken: z.string().min(1), messages });
export const pushSchema = z.strictObject({
  to: z.string().regex(/^[UCR][0-9a-f]{32}$/),
  messages,
  notificationDisabled: z.boolean().optional(),
});
export const loadingSchema = z.strictObject({
  chatId: z.string().regex(/^U[0-9a-f]{32}$/),
  loadingSeconds: z.int().min(5).max(60).multipleOf(5),
});

/** What a resident reads of it. */
export function readOf(shown: LineShown): string {
  if (shown.type === "text") return shown.text;
  return shown.contents.body.contents
    .flatMap((one) => (one.type === "text" ? [one.text] : []))
    .join("\n");
}

export const buttonsIn = (shown: LineShown | undefined) =>
  (shown?.quickReply?.items ?? []).map(({ action }) => action);

/** The numbers that can be dialled by a touch. */
export function callsIn(shown: LineShown | undefined): readonly string[] {
  if (shown?.type !== "flex") return [];
  const foot = shown.contents.footer?.contents ?? [];
  return foot.flatMap((one) => (one.type === "button" ? [one.action.uri] : []));
}

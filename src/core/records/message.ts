import { z } from "zod";
import { namedStaff } from "./actor.ts";
import { deviceSchema } from "./reach.ts";

/** The languages the desk speaks. Simplified is derived from Traditional, English is written. */
export const LANGUAGES = ["zh-Hant", "zh-Hans", "en"] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** A file that came with a message; `id` names the bytes that we keep, null when we keep none. */
export const attachmentSchema = z.object({
  id: z.string().nullable(),
  name: z.string(),
  type: z.string(),
  /** In bytes, where it is known. */
  size: z.number().optional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** A form in place of several questions, in the resident's language. */
export const formSchema = z.object({
  /** On the button that opens it, and above it. */
  title: z.string(),
  send: z.string(),
  close: z.string(),
  fields: z.array(z.object({ slot: z.string(), label: z.string() })),
});
export type Form = z.infer<typeof formSchema>;

/** A file that lies with the platform of its channel. */
export interface OfferedFile {
  readonly name: string;
  /** As the platform says. */
  readonly type: string;
  /** What the channel fetches it by; null where the platform doesn't hand it out. */
  readonly source: string | null;
}

export const amongOthersSchema = z.enum(["with-forms", "without-forms"]);
export type AmongOthers = z.infer<typeof amongOthersSchema>;

/** What its platform lets a message be answered by: without charge, once, and for a moment. */
const replyTokenSchema = z.object({
  token: z.string(),
  /** Till when it surely holds, ms UTC. */
  until: z.number(),
  /** Shows beside the answer, where several write, what it answers. */
  quote: z.string().optional(),
});
export type ReplyToken = z.infer<typeof replyTokenSchema>;

/** One message from a resident, as a channel hands it to the runtime. */
export interface Inbound {
  readonly channel: string;
  readonly community: string;
  /** Unique within the channel. */
  readonly conversation: string;
  /** The platform's own, verified id of who wrote. Never taken from text. */
  readonly person: string;
  /** The message's identity on its platform: the same for each redelivery. */
  readonly id: string;
  readonly text: string;
  /** The value of the choice that was pressed, null for typed text. */
  readonly choice: string | null;
  readonly attachments: readonly Attachment[];
  /** Files that its platform has, for us to fetch. */
  readonly files?: readonly OfferedFile[];
  /** What was filled into a form, by slot; `text` says the same in words. */
  readonly form?: Readonly<Record<string, string>>;
  /** When it was written, ms UTC, by the platform's clock. */
  readonly at: number;
  /** The language chosen on the page, when the channel has such a switch. */
  readonly language?: Language;
  /**
   * Where `text` stands in place of an earlier message, or is empty since that was deleted: what
   * that said, null where the platform doesn't tell.
   */
  readonly edits?: string | null;
  /** Where `text` is a reaction to a message of ours: when that was sent, ms UTC. */
  readonly reactsTo?: number;
  /** Others read along: what is nobody's business there is asked in a form, or not at all. */
  readonly amongOthers?: AmongOthers;
  /** A thread within the conversation: its platform's name for where the answer belongs. */
  readonly thread?: string;
  readonly replyToken?: ReplyToken;
}

/** A quick reply: pressed, it comes back as {@link Inbound.choice}. */
export const choiceSchema = z.object({ label: z.string(), value: z.string() });
export type Choice = z.infer<typeof choiceSchema>;

export const ROLES = ["staff", "department-head", "supervisor", "director"] as const;
export type Role = (typeof ROLES)[number];

const addressSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("resident"), channel: z.string(), conversation: z.string() }),
  z.object({
    kind: z.literal("staff"),
    role: z.enum(ROLES),
    /** Those of them whom it is for by name. */
    ids: z.array(z.string()).optional(),
  }),
  // That something waits to be read, to somebody who has left.
  z.object({ kind: z.literal("mail"), address: z.string() }),
  z.object({ kind: z.literal("device"), device: deviceSchema }),
  /** Where colleagues work besides their screen: Slack, Teams. */
  z.object({
    kind: z.literal("place"),
    place: z.string(),
    /** The conversation that there is news of; null where it is about none. */
    about: z.object({ channel: z.string(), conversation: z.string() }).nullable(),
    /** Ids of what was said in it, and of notes, that colleagues are to read there. */
    lines: z.array(z.string()),
    notes: z.array(z.string()),
    /** Who is called, where it is an alert. */
    role: z.enum(ROLES),
    ids: z.array(z.string()).optional(),
  }),
]);

const resident = z.object({ kind: z.literal("resident") });
const bot = z.object({ kind: z.literal("bot") });
const colleague = z.object({
  kind: z.literal("staff"),
  id: z.string(),
  name: z.string(),
  /** What they are, beside the name: 客服, 主任 (B23). */
  title: z.string().optional(),
});
/** As colleagues were written before they had ids. */
const named = z
  .object({ kind: z.literal("staff"), name: z.string() })
  .transform(({ kind, name }): z.infer<typeof colleague> => ({ kind, ...namedStaff(name) }));

const mailSchema = z.object({
  subject: z.string(),
  html: z.string(),
  /** Ends these mails by one request, without a question (RFC 8058). */
  stop: z.string(),
  /** It asks whether the address is theirs. */
  asks: z.boolean(),
});

const dangerNoteSchema = z.object({ numbers: z.array(z.string()) });

/** A message that was committed and waits to be sent. */
export const outgoingSchema = z.looseObject({
  /** Stable and unique: a channel may use it as an idempotency key. */
  id: z.string(),
  to: addressSchema,
  text: z.string(),
  /** An alert's, for colleagues who read another language than the community's. */
  inLanguages: z.object({ "zh-Hans": z.string(), en: z.string() }).optional(),
  /** Files that we keep, to be shown with it. */
  attachments: z.array(attachmentSchema).optional(),
  choices: z.array(choiceSchema),
  /** The questions that are left, for channels with forms: beside what is asked in words. */
  form: formSchema.optional(),
  /** When it was decided, ms UTC. */
  at: z.number(),
  /** Nobody sends it sooner, ms UTC: more may be coming that it answers as well (B7). */
  notBefore: z.number().optional(),
  /** Set on a bot's reply: it is dropped when the conversation's owner has changed since. */
  ownerEpoch: z.number().nullable(),
  /** Who speaks: the bot, or a colleague. */
  from: z.union([z.discriminatedUnion("kind", [bot, colleague]), named]),
  /** Words to somebody in danger, and the numbers in them that are to be dialled. */
  danger: dangerNoteSchema.optional(),
  /** The ticket and conversation that it is about: for staff to open. */
  ticket: z.string().nullable(),
  conversation: z.string().nullable(),
  /** {@link Inbound.thread} of what it answers. */
  thread: z.string().optional(),
  /** To be sent before all that isn't, and to stand out on staff's screen. */
  urgent: z.boolean(),
  tries: z.number(),
  /** What a mail is besides its text. */
  mail: mailSchema.optional(),
  /** What a device shows above the text, and what a touch opens. */
  push: z.object({ title: z.string(), url: z.string() }).optional(),
  /** To a resident: colleagues see in their places that it has arrived. */
  inCase: z.literal(true).optional(),
  /** That of the message that it answers: committed with it, so that no other answer spends it. */
  replyToken: replyTokenSchema.optional(),
  /**
   * Nobody waits for it. Where each message costs, it may be told along with the next one, and
   * need not be told at all after `until`, ms UTC.
   */
  mayWait: z.object({ until: z.number() }).optional(),
});
export type Outgoing = z.infer<typeof outgoingSchema>;

/** An alert as a colleague reads it. */
export function alertIn(alert: Pick<Outgoing, "text" | "inLanguages">, language: Language): string {
  return language === "zh-Hant" ? alert.text : (alert.inLanguages?.[language] ?? alert.text);
}

/** What is made of a message: it is acted on, read back to be confirmed, or asked about. */
export const DECISIONS = ["act", "confirm", "ask"] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * What was made of a message that was not understood: the resident was asked to say it otherwise,
 * or which of several they meant, or a colleague has it as it is; `chosen` is their answer to which.
 */
export const UNCLEAR = ["again", "which", "colleague", "chosen"] as const;
export type Unclear = (typeof UNCLEAR)[number];

/** How a resident's message was understood, kept with it so that admins see why (E7). */
export const understoodSchema = z.object({
  intent: z.string(),
  decision: z.enum(DECISIONS),
  ranked: z.array(z.object({ intent: z.string(), score: z.number(), phrase: z.string() })),
  /** The content version that it was read with. */
  content: z.string(),
  /** Where it was not plain at once. */
  unclear: z.enum(UNCLEAR).optional(),
});
export type Understood = z.infer<typeof understoodSchema>;

/** One line of a transcript: what a resident wrote, or what was sent to them. */
export const lineSchema = z.looseObject({
  id: z.string(),
  who: z.union([z.discriminatedUnion("kind", [resident, bot, colleague]), named]),
  text: z.string(),
  choices: z.array(choiceSchema),
  attachments: z.array(attachmentSchema),
  at: z.number(),
  understood: understoodSchema.nullable(),
  danger: dangerNoteSchema.optional(),
  /** Told about a matter, and not in answer to what was just written. */
  notice: z.literal(true).optional(),
  /** A resident's line: {@link Inbound.id} of what it was, so that a page knows its own again. */
  message: z.string().optional(),
  /** {@link Inbound.person} of a resident's line, where it isn't who began the conversation. */
  by: z.string().optional(),
});
export type Line = z.infer<typeof lineSchema>;

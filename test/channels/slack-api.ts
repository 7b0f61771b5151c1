import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { z } from "zod";
import { slackSocket } from "./slack-socket.ts";

/** A post as Slack got it. */
export interface Post {
  /** Its id in its channel. */
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | null;
  /** For notifications. */
  readonly text: string;
  /** What its sections show. */
  readonly shown: readonly string[];
  readonly buttons: readonly Button[];
  /** What stands beside a coloured edge. */
  readonly attached: readonly { readonly color: string; readonly shown: readonly string[] }[];
  /** The outgoing message's id, from the metadata. */
  readonly outgoing: string;
  /** The form's fields as they came. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly label: string;
}

/** Words that one person alone sees. */
export interface Whisper {
  readonly channel: string;
  readonly user: string;
  readonly thread: string | null;
  readonly text: string;
}

/** A file as Slack got it; `sent` is the request that held its bytes. */
interface Upload {
  readonly channel: string;
  readonly thread: string | null;
  readonly name: string;
  readonly sent: Uint8Array;
  readonly ts: string;
}

/** A message of a person's, with what Slack's history tells. */
export interface Written {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What was posted arrives all the same: only the answer says otherwise. */
  readonly arrives?: true;
}

/** How a call is answered; null: as Slack does when all is well. */
export type Answering = (method: string, fields: Record<string, string>) => Answer | null;

/** A server where Slack's Web API would be. It keeps what is posted, and refuses when told to. */
export async function slackApi() {
  const posts: Post[] = [];
  const calls: string[] = [];
  const written: Written[] = [];
  const views: View[] = [];
  const whispers: Whisper[] = [];
  const responses: { readonly text: string }[] = [];
  const homes = new Map<string, readonly string[]>();
  let made = 0;
  const hosted = new Map<string, Uint8Array>();
  const named = new Map<string, string>();
  const pending = new Map<string, Uint8Array>();
  const uploads: Upload[] = [];
  const waiting: { readonly isThere: () => boolean; readonly resolve: () => void }[] = [];
  let answering: Answering = () => null;

  const server = createServer((request, response) => {
    void (async () => {
      if (request.method === "GET") {
        const file = hosted.get(request.url ?? "");
        const isOurs = request.headers.authorization === "Bearer xoxb-test";
        // Whoever has no token is shown the page to sign in.
        const shown = isOurs ? file : "<!DOCTYPE html><html>Sign in";
        return void response.writeHead(shown === undefined ? 404 : 200).end(shown);
      }
      const method = (request.url ?? "").replace("/api/", "");
      if (method.startsWith("/upload/")) {
        // As the SDK's form or as it is: what counts are the bytes in it.
        pending.set(method, new Uint8Array(await buffer(request)));
        return void response.writeHead(200).end("OK");
      }
      if (method === "respond") {
        responses.push(responseSchema.parse(JSON.parse(await text(request))));
        response.writeHead(200).end("ok");
        for (const one of waiting) if (one.isThere()) one.resolve();
        return;
      }
      const fields = Object.fromEntries(new URLSearchParams(await text(request)));
      calls.push(method);
      const url = method === "apps.connections.open" ? { url: socket.url() } : {};
      const ts = `1764000000.${String((made += 1)).padStart(6, "0")}`;
      const found = { ...url, ...looked(method, fields), ts };
      const answer = answering(method, fields) ?? { body: { ok: true, ...found } };
      const { status = 200, headers = {}, body, arrives = isOk(body) } = answer;
      if (method === "chat.postMessage" && arrives) posts.push(postOf(fields, ts));
      if (method === "chat.update" && arrives) edit(fields);
      if (method === "chat.postEphemeral" && arrives) whispers.push(whisperOf(fields));
      if (method === "views.open" && arrives)
        views.push(viewSchema.parse(JSON.parse(fields["view"] ?? "null")));
      if (method === "files.completeUploadExternal" && arrives)
        for (const { id } of completedSchema.parse(JSON.parse(fields["files"] ?? "[]")))
          uploads.push({
            channel: fields["channel_id"] ?? "",
            thread: fields["thread_ts"] ?? null,
            name: named.get(id) ?? "",
            sent: pending.get(`/upload/${id}`) ?? new Uint8Array(),
            ts,
          });
      if (method === "views.publish" && arrives)
        homes.set(fields["user_id"] ?? "", homeSchema.parse(JSON.parse(fields["view"] ?? "null")));
      response.writeHead(status, { "Content-Type": "application/json", ...headers });
      response.end(JSON.stringify(body));
      for (const one of waiting) if (one.isThere()) one.resolve();
    })();
  });
  const edit = (fields: Record<string, string>): void => {
    const place = posts.findIndex(
      ({ ts, channel }) => ts === fields["ts"] && channel === fields["channel"],
    );
    const was = posts[place];
    if (!was) throw new Error(`there is no message ${fields["ts"]} in ${fields["channel"]}`);
    const metadata = was.fields["metadata"] ?? "null";
    posts[place] = { ...postOf({ ...fields, metadata }, was.ts), thread: was.thread };
  };
  const looked = (method: string, fields: Record<string, string>): object => {
    switch (method) {
      case "auth.test":
        return { team_id: "T0TEAM", user_id: "U0BOT", url: "https://example.slack.com/" };
      case "files.getUploadURLExternal": {
        const file = `F0UP${named.size}`;
        named.set(file, fields["filename"] ?? "");
        return { upload_url: `${origin()}/upload/${file}`, file_id: file };
      }
      case "files.completeUploadExternal":
        return { files: completedSchema.parse(JSON.parse(fields["files"] ?? "[]")) };
      case "users.conversations":
        return { channels: [...new Set(written.map(({ channel }) => channel))].flatMap(asIm) };
      case "conversations.history":
        return { messages: history(fields) };
      // What the thread hangs on comes first, whatever is asked for.
      case "conversations.replies": {
        // A reply is handed out alone, with the thread that it is in.
        const reply = written.find(
          ({ channel, ts, thread_ts }) =>
            channel === fields["channel"] && ts === fields["ts"] && thread_ts !== undefined,
        );
        if (reply) return { messages: [reply] };
        const root = written.find(
          ({ channel, ts }) => channel === fields["channel"] && ts === fields["ts"],
        );
        const thread = [...(root ? [root] : []), ...history(fields).toReversed()];
        return { messages: thread.slice(0, Number(fields["limit"] ?? 1_000)) };
      }
      default:
        return {};
    }
  };
  /** Of a direct message or channel, or of a thread in it; the newest first, as Slack does. */
  const history = ({
    channel,
    ts,
    oldest = "0",
    latest = "9999999999",
    inclusive,
  }: Record<string, string>): readonly object[] => {
    const isWithin = (at: number): boolean =>
      (at > Number(oldest) && at < Number(latest)) ||
      (inclusive === "true" && (at === Number(oldest) || at === Number(latest)));
    const ours = posts
      .filter((post) => post.channel === channel && post.thread === (ts ?? null))
      .map(({ ts, text, fields }) => {
        return { ts, text, bot_id: "B0BOT", metadata: JSON.parse(fields["metadata"] ?? "{}") };
      });
    const theirs = written.filter(
      (message) =>
        message.channel === channel &&
        (ts === undefined || message.thread_ts === ts) &&
        isWithin(Number(message.ts)),
    );
    const files = uploads
      .filter((file) => file.channel === channel && file.thread === (ts ?? null))
      .map(({ ts, name }) => ({ ts, bot_id: "B0BOT", text: "", files: [{ name }] }));
    return [...ours, ...files, ...theirs].toReversed();
  };
  const origin = (): string => `http://127.0.0.1:${portOf(server.address())}`;
  const socket = slackSocket(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    /** Has a file lie with Slack; returns how an event names it. */
    hosts(name: string, mimetype: string, bytes: Uint8Array) {
      const path = `/files-pri/T0TEAM-F${hosted.size}/${encodeURIComponent(name)}`;
      hosted.set(path, bytes);
      return { id: `F${hosted.size}`, name, mimetype, url_private_download: `${origin()}${path}` };
    },
    url: `http://127.0.0.1:${portOf(server.address())}/api/`,
    posts,
    /** The forms that were opened. */
    views,
    whispers,
    /** What commands were answered later. */
    responses,
    /** What the app's Home shows, by person. */
    homes,
    /** Files that the app handed over. */
    uploads,
    /** What people wrote, as Slack's history has it. */
    written,
    socket,
    /** The methods that were called. */
    calls,
    answers(how: Answering) {
      answering = how;
    },
    /** Resolves when so many posts have arrived in all, or when that is so. */
    async posted(until: number | (() => boolean)): Promise<void> {
      const isThere = typeof until === "number" ? () => posts.length >= until : until;
      if (!isThere()) await new Promise<void>((resolve) => waiting.push({ isThere, resolve }));
    },
    close: () =>
      new Promise<void>((resolve) => {
        socket.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const asIm = (id: string): object[] => (id.startsWith("D") ? [{ id, is_im: true }] : []);

function isOk(body: unknown): boolean {
  return z.looseObject({ ok: z.literal(true) }).safeParse(body).success;
}

const responseSchema = z.looseObject({
  text: z.string().min(1),
  response_type: z.literal("ephemeral"),
});
const completedSchema = z.array(z.looseObject({ id: z.string() }));

const sectionSchema = z.object({
  type: z.literal("section"),
  text: z.strictObject({
    type: z.literal("mrkdwn"),
    text: z.string().min(1).max(3_000),
    verbatim: z.literal(true),
  }),
});
const actionsSchema = z.object({
  type: z.literal("actions"),
  elements: z.array(
    z.object({
      action_id: z.string(),
      value: z.string(),
      text: z.object({ text: z.string() }),
      style: z.enum(["primary", "danger"]).optional(),
    }),
  ),
});
const blocksSchema = z.array(z.discriminatedUnion("type", [sectionSchema, actionsSchema]));
const attachmentsSchema = z.array(
  z.strictObject({
    color: z.string().regex(/^#[0-9a-f]{6}$/),
    fallback: z.string().min(1),
    blocks: z.array(sectionSchema),
  }),
);
const plain = z.strictObject({
  type: z.literal("plain_text"),
  text: z.string().min(1).max(24),
  emoji: z.boolean(),
});
const optionSchema = z.strictObject({
  text: z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(75),
    emoji: z.boolean(),
  }),
  value: z.string().max(150),
});
const headerSchema = z.strictObject({
  type: z.literal("header"),
  text: z.strictObject({ ...plain.shape, text: z.string().min(1).max(150) }),
});
/** What each of its blocks shows. */
const homeSchema = z
  .strictObject({
    type: z.literal("home"),
    blocks: z.array(z.union([sectionSchema, headerSchema])).max(100),
  })
  .transform(({ blocks }) => blocks.map(({ text }) => text.text));
const inputSchema = z.strictObject({
  type: z.literal("input"),
  block_id: z.string(),
  optional: z.boolean().optional(),
  label: plain,
  element: z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("plain_text_input"),
      action_id: z.string(),
      max_length: z.int().max(3_000),
      multiline: z.boolean().optional(),
      initial_value: z.string().min(1).max(3_000).optional(),
    }),
    z.strictObject({
      type: z.literal("file_input"),
      action_id: z.string(),
      max_files: z.int().min(1).max(10),
    }),
    z.strictObject({
      type: z.literal("static_select"),
      action_id: z.string(),
      options: z.array(optionSchema).min(1).max(100),
      initial_option: optionSchema.optional(),
    }),
  ]),
});
const viewSchema = z.strictObject({
  type: z.literal("modal"),
  callback_id: z.string().optional(),
  private_metadata: z.string().max(3_000).optional(),
  title: plain,
  submit: plain.optional(),
  close: plain,
  blocks: z.array(z.union([inputSchema, sectionSchema])),
});
/** What is to be filled in. */
export const fieldsOf = ({ blocks }: View) =>
  blocks.flatMap((block) => (block.type === "input" ? [block] : []));
/** What stands in a field before anybody fills it in. */
export function initially({ element }: ReturnType<typeof fieldsOf>[number]): string | undefined {
  switch (element.type) {
    case "static_select":
      return element.initial_option?.value;
    case "plain_text_input":
      return element.initial_value;
    case "file_input":
      return undefined;
  }
}
/** What is only to be read. */
export const readingOf = ({ blocks }: View): string =>
  blocks.map((block) => (block.type === "section" ? block.text.text : "")).join("\n");
export type View = z.infer<typeof viewSchema>;

const metadataSchema = z.object({ event_payload: z.object({ id: z.string() }) });

const whisperOf = (fields: Record<string, string>): Whisper => ({
  channel: fields["channel"] ?? "",
  user: fields["user"] ?? "",
  thread: fields["thread_ts"] ?? null,
  text: fields["text"] ?? "",
});

function postOf(fields: Record<string, string>, ts: string): Post {
  const blocks = blocksSchema.parse(JSON.parse(fields["blocks"] ?? "[]"));
  const attachments = attachmentsSchema.parse(JSON.parse(fields["attachments"] ?? "[]"));
  return {
    ts,
    channel: fields["channel"] ?? "",
    thread: fields["thread_ts"] ?? null,
    text: fields["text"] ?? "",
    shown: blocks.flatMap((block) => (block.type === "section" ? [block.text.text] : [])),
    buttons: blocks.flatMap((block) =>
      block.type === "section"
        ? []
        : block.elements.map(({ action_id, value, text }) => ({
            action_id,
            value,
            label: text.text,
          })),
    ),
    attached: attachments.map(({ color, blocks: sections }) => ({
      color,
      shown: sections.map(({ text }) => text.text),
    })),
    outgoing: metadataSchema.parse(JSON.parse(fields["metadata"] ?? "null")).event_payload.id,
    fields,
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === "object" && address !== null) return address.port;
  throw new Error("the server does not listen");
}

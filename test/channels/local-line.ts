import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { listening } from "./listening.ts";
import { loadingSchema, pushSchema, replySchema, type LineShown } from "./line-messages.ts";

export const LINE_SECRET = "0123456789abcdef0123456789abcdef";
export const LINE_TOKEN = "an+access/token-of-the+test==";

/** A message as it stands in a chat. */
export interface LinePosted {
  readonly by: "reply" | "push";
  /** The chat. */
  readonly to: string;
  readonly shown: LineShown;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
}
interface Called {
  readonly by: "reply" | "push";
  readonly count: number;
  /** No phone rang for it. */
  readonly silent: boolean;
}

/** How a call is answered; null: as LINE does when all is well. */
type Answering = (path: string) => Answer | "hang-up" | "arrives-unanswered" | null;

const TOKEN_LIVES_MS = 60_000;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const OVER = { status: 400, message: "Invalid reply token" };
const LOST = { status: 400, message: "Failed to send messages" };
const USED_UP = { status: 429, message: "You have reached your monthly limit." };

/**
 * LINE on this machine, over a real socket: it signs webhooks, keeps files, gives out reply tokens
 * that hold once and for a minute, and takes only what it documents.
 */
export async function localLine() {
  const posted: LinePosted[] = [];
  /** Of each call by which something came to stand there, how many messages it had. */
  const calls: Called[] = [];
  /** What was refused because it is not what LINE takes. */
  const wrong: string[] = [];
  const loading: string[] = [];
  const tokens = new Map<string, { readonly chat: string; readonly at: number }>();
  const keys = new Set<string>();
  const hosted = new Map<string, Uint8Array | "in-preparation">();
  const waiting: { readonly isThere: () => boolean; readonly resolve: () => void }[] = [];
  let now = (): number => 0;
  let answering: Answering = () => null;
  let monthly = Number.POSITIVE_INFINITY;
  let made = 0;

  const stand = (
    by: "reply" | "push",
    to: string,
    messages: readonly LineShown[],
    silent = false,
  ): void => {
    posted.push(...messages.map((shown) => ({ by, to, shown })));
    calls.push({ by, count: messages.length, silent });
    for (const one of waiting.splice(0)) {
      if (one.isThere()) one.resolve();
      else waiting.push(one);
    }
  };
  const malformed = (path: string): Answer => {
    wrong.push(path);
    return { status: 400, message: "The request body has 1 error(s)" };
  };
  const take = (path: string, body: unknown, retryKey: string | undefined): Answer => {
    if (path === "/v2/bot/message/reply") {
      const read = replySchema.safeParse(body).data;
      if (read === undefined) return malformed(path);
      const given = tokens.get(read.replyToken);
      if (given === undefined || now() > given.at + TOKEN_LIVES_MS) return OVER;
      tokens.delete(read.replyToken);
      stand("reply", given.chat, read.messages);
      return { status: 200 };
    }
    if (path === "/v2/bot/message/push") {
      const read = pushSchema.safeParse(body).data;
      if (read === undefined || retryKey === undefined || !UUID.test(retryKey))
        return malformed(path);
      if (keys.has(retryKey)) return { status: 409, message: "Conflict" };
      if (calls.filter(({ by }) => by === "push").length >= monthly) return USED_UP;
      keys.add(retryKey);
      stand("push", read.to, read.messages, read.notificationDisabled);
      return { status: 200 };
    }
    if (path === "/v2/bot/chat/loading/start") {
      const read = loadingSchema.safeParse(body).data;
      if (read === undefined) return malformed(path);
      loading.push(read.chatId);
      return { status: 202 };
    }
    return { status: 404, message: "Not found" };
  };
  const tell = (path: string): object | null => {
    if (path.startsWith("/v2/bot/profile/"))
      return { displayName: "小花🌸", userId: path.split("/").at(-1), language: "en" };
    if (path === "/v2/bot/info") return { userId: `U${"b".repeat(32)}`, displayName: "frontdesk" };
    return path.endsWith("/members/count") ? { count: 3 } : null;
  };

  const routes = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "";
    const json = ({ status, headers, message }: Answer, body: object = {}): void => {
      const told = message === undefined ? body : { message };
      response.writeHead(status, { "Content-Type": "application/json", ...headers });
      response.end(JSON.stringify(told));
    };
    const body = await text(request);
    if (request.headers.authorization !== `Bearer ${LINE_TOKEN}`)
      return json({ status: 401, message: "Authentication failed" });
    const how = answering(path);
    if (how === "hang-up") return void request.socket.destroy();
    if (how !== null && how !== "arrives-unanswered") return json(how);
    if (request.method === "GET") {
      const file = hosted.get(path);
      if (file === "in-preparation") return void response.writeHead(202).end();
      if (file !== undefined) return void response.writeHead(200).end(file);
      const told = tell(path);
      return told === null
        ? json({ status: 404, message: "Not found" })
        : json({ status: 200 }, told);
    }
    const key = request.headers["x-line-retry-key"];
    const answer = take(path, JSON.parse(body), Array.isArray(key) ? key[0] : key);
    if (how === "arrives-unanswered") return void request.socket.destroy();
    json(answer);
  };
  const { address, close } = await listening(
    createServer((request, response) => void routes(request, response)),
  );

  return {
    address,
    posted,
    calls,
    wrong,
    /** In whose chats an answer was shown to be under way. */
    loading,
    /** From now on its time is that of the desk. */
    goesBy(clock: { readonly now: () => number }) {
      now = () => clock.now();
    },
    /** What it answers from now on; null for success. */
    answers(how: Answering | null) {
      answering = how ?? (() => null);
    },
    /** So many pushes the account has this month. */
    monthlyLimit(most: number) {
      monthly = most;
    },
    /** A reply token for what happens in a chat now. */
    token(chat: string): string {
      made += 1;
      tokens.set(`token-${made}`, { chat, at: now() });
      return `token-${made}`;
    },
    /** Has a file lie there; returns its message's id. */
    hosts(file: Uint8Array | "in-preparation", id = `file${(made += 1)}`): string {
      hosted.set(`/v2/bot/message/${id}/content`, file);
      return id;
    },
    /** A webhook's body and headers. */
    signed(told: unknown, secret = LINE_SECRET) {
      const body = typeof told === "string" ? told : JSON.stringify(told);
      const signature = createHmac("sha256", secret).update(body).digest("base64");
      return {
        body,
        headers: { "Content-Type": "application/json", "X-Line-Signature": signature },
      };
    },
    /** Resolves when `isThere`; asked whenever something was posted. */
    until(isThere: () => boolean): Promise<void> {
      if (isThere()) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ isThere, resolve }));
    },
    lost: LOST,
    close,
  };
}

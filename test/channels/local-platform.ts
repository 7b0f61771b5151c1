import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { listening } from "./listening.ts";

export const APP_ID = "11111111-2222-4333-8444-555555555555";
export const APP_PASSWORD = "a secret of the test";
const KEY_ID = "key-1";

/** What the bot posted to a conversation. */
const postedSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  textFormat: z.string().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string(), content: z.looseObject({}) }))
    .optional(),
  conversation: z.looseObject({ id: z.string() }),
  recipient: z.looseObject({ id: z.string() }),
});
export type Posted = z.infer<typeof postedSchema>;

const shownSchema = z.looseObject({
  text: z.string().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string(), content: z.looseObject({}) }))
    .optional(),
});
const begunSchema = z.looseObject({
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }) }),
  activity: shownSchema,
});

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
}

/** Claims of a token; what is not given is as the platform sets it. */
export interface Claims {
  readonly aud?: string;
  readonly iss?: string;
  readonly exp?: number;
  readonly serviceurl?: string;
  readonly tid?: string;
  readonly ver?: string;
  readonly appid?: string;
  readonly azp?: string;
}

/**
 * The platform on this machine, over real sockets: it publishes the key that it signs requests
 * with, lets the bot sign in, and takes the bot's messages as a connector service does.
 */
export async function localPlatform() {
  const own = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const foreign = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const posted: Posted[] = [];
  const typing: Posted[] = [];
  const hosted = new Map<string, Uint8Array>();
  const cards: { readonly thread: string; readonly activity: z.infer<typeof shownSchema> }[] = [];
  let signIns = 0;
  let answer: ((posted: Posted) => Answer | "hang-up") | null = null;

  const routes = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "";
    const json = (status: number, value: object): void => {
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
    };
    const body = await text(request);
    if (path === "/openid") return json(200, { issuer: "local", jwks_uri: `${address}/keys` });
    if (path === "/keys") {
      const jwk = own.publicKey.export({ format: "jwk" });
      return json(200, { keys: [{ ...jwk, kid: KEY_ID, endorsements: ["msteams", "sms"] }] });
    }
    if (path.endsWith("/oauth2/v2.0/token")) {
      const form = new URLSearchParams(body);
      const right =
        form.get("client_id") === APP_ID &&
        form.get("client_secret") === APP_PASSWORD &&
        form.get("scope") === "https://api.botframework.com/.default";
      if (!right) return json(401, { error: "invalid_client" });
      signIns += 1;
      return json(200, { access_token: `token-${signIns}`, expires_in: 3_600 });
    }
    const file = hosted.get(path);
    if (file !== undefined) {
      const isOurs = request.headers.authorization === `Bearer token-${signIns}`;
      return void response.writeHead(isOurs ? 200 : 401).end(isOurs ? file : undefined);
    }
    const [, at] =
      /^\/teams\/v3\/conversations(\/[^/]+\/activities(?:\/[^/]+)?)?$/.exec(path) ?? [];
    if (!path.startsWith("/teams/v3/conversations")) return json(404, {});
    if (request.headers.authorization !== `Bearer token-${signIns}`) return json(401, {});
    if (at === undefined) {
      const { channelData, activity } = begunSchema.parse(JSON.parse(body));
      const id = `${channelData.channel.id};messageid=${1_764_000_000_000 + cards.length}`;
      cards.push({ thread: id, activity });
      return json(201, { id, activityId: id.split("=")[1] });
    }
    if (request.method === "PUT") {
      const [, , conversation = "", , activityId = ""] = at.split("/").map(decodeURIComponent);
      const place = cards.findIndex(
        ({ thread }) => thread === at.split("/").map(decodeURIComponent)[1],
      );
      if (place === -1) throw new Error(`there is no card in ${conversation} ${activityId}`);
      cards[place] = {
        thread: cards[place]?.thread ?? "",
        activity: shownSchema.parse(JSON.parse(body)),
      };
      return json(200, { id: "updated" });
    }
    const activity = postedSchema.parse(JSON.parse(body));
    const now = answer?.(activity) ?? { status: 200 };
    if (now === "hang-up") return void request.socket.destroy();
    if (now.status === 200) (activity.type === "typing" ? typing : posted).push(activity);
    response.writeHead(now.status, { "Content-Type": "application/json", ...now.headers });
    response.end(JSON.stringify({ id: `a${posted.length}` }));
  };
  const server = createServer((request, response) => void routes(request, response));
  const { address, close } = await listening(server);
  const serviceUrl = `${address}/teams/`;

  return {
    metadataUrl: `${address}/openid`,
    loginUrl: address,
    serviceUrl,
    /** Messages that began threads of channels, as they are shown now. */
    cards,
    /** Messages; `typing` are the three dots. */
    posted,
    typing,
    /** Has a file lie with the platform; returns its address, which opens to the bot's token. */
    hosts(bytes: Uint8Array): string {
      const path = `/teams/v3/attachments/${hosted.size}/views/original`;
      hosted.set(path, bytes);
      return `${address}${path}`;
    },
    signIns: () => signIns,
    /** The token that it gave holds no more. */
    revoke() {
      signIns += 1;
    },
    /** What its connector answers from now on; null for success. */
    answers(how: typeof answer) {
      answer = how;
    },
    token: (claims: Claims = {}) =>
      signed(own.privateKey, KEY_ID, { serviceurl: serviceUrl, ...claims }),
    /** Signed with a key that isn't the platform's, under its name. */
    forgedToken: (claims: Claims = {}, kid = KEY_ID) =>
      signed(foreign.privateKey, kid, { serviceurl: serviceUrl, ...claims }),
    close,
  };
}

/** A JSON Web Token as the Bot Framework signs one (RS256). */
function signed(key: KeyObject, kid: string, claims: Claims): string {
  const now = Math.floor(Date.now() / 1_000);
  const payload = {
    iss: "https://api.botframework.com",
    aud: APP_ID,
    nbf: now - 60,
    exp: now + 3_600,
    ...claims,
  };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const head = `${part({ alg: "RS256", typ: "JWT", kid })}.${part(payload)}`;
  return `${head}.${createSign("RSA-SHA256").update(head).sign(key, "base64url")}`;
}

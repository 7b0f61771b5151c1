import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import { createServer } from "node:http";
import { z } from "zod";
import type { Device } from "../../src/core/records/reach.ts";
import { listening } from "./listening.ts";

/** What arrived at a browser, opened as a browser does. */
export interface Arrived {
  readonly payload: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * A push service with one browser behind it: it checks who sends (RFC 8292), and the browser opens
 * what is sealed for it (RFC 8291, 8188), by node's own cryptography.
 */
export async function pushService(vapidKey: string) {
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  const auth = randomBytes(16);
  const arrived: Arrived[] = [];
  const refused: string[] = [];
  let answer: { readonly status: number; readonly headers?: Record<string, string> } = {
    status: 201,
  };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      try {
        checkSender(request.headers.authorization ?? "", vapidKey, origin);
        const payload: unknown = JSON.parse(opened(Buffer.concat(parts), browser, auth));
        const { ttl, urgency, topic, "content-encoding": encoding } = request.headers;
        const one = (value: string | readonly string[] | undefined) => String(value);
        arrived.push({
          payload,
          headers: { ttl: one(ttl), urgency: one(urgency), topic: one(topic), encoding },
        });
        response.writeHead(answer.status, answer.headers ?? {}).end();
      } catch (thrown) {
        refused.push(String(thrown));
        response.writeHead(400).end();
      }
    });
  });
  const outside = await listening(server);
  const origin = outside.address;
  const device: Device = {
    endpoint: `${origin}/send/1`,
    p256dh: browser.getPublicKey("base64url"),
    auth: auth.toString("base64url"),
  };
  return {
    device,
    arrived,
    /** Why what was sent is none that a browser would take. */
    refused,
    answers(how: typeof answer) {
      answer = how;
    },
    close: () => outside.close(),
  };
}

const claims = z.object({ aud: z.string(), exp: z.number(), sub: z.string() });

function checkSender(authorization: string, vapidKey: string, origin: string): void {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  if (key !== vapidKey) throw new Error("another key than the page subscribed with");
  const [head = "", body = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const isTheirs = verify(
    "sha256",
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isTheirs) throw new Error("a signature that is not theirs");
  const { aud, exp, sub } = claims.parse(JSON.parse(Buffer.from(body, "base64url").toString()));
  if (aud !== origin) throw new Error(`meant for ${aud}`);
  const left = exp - Date.now() / 1_000;
  if (left <= 0 || left > 24 * 3_600) throw new Error("no time of today");
  if (!/^(?:mailto:|https:)/.test(sub)) throw new Error("nobody to turn to");
}

function opened(sealed: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = sealed.subarray(0, 16);
  const keyLength = sealed[20] ?? 0;
  const sender = sealed.subarray(21, 21 + keyLength);
  const record = sealed.subarray(21 + keyLength);
  const shared = browser.computeSecret(sender);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync("sha256", shared, auth, info, 32));
  const derive = (of: string, bytes: number): Buffer =>
    Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${of}\0`, bytes));
  const decipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
  decipher.setAuthTag(record.subarray(-16));
  const text = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  // The last record ends with 2, then padding.
  const end = text.lastIndexOf(2);
  if (end === -1 || text.subarray(end + 1).some((byte) => byte !== 0)) throw new Error("no end");
  return text.subarray(0, end).toString("utf8");
}

import { createHash } from "node:crypto";
import { request as requestHttp, type RequestOptions } from "node:http";
import { request as requestHttps } from "node:https";
import type { Channel, Sent } from "../../core/channel.ts";
import type { Outgoing } from "../../core/records/message.ts";
import { isCallable, publicLookup } from "../../runtime/reaching/public-address.ts";
import type { Vapid } from "./vapid.ts";

/** Less than half a lease: what is begun within it ends within it. */
const LONGEST_CALL_MS = 10_000;
/** What nobody saw for so long is told otherwise, or is no news. */
const KEEP_S = 12 * 60 * 60;

export interface PushOptions {
  readonly vapid: Vapid;
  /** Push services on this machine, for tests; public ones by https else. */
  readonly local?: true;
}

/** Web push (RFC 8030, 8291, 8292): sealed for the browser alone, whatever service carries it. */
export function pushChannel({ vapid, local }: PushOptions): Channel {
  return {
    name: "push",
    async send({ id, to, text, push, urgent, conversation }: Outgoing): Promise<Sent> {
      if (to.kind !== "device" || push === undefined)
        return { kind: "undeliverable", reason: "no-device" };
      const { endpoint, p256dh, auth } = to.device;
      if (!local && !isCallable(endpoint))
        return { kind: "undeliverable", reason: "endpoint-refused" };
      const { default: webPush } = await import("web-push");
      const { title, url } = push;
      // Of a conversation the newest says all; each alarm of staff stands for itself.
      const tag = digest(conversation ?? id);
      const { headers, body } = webPush.generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        JSON.stringify({ title, body: text, url, tag, urgent }),
        { vapidDetails: vapid, TTL: KEEP_S, urgency: urgent ? "high" : "normal", topic: tag },
      );
      try {
        return outcome(await post(endpoint, { headers: { ...headers } }, body, local ?? false));
      } catch (thrown) {
        const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "failed";
        return code === "EPRIVATE"
          ? { kind: "undeliverable", reason: "endpoint-refused" }
          : { kind: "later", after: null, reason: code.toLowerCase() };
      }
    },
  };
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string;
}

/** No redirect is followed, and nothing of the answer is read but how it begins. */
function post(url: string, options: RequestOptions, body: Buffer, local: boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const how = {
      ...options,
      method: "POST",
      agent: false,
      signal: AbortSignal.timeout(LONGEST_CALL_MS),
    };
    const call = local
      ? requestHttp(url, how)
      : requestHttps(url, { ...how, lookup: publicLookup });
    call.on("response", (response) => {
      response.destroy();
      const retryAfter = response.headers["retry-after"] ?? "";
      resolve({ status: response.statusCode ?? 0, retryAfter });
    });
    call.on("error", reject);
    call.end(body);
  });
}

function outcome({ status, retryAfter }: Answer): Sent {
  if (status >= 200 && status < 300) return { kind: "sent" };
  const reason = `status-${status}`;
  // Gone, moved or never ours: the browser tells a new address when its page is opened next.
  if (status >= 300 && status < 500 && status !== 429 && status !== 408)
    return { kind: "undeliverable", reason };
  const seconds = Number(retryAfter);
  const after = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null;
  return { kind: "later", after, reason };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 32);
}

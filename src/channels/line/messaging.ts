import { HTTPFetchError, messagingApi } from "@line/bot-sdk";
import { z } from "zod";
import { languageOfLocale } from "../../core/courtesy/locale.ts";
import type { Language } from "../../core/records/message.ts";
import { LEASE_MS } from "../../runtime/context.ts";
import type { Clock } from "../../runtime/clock.ts";
import { waitOf } from "../../runtime/sending/retry-after.ts";
import { parsed } from "./parsed.ts";
import type { LinePlace } from "./places.ts";
import type { LineSettings } from "./settings.ts";

export type LineMessage = messagingApi.Message;

/** What LINE says to a message. */
export type Answer =
  /** `before`: it had taken it under the same key, and does not show it twice. */
  | { readonly kind: "taken"; readonly before: boolean }
  /** The reply token was used, or is over: LINE says the same of both. */
  | { readonly kind: "token-over" }
  /** The account's messages of this month are used up. */
  | { readonly kind: "month-used-up" }
  /** Worth another try; `after` is what LINE asked for, in ms. */
  | { readonly kind: "later"; readonly after: number | null; readonly reason: string }
  /** No try will help. */
  | { readonly kind: "refused"; readonly reason: string };

/** A message that nobody has just asked for. */
export interface Pushed {
  /** The chat. */
  readonly to: string;
  /** At most five. */
  readonly messages: readonly LineMessage[];
  /** A UUID: under one key LINE takes a message once, within a day. */
  readonly key: string;
  /** No phone rings for it. */
  readonly silent: boolean;
}

/** LINE's Messaging API, over its own SDK. */
export interface Messaging {
  /** Costs nothing. At most five messages. */
  reply(token: string, messages: readonly LineMessage[]): Promise<Answer>;
  push(pushed: Pushed): Promise<Answer>;
  /** Shows for a moment, in somebody's own chat, that an answer is under way. Never rejects. */
  showLoading(person: string): Promise<void>;
  /** What somebody's app speaks to them; null where LINE doesn't tell. Never rejects. */
  languageOf(person: string): Promise<Language | null>;
  /** How many a message to a group is counted for; one where LINE doesn't tell. Never rejects. */
  readersOf(place: LinePlace): Promise<number>;
  /** Whether LINE knows the access token; null while LINE can't be asked. Never rejects. */
  knowsUs(): Promise<boolean | null>;
}

/** A call that hangs is given up well before another process may send it again. */
const TIMEOUT_MS = LEASE_MS / 3;
/** What is asked while a webhook waits for its answer. */
const SHORT_MS = 1_500;
/** Multiples of five; it goes with the first message that comes. */
const LOADING_SECONDS = 5;

export function messaging(settings: LineSettings, clock: Clock): Messaging {
  const client = new messagingApi.MessagingApiClient({
    channelAccessToken: settings.accessToken,
    baseURL: settings.apiUrl,
  });

  const sent = async (call: Promise<unknown>): Promise<Answer> => {
    try {
      await within(TIMEOUT_MS, call);
      return { kind: "taken", before: false };
    } catch (thrown) {
      return thrown instanceof HTTPFetchError
        ? refusalOf(thrown, clock.now())
        : { kind: "later", after: null, reason: "unreachable" };
    }
  };
  const asked = async <T>(call: Promise<T>): Promise<T | null> => {
    try {
      return await within(SHORT_MS, call);
    } catch {
      return null;
    }
  };

  return {
    reply: (replyToken, messages) =>
      sent(client.replyMessage({ replyToken, messages: [...messages] })),
    push({ to, messages, key, silent }) {
      const notificationDisabled = silent ? { notificationDisabled: true } : {};
      return sent(
        client.pushMessage({ to, messages: [...messages], ...notificationDisabled }, key),
      );
    },
    async showLoading(chatId) {
      await asked(client.showLoadingAnimation({ chatId, loadingSeconds: LOADING_SECONDS }));
    },
    async languageOf(person) {
      const profile = await asked(client.getProfile(person));
      return profile === null ? null : languageOfLocale(profile.language ?? "");
    },
    async readersOf({ to, isDirect }) {
      if (isDirect) return 1;
      const counted = await asked(
        to.startsWith("C") ? client.getGroupMemberCount(to) : client.getRoomMemberCount(to),
      );
      return counted?.count ?? 1;
    },
    async knowsUs() {
      try {
        await within(TIMEOUT_MS, client.getBotInfo());
        return true;
      } catch (thrown) {
        return thrown instanceof HTTPFetchError && thrown.status === 401 ? false : null;
      }
    },
  };
}

/** The SDK waits as long as it takes. */
async function within<T>(ms: number, call: Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ms);
  return Promise.race([
    call,
    new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(new TookTooLong()));
    }),
  ]);
}

class TookTooLong extends Error {
  override readonly name = "TookTooLong";
}

const errorSchema = z.looseObject({ message: z.string() });

function refusalOf({ status, headers, body }: HTTPFetchError, now: number): Answer {
  const said = errorSchema.safeParse(parsed(body)).data?.message ?? "";
  const reason = `status-${status}`;
  if (status === 409) return { kind: "taken", before: true };
  if (status === 400 && /reply token/i.test(said)) return { kind: "token-over" };
  if (status === 429 && /monthly limit|additional messages/i.test(said))
    return { kind: "month-used-up" };
  // A new access token cures the first, and may be on its way.
  if (status === 401 || status === 408 || status === 429 || status >= 500)
    return { kind: "later", after: waitOf(headers.get("Retry-After"), now), reason };
  return { kind: "refused", reason };
}

import type { Request, Response } from "express";
import { z } from "zod";
import type { SignedCookies } from "./signed-cookie.ts";

/** A resident's browser: whose conversation it may see and write to. */
export interface ChatSession {
  readonly community: string;
  /** 128 random bits. Not a secret by itself: without the signature it opens nothing. */
  readonly conversation: string;
}

/** Residents' browsers. */
export interface Sessions {
  /** The resident's session in this community, null when there is none that is valid. */
  chat(request: Request, community: string): ChatSession | null;
  /** As `chat`, but begins one, or makes an ageing one young again: only pages do that. */
  beginChat(request: Request, response: Response, community: string): ChatSession;
  /** This browser goes on with that conversation, in place of any that it had. */
  openChat(request: Request, response: Response, chat: ChatSession): void;
}

const DAY = 24 * 3_600_000;
/** A ticket's life with its follow-up ends well within; browsers keep no cookie over 400 days. */
const CHAT_MS = 90 * DAY;
/** Once a day is often enough to make the cookie of a regular visitor young again. */
const RENEW_MS = DAY;

const chatCookie = z.strictObject({
  v: z.literal(1),
  community: z.string(),
  conversation: z.string().regex(/^[\w-]{22}$/),
  at: z.number(),
});

/**
 * @param random makes that many random bytes.
 */
export function sessions(
  cookies: SignedCookies,
  now: () => number,
  random: (bytes: number) => Uint8Array,
): Sessions {
  const readChat = (request: Request, community: string): z.infer<typeof chatCookie> | null => {
    const read = chatCookie.safeParse(cookies.read(request, chatName(community)));
    if (!read.success || read.data.community !== community) return null;
    return isFresh(read.data.at, now(), CHAT_MS) ? read.data : null;
  };
  const newId = (): string => Buffer.from(random(16)).toString("base64url");

  return {
    chat: readChat,
    beginChat(request, response, community) {
      const known = readChat(request, community);
      if (known !== null && now() - known.at < RENEW_MS) return known;
      const conversation = known?.conversation ?? newId();
      const payload = { v: 1, community, conversation, at: now() };
      cookies.write(request, response, chatName(community), payload, CHAT_MS);
      return { community, conversation };
    },
    openChat(request, response, { community, conversation }) {
      const payload = { v: 1, community, conversation, at: now() };
      cookies.write(request, response, chatName(community), payload, CHAT_MS);
    },
  };
}

/** One cookie a community, so that somebody with two homes keeps both conversations. */
function chatName(community: string): string {
  return `chat-${community}`;
}

/** A cookie from the future (a clock that was set back) is as good as a new one. */
function isFresh(at: number, now: number, life: number): boolean {
  return now - at < life;
}

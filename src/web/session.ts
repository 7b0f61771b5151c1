import type { Request, Response } from "express";
import { z } from "zod";
import type { SignedCookies } from "./signed-cookie.ts";

/** A resident's browser: whose conversation it may see and write to. */
export interface ChatSession {
  readonly community: string;
  /** 128 random bits. Not a secret by itself: without the signature it opens nothing. */
  readonly conversation: string;
}

/** A member of staff's browser. Accounts and roles come with a sign-in of their own. */
export interface StaffSession {
  /** 128 random bits, made at sign-in: who they are, whatever name they tell. */
  readonly id: string;
  /** Null until they have told it. Shown to residents. */
  readonly name: string | null;
}

export interface Sessions {
  /** The resident's session in this community, null when there is none that is valid. */
  chat(request: Request, community: string): ChatSession | null;
  /** As `chat`, but begins one, or makes an ageing one young again: only pages do that. */
  beginChat(request: Request, response: Response, community: string): ChatSession;
  staff(request: Request): StaffSession | null;
  beginStaff(request: Request, response: Response): void;
  /** Keeps who they are, and the end of the session where it was. */
  nameStaff(request: Request, response: Response, name: string): void;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A ticket's life with its follow-up ends well within; browsers keep no cookie over 400 days. */
const CHAT_MS = 90 * DAY;
/** Once a day is often enough to make the cookie of a regular visitor young again. */
const RENEW_MS = DAY;
/** A long shift. */
const STAFF_MS = 12 * HOUR;

const chatCookie = z.strictObject({
  v: z.literal(1),
  community: z.string(),
  conversation: z.string().regex(/^[\w-]{22}$/),
  at: z.number(),
});
const staffCookie = z.strictObject({
  v: z.literal(2),
  id: z.string().regex(/^[\w-]{22}$/),
  name: z.string().nullable(),
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
  const readStaff = (request: Request): z.infer<typeof staffCookie> | null => {
    const read = staffCookie.safeParse(cookies.read(request, "staff"));
    return read.success && isFresh(read.data.at, now(), STAFF_MS) ? read.data : null;
  };

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
    staff: readStaff,
    beginStaff(request, response) {
      const payload = { v: 2, id: newId(), name: null, at: now() };
      cookies.write(request, response, "staff", payload, STAFF_MS);
    },
    nameStaff(request, response, name) {
      const session = readStaff(request);
      if (session === null) return;
      const life = session.at + STAFF_MS - now();
      cookies.write(request, response, "staff", { ...session, name }, life);
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

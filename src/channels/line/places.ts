import { createHash } from "node:crypto";
import { z } from "zod";

export const CHANNEL = "line";

/** A user (U), a group (C) or a room of several (R). */
const lineId = z.string().regex(/^[UCR][0-9a-f]{32}$/);

const userId = lineId.startsWith("U");
export const sourceSchema = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("user"), userId }),
  // Whoever uses LINE on a computer alone is not named.
  z.looseObject({ type: z.literal("group"), groupId: lineId, userId: userId.optional() }),
  z.looseObject({ type: z.literal("room"), roomId: lineId, userId: userId.optional() }),
]);
export type Source = z.infer<typeof sourceSchema>;

/** Where somebody is answered. */
export interface LinePlace {
  /** The chat: theirs alone, or a group's. */
  readonly to: string;
  readonly person: string;
  readonly isDirect: boolean;
}

/** The chat that something happened in. */
export function chatOf(source: Source): string {
  switch (source.type) {
    case "user":
      return source.userId;
    case "group":
      return source.groupId;
    case "room":
      return source.roomId;
  }
}

/** Names the conversation: in a group each person has one of their own. No id has a colon. */
export function conversationOf(chat: string, person: string): string {
  return chat === person ? person : `${chat}:${person}`;
}

/** Reads back what {@link conversationOf} wrote; null when it wasn't that. */
export function placeIn(conversation: string): LinePlace | null {
  const [to, person = to] = conversation.split(":");
  if (!lineId.safeParse(to).success || !lineId.safeParse(person).success) return null;
  if (to === undefined || person === undefined) return null;
  return { to, person, isDirect: to === person };
}

/** Tells people in a group apart on buttons, which all of them see, without naming them. */
export function markOf(person: string): string {
  return createHash("sha256").update(person).digest("base64url").slice(0, 8);
}

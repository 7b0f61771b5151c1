import type { Case } from "../takeover/case.ts";
import type { DeskItem } from "./desk-lists.ts";

/**
 * Where the web desk shows something.
 * @param publicUrl where staff reach it, without a slash at its end; null: not known
 */
export function deskAddress(
  publicUrl: string | null,
  community: string,
  { talk, ticket }: Pick<DeskItem, "talk" | "ticket"> = { talk: null, ticket: null },
): string | null {
  if (publicUrl === null) return null;
  const hash = ticket === null ? (talk === null ? "" : talkHash(talk)) : `#${ticket}`;
  return `${publicUrl}/c/${encodeURIComponent(community)}/staff${hash}`;
}

function talkHash({ channel, conversation }: Pick<Case, "channel" | "conversation">): string {
  return `#/talk/${encodeURIComponent(channel)}/${encodeURIComponent(conversation)}`;
}

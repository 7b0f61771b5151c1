import type { ConversationId } from "../context.ts";
import type { LinkPurpose, SignedLinks } from "./signed-links.ts";

const DAY = 24 * 60 * 60_000;
/** Long enough for who is away; a mail to be stopped is found months later. */
const LIVES: Readonly<Record<LinkPurpose, number>> = {
  back: 7 * DAY,
  confirm: 2 * DAY,
  stop: 365 * DAY,
};
const PATHS: Readonly<Record<LinkPurpose, string>> = {
  back: "back",
  confirm: "mail/confirm",
  stop: "mail/stop",
};

/** The addresses of pages that links in mails open. */
export interface Doors {
  readonly links: SignedLinks;
  address(purpose: LinkPurpose, on: ConversationId, since: number, now: number): string;
}

/** @param origin where residents reach us, without a slash at its end */
export function openDoors(links: SignedLinks, origin: string): Doors {
  return {
    links,
    address(purpose, { community, conversation }, since, now) {
      const token = links.sign(purpose, {
        community,
        conversation,
        since,
        until: now + LIVES[purpose],
      });
      return `${origin}/c/${community}/${PATHS[purpose]}?t=${token}`;
    },
  };
}

import type { Conversation } from "../records/conversation.ts";

/** More people than write in one thread; who wrote longest ago leaves first. */
const MOST_ASIDE = 8;

/** Who spoke last. */
export function speakerOf({ speaker, person }: Conversation): string {
  return speaker ?? person;
}

/**
 * The conversation with this person: in a thread of several each is asked, and known, by what they
 * told themselves; what others told waits aside.
 */
export function speaking(conversation: Conversation, person: string): Conversation {
  const before = speakerOf(conversation);
  if (person === before) return conversation;
  const { known, pending, matters } = conversation;
  const { [person]: theirs, ...others } = conversation.aside;
  const aside = Object.entries({ ...others, [before]: { known, pending, matters } });
  return {
    ...conversation,
    ...(theirs ?? { known: {}, pending: null, matters: [] }),
    speaker: person,
    aside: Object.fromEntries(aside.slice(-MOST_ASIDE)),
  };
}

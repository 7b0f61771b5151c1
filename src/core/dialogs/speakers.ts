import { speakerOf, type Conversation } from "../records/conversation.ts";
import { isUnderWay } from "../records/matter.ts";

/** More people than write in one thread; of those that left nothing unfinished some are forgotten. */
const MOST_ASIDE = 8;

/**
 * The conversation with this person: in a thread of several each is asked, and known, by what they
 * told themselves; what others told waits aside.
 */
export function speaking(conversation: Conversation, person: string): Conversation {
  const before = speakerOf(conversation);
  if (person === before) return conversation;
  const { known, pending, matters, last } = conversation;
  const { [person]: theirs, ...others } = conversation.aside;
  const aside = Object.entries({ ...others, [before]: { known, pending, matters, last } });
  const isLeft = ([, left]: (typeof aside)[number]): boolean => left.matters.some(isUnderWay);
  const done = aside.filter((each) => !isLeft(each)).slice(-MOST_ASIDE);
  return {
    ...conversation,
    ...(theirs ?? { known: {}, pending: null, matters: [], last: null }),
    speaker: person,
    aside: Object.fromEntries([...done, ...aside.filter(isLeft)]),
  };
}

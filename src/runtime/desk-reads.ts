import type { Staff } from "../core/records/actor.ts";
import { onDuty } from "../core/people/on-duty.ts";
import type { Conversation } from "../core/records/conversation.ts";
import type { Language } from "../core/records/message.ts";
import { kindNames } from "../core/content/kind-names.ts";
import type { Phrases } from "../core/content/content.ts";
import type { CourtesyCheck } from "../core/courtesy/check-courtesy.ts";
import type { Ticket } from "../core/records/ticket.ts";
import { ticketCard, type TicketCard } from "../core/tickets/view.ts";
import { withoutWriter } from "../core/tuning/unclear.ts";
import { tryOut, type TriedOut } from "../core/tuning/try-out.ts";
import { idIn, keys, talkOf } from "../store/keys.ts";
import type { RuntimeContext } from "./context.ts";
import type { People } from "./people/people.ts";
import { gapsOfMonth, type GapsOfMonth } from "./gaps.ts";
import { newestConversations } from "./newest-conversations.ts";
import { unclearMonth, type UnclearMonth } from "./unclear.ts";

/** What the staff's desk looks up beside the board. */
export interface DeskReads {
  /** A ticket with its whole course; null where there is none. */
  ticket(
    community: string,
    id: string,
  ): Promise<{ readonly ticket: Ticket; readonly card: TicketCard } | null>;
  /** The conversations in which something happened last, on all channels, the newest first. */
  conversations(community: string, limit: number): Promise<readonly Conversation[]>;
  /** Who works there, and whether they are on duty; null where nobody said when anybody is. */
  colleagues(community: string): readonly Present[];
  phrases(community: string): Phrases;
  /** What staff call all that residents come for, by its id; the same object until it is another. */
  kinds(community: string): ReturnType<typeof kindNames>;
  /** What the handbook has against words to a resident. */
  courtesy(community: string): CourtesyCheck;
  /** What would be made of a message, if it began a conversation; nothing comes of it. */
  tryOut(community: string, text: string, language: Language): TriedOut;
  /** What of a message is a phrase to be, without who wrote it, and whether it alarms now. */
  phraseOf(community: string, text: string): { readonly phrase: string; readonly isAlarm: boolean };
  /** What the talks of the last four weeks say nothing of, or stop at. */
  gaps(community: string): Promise<GapsOfMonth>;
  /** What was not understood in the last four weeks. */
  unclear(community: string): Promise<UnclearMonth>;
  /**
   * Names the conversations of each commit, `web:…`; null where any of them may have changed.
   * Returns its stopper.
   */
  touched(community: string, listener: (names: readonly string[] | null) => void): () => void;
}

export interface Present {
  readonly staff: Staff;
  readonly onDuty: boolean | null;
}

/** @param channels by name */
export function deskReads(
  context: RuntimeContext,
  channels: readonly string[],
  people: Pick<People, "all">,
): DeskReads {
  const { store, clock, features } = context;
  return {
    async ticket(community, id) {
      const key = keys.ticket(id);
      const ticket = (await store.get(community, [key], clock.now())).read(key)?.value;
      if (!ticket) return null;
      const content = context.content(community);
      const card = ticketCard(ticket, features.slots, content, context.community(community));
      return { ticket, card };
    },
    conversations: (community, limit) => newestConversations(context, community, channels, limit),
    colleagues(community) {
      const there = onDuty(people.all(), context.community(community), clock.now());
      const ids = new Set(there.map(({ id }) => id));
      return context
        .colleagues(community)
        .map((staff) => ({ staff, onDuty: ids.size === 0 ? null : ids.has(staff.id) }));
    },
    kinds: (community) => kindNames(context.content(community)),
    phrases: (community) => context.content(community).phrases,
    courtesy: (community) => context.content(community).courtesy,
    tryOut: (community, text, language) =>
      tryOut(text, language, {
        content: context.content(community),
        community: context.community(community),
        features,
        now: clock.now(),
      }),
    phraseOf(community, text) {
      const { understanding } = context.content(community);
      const { country } = context.community(community);
      const { read, phrase } = withoutWriter(text, understanding, country);
      return { phrase, isAlarm: read.danger !== null };
    },
    gaps: (community) => gapsOfMonth(context, community, channels),
    unclear: (community) => unclearMonth(context, community),
    touched(community, listener) {
      return store.watch(community, ({ version, keys: names, indexes: moved }) => {
        if (version === 0) return listener(null);
        const told = new Set([
          ...names.flatMap((name) => idIn.conversation(name) ?? idIn.seen(name) ?? []),
          ...moved.flatMap((index) => talkOf(index) ?? []),
        ]);
        if (told.size > 0) listener([...told]);
      });
    },
  };
}

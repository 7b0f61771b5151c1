import type { Conversation } from "../core/records/conversation.ts";
import type { Note } from "../core/records/note.ts";
import type { Seen } from "../core/records/reach.ts";
import type { Ticket } from "../core/records/ticket.ts";
import type { IndexEntry } from "../core/store.ts";
import { handoff, type Handoff } from "../core/takeover/handoff.ts";
import { ticketCard, type TicketCard } from "../core/tickets/view.ts";
import { indexes, keys } from "../store/keys.ts";
import type { ConversationId, RuntimeContext } from "./context.ts";

/** A conversation as colleagues see it: whose it is, who is behind it, and what belongs to it. */
export interface CaseView {
  /** As it is stored: whoever shows it asks who may see it. */
  readonly conversation: Conversation;
  readonly handoff: Handoff;
  /** Up to which line its resident looked, and when; null where no page ever told. */
  readonly seen: Seen | null;
  /** Its tickets, the newest last. */
  readonly tickets: readonly TicketCard[];
  /** Those of the same home and of neighbours that the hand-off card names. */
  readonly related: readonly TicketCard[];
}

export interface NoteEntry {
  /** Where it stands: hand the last one back as `after`. */
  readonly entry: IndexEntry;
  readonly note: Note;
}

/** So many of the newest tickets are looked through for the same trouble elsewhere. */
const MOST_LOOKED_THROUGH = 300;
const NOTES_A_PAGE = 200;

/** Null where there is no such conversation. */
export async function readCase(
  context: RuntimeContext,
  { community, channel, conversation: id }: ConversationId,
): Promise<CaseView | null> {
  const { store, clock } = context;
  const now = clock.now();
  const key = keys.conversation(channel, id);
  const seen = keys.seen(channel, id);
  const [found, ...lists] = await Promise.all([
    store.get(community, [key, seen], now),
    ...[indexes.openTickets, indexes.closedTickets].map((index) =>
      store.range(community, index, { reverse: true, limit: MOST_LOOKED_THROUGH }),
    ),
  ]);
  const conversation = found.read(key)?.value;
  if (!conversation) return null;
  const own = conversation.tickets;
  const others = lists.flat().map(({ member }) => member);
  const wanted = [...new Set([...own, ...others])].map((ticket) => keys.ticket(ticket));
  const read = await store.get(community, wanted, now);
  const tickets = new Map<string, Ticket>();
  for (const one of wanted) {
    const ticket = read.read(one)?.value;
    if (ticket) tickets.set(ticket.id, ticket);
  }
  const named = (ids: readonly string[]): readonly Ticket[] =>
    ids.flatMap((one) => tickets.get(one) ?? []);
  const settings = context.community(community);
  const content = context.content(community);
  const card = (ticket: Ticket): TicketCard =>
    ticketCard(ticket, context.features.slots, content, settings);
  const told = handoff(conversation, named(own), named(others), settings);
  return {
    conversation,
    seen: found.read(seen)?.value ?? null,
    handoff: told,
    tickets: named(own).map(card),
    related: named([...told.sameHome, ...told.neighbours]).map(card),
  };
}

/** What colleagues wrote and did there, ascending; `after` is the last one seen. */
export async function readNotes(
  { store, clock }: RuntimeContext,
  { community, channel, conversation }: ConversationId,
  after: IndexEntry | null,
): Promise<readonly NoteEntry[]> {
  const index = indexes.notes(channel, conversation);
  const query = { limit: NOTES_A_PAGE, ...(after && { after }) };
  const entries = await store.range(community, index, query);
  const wanted = entries.map(({ member }) => keys.note(member));
  const found = await store.get(community, wanted, clock.now());
  return entries.flatMap((entry) => {
    const note = found.read(keys.note(entry.member))?.value;
    return note ? [{ entry, note }] : [];
  });
}

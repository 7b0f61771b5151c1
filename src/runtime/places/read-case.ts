import { caseCard, type CaseCard } from "../../core/cases/case-card.ts";
import type { CaseCardRecord } from "../../core/records/case-card.ts";
import type { Conversation } from "../../core/records/conversation.ts";
import type { Line } from "../../core/records/message.ts";
import type { Note } from "../../core/records/note.ts";
import type { Versioned } from "../../core/store.ts";
import type { Ticket } from "../../core/records/ticket.ts";
import { keys } from "../../store/keys.ts";
import type { ConversationId, RuntimeContext } from "../context.ts";
import { openLines } from "../lines.ts";

type Ports = Pick<RuntimeContext, "store" | "clock" | "content" | "community">;

/** A conversation and how it is shown in a place; its card is null before the first time. */
export interface ReadCase {
  readonly conversation: Conversation;
  readonly tickets: readonly Ticket[];
  readonly card: Versioned<CaseCardRecord> | null;
}

/** Null where there is no such conversation. */
export async function readCase(
  { store, clock }: Ports,
  place: string,
  { community, channel, conversation: id }: ConversationId,
): Promise<ReadCase | null> {
  const now = clock.now();
  const [key, cardKey] = [keys.conversation(channel, id), keys.caseCard(place, channel, id)];
  const found = await store.get(community, [key, cardKey], now);
  const conversation = found.read(key)?.value;
  if (!conversation) return null;
  const wanted = conversation.tickets.map(keys.ticket);
  const tickets = await store.get(community, wanted, now);
  return {
    conversation,
    tickets: wanted.flatMap((ticket) => tickets.read(ticket)?.value ?? []),
    card: found.read(cardKey),
  };
}

/** How it is shown now. */
export function cardOf(
  { clock, content, community }: Ports,
  id: string,
  { conversation, tickets }: ReadCase,
  relays: CaseCardRecord["relays"],
): CaseCard {
  const { phrases } = content(id);
  const now = clock.now();
  return caseCard({ community: community(id), phrases, conversation, tickets, relays, now });
}

/** Lines by their ids, in that order, without those that are gone. */
export async function linesById(
  { store, clock }: Ports,
  community: string,
  ids: readonly string[],
): Promise<readonly Line[]> {
  const wanted = ids.map(keys.line);
  const found = await store.get(community, wanted, clock.now());
  return wanted.flatMap((key) => found.read(key)?.value ?? []);
}

/** Notes by their ids, as {@link linesById}. */
export async function notesById(
  { store, clock }: Ports,
  community: string,
  ids: readonly string[],
): Promise<readonly Note[]> {
  const wanted = ids.map(keys.note);
  const found = await store.get(community, wanted, clock.now());
  return wanted.flatMap((key) => found.read(key)?.value ?? []);
}

/** The newest lines but these, the oldest first. */
export async function linesBefore(
  ports: Ports,
  on: ConversationId,
  but: readonly string[],
  most: number,
): Promise<readonly Line[]> {
  const { lines } = await openLines(ports.store, ports.clock).linesBefore(on, null);
  return lines
    .map(({ line }) => line)
    .filter(({ id }) => !but.includes(id))
    .slice(-most);
}

/** The resident's messages that the bot took for something, the newest first. */
export async function takenLines(ports: Ports, on: ConversationId): Promise<readonly Line[]> {
  const lines = await linesBefore(ports, on, [], MOST_LOOKED_AT);
  return lines.filter(({ understood }) => understood !== null).toReversed();
}
const MOST_LOOKED_AT = 30;

import type { Store } from "../core/store.ts";
import { indexes, keys } from "../store/keys.ts";
import { indexPages } from "./index-pages.ts";
import type { Log } from "./log.ts";
import { ticketMoves } from "./ticket-indexes.ts";

/** A ticket takes a check and two places: as many as fit in a commit. */
const TICKETS_A_COMMIT = 20;
const MEMBERS_A_READING = 1_000;

/**
 * A desk of before the indexes of open and of closed tickets left its tickets in neither: gives
 * each its place. Where all have one, as mostly, three numbers tell.
 */
export async function indexTickets(
  { store, log }: { readonly store: Store; readonly log: Log },
  community: string,
  now: number,
): Promise<void> {
  const { tickets, openTickets, closedTickets } = indexes;
  const count = (index: string): Promise<number> => store.count(community, index, {});
  const [all, ...placed] = await Promise.all([tickets, openTickets, closedTickets].map(count));
  if (placed.reduce((sum, one) => sum + one, 0) >= (all ?? 0)) return;
  const known = new Set<string>();
  for (const index of [openTickets, closedTickets])
    for await (const ids of indexPages(store, community, index, MEMBERS_A_READING))
      for (const id of ids) known.add(id);
  for await (const ids of indexPages(store, community, tickets, TICKETS_A_COMMIT)) {
    const missing = ids.filter((id) => !known.has(id));
    while (missing.length > 0 && !(await place(missing))) continue;
  }
  log.info("tickets-indexed", { community, count: (all ?? 0) - known.size });

  /** False when one of them changed meanwhile. */
  async function place(ids: readonly string[]): Promise<boolean> {
    const wanted = ids.map((id) => keys.ticket(id));
    const found = await store.get(community, wanted, now);
    const add = wanted.flatMap((key) => {
      try {
        const ticket = found.read(key);
        return ticket ? ticketMoves(null, ticket.value).add : [];
      } catch (thrown) {
        // Its place is not known; the others' are.
        log.error("ticket-unreadable", { community }, thrown);
        return [];
      }
    });
    const checks = wanted.map((key) => ({ key, version: found.version(key) }));
    return (await store.commit(community, { now, checks, add })).ok;
  }
}

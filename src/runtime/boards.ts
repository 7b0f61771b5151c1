import type { Change, Key, Versioned } from "../core/store.ts";
import { isCurrent } from "../core/records/announcement.ts";
import type { Ticket } from "../core/records/ticket.ts";
import type { TicketCard } from "../core/tickets/view.ts";
import { conversationKey, idIn, indexes, keys } from "../store/keys.ts";
import {
  createBoard,
  MOST_ALERTS,
  MOST_CLOSED,
  type BoardChange,
  type BoardState,
} from "./board.ts";
import type { RuntimeContext } from "./context.ts";
import { indexPages } from "./index-pages.ts";

const READ_AT_ONCE = 500;
/** A reload, a line that was cut: who left is mostly back within that time. */
const KEPT_MS = 60_000;

/** The communities' boards in this process: each reads a record once, however many look at it. */
export interface Boards {
  /** Shows a community's board, at once or when it has been read. Returns its stopper. */
  show(community: string, screen: Screen): () => void;
  /** Shows nothing more. */
  close(): void;
}

/** Who looks at a board. */
export interface Screen {
  /** Once, at first. */
  whole(board: BoardState): void;
  changed(change: BoardChange): void;
  /** The board can't be read and shows this screen nothing more: it may come again. */
  failed(thrown: unknown): void;
}

/** `cardOf`: a ticket as staff see it. */
type Ports = Pick<RuntimeContext, "store" | "clock" | "log"> & {
  readonly cardOf: (community: string, ticket: Ticket) => TicketCard;
};

/** Boards open with their first screen, and close some time after the last has left. */
export function openBoards(ports: Ports): Boards {
  const open = new Map<string, WatchedBoard>();
  return {
    show(community, screen) {
      const ended = (): void => void open.delete(community);
      const board = open.get(community) ?? watchedBoard(ports, community, ended);
      open.set(community, board);
      return board.show(screen);
    },
    close() {
      for (const board of open.values()) board.close();
    },
  };
}

interface WatchedBoard {
  show(screen: Screen): () => void;
  close(): void;
}

/** What has to be read again. */
interface Stale {
  readonly all: boolean;
  announced: boolean;
  shifted: boolean;
  readonly tickets: Set<string>;
  readonly alerts: Set<string>;
  /** Alerts that somebody may have seen to. */
  readonly seen: Set<string>;
  /** Conversations, on all channels. */
  readonly cases: Set<string>;
}

const nothingStale = (but: Partial<Stale> = {}): Stale => ({
  all: false,
  announced: false,
  shifted: false,
  tickets: new Set(),
  alerts: new Set(),
  seen: new Set(),
  cases: new Set(),
  ...but,
});
const allStale = (): Stale => nothingStale({ all: true, announced: true, shifted: true });

const isStale = ({ all, announced, shifted, ...some }: Stale): boolean =>
  all || announced || shifted || Object.values(some).some(({ size }) => size > 0);

/**
 * Reads all that is open, and from then on only what the store tells of.
 * @param ended runs when it is of no use any more
 */
function watchedBoard(ports: Ports, community: string, ended: () => void): WatchedBoard {
  const { store, clock, log } = ports;
  const board = createBoard((ticket) => ports.cardOf(community, ticket));
  /** Each with whether it has got the whole. */
  const screens = new Map<Screen, boolean>();
  let stale = allStale();
  let isReading = false;
  let isRead = false;
  let isClosed = false;
  let cancelClosing = (): void => {};

  const heard = ({ version, keys: names }: Change): void => {
    if (version === 0) stale = allStale();
    for (const name of names) {
      if (name === keys.announcements().name) stale.announced = true;
      if (name === keys.shifts().name) stale.shifted = true;
      const [ticket, alert, seen] = [idIn.ticket(name), idIn.alert(name), idIn.seenAlert(name)];
      if (ticket !== null) stale.tickets.add(ticket);
      if (seen !== null) stale.seen.add(seen);
      const conversation = idIn.conversation(name);
      if (conversation !== null) stale.cases.add(conversation);
      // Written again at each try to send it, and always the same.
      if (alert !== null && !board.hasAlert(alert)) stale.alerts.add(alert);
    }
    void freshen();
  };

  /** Never twice at once: what changes meanwhile is read after. */
  const freshen = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    try {
      while (isStale(stale)) {
        const wanted = stale;
        stale = nothingStale();
        const ids = wanted.all ? await everything() : wanted;
        const tickets = await read([...ids.tickets].map(keys.ticket));
        const alerts = await read([...ids.alerts].map(keys.alert));
        const conversations = await read([...ids.cases].map(conversationKey));
        const seen = await read([...ids.seen].map(keys.seenAlert));
        const announcements = wanted.announced ? await announced() : null;
        const shifts = wanted.shifted ? await left() : null;
        if (isClosed) return;
        tell(
          board.take({
            tickets,
            conversations,
            alerts: alerts.map(({ value }) => value),
            seen: seen.map(({ value }) => value),
            announcements,
            shifts,
          }),
        );
      }
    } catch (thrown) {
      const watching = [...screens.keys()];
      close();
      for (const screen of watching) screen.failed(thrown);
    } finally {
      isReading = false;
    }
  };

  const everything = async () => {
    const tickets = new Set(board.tickets());
    for await (const ids of indexPages(store, community, indexes.openTickets, READ_AT_ONCE))
      for (const id of ids) tickets.add(id);
    const newest = (index: string, limit: number) =>
      store.range(community, index, { reverse: true, limit });
    for (const { member } of await newest(indexes.closedTickets, MOST_CLOSED)) tickets.add(member);
    const said = await newest(indexes.alerts, MOST_ALERTS);
    const alerts = said.map(({ member }) => member).filter((id) => !board.hasAlert(id));
    const cases = new Set(board.cases());
    for (const index of [indexes.waiting, indexes.owned, indexes.dangers])
      for await (const ids of indexPages(store, community, index, READ_AT_ONCE))
        for (const id of ids) cases.add(id);
    return { tickets, alerts, cases, seen: said.map(({ member }) => member) };
  };

  const left = async () => (await read([keys.shifts()]))[0]?.value.all ?? [];

  const announced = async () => {
    const [record] = await read([keys.announcements()]);
    const now = clock.now();
    return (record?.value.all ?? []).filter((one) => isCurrent(one, now));
  };

  /** A record that can't be read is left out, and said: the others are shown. */
  const read = async <T>(wanted: readonly Key<T>[]): Promise<readonly Versioned<T>[]> => {
    const records: Versioned<T>[] = [];
    for (let first = 0; first < wanted.length; first += READ_AT_ONCE) {
      const some = wanted.slice(first, first + READ_AT_ONCE);
      const found = await store.get(community, some, clock.now());
      for (const key of some) {
        try {
          const record = found.read(key);
          if (record) records.push(record);
        } catch (thrown) {
          log.error("record-unreadable", { community, kind: key.kind.name }, thrown);
        }
      }
    }
    return records;
  };

  const tell = (change: BoardChange): void => {
    isRead = true;
    const { announcements, shifts, ...lists } = change;
    const isNothing =
      announcements === null &&
      shifts === null &&
      Object.values(lists).every(({ length }) => length === 0);
    for (const [screen, hasWhole] of screens) {
      if (!hasWhole) begin(screen);
      else if (!isNothing) screen.changed(change);
    }
  };
  const begin = (screen: Screen): void => {
    screens.set(screen, true);
    screen.whole(board.state());
  };

  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    cancelClosing();
    stopWatching();
    screens.clear();
    ended();
  };

  const stopWatching = store.watch(community, heard);
  void freshen();
  return {
    show(screen) {
      cancelClosing();
      screens.set(screen, false);
      if (isRead) begin(screen);
      return () => {
        screens.delete(screen);
        if (screens.size === 0 && !isClosed) cancelClosing = clock.after(KEPT_MS, close);
      };
    },
    close,
  };
}

import type { TicketView } from "../../../src/core/tickets/view.ts";
import type { Fact, FactSlot } from "../../../src/core/simulated/facts.ts";
import type { Errand, Piece } from "../../../src/core/simulated/message.ts";
import type { Exchange, Played } from "../play.ts";
import type { Resident } from "../../../src/core/simulated/resident.ts";
import type { Wish } from "../../../src/core/simulated/wishes.ts";

/** Letters and digits alone, so that what is the same looks the same. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** All words of a ticket, whatever field they stand in. */
export function wordsOf(ticket: TicketView): string {
  const { kind: _kind, id: _id, promises: _promises, due: _due, ...told } = ticket;
  return plain(JSON.stringify(told));
}

/** Whether a ticket is of a kind that serves the wish: whoever is handed over may bring anything. */
export function isFor({ kind }: TicketView, { kinds }: Wish): boolean {
  return kinds.includes(kind) || kind === PERSON;
}
const PERSON = "talk-to-human";

/** What one of them wrote, in order. */
export function ownExchanges({ exchanges }: Played, who: Resident): readonly Exchange[] {
  return exchanges.filter((exchange) => exchange.who === who);
}

/** Pieces with the time at which they were written. */
export function piecesOf(
  played: Played,
  who: Resident,
): readonly (Piece & { readonly at: number })[] {
  return ownExchanges(played, who).flatMap(({ message, at }) =>
    message.pieces.map((piece) => ({ ...piece, at })),
  );
}

/** The latest of each fact that was told until then. */
export function toldUntil(
  played: Played,
  who: Resident,
  until: number,
): ReadonlyMap<FactSlot, Fact> {
  return new Map(
    piecesOf(played, who).flatMap(({ fact, act, at }) =>
      fact && at <= until && act !== "return" ? [[fact.slot, fact] as const] : [],
    ),
  );
}

/** Somebody's new errands that they spoke of, with the tickets that are about them. */
export interface Case {
  readonly who: Resident;
  readonly errand: Errand;
  /** What it was called, as typed. */
  readonly marks: readonly string[];
  readonly tickets: readonly TicketView[];
}

export function casesOf(played: Played): readonly Case[] {
  const raised = played.cast.people.flatMap((who) => {
    const pieces = piecesOf(played, who);
    return who.errands
      .filter(({ about, raised }) => about === "new" && raised)
      .map((errand) => {
        const said = pieces.filter(({ act, wish }) => act === "raise" && wish === errand.wish);
        return { who, errand, marks: said.flatMap(({ kept }) => kept.map(plain)) };
      });
  });
  const isAbout = (ticket: TicketView, marks: readonly string[]): boolean =>
    marks.some((mark) => wordsOf(ticket).includes(mark));
  return raised.map((one) => {
    const marked = played.tickets.filter((ticket) => isAbout(ticket, one.marks));
    // A ticket that nobody else's words are in, and that fits.
    const others = raised.filter((other) => other !== one).flatMap(({ marks }) => marks);
    const fitting = played.tickets.filter(
      (ticket) => isFor(ticket, one.errand.wish) && !isAbout(ticket, others),
    );
    return { ...one, tickets: marked.length > 0 ? marked : fitting.slice(0, 1) };
  });
}

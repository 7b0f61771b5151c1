import type { TicketView } from "../../../src/core/tickets/view.ts";
import { COLLEAGUES, type Played } from "../play.ts";
import type { Resident } from "../../../src/core/simulated/resident.ts";
import type { Violation } from "../violation.ts";
import { casesOf, isFor, ownExchanges, piecesOf, plain, wordsOf, type Case } from "./record.ts";

/** Words of two characters may meet by chance no more often than is of use. */
const SHORTEST_PIECE = 2;
/** How a question of theirs is marked for staff. */
const ASKS = /^(?:住戶問：|住户问：|The resident asks: )/gm;

/** A ticket holds what was said of its matter by whose it is, and nothing else. */
export function inOwnWords(played: Played): readonly Violation[] {
  const cases = casesOf(played);
  return played.tickets.flatMap((ticket) => [
    ...wordsOn(ticket, played, cases),
    ...factsOn(ticket, played, cases),
  ]);
}

/** Whose it is; all of them where that isn't known. */
function ownersOf(ticket: TicketView, played: Played, cases: readonly Case[]): readonly Resident[] {
  const owners = cases.filter(({ tickets }) => tickets.includes(ticket)).map(({ who }) => who);
  return owners.length > 0 ? [...new Set(owners)] : played.cast.people;
}

function wordsOn(ticket: TicketView, played: Played, cases: readonly Case[]): readonly Violation[] {
  const owners = ownersOf(ticket, played, cases);
  const own = owners.flatMap((who) => textsOf(played, who));
  const others = played.cast.people
    .filter((who) => !owners.includes(who))
    .flatMap((who) => textsOf(played, who));
  const desk = played.exchanges.map(({ heard }) => plain(heard.text));
  const written = [ticket.issue, ticket.place, ticket.when, ...ticket.notes];
  const strange = written
    .flatMap((text) => (text ?? "").replaceAll(ASKS, "").split(/[\s\p{P}]+/u))
    .map(plain)
    .filter((stretch) => !COLLEAGUES.includes(stretch) && !isMadeOf(stretch, own))
    .map((stretch): Violation => {
      const isForeign = isMadeOf(stretch, others) || isMadeOf(stretch, desk);
      return { breach: isForeign ? "foreign-words" : "invented", what: `${ticket.id}: ${stretch}` };
    });
  const about = cases.filter(({ tickets }) => tickets.includes(ticket));
  const swallowed = cases
    .filter((one) => !about.includes(one) || !isFor(ticket, one.errand.wish))
    .filter(({ marks }) => about.length > 0 && marks.some((mark) => wordsOf(ticket).includes(mark)))
    .filter(({ errand }) => about.some((one) => one.errand !== errand))
    .map(({ errand }): Violation => ({
      breach: "foreign-words",
      what: `${ticket.id} ${ticket.kind}: ${errand.wish.topic}`,
    }));
  return [...strange, ...swallowed];
}

function textsOf(played: Played, who: Resident): readonly string[] {
  return ownExchanges(played, who).map(({ message }) => plain(message.text));
}

/** Whether a stretch is put together of pieces of these texts. */
function isMadeOf(stretch: string, texts: readonly string[]): boolean {
  let left = stretch;
  while (left !== "") {
    let length = left.length;
    while (length > 0 && !texts.some((text) => text.includes(left.slice(0, length)))) length -= 1;
    const isWhole = length === left.length && left === stretch;
    if (length === 0 || (length < SHORTEST_PIECE && !isWhole)) return false;
    left = left.slice(length);
  }
  return true;
}

function factsOn(ticket: TicketView, played: Played, cases: readonly Case[]): readonly Violation[] {
  const owners = ownersOf(ticket, played, cases);
  const told = owners.flatMap((who) => piecesOf(played, who).flatMap(({ fact }) => fact ?? []));
  const others = played.cast.people
    .filter((who) => !owners.includes(who))
    .flatMap((who) => piecesOf(played, who).flatMap(({ fact }) => fact ?? []));
  const texts = owners.flatMap((who) => textsOf(played, who));
  const isOf = (facts: typeof told) => ({
    // Where a public thing is may be told in other words than a home's.
    unit: (ticket.unit === null ? [] : Object.values(ticket.unit)).every(
      (part) =>
        part === null ||
        texts.some((text) => text.includes(plain(part))) ||
        facts.some((fact) => fact.slot === "unit" && Object.values(fact.unit).includes(part)),
    ),
    name:
      ticket.name === null ||
      facts.some(
        (fact) => fact.slot === "name" && plain(ticket.name ?? "").includes(plain(fact.surname)),
      ),
    phone:
      ticket.phone === null ||
      facts.some(
        (fact) => fact.slot === "phone" && plain(ticket.phone ?? "").endsWith(fact.digits),
      ),
  });
  const [own, foreign] = [isOf(told), isOf(others)];
  return (["unit", "name", "phone"] as const)
    .filter((slot) => !own[slot])
    .map((slot) => ({
      breach: foreign[slot] ? "foreign-words" : "invented",
      what: `${ticket.id}: ${slot} ${JSON.stringify(ticket[slot])}`,
    }));
}

import type { TicketView } from "../../../src/core/tickets/view.ts";
import type { Fact } from "../../../src/core/simulated/facts.ts";
import type { Errand } from "../../../src/core/simulated/message.ts";
import type { Played } from "../play.ts";
import type { Resident } from "../../../src/core/simulated/resident.ts";
import type { Violation } from "../violation.ts";
import { isToThePoint } from "../../../src/core/simulated/served.ts";
import {
  casesOf,
  isFor,
  ownExchanges,
  piecesOf,
  plain,
  toldUntil,
  wordsOf,
  type Case,
} from "./record.ts";

/** Each wish ends on record, with all that was told of it, or withdrawn. */
export function onRecord(played: Played): readonly Violation[] {
  const cases = casesOf(played);
  return [
    ...cases.flatMap((one) => endOf(played, one)),
    ...played.cast.people.flatMap((who) => [
      ...who.errands.flatMap((errand) => comingBack(played, who, errand, cases)),
      ...personFor(played, who),
    ]),
  ];
}

function endOf(played: Played, one: Case): readonly Violation[] {
  const { errand, tickets } = one;
  const { wish } = errand;
  const right = tickets.filter((ticket) => isFor(ticket, wish));
  const standing = right.filter(({ status }) => status !== "cancelled");
  const cancelsLater = one.who.errands.some(
    ({ about, raised, wish: of }) => about === "cancel" && raised && of === wish,
  );
  if (errand.withdrawn)
    return standing.map(({ id, kind }) => ({
      breach: "filed-though-withdrawn",
      what: `${wish.topic}: ${id} ${kind}`,
    }));
  // Whether a question is answered is another story, and so is a person.
  if (wish.ends !== "record") return [];
  const [first] = standing;
  if (first === undefined && right.length > 0 && cancelsLater) return [];
  const isAnswered = ownExchanges(played, one.who)
    .filter(({ message }) => message.pieces.some((piece) => piece.wish === wish))
    .some(({ heard }) => isToThePoint(heard, wish));
  if (first === undefined && isAnswered) return [];
  if (first === undefined)
    return tickets.length === 0
      ? [{ breach: "lost", what: wish.topic }]
      : tickets.map(({ id, kind }) => ({
          breach: "wrong-kind",
          what: `${wish.topic}: ${id} is ${kind}, not ${wish.kinds.join("|")}`,
        }));
  const again = standing
    .filter(({ kind }) => wish.kinds.includes(kind))
    .slice(1)
    .map(({ id }): Violation => ({ breach: "filed-twice", what: `${wish.topic}: ${id}` }));
  return [...again, ...factsOn(first, played, one), ...wordsOn(standing, played, one)];
}

function factsOn(ticket: TicketView, played: Played, { who, errand }: Case): readonly Violation[] {
  const told = toldUntil(played, who, Date.parse(ticket.opened));
  return [...told.values()].flatMap((fact): Violation[] => {
    if (fact.slot === "when" && errand.wish.place !== "home") return [];
    const found = compare(ticket, fact);
    const what = `${errand.wish.topic}: ${fact.slot} ${fact.words}`;
    if (found === "wrong") return [{ breach: "fact-wrong", what }];
    const isThere = found === "right" || wordsOf(ticket).includes(plain(fact.words));
    return isThere ? [] : [{ breach: "fact-missing", what }];
  });
}

function compare(ticket: TicketView, fact: Fact): "right" | "wrong" | "missing" {
  switch (fact.slot) {
    case "unit": {
      const { unit } = ticket;
      if (unit === null) return "missing";
      const told = fact.unit;
      const parts = ["building", "entrance", "number", "sub"] as const;
      const floor = told.floor ?? told.number?.slice(0, -2) ?? null;
      const isSame = parts.every((part) => unit[part] === told[part]);
      return isSame && (unit.floor === null || unit.floor === floor) ? "right" : "wrong";
    }
    case "name":
      if (ticket.name === null) return "missing";
      return plain(ticket.name).includes(plain(fact.surname)) ? "right" : "wrong";
    case "phone":
      if (ticket.phone === null) return "missing";
      return plain(ticket.phone).endsWith(fact.digits) ? "right" : "wrong";
    case "when": {
      if (ticket.when === null) return "missing";
      const [told, held] = [plain(fact.words), plain(ticket.when)];
      return held.includes(told) || told.includes(held) ? "right" : "wrong";
    }
  }
}

function wordsOn(
  tickets: readonly TicketView[],
  played: Played,
  { who, errand }: Case,
): readonly Violation[] {
  const words = tickets.map(wordsOf).join("\n");
  return piecesOf(played, who)
    .filter(({ wish }) => wish === errand.wish)
    .flatMap(({ kept }) => kept)
    .filter((text) => !words.includes(plain(text)))
    .map((text) => ({ breach: "words-lost", what: `${errand.wish.topic}: ${text}` }));
}

/** Whoever comes back for what is registered is told where it stands, or it changes. */
function comingBack(
  played: Played,
  who: Resident,
  { about, raised, wish }: Errand,
  cases: readonly Case[],
): readonly Violation[] {
  if (about === "new" || !raised) return [];
  const own = cases.find((one) => one.who === who && one.errand.wish === wish)?.tickets ?? [];
  const asking = ownExchanges(played, who).filter(({ message }) =>
    message.pieces.some((piece) => piece.act === "return"),
  );
  const [first] = asking;
  // What was never registered can't be changed: that is told above.
  if (own.length === 0 || first === undefined) return [];
  const what = `${about}: ${first.message.text}`;
  switch (about) {
    case "status":
      return asking.some(({ heard }) => own.some(({ id }) => heard.text.includes(id)))
        ? []
        : [{ breach: "question-left", what }];
    case "reschedule": {
      const wanted = first.message.pieces.flatMap(({ fact }) => (fact ? [plain(fact.words)] : []));
      return played.tickets.some((ticket) => wanted.some((one) => wordsOf(ticket).includes(one)))
        ? []
        : [{ breach: "change-lost", what }];
    }
    case "cancel": {
      const isOver = own.every(({ status }) => status === "cancelled");
      const words = plain(first.message.text);
      const isNoted = played.tickets.some((ticket) => wordsOf(ticket).includes(words));
      // Asked whether they are sure they were gone: then it stands.
      const isAsked = ownExchanges(played, who).at(-1)?.heard.questions.at(-1)?.asked === "sure";
      return isOver || isNoted || isAsked ? [] : [{ breach: "change-lost", what }];
    }
  }
}

function personFor(played: Played, who: Resident): readonly Violation[] {
  const asked = piecesOf(played, who).find(
    ({ act, wish }) => act === "person" || (act === "raise" && wish?.ends === "person"),
  );
  const isCalled =
    played.owner === "waiting" || played.tickets.some(({ kind }) => kind === "talk-to-human");
  return asked && !isCalled ? [{ breach: "no-person", what: asked.text }] : [];
}

import { namedKind } from "../content/kind-names.ts";
import { DateTime } from "luxon";
import { isSought, searched } from "../compose/search.ts";
import type { Fillings, Phrases } from "../content/content.ts";
import { timeWords } from "../courtesy/time-words.ts";
import type { Staff } from "../records/actor.ts";
import { isFor, keptApart, type Case } from "../takeover/case.ts";
import { cut } from "../text/cut.ts";
import type { TicketCard } from "../tickets/view.ts";

const STAFF_LANGUAGE = "zh-Hant";
const FIRST_WORDS = 100;
/** So long before it is late, ms, a ticket is at risk. */
const RISK_MS = 60 * 60_000;
/** The kind of a ticket that only says that somebody wants a person: that is the talk itself. */
const CALL = "talk-to-human";

/** One thing to see to, as it is listed where colleagues work. */
export interface DeskItem {
  readonly words: string;
  /** Where it is spoken of; null: nobody is needed there. */
  readonly talk: Pick<Case, "channel" | "conversation"> | null;
  /** Null where it is the talk itself. */
  readonly ticket: string | null;
}

/** What a colleague has to see to. */
export interface DeskLists<Item = DeskItem> {
  readonly mine: readonly Item[];
  readonly waiting: readonly Item[];
  /** Late, or late within the hour. */
  readonly risk: readonly Item[];
}

/** What is open in a community, and what is needed to say it. */
export interface DeskFacts {
  readonly cases: readonly Case[];
  readonly tickets: readonly TicketCard[];
  readonly phrases: Phrases;
  readonly zone: string;
  readonly now: number;
}

/** What this colleague has to see to; of talks apart only what is for their eyes (D12). */
export function deskLists(facts: DeskFacts, by: Staff): DeskLists {
  const { cases, tickets } = shownTo(facts, by);
  const own = cases.filter(({ staff }) => staff?.id === by.id);
  const told = new Set(own.flatMap((one) => one.tickets));
  const due = tickets.filter((one) => !isCall(one, cases) && dueAt(one) <= facts.now + RISK_MS);
  return {
    mine: [
      ...own.map((one) => talkItem(one, facts)),
      ...tickets
        .filter(({ id, owner }) => owner === by.name && !told.has(id))
        .map((one) => ticketItem(one, facts)),
    ],
    waiting: cases
      .filter(({ owner }) => owner === "waiting")
      .sort((one, other) => (one.since ?? 0) - (other.since ?? 0))
      .map((one) => talkItem(one, facts)),
    risk: due.sort((one, other) => dueAt(one) - dueAt(other)).map((one) => ticketItem(one, facts)),
  };
}

/** What is open about a unit, a ticket's code or somebody's name, however it is written. */
export function openAbout(facts: DeskFacts, by: Staff, sought: string): readonly DeskItem[] {
  const { cases, tickets } = shownTo(facts, by);
  const fits = isSought(sought);
  return [
    ...cases
      .filter(({ name, where, tickets: own }) =>
        fits(searched([name, where?.zh, where?.en, ...own])),
      )
      .map((one) => talkItem(one, facts)),
    ...tickets
      .filter((one) => !isCall(one, cases))
      .filter(({ id, name, where }) => fits(searched([id, name, where?.zh, where?.en])))
      .map((one) => ticketItem(one, facts)),
  ];
}

/** Open, and for this colleague's eyes. */
function shownTo({ cases, tickets }: DeskFacts, by: Staff) {
  const apart = keptApart(by, cases);
  return {
    cases: cases.filter((one) => isFor(by, one)),
    tickets: tickets.filter(({ id, status }) => OPEN.has(status) && !apart.has(id)),
  };
}

const OPEN: ReadonlySet<string> = new Set(["recorded", "in-progress"]);

function isCall({ kind, id }: TicketCard, cases: readonly Case[]): boolean {
  return kind === CALL && cases.some(({ tickets }) => tickets.includes(id));
}

/** When something is due next, ms UTC. */
function dueAt({ status, due }: TicketCard): number {
  const next = status === "recorded" ? due.answer : due.resolve;
  return next === null ? Infinity : DateTime.fromISO(next).toMillis();
}

function talkItem(one: Case, { phrases, zone, now }: DeskFacts): DeskItem {
  const say = sayIn(phrases);
  const { channel, conversation, owner, staff, since, to, words, danger } = one;
  const filled = {
    staff: staff?.name ?? say(`role.${to ?? "staff"}`),
    since: since === null ? "" : timeWords(since, now, zone, STAFF_LANGUAGE),
    text: cut(words, FIRST_WORDS),
  };
  const said = [
    danger === null ? "" : say("place.item.danger", { danger: say(`danger.${danger}`) }),
    titleOf(one, say),
    say(`case.owner.${owner}`, filled),
  ];
  return {
    words: said.filter((part) => part !== "").join(" "),
    talk: { channel, conversation },
    ticket: null,
  };
}

function ticketItem(one: TicketCard, { phrases, cases, zone, now }: DeskFacts): DeskItem {
  const say = sayIn(phrases);
  const talk = cases.find(({ tickets }) => tickets.includes(one.id)) ?? null;
  const at = dueAt(one);
  const words = say(`case.ticket.${one.status}`, {
    ticket: one.id,
    intent: namedKind(phrases, one.kind, say),
    issue: cut(one.issue ?? "", FIRST_WORDS),
    since: Number.isFinite(at) ? timeWords(at, now, zone, STAFF_LANGUAGE) : "",
    staff: one.owner ?? "",
  });
  return { words: `${titleOf(one, say)} ${words}`, talk, ticket: one.id };
}

type Say = (key: string, fillings?: Fillings) => string;
const sayIn =
  (phrases: Phrases): Say =>
  (key, fillings = {}) =>
    phrases.say(key, STAFF_LANGUAGE, fillings, 0);

function titleOf({ name, where }: Pick<Case, "name" | "where">, say: Say): string {
  return say("case.title", { name: name ?? say("case.somebody"), unit: where?.zh ?? "" });
}

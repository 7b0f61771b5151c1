import {
  caseName,
  type Board,
  type DeskCase,
  type StaffAlert,
  type StaffTicket,
} from "../../desk-wire.ts";
import { dueAt } from "./parts/due.ts";
import { hashOf } from "./parts/route.ts";

export const FILTERS = ["mine", "team", "all"] as const;
export type Filter = (typeof FILTERS)[number];

/** In the order in which they are seen to. */
export const GROUPS = ["danger", "waiting", "answering", "tickets", "talking"] as const;
export type Group = (typeof GROUPS)[number];

/** The kind of a ticket that only says that somebody wants a person. */
const CALL = "talk-to-human";

/** One thing to see to. */
export interface Todo {
  readonly key: string;
  readonly group: Group;
  readonly href: string;
  /** By what it stands in its group, ms UTC: the lowest first. */
  readonly order: number;
  readonly talk: DeskCase | null;
  readonly ticket: StaffTicket | null;
}

/**
 * One queue by what is due next: dangers, residents by how long they wait, then tickets by their
 * clock. A ticket whose conversation stands in it already is not said twice.
 */
export function queueOf(board: Board, filter: Filter): readonly Todo[] {
  const { me, cases, tickets } = board;
  const shown = cases.filter((one) =>
    isFor(filter, one.owner.kind === "staff" ? one.owner.id : null, me.id),
  );
  const talks = shown.map((talk): Todo => {
    const group = groupOf(talk, me.id);
    const order = group === "talking" ? -(talk.heardAt ?? 0) : (talk.unanswered ?? talk.since ?? 0);
    return {
      key: caseName(talk),
      group,
      href: hashOf({ view: "talk", ...place(talk) }),
      order,
      talk,
      ticket: null,
    };
  });
  const told = new Set(cases.flatMap((one) => (isAbove(one, me.id) ? one.tickets : [])));
  const open = tickets.flatMap((ticket): readonly Todo[] => {
    const at = dueAt(ticket);
    const isDanger = ticket.kind === "emergency" && at !== null;
    if (at === null || told.has(ticket.id)) return [];
    // The call for a person is the conversation itself.
    if (ticket.kind === CALL && cases.some((one) => one.tickets.includes(ticket.id))) return [];
    if (!isFor(filter, ticket.owner, me.name)) return [];
    const href = hashOf({ view: "ticket", ticket: ticket.id });
    return [
      {
        key: ticket.id,
        group: isDanger ? "danger" : "tickets",
        href,
        order: at,
        talk: null,
        ticket,
      },
    ];
  });
  const all = [...talks, ...open];
  return GROUPS.flatMap((group) =>
    all
      .filter((one) => one.group === group)
      .sort((one, other) => careFirst(one, other) || one.order - other.order),
  );
}

/** Of those who wait for the same, whoever needs particular care stands first (B29). */
function careFirst(one: Todo, other: Todo): number {
  const needs = ({ talk }: Todo): number => Number((talk?.care ?? null) !== null);
  return needs(other) - needs(one);
}

const place = ({ channel, conversation }: DeskCase) => ({ channel, conversation });

function groupOf({ danger, owner, unanswered }: DeskCase, me: string): Group {
  if (danger !== null) return "danger";
  if (owner.kind === "waiting") return "waiting";
  return owner.kind === "staff" && owner.id === me && unanswered !== null ? "answering" : "talking";
}

/** Whether it stands above the tickets, with all that belongs to it. */
function isAbove(one: DeskCase, me: string): boolean {
  return groupOf(one, me) !== "talking";
}

function isFor(filter: Filter, owner: string | null, me: string): boolean {
  switch (filter) {
    case "mine":
      return owner === me;
    case "team":
      return owner === null || owner === me;
    case "all":
      return true;
  }
}

/** A danger that nobody said to have seen is rung for; one that was seen stays in sight. */
export interface Danger {
  readonly key: string;
  readonly kind: string;
  /** What staff were told of it, the unseen first. */
  readonly alerts: readonly StaffAlert[];
  readonly talk: DeskCase | null;
  readonly ticket: StaffTicket | null;
}

/** What is dangerous now, the unseen first. */
export function dangersOf({ alerts, cases, tickets }: Board): readonly Danger[] {
  const urgent = alerts.filter((alert) => alert.urgent);
  const open = tickets.filter((one) => one.kind === "emergency" && dueAt(one) !== null);
  const talks = cases.filter(({ danger }) => danger !== null);
  const ofTicket = (ticket: string): readonly StaffAlert[] =>
    urgent
      .filter((alert) => alert.ticket === ticket)
      .sort((one, other) => Number(other.seenBy === null) - Number(one.seenBy === null));
  const fromTickets = open.map((ticket): Danger => {
    const talk = talks.find((one) => one.tickets.includes(ticket.id)) ?? null;
    return {
      key: ticket.id,
      kind: ticket.danger ?? "other",
      alerts: ofTicket(ticket.id),
      talk,
      ticket,
    };
  });
  const named = new Set(fromTickets.map(({ talk }) => talk));
  const others = talks
    .filter((talk) => !named.has(talk))
    .map((talk): Danger => {
      const alerts = talk.tickets.flatMap(ofTicket);
      return { key: caseName(talk), kind: talk.danger ?? "other", alerts, talk, ticket: null };
    });
  return [...fromTickets, ...others].sort(
    (one, other) => Number(isUnseen(other)) - Number(isUnseen(one)),
  );
}

export function isUnseen({ alerts, ticket, talk }: Danger): boolean {
  if (alerts.length > 0) return alerts.some(({ seenBy }) => seenBy === null);
  return ticket?.status === "recorded" || (ticket === null && talk?.owner.kind !== "staff");
}

/** What else staff were told and has to be looked at: what was acted upon is gone. */
export function noticesOf({ alerts, tickets, cases, me }: Board): readonly StaffAlert[] {
  const settled = new Set(
    tickets.filter(({ status }) => status !== "recorded").map(({ id }) => id),
  );
  const taken = new Set(
    cases.flatMap(({ owner, tickets: own }) => (owner.kind === "staff" ? own : [])),
  );
  return alerts.filter(
    ({ seenBy, ticket, urgent, ids }) =>
      seenBy === null &&
      (ids.length === 0 || ids.includes(me.id)) &&
      (ticket === null || ids.includes(me.id) || !(settled.has(ticket) || taken.has(ticket))) &&
      !(
        urgent &&
        ticket !== null &&
        tickets.some((one) => one.id === ticket && dueAt(one) !== null)
      ),
  );
}

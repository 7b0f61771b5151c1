import { isUnderWay } from "../records/matter.ts";
import type { Ticket } from "../records/ticket.ts";
import { cut } from "../text/cut.ts";
import { addToTicket } from "../tickets/open-ticket.ts";
import { ticketState } from "../tickets/state.ts";
import { say, ticketOf, withConversation, wording } from "../turn/turn-plan.ts";
import type { TurnPlan } from "../turn/turn.ts";
import type { MoveKind } from "../understanding/move.ts";
import { atHand } from "./matters.ts";
import { isPlain } from "./settled-moves.ts";
import { namedAmong, namedTicket, openTickets } from "./ticket-meant.ts";
import { does, wordsThat, type Utterance } from "./utterance.ts";

/** More are not told apart by their first words. */
const MOST_OFFERED = 4;
const LONGEST_ISSUE = 24;

/**
 * "please cnacel what I reported, it works again": what is plainly said of a ticket changes it, in
 * whatever words, where one is open.
 */
export function withPlainChange(plan: TurnPlan, utterance: Utterance): Utterance {
  const { match } = utterance.meaning;
  const matter = atHand(plan);
  const isMeant = match.intent === "ticket-change" && isPlain(match);
  if (!isMeant || (matter !== null && isUnderWay(matter)) || openTickets(plan).length === 0)
    return utterance;
  const at = utterance.moves.findIndex(({ kind }) => TELLING.has(kind));
  if (at === -1 || does(utterance, "change", "cancel", "status", "person")) return utterance;
  const kind: MoveKind = IS_OVER.test(utterance.text) ? "cancel" : "change";
  const moves = utterance.moves.map((move, n) => (n === at ? { ...move, kind, likely: 1 } : move));
  return { ...utterance, moves };
}
const TELLING: ReadonlySet<MoveKind> = new Set<MoveKind>(["describe", "raise", "worry", "tell"]);
const IS_OVER =
  /取消|[不唔]用|唔使|撤|恢[復复]|修好|好返|[弄搞]好|\b(?:c[an]{2,3}cel\w*|no longer|works? again|fixed itself|never ?mind)\b/i;

/**
 * 「師傅改明天下午來」 while several of a kind are open: which of them is asked, never guessed (B8);
 * null where it is plain, or not asked for.
 */
export function askWhichToChange(plan: TurnPlan, utterance: Utterance): TurnPlan | null {
  const matter = atHand(plan);
  if (!does(utterance, "change") || does(utterance, "raise", "cancel")) return null;
  if (matter !== null && isUnderWay(matter)) return null;
  if (namedTicket(plan, utterance.text) !== null) return null;
  const open = openTickets(plan);
  const alike = open.filter(({ kind }) => kind === open.at(-1)?.kind).slice(-MOST_OFFERED);
  if (alike.length < 2) return null;
  const text = wordsThat(utterance, "change", "tell", "describe");
  const pending = { kind: "which-ticket" as const, tickets: alike.map(({ id }) => id), text };
  const asking = say(withConversation(plan, { pending }), "change.which");
  const choices = alike.map((ticket) => {
    const [issue = ""] = (ticketState(ticket).slots.issue ?? "").split("\n");
    const named = { ticket: ticket.id, issue: cut(issue, LONGEST_ISSUE) };
    return { value: `ticket:${ticket.id}`, label: wording(plan, "change.one", named) };
  });
  return { ...asking, choices };
}

/** The change goes to the ticket that is meant: by its code, its words, its number, or to all. */
export function changeAsChosen(
  plan: TurnPlan,
  utterance: Utterance,
  asked: { readonly tickets: readonly string[]; readonly text: string },
): TurnPlan | null {
  const tickets = asked.tickets.flatMap((id) => ticketOf(plan, id) ?? []);
  const chosen = ALL.test(utterance.text) ? tickets : meantAmong(tickets, utterance.text);
  if (chosen.length === 0) return null;
  const free = withConversation(plan, { pending: null });
  return chosen.reduce((each, ticket) => noteChange(each, ticket, asked.text), free);
}
const ALL = /(?:[兩两三四]|[2-4])(?:個|个|樣|样|件|張|张)?都|都[是要改]|全部|\b(?:both|all)\b/i;

/** 「第二件」, or by its code or words. */
function meantAmong(tickets: readonly Ticket[], text: string): readonly Ticket[] {
  const byPlace = tickets[PLACES.findIndex((words) => words.test(text))];
  const meant = byPlace ?? namedAmong(tickets, text);
  return meant === null ? [] : [meant];
}
const PLACES = [
  /第[一1]|\bfirst\b/i,
  /第[二2]|\bsecond\b/i,
  /第[三3]|\bthird\b/i,
  /第[四4]|\bfourth\b/i,
];

/** The words stand with the ticket, and its colleague hears of them. */
export function noteChange(plan: TurnPlan, ticket: Ticket, words: string): TurnPlan {
  const { issue = "" } = ticketState(ticket).slots;
  const slots = { issue: [issue, words].join("\n") };
  const added = addToTicket(plan, ticket.id, slots, { by: "resident", words });
  return say(added, "change.noted", { ticket: ticket.id });
}

import { namedKind } from "../content/kind-names.ts";
import type { Fillings, Phrases } from "../content/content.ts";
import { fullName } from "../courtesy/address.ts";
import { timeWords } from "../courtesy/time-words.ts";
import { unitWords } from "../courtesy/unit-words.ts";
import type { CaseCardRecord } from "../records/case-card.ts";
import type { Community } from "../records/community.ts";
import type { Conversation, ToldDanger } from "../records/conversation.ts";
import type { Ticket } from "../records/ticket.ts";
import { cut } from "../text/cut.ts";
import { dueTimes } from "../tickets/clocks.ts";
import { isOpen, ticketState } from "../tickets/state.ts";

/** Staff read the community's own language. */
const STAFF_LANGUAGE = "zh-Hant";
/** As much of what was written as a colleague reads at a glance. */
const FIRST_WORDS = 200;

/**
 * What colleagues can do with a case where it is shown. Who leads takes it over from a colleague,
 * with a reason.
 */
export const CASE_ACTS = [
  "acknowledge",
  "take",
  "say",
  "relay",
  "done",
  "return",
  "take-over",
  "wrong-intent",
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

const FORM = ["text", "reason", "ticket", "no-ticket", "send"] as const;

/** A case as it is shown in a place where colleagues work, in words of theirs. */
export interface CaseCard {
  readonly channel: string;
  readonly conversation: string;
  /** Who, and where. */
  readonly title: string;
  /** A danger lasts that nobody has confirmed. */
  readonly alarming: boolean;
  readonly lines: readonly string[];
  readonly buttons: readonly CaseButton[];
  /** What leads to it on the web desk. */
  readonly desk: string;
  /** What forms ask for: words to the resident, a reason. */
  readonly form: Readonly<Record<(typeof FORM)[number], string>>;
  /** What can be done, in a few words each. */
  readonly tickets: readonly { readonly id: string; readonly words: string }[];
}

export interface CaseButton {
  readonly act: CaseAct;
  readonly label: string;
  /** The danger's ticket that is confirmed. */
  readonly ticket: string | null;
}

/** All that a card is made of. */
export interface CaseFacts {
  readonly community: Community;
  readonly phrases: Phrases;
  readonly conversation: Conversation;
  /** The newest last. */
  readonly tickets: readonly Ticket[];
  /** Whose words in the thread go to the resident. */
  readonly relays: CaseCardRecord["relays"];
  readonly now: number;
}

export function caseCard(facts: CaseFacts): CaseCard {
  const { conversation, tickets } = facts;
  const { known, channel, id, language, owner } = conversation;
  const say = wordsOf(facts);
  const lasting = conversation.dangers.filter(({ over }) => !over);
  const unconfirmed = lasting.filter((danger) => confirmationOf(danger, tickets) === null);
  const who = {
    name: fullName(known.name) || say("case.somebody"),
    unit: known.unit ? unitWords(known.unit, STAFF_LANGUAGE) : "",
  };
  const open = tickets.filter((ticket) => isOpen(ticketState(ticket)));
  const isTaken = owner.kind === "staff";
  const lines = conversation.apart
    ? [say("case.apart"), say(`case.owner.${owner.kind}`, ownerFillings(facts, say))]
    : [
        ...lasting.map((danger) => dangerWords(danger, facts, say)),
        say(`case.owner.${owner.kind}`, ownerFillings(facts, say)),
        ...(conversation.care ? [say("case.care", { text: conversation.care.note })] : []),
        say("case.from", {
          channel: say(CHANNELS.has(channel) ? `case.channel.${channel}` : "case.channel.other"),
          phone: known.phone ?? "",
          language: say(`case.language.${(language ?? STAFF_LANGUAGE).toLowerCase()}`),
        }),
        ...open.map((ticket) => ticketWords(ticket, facts, say)),
      ];
  const relays = isTaken && facts.relays?.id === owner.id ? facts.relays.name : null;
  return {
    channel,
    conversation: id,
    title: say("case.title", who),
    desk: say("place.desk"),
    form: {
      text: say("place.form.text"),
      reason: say("place.form.reason"),
      ticket: say("place.form.ticket"),
      "no-ticket": say("place.form.no-ticket"),
      send: say("place.form.send"),
    },
    tickets: open.map((ticket) => ({
      id: ticket.id,
      words: `${ticket.id} ${cut(ticketState(ticket).slots.issue ?? "", FIRST_WORDS)}`.trim(),
    })),
    alarming: unconfirmed.length > 0,
    lines: relays === null ? lines : [...lines, say("case.relays", { staff: relays })],
    buttons: [
      ...unconfirmed.map(({ ticket }) => button("acknowledge", "acknowledge", ticket)),
      ...(isTaken ? [] : [button("take", "take")]),
      ...(owner.kind === "closed" ? [] : [button("say", "say")]),
      ...(isTaken
        ? [
            button("relay", relays === null ? "relay" : "relay-off"),
            button("done", "done"),
            button("return", "return"),
            button("take-over", "take-over"),
          ]
        : []),
      ...(owner.kind === "closed" ? [] : [button("wrong-intent", "wrong-intent")]),
    ],
  };

  function button(act: CaseAct, label: string, ticket: string | null = null): CaseButton {
    return { act, label: say(`case.do.${label}`), ticket };
  }
}

/** A phrase for colleagues. */
type Say = (key: string, fillings?: Fillings) => string;
const wordsOf =
  ({ phrases }: Pick<CaseFacts, "phrases">): Say =>
  (key, fillings = {}) =>
    phrases.say(key, STAFF_LANGUAGE, fillings, 0);

export const CHANNELS = new Set(["web", "line", "slack", "bot-framework"]);

function ownerFillings({ conversation, community, now }: CaseFacts, say: Say): Fillings {
  const { owner } = conversation;
  switch (owner.kind) {
    case "staff":
      return { staff: owner.name };
    case "waiting": {
      const since = owner.wait && timeWords(owner.wait.since, now, community.zone, STAFF_LANGUAGE);
      const staff = say(`role.${owner.wait?.to ?? "staff"}`);
      const text = cut(owner.wait?.words ?? "", FIRST_WORDS);
      return { since: since ?? "", staff, text };
    }
    case "bot":
    case "closed":
      return {};
  }
}

/** Who has confirmed it by name, and when; null while nobody has. */
function confirmationOf(
  { ticket: id }: ToldDanger,
  tickets: readonly Ticket[],
): { readonly name: string; readonly at: number } | null {
  const events = tickets.find((ticket) => ticket.id === id)?.events ?? [];
  const [first] = events.flatMap((event) =>
    event.kind === "answered" || event.kind === "resolved"
      ? [{ name: event.staff.name, at: event.at }]
      : [],
  );
  return first ?? null;
}

function dangerWords(danger: ToldDanger, { tickets, community, now }: CaseFacts, say: Say): string {
  const ticket = tickets.find(({ id }) => id === danger.ticket);
  const slots = ticket ? ticketState(ticket).slots : {};
  const confirmed = confirmationOf(danger, tickets);
  const at = confirmed && timeWords(confirmed.at, now, community.zone, STAFF_LANGUAGE);
  return say(confirmed ? "case.danger-confirmed" : "case.danger", {
    danger: say(`danger.${danger.kind}`),
    issue: slots.issue ?? "",
    place: slots.place?.words ?? "",
    ticket: danger.ticket,
    staff: confirmed?.name ?? "",
    since: at ?? "",
  });
}

function ticketWords(ticket: Ticket, { community, now, phrases }: CaseFacts, say: Say): string {
  const state = ticketState(ticket);
  const due = dueTimes(state, community);
  const at = state.status === "recorded" ? due.answer : due.resolve;
  return say(`case.ticket.${state.status === "recorded" ? "recorded" : "in-progress"}`, {
    ticket: ticket.id,
    intent: namedKind(phrases, ticket.kind, say),
    issue: cut(state.slots.issue ?? "", FIRST_WORDS),
    since: timeWords(at, now, community.zone, STAFF_LANGUAGE),
    staff: state.status === "in-progress" ? state.staff.name : "",
  });
}

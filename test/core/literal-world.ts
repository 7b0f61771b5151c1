import { DEFAULT_COMMUNITY, type Community } from "../../src/core/records/community.ts";
import type { Announcement } from "../../src/core/records/announcement.ts";
import type { Content, Phrases } from "../../src/core/content/content.ts";
import {
  newConversation,
  type Conversation,
  type ToldDanger,
} from "../../src/core/records/conversation.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import type { Ticket, TicketEvent } from "../../src/core/records/ticket.ts";
import type { Turn, World } from "../../src/core/turn/turn.ts";
import { plainUnderstanding } from "../../src/core/understanding/create-understanding.ts";
import { trainModel } from "../../src/core/understanding/learning/learn.ts";
import { createMatcher } from "../../src/core/understanding/matcher.ts";
import { FEATURES } from "../../src/features.ts";

/** Monday, 14:30 in the community's zone. */
export const NOW = Date.parse("2026-11-23T14:30:00+08:00");
export const MINUTE = 60_000;

/** These tell a time, and may only be said with a promise. */
const TIMED: ReadonlySet<string> = new Set(["answer.missed", "emergency.missed"]);

const model = trainModel({
  phrases: [],
  examples: [],
  moves: [],
  followUps: [],
  situations: [],
  questions: [],
});

/** Says the key of what is said. */
const BARE: Phrases = {
  say: (key) => key,
  inHongKong: () => BARE,
  has: () => false,
  keys: () => [],
  blanks: () => new Set(),
  promises: (key) => TIMED.has(key),
};

/** Content that says the key of a phrase in place of its words. */
const KEYS: Content = {
  version: "keys",
  intents: [],
  kinds: new Map(),
  offered: [],
  dialogs: new Map(),
  dialogFor: new Map(),
  answers: new Map(),
  classes: {
    for: ["complaint"],
    rows: [{ class: "minor" }],
    classes: {
      major: {
        handup: { to: "director", within: "same-day" },
        answer: { days: 2 },
        resolve: { days: 10, wished: false },
      },
      important: {
        handup: { to: "department-head", within: { minutes: 60, hours: "office" } },
        resolve: { days: 3, wished: false },
      },
      minor: { resolve: { days: 2, wished: true } },
    },
    cuesIn: () => [],
  },
  courtesy: () => [],
  situations: new Map(),
  phrases: BARE,
  counterexamples: [],
  cases: [],
  talks: [],
  servicesIn: () => [],
  knowledge: { find: () => null },
  understanding: plainUnderstanding(createMatcher(model)),
  model,
};

/**
 * Phrases that say beside their key what these blanks were filled with, and in which `language`; of
 * `known` there are such. As the catalogue does, they take text alone.
 */
export function showing(blanks: readonly string[], known: readonly string[] = []): Phrases {
  return {
    ...KEYS.phrases,
    say(key, language, fillings) {
      for (const [blank, filling] of Object.entries(fillings))
        if (typeof filling !== "string") throw new Error(`${key}: no text for {${blank}}`);
      const shown: Readonly<Record<string, string>> = { ...fillings, language };
      return [
        key,
        ...blanks.flatMap((blank) => (shown[blank] ? [`${blank}:${shown[blank]}`] : [])),
      ].join(" ");
    },
    has: (key) => known.includes(key),
  };
}

/** A world as a test writes it down: nothing is read, nothing is learnt. */
export function literalWorld(change: {
  readonly conversation?: Partial<Conversation>;
  readonly tickets?: readonly Ticket[];
  readonly content?: Partial<Content>;
  readonly community?: Partial<Community>;
  readonly announcements?: readonly Announcement[];
  readonly waiting?: number;
  readonly colleagues?: World["colleagues"];
  readonly shifts?: World["shifts"];
}): World {
  return {
    community: { ...DEFAULT_COMMUNITY, ...change.community },
    content: { ...KEYS, ...change.content },
    features: FEATURES,
    conversation: { ...newConversation("web", "c1", "p1"), ...change.conversation },
    tickets: change.tickets ?? [],
    announcements: change.announcements ?? [],
    waiting: change.waiting ?? 0,
    colleagues: change.colleagues ?? [],
    shifts: change.shifts ?? [],
    ids: { turn: "x", ticket: (n) => `TCKT-000${n}` },
  };
}

/** A ticket that was opened half an hour ago, with what happened to it since. */
export function literalTicket(id: string, ...events: readonly TicketEvent[]): Ticket {
  return {
    id,
    kind: "repair",
    channel: "web",
    conversation: "c1",
    events: [
      {
        kind: "opened",
        at: NOW - 30 * MINUTE,
        slots: { issue: "漏水" },
        class: null,
        clocks: { answer: { minutes: 30, hours: "always" }, resolve: { days: 2 } },
      },
      ...events,
    ],
  };
}

/** A fire that the ticket T1 is about. */
export const literalDanger: ToldDanger = {
  ticket: "T1",
  kind: "fire",
  ofAnother: false,
  advice: "emergency.advice.fire",
  advised: ["fire"],
  saidAt: NOW - MINUTE,
  over: false,
  placed: true,
  asked: 0,
};

/** What the resident is told, one phrase key a line. */
export const said = ({ outbox }: Pick<Turn, "outbox">): readonly string[] =>
  outbox.filter(({ to }) => to.kind === "resident").flatMap(({ text }) => text.split("\n"));

/** Whom of staff a turn alerts, and with which phrase. */
export const alerted = ({ outbox }: Pick<Turn, "outbox">): readonly string[] =>
  outbox.flatMap(({ to, text }: Outgoing) => (to.kind === "staff" ? [`${to.role}: ${text}`] : []));

import type { Content } from "../content/content.ts";
import { hear, take } from "../dialogs/hear.ts";
import type { Announcement } from "../records/announcement.ts";
import type { Community } from "../records/community.ts";
import { newConversation, type Conversation } from "../records/conversation.ts";
import type { Attachment, Choice, Language, Understood } from "../records/message.ts";
import { changedOwner } from "../records/owner.ts";
import type { Ticket } from "../records/ticket.ts";
import type { Timer } from "../records/timer.ts";
import { meantBy } from "../turn/offers.ts";
import type { Features, Turn, World } from "../turn/turn.ts";

/** What happened in a conversation, in order. */
export type TalkStep =
  | {
      readonly kind: "resident";
      /** ms UTC */
      readonly at: number;
      readonly text: string;
      /** What the button stood for that was pressed; null where they typed. */
      readonly pressed: string | null;
      readonly attachments: readonly Attachment[];
      /** Who wrote, where several do. */
      readonly person: string;
      /** A colleague had the conversation by then, or had given it back. */
      readonly to: "desk" | "colleague";
    }
  | { readonly kind: "colleague"; readonly at: number };

/** A conversation to be played once more, from its first step on. */
export interface Talk {
  readonly community: string;
  readonly channel: string;
  readonly conversation: string;
  /** Who began it. */
  readonly person: string;
  /** In which they were answered at last. */
  readonly language: Language | null;
  /** What needn't be asked from the beginning. */
  readonly known: Conversation["known"];
  readonly amongOthers: Conversation["amongOthers"];
  readonly steps: readonly TalkStep[];
}

/** Where a talk is played. Nothing of it is kept, and nobody hears of it. */
export interface Stage<C extends Content = Content> {
  readonly community: Community;
  /** With the community's own wordings. */
  readonly content: C;
  readonly features: Features;
  readonly announcements: readonly Announcement[];
  /** So long a reply waits for what else is being written (B7), ms. */
  readonly burstMs: number;
}

/** What came of a step, up to the next one. */
export interface Played {
  readonly step: TalkStep;
  /** Null where a colleague wrote. */
  readonly understood: Understood | null;
  /** To the residents, each message under its id. */
  readonly said: ReadonlyMap<string, string>;
  /** To colleagues. */
  readonly alerted: readonly string[];
  /** What is on offer by now. */
  readonly choices: readonly Choice[];
  /** Kinds of the tickets that were opened. */
  readonly opened: readonly string[];
}

/** How everything stands after a talk, or within it. */
export interface PlayedTalk {
  readonly conversation: Conversation;
  readonly played: readonly Played[];
}

/**
 * So long after a step what was left open is reminded of and filed. What falls due later depends on
 * what colleagues did meanwhile, and that is not played.
 */
const AFTERWARDS_MS = 3 * 60 * 60_000;

/** Plays a talk as it would go: the desk's own turns and timers, on nothing but memory. */
export function playTalk(talk: Talk, stage: Stage): PlayedTalk {
  const begun = beginTalk(talk);
  const ended = talk.steps.reduce((state, step) => playStep(state, step, talk, stage), begun);
  return endTalk(ended, stage);
}

/** A talk within it: for who decides by what was said how it goes on. */
export interface TalkSoFar extends PlayedTalk {
  /** That it opened, as they stand now. */
  readonly tickets: readonly Ticket[];
  readonly now: number;
  /** How many turns there were: each is named by its number. */
  readonly turns: number;
  readonly timers: readonly Timer[];
}

/** Before anything was said. */
export function beginTalk({ channel, conversation, person, language, known }: Talk): TalkSoFar {
  const fresh = newConversation(channel, conversation, person);
  return {
    conversation: { ...fresh, known, language },
    tickets: [],
    played: [],
    now: 0,
    turns: 0,
    timers: [],
  };
}

/** Lets time pass until a step, and plays it. */
export function playStep(state: TalkSoFar, step: TalkStep, talk: Talk, stage: Stage): TalkSoFar {
  const then = { ...goOn(state, step.at, stage), now: step.at };
  const begun = { step, understood: null, said: new Map(), alerted: [], choices: [], opened: [] };
  const played = [...then.played, begun];
  if (step.kind === "colleague") return { ...spoken(then), played };
  const stood = { ...ownedBy(then, step.to), played };
  const message = {
    channel: talk.channel,
    community: talk.community,
    conversation: talk.conversation,
    person: step.person,
    id: `m${state.turns}`,
    text: step.text,
    choice: pressedIn(state, step.pressed),
    attachments: step.attachments,
    at: step.at,
    ...(talk.language && { language: talk.language }),
    ...(talk.amongOthers && { amongOthers: talk.amongOthers }),
  };
  const world = worldOf(stood, stage);
  const heard = hear(world, message, step.at);
  return after(stood, take(world, heard, step.at, stage.burstMs).turn);
}

/** Lets time pass once nobody writes any more. */
export function endTalk(state: TalkSoFar, stage: Stage): TalkSoFar {
  return goOn(state, Infinity, stage);
}

/** What falls due meanwhile: of the conversation itself, for tickets are colleagues' to see to. */
function goOn(state: TalkSoFar, until: number, stage: Stage): TalkSoFar {
  const last = state.played.at(-1)?.step.at ?? 0;
  const [next] = state.timers.toSorted((one, other) => one.due - other.due);
  if (next === undefined || next.due > Math.min(until, last + AFTERWARDS_MS)) return state;
  const then = {
    ...state,
    now: Math.max(state.now, next.due),
    timers: state.timers.filter((one) => one !== next),
  };
  const kind = stage.features.timers.get(next.kind);
  const turn = kind?.fire(worldOf(then, stage), next, then.now) ?? null;
  return goOn(turn === null ? then : after(then, turn), until, stage);
}

function worldOf({ conversation, tickets, turns }: TalkSoFar, stage: Stage): World {
  const { burstMs: _held, ...around } = stage;
  return {
    ...around,
    conversation,
    tickets,
    waiting: 0,
    shifts: [],
    colleagues: [],
    ids: { turn: `t${turns}`, ticket: (n) => `0000-${String(turns * 10 + n).padStart(4, "0")}` },
  };
}

/** What a turn leaves, put down under the step that it came of. */
function after(state: TalkSoFar, turn: Turn): TalkSoFar {
  const { conversation, outbox, inPlaceOf, transcript } = turn;
  const known = new Set(state.tickets.map(({ id }) => id));
  const changed = new Map(turn.tickets.map((ticket) => [ticket.id, ticket]));
  const opened = turn.tickets.filter(({ id }) => !known.has(id));
  const set = turn.timers.filter(({ ticket }) => ticket === null);
  const names = new Set(set.map(({ id }) => id));
  const replies = outbox.filter(({ to }) => to.kind === "resident");
  const alerts = outbox.filter(({ to }) => to.kind === "staff");
  const last = state.played.length - 1;
  return {
    conversation,
    tickets: [...state.tickets.map((one) => changed.get(one.id) ?? one), ...opened],
    now: state.now,
    turns: state.turns + 1,
    timers: [...state.timers.filter(({ id }) => !names.has(id)), ...set],
    played: state.played.map((one, n) => {
      const kept = [...one.said].filter(([id]) => id !== inPlaceOf?.reply);
      const said = new Map(n === last ? [...kept, ...replies.map(textById)] : kept);
      if (n !== last) return { ...one, said };
      return {
        ...one,
        said,
        understood: transcript[0]?.understood ?? one.understood,
        alerted: [...one.alerted, ...alerts.map(({ text }) => text)],
        choices: replies.at(-1)?.choices ?? one.choices,
        opened: [...one.opened, ...opened.map(({ kind }) => kind)],
      };
    }),
  };
}

const textById = ({ id, text }: { readonly id: string; readonly text: string }) =>
  [id, text] as const;

/** The button of then as it is offered now; null where it is not: then its words are typed. */
function pressedIn({ played }: TalkSoFar, pressed: string | null): string | null {
  if (pressed === null) return null;
  const offered = played.findLast(({ said }) => said.size > 0)?.choices ?? [];
  return offered.find((choice) => meantBy(choice) === pressed)?.value ?? null;
}

/** A colleague has written: they have the conversation, and owe no answer. */
function spoken(state: TalkSoFar): TalkSoFar {
  const { conversation } = state;
  const taken = { kind: "staff", id: "", name: "" } as const;
  const owner = changedOwner(conversation.owner, taken);
  return { ...state, conversation: { ...conversation, owner } };
}

/** Who had it in truth: what colleagues do besides writing is not in what was said. */
function ownedBy(state: TalkSoFar, to: "desk" | "colleague"): TalkSoFar {
  const { conversation } = state;
  const { owner } = conversation;
  if (to === "colleague") return owner.kind === "staff" ? state : spoken(state);
  if (owner.kind !== "staff") return state;
  return {
    ...state,
    conversation: { ...conversation, owner: changedOwner(owner, { kind: "bot" }) },
  };
}

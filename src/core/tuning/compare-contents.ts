import type { Compiled } from "../content/check/compile.ts";
import { takenFor } from "../content/check/check-judged.ts";
import { remembering } from "./remembering.ts";
import { isSameFor } from "./watched.ts";
import { compareTalk, type Opened, type Retaken, type Reworded } from "./compare-talks.ts";
import { inOneLine, openedBy } from "./play-case.ts";
import {
  compareVisit,
  type Revisited,
  type StagedVisit,
  type VisitPair,
} from "./compare-visits.ts";
import type { Stage, Talk } from "./play-talk.ts";

/** How many there are, and the first of them. */
export interface Sampled<T> {
  readonly count: number;
  readonly samples: readonly T[];
}

/** What a draft makes of conversations and messages, beside the content in use. */
export interface Comparison {
  /** Conversations that were played, those of them that run otherwise, and how. */
  readonly talks: {
    readonly played: number;
    readonly otherwise: number;
    /** Taken as before, and answered in other words. */
    readonly reworded: Sampled<Reworded>;
    /** Tickets that are opened only with the draft. */
    readonly opened: Sampled<Opened>;
    /** Tickets that are not opened any more. */
    readonly unopened: Sampled<Opened>;
  };
  /** Messages of residents in them. */
  readonly messages: number;
  /** Not understood before, and now they are. */
  readonly gained: Sampled<Retaken>;
  /** Understood before, and now they are not. */
  readonly lost: Sampled<Retaken>;
  /** Taken for something else, or acted on more or less surely, and answered otherwise. */
  readonly changed: Sampled<Retaken>;
  /** Simulated residents, each of whom goes by what is said to them. */
  readonly visits: {
    readonly played: number;
    /** Who got what they came for. */
    readonly served: { readonly was: number; readonly is: number };
    /** Who got it and does not any more, and the other way round. */
    readonly lost: Sampled<Revisited>;
    readonly gained: Sampled<Revisited>;
  };
  readonly cases: {
    readonly tried: number;
    /** Understood as they must be only with the draft. */
    readonly gained: Sampled<Retaken>;
    /** Only without it: nothing that loses one is published. */
    readonly lost: Sampled<Retaken>;
    /** Neither with it nor without. */
    readonly unmet: Sampled<Retaken>;
  };
  readonly dangers: {
    readonly tried: number;
    /** In which the draft sees no danger any more: nothing that loses one is published. */
    readonly lost: Sampled<Retaken>;
  };
}

/** A conversation, and where it is played: with what is in use, and with the draft. */
export interface StagedTalk {
  readonly talk: Talk;
  readonly was: Stage<Compiled>;
  readonly is: Stage<Compiled>;
}

/** What a draft is tried on besides the cases of its content. */
export interface Tried {
  /** What residents said. */
  readonly talks: readonly StagedTalk[];
  readonly visits: readonly StagedVisit[];
  readonly dangers: readonly string[];
  /** Where the conversations among the cases are played. */
  readonly cases: Omit<StagedTalk, "talk">;
}

/** As many as somebody looks through. */
const SAMPLES = 20;

/** Whole conversations: as many as somebody reads. */
const VISIT_SAMPLES = 5;

/**
 * Tries a draft on what residents wrote, on simulated ones, on the cases, and on examples of dangers. It takes seconds:
 * between two steps whoever runs it may see to something else.
 */
export function* compareContents(
  live: Compiled,
  draft: Compiled,
  { talks, visits, dangers, cases }: Tried,
): Generator<void, Comparison> {
  const found = [];
  for (const { talk, was, is } of talks) {
    found.push(compareTalk(talk, was, is));
    yield;
  }
  const visited: VisitPair[] = [];
  for (const visit of visits) {
    visited.push(compareVisit(visit));
    yield;
  }
  const tried = [];
  for (const { text, intent } of draft.cases) {
    const [was, is] = [taken.of(text, live), taken.beside(text, draft, live)];
    tried.push({ text, was, is, wasMet: was.intent === intent, isMet: is.intent === intent });
    yield;
  }
  for (const talk of draft.talks) {
    const { says, opens } = talk;
    const [was, is] = [openedBy(says, cases.was), openedBy(says, cases.is)];
    const text = inOneLine(talk);
    tried.push({ text, was, is, wasMet: was.intent === opens, isMet: is.intent === opens });
    yield;
  }
  const unseen = [];
  // What is read by the same matcher and rules is seen alike; a content beside itself is tried for
  // the drafts to come.
  const isReadAlike =
    live !== draft && live.matcher === draft.matcher && isSameFor([], live, draft);
  for (const text of isReadAlike ? [] : dangers) {
    if (seesDanger.of(text, live) && !seesDanger.beside(text, draft, live))
      unseen.push({ text, was: takenFor(live, text), is: takenFor(draft, text) });
    yield;
  }
  return {
    talks: {
      played: talks.length,
      otherwise: found.filter(({ runsOtherwise }) => runsOtherwise).length,
      reworded: shown(found.flatMap(({ reworded }) => reworded)),
      opened: shown(found.flatMap(({ opened }) => opened)),
      unopened: shown(found.flatMap(({ unopened }) => unopened)),
    },
    messages: found.reduce((sum, { messages }) => sum + messages, 0),
    gained: shown(found.flatMap(({ gained }) => gained)),
    lost: shown(found.flatMap(({ lost }) => lost)),
    changed: shown(found.flatMap(({ changed }) => changed)),
    visits: {
      played: visited.length,
      served: {
        was: visited.filter(({ was }) => was.isServed).length,
        is: visited.filter(({ is }) => is.isServed).length,
      },
      lost: sampled(
        visited.filter(({ was, is }) => was.isServed && !is.isServed).map(lines),
        VISIT_SAMPLES,
      ),
      gained: sampled(
        visited.filter(({ was, is }) => !was.isServed && is.isServed).map(lines),
        VISIT_SAMPLES,
      ),
    },
    cases: {
      tried: tried.length,
      gained: sampled(tried.filter(({ wasMet, isMet }) => !wasMet && isMet).map(bare)),
      lost: sampled(tried.filter(({ wasMet, isMet }) => wasMet && !isMet).map(bare)),
      unmet: sampled(tried.filter(({ wasMet, isMet }) => !wasMet && !isMet).map(bare)),
    },
    dangers: { tried: dangers.length, lost: sampled(unseen) },
  };
}

const taken = remembering(
  (text: string) => text,
  (text, content) => takenFor(content, text),
);

/** Whether a draft loses what it must not. */
export function losesProtected({ cases, dangers }: Comparison): boolean {
  return cases.lost.count > 0 || dangers.lost.count > 0;
}

const seesDanger = remembering(
  (text: string) => text,
  (text, { understanding }) => understanding.interpret(text, "TW").danger !== null,
);

function bare({ text, was, is }: Retaken): Retaken {
  return { text, was, is };
}

function lines({ was, is }: VisitPair): Revisited {
  return { was: was.lines, is: is.lines };
}

function sampled<T>(all: readonly T[], most = SAMPLES): Sampled<T> {
  return { count: all.length, samples: all.slice(0, most) };
}

function shown<T>(all: readonly (() => T)[]): Sampled<T> {
  const { count, samples } = sampled(all);
  return { count, samples: samples.map((show) => show()) };
}

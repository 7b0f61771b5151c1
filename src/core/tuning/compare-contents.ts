import type { Content } from "../content/content.ts";
import { takenFor, type Taken } from "../content/check/check-judged.ts";
import type { Community } from "../records/community.ts";
import { masked } from "./masked.ts";

/** What a resident wrote, and where. */
export interface SaidBefore {
  readonly text: string;
  readonly country: Community["country"];
}

/** A message that the draft takes for something else. */
export interface Retaken {
  /** Without what tells of somebody. */
  readonly text: string;
  readonly was: Taken;
  readonly is: Taken;
}

/** How many there are, and the first of them. */
export interface Sampled<T> {
  readonly count: number;
  readonly samples: readonly T[];
}

/** What a draft makes of messages, beside the content in use. */
export interface Comparison {
  /** Messages of residents that were tried. */
  readonly messages: number;
  /** Not understood before, and now they are. */
  readonly gained: Sampled<Retaken>;
  /** Understood before, and now they are not. */
  readonly lost: Sampled<Retaken>;
  /** Taken for something else, or acted on more or less surely. */
  readonly changed: Sampled<Retaken>;
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

/** As many as somebody looks through. */
const SAMPLES = 20;

/** Tries a draft on what residents wrote, on the cases, and on examples of dangers. */
export function compareContents(
  live: Content,
  draft: Content,
  said: readonly SaidBefore[],
  dangers: readonly string[],
): Comparison {
  const retaken = said.flatMap(({ text, country }) => {
    const [was, is] = [takenFor(live, text, country), takenFor(draft, text, country)];
    if (was.intent === is.intent && was.decision === is.decision) return [];
    const read = draft.understanding.interpret(text, country);
    return [{ text: masked(read.text, read.spans), was, is }];
  });
  const cases = draft.cases.map(({ text, intent }) => {
    const [was, is] = [takenFor(live, text), takenFor(draft, text)];
    return { text, was, is, wasMet: was.intent === intent, isMet: is.intent === intent };
  });
  const unseen = dangers
    .filter((text) => !seesDanger(draft, text))
    .filter((text) => seesDanger(live, text))
    .map((text) => ({ text, was: takenFor(live, text), is: takenFor(draft, text) }));
  return {
    messages: said.length,
    gained: sampled(retaken.filter(({ was }) => was.intent === null)),
    lost: sampled(retaken.filter(({ is }) => is.intent === null)),
    changed: sampled(retaken.filter(({ was, is }) => was.intent !== null && is.intent !== null)),
    cases: {
      tried: cases.length,
      gained: sampled(cases.filter(({ wasMet, isMet }) => !wasMet && isMet).map(bare)),
      lost: sampled(cases.filter(({ wasMet, isMet }) => wasMet && !isMet).map(bare)),
      unmet: sampled(cases.filter(({ wasMet, isMet }) => !wasMet && !isMet).map(bare)),
    },
    dangers: { tried: dangers.length, lost: sampled(unseen) },
  };
}

/** Whether a draft loses what it must not. */
export function losesProtected({ cases, dangers }: Comparison): boolean {
  return cases.lost.count > 0 || dangers.lost.count > 0;
}

function seesDanger({ understanding }: Content, text: string): boolean {
  return understanding.interpret(text, "TW").danger !== null;
}

function bare({ text, was, is }: Retaken): Retaken {
  return { text, was, is };
}

function sampled<T>(all: readonly T[]): Sampled<T> {
  return { count: all.length, samples: all.slice(0, SAMPLES) };
}

import type { Compiled } from "../content/check/compile.ts";
import { madeOnce } from "../made-once.ts";
import type { Community } from "../records/community.ts";
import { readCatalogue } from "../simulated/catalogue.ts";
import { castOf } from "../simulated/cast.ts";
import type { Sayings } from "../simulated/sayings.ts";
import type { Tongue } from "../simulated/tongue.ts";
import { playVisit, type Visit, type VisitLine } from "./play-visit.ts";
import type { Stage } from "./play-talk.ts";
import { remembering } from "./remembering.ts";

/** A simulated resident, by their number, and where they write: as it is, and with the draft. */
export interface StagedVisit {
  readonly n: number;
  readonly sayings: Sayings;
  readonly was: Stage<Compiled>;
  readonly is: Stage<Compiled>;
}

/** A conversation that ends otherwise. */
export interface Revisited {
  readonly was: readonly VisitLine[];
  readonly is: readonly VisitLine[];
}

/** What became of a simulated resident with what is in use, and with the draft. */
export interface VisitPair {
  readonly was: Visit;
  readonly is: Visit;
}

/** Lets the same resident talk with what is in use and with the draft. */
export function compareVisit({ n, sayings, was, is }: StagedVisit): VisitPair {
  const before = { n, sayings, stage: was };
  return {
    was: visits.of(before, was.content),
    is: visits.beside({ n, sayings, stage: is }, is.content, was.content, before),
  };
}

interface Visiting {
  readonly n: number;
  readonly sayings: Sayings;
  readonly stage: Stage<Compiled>;
}

/** The same in each check, so that one can be held against the next. */
const SEED = 13;

const visits = remembering(
  ({ n, stage: { community, announcements, burstMs } }: Visiting) =>
    JSON.stringify([n, community, announcements, burstMs]),
  ({ n, sayings, stage }: Visiting, content): Visit => {
    const tongues = TONGUES[stage.community.country];
    const cast = castOf(sayings, { seed: SEED, n, tongues });
    return playVisit(cast, readsOf(stage.content.phrases), { ...stage, content });
  },
);

const readsOf = madeOnce(readCatalogue);

/** What is written in each country. */
const TONGUES: Readonly<Record<Community["country"], readonly Tongue[]>> = {
  TW: ["tw", "en"],
  HK: ["hk", "en"],
  CN: ["cn", "en"],
};

import type { Config } from "../config.ts";
import { FEATURES } from "../features.ts";
import { systemClock, type Clock } from "../runtime/clock.ts";
import { openCommunities, readCommunities } from "../runtime/communities.ts";
import { openLog } from "../runtime/log.ts";
import { openKeptTuning } from "../runtime/tuning/kept-tuning.ts";
import { talksOfLate } from "../runtime/tuning/talks-of-late.ts";
import { openTuningDesk } from "../runtime/tuning/tuning-desk.ts";
import type { OpenedData } from "../store/open-data.ts";
import { answerTo, type Asked } from "./tuning-control.ts";

/** Where the content is tuned. */
export interface TunedWhere {
  readonly config: Config;
  readonly modelFile: string;
  readonly open: (clock: Clock) => Promise<OpenedData>;
}

/** What a desk at work would answer, where the data is and none is at work. */
export async function tuneAlone(
  asked: Asked,
  { config, modelFile, open }: TunedWhere,
): Promise<string> {
  const clock = systemClock();
  const { store } = await open(clock);
  const log = openLog("error");
  const kept = await openKeptTuning({ store, clock, log, needsApproval: config.tuningApproval });
  const communities = await openCommunities({ store, clock, log });
  const tuning = openTuningDesk({
    kept,
    folder: config.contentDir,
    names: FEATURES.names,
    clock,
    modelFile,
    staysReady: false,
    talks: () => talksOfLate({ store, clock }, communities.all()),
    burstMs: config.burstMs,
    communities: () => readCommunities(store, clock.now()),
  });
  try {
    return await answerTo(tuning, asked);
  } finally {
    tuning.stop();
    kept.close();
    communities.close();
    await store.close();
  }
}

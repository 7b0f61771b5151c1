import { readdir, readFile } from "node:fs/promises";
import type { Compiled } from "../../core/content/check/compile.ts";
import { readSayings, type Sayings } from "../../core/simulated/sayings.ts";
import type { StagedVisit } from "../../core/tuning/compare-visits.ts";
import type { Stage } from "../../core/tuning/play-talk.ts";
import type { Stages } from "./staged-talks.ts";

/** Three of each manner: they tell whether something is broken, in a second or two. */
const VISITS = 33;

/** Simulated residents of all communities in turn; nothing is announced to them, and none waits. */
export function stagedVisits(
  sayings: Sayings,
  stages: ReadonlyMap<string, Stages>,
): readonly StagedVisit[] {
  const quiet = (stage: Stage<Compiled>) => ({ ...stage, announcements: [], burstMs: 0 });
  const all = [...stages.values()].map(({ was, is }) => ({ was: quiet(was), is: quiet(is) }));
  return Array.from({ length: VISITS }, (_, n) => ({ n, both: all[n % all.length] })).flatMap(
    ({ n, both }) => (both === undefined ? [] : [{ n, sayings, ...both }]),
  );
}

/** From src/ and from what is built of it alike. */
const FOLDER = new URL("../../../src/simulated/", import.meta.url);

/**
 * What simulated residents say, of the files that come with the product.
 * @throws when one is missing or none of its kind
 */
export async function readSayingsFiles(): Promise<Sayings> {
  const text = (path: string): Promise<string> => readFile(new URL(path, FOLDER), "utf8");
  const wishes = (await readdir(new URL("wishes/", FOLDER))).toSorted();
  return readSayings({
    facts: await text("facts.yml"),
    words: await text("words.yml"),
    wishes: await Promise.all(wishes.map((name) => text(`wishes/${name}`))),
  });
}

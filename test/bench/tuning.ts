import { communitySchema } from "../../src/core/records/community.ts";
import type { Operation } from "../../src/core/records/tuning.ts";
import { castOf } from "../../src/core/simulated/cast.ts";
import { readCatalogue } from "../../src/core/simulated/catalogue.ts";
import type { Tongue } from "../../src/core/simulated/tongue.ts";
import type { Talk } from "../../src/core/tuning/play-talk.ts";
import { playCast } from "../../src/core/tuning/play-visit.ts";
import { FEATURES } from "../../src/features.ts";
import { simulatedClock } from "../../src/runtime/clock.ts";
import { draftProcess } from "../../src/runtime/tuning/draft-process.ts";
import { readSayingsFiles } from "../../src/runtime/tuning/staged-visits.ts";
import { MODEL, productContent, ROOT } from "../product-content.ts";

const SEED = 991;
const TALKS = 500;
/** Shorter ones tell little. */
const LEAST_MESSAGES = 4;
const CASES = 3_000;
const KEYS = 20;

const company = { zh: "物業", en: "Estates" };
const COMMUNITIES = [
  communitySchema.parse({ id: "main", country: "TW", company }),
  communitySchema.parse({ id: "harbour", country: "HK", company }),
  communitySchema.parse({ id: "garden", country: "CN", company }),
];
const LIVES_IN: Readonly<Record<Tongue, number>> = { tw: 0, en: 0, hk: 1, cn: 2 };

/** What tuning costs on the product's content: previews while a phrase is typed, and whole checks. */
export async function benchTuning(): Promise<void> {
  const { model } = await productContent();
  const talks = await simulatedTalks();
  const messages = talks.reduce((sum, { steps }) => sum + steps.length, 0);
  const every = Math.floor(model.phrases.length / CASES);
  const published = model.phrases
    .filter((_phrase, n) => n % every === 0)
    .slice(0, CASES)
    .map(({ intent, text }) => added("intents/cases.yml", ["cases", intent], text));
  // Who waits for a draft is kept running by nothing else.
  const waiting = setInterval(() => {}, 1_000);
  const drafts = draftProcess(simulatedClock(Date.now()));
  const ask = async (text: string | null, question: Parameters<typeof drafts.ask>[1]) => {
    const phrase = text === null ? [] : [added("intents/repair.yml", ["phrases", "zh"], text)];
    const by = { id: "admin", name: "Admin" };
    const draft = phrase.map((operation, n) => ({ id: `1-${n}`, operation, by, at: 1 }));
    const folder = { folder: ROOT, modelFile: MODEL, names: FEATURES.names };
    const begun = performance.now();
    await drafts.ask({ ...folder, published, draft, staysReady: true }, question);
    return performance.now() - begun;
  };
  const comparison = {
    what: "comparison",
    was: COMMUNITIES,
    is: COMMUNITIES,
    burstMs: 0,
    talks,
    around: [],
  } as const;
  console.log(`${model.phrases.length} phrases, ${CASES} cases, ${talks.length} conversations`);
  console.log(`of ${messages} messages, and simulated residents`);
  console.log(`check, nothing played ahead  ${seconds(await ask("馬桶水位一直升高", comparison))}`);
  console.log(`check of another draft       ${seconds(await ask("陽台積水退不掉", comparison))}`);
  const keys: number[] = [];
  for (let key = 1; key <= KEYS; key += 1) {
    const text = "廚房水槽底下的管子一直在滴水怎麼辦才好呢請幫忙".slice(0, key);
    keys.push(await ask("陽台積水退不掉", { what: "tries", texts: [text] }));
  }
  const sorted = keys.toSorted((one, other) => one - other);
  console.log(
    `preview of a key             ${sorted[KEYS / 2]?.toFixed(0)} ms, ${sorted.at(-1)?.toFixed(0)} at most`,
  );
  drafts.stop();
  clearInterval(waiting);
}

function added(file: string, at: string[], text: string): Operation {
  return { kind: "add", file, at, text };
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** What simulated residents say to the desk as it is. */
async function simulatedTalks(): Promise<readonly Talk[]> {
  const [content, sayings] = [await productContent(), await readSayingsFiles()];
  const reads = readCatalogue(content.phrases);
  const talks: Talk[] = [];
  for (let n = 0; talks.length < TALKS; n += 1) {
    const cast = castOf(sayings, { seed: SEED, n });
    const community = COMMUNITIES[LIVES_IN[cast.tongue]] ?? COMMUNITIES[0];
    if (community === undefined) throw new Error("nobody lives anywhere");
    const stage = { community, content, features: FEATURES, announcements: [], burstMs: 0 };
    const steps = playCast(cast, reads, stage).played.map(({ step }) => step);
    if (steps.length < LEAST_MESSAGES) continue;
    talks.push({
      community: community.id,
      channel: "web",
      conversation: `c${n}`,
      person: "p1",
      language: null,
      known: {},
      amongOthers: undefined,
      steps,
    });
  }
  return talks;
}

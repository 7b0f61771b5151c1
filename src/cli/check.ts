import { formatProblem } from "../core/content/check/problem.ts";
import { checkCases, checkCounterexamples } from "../core/content/check/check-judged.ts";
import { DEFAULT_COMMUNITY } from "../core/records/community.ts";
import { checkTalks } from "../core/tuning/play-case.ts";
import type { Operation } from "../core/records/tuning.ts";
import { FEATURES } from "../features.ts";
import { loadContent, withPublished } from "../runtime/content/load-content.ts";

export interface CheckPorts {
  /** Holds `intents/` and `dialogs/`. */
  readonly folder: string;
  /** Spares learning what is in it already. */
  readonly modelFile?: string;
  /** What admins published on top of the folder's files. */
  readonly published?: readonly Operation[];
  /** One problem a line as JSON on `out`, instead of in words on `err`. */
  readonly json: boolean;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** `frontdesk check`: everything that is wrong with the content; 0 when it can be used. */
export async function check(ports: CheckPorts): Promise<0 | 1> {
  const { folder, modelFile, published = [], json, out, err } = ports;
  const loaded = await loadContent(folder, FEATURES.names, modelFile);
  const tuned = loaded.ok
    ? await withPublished(loaded.value, folder, FEATURES.names, published)
    : loaded;
  const errors = tuned.ok
    ? [
        ...checkCounterexamples(tuned.value),
        ...checkCases(tuned.value),
        ...checkTalks(tuned.value, STAGE),
      ]
    : tuned.error;
  for (const problem of [...errors, ...loaded.warnings]) {
    if (json) out(JSON.stringify(problem));
    else err(formatProblem(problem));
  }
  const { intents, phrases, dialogs, keys } = loaded.counts;
  const there = [
    counted(intents, "intent"),
    counted(phrases, "phrase"),
    counted(dialogs, "dialog"),
    counted(keys, "phrase key"),
  ].join(", ");
  const wrong = [
    errors.length === 0 ? "no problems" : counted(errors.length, "problem"),
    ...(loaded.warnings.length === 0 ? [] : [counted(loaded.warnings.length, "warning")]),
  ].join(", ");
  const close = json || errors.length > 0 ? err : out;
  close(`${there}: ${wrong}`);
  return errors.length === 0 ? 0 : 1;
}

/** Where the content's own conversations are played. */
const STAGE = {
  community: DEFAULT_COMMUNITY,
  features: FEATURES,
  announcements: [],
  burstMs: 0,
};

function counted(count: number, thing: string): string {
  return `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
}

import { readFileSync } from "node:fs";
import { z } from "zod";
import type { IntentPhrase } from "../../src/core/understanding/interpretation.ts";
import { FEATURES } from "../../src/features.ts";
import { readContentFiles } from "../../src/runtime/content/content-files.ts";
import { readFiles } from "../../src/runtime/content/read-files.ts";
import { fuse } from "./matchers/fuse.ts";
import type { BuiltMatcher, Guess, MatcherKind } from "./matchers/matcher.ts";
import { nlpjs } from "./matchers/nlpjs.ts";
import { ours } from "./matchers/ours.ts";

const ROOT = new URL("../..", import.meta.url).pathname;
const OWN = ["zh", "en", "mixed", "mixed-2"].map(
  (name) => new URL(`../core/understanding/messages/${name}.jsonl`, import.meta.url).pathname,
);
const OUTSIDE = "out-of-scope";
/** A slow matcher is asked about every so-manieth message only, so that it ends within this. */
const MOST_MS = 60_000;
const PROBES = 20;

const rowSchema = z.looseObject({
  text: z.string(),
  intent: z.string(),
  typo: z.boolean().optional(),
  script: z.string().optional(),
});
type Row = z.infer<typeof rowSchema>;

const rowsOf = (file: string): readonly Row[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => rowSchema.parse(JSON.parse(line)));

/**
 * `npm run bench -- match [FILE] [--phrases FILE]`: our matcher, nlp.js and fuse.js in one run, on
 * the messages of the tests or any NDJSON set of `{"text","intent"}`, over our own phrases or any.
 */
export async function benchMatch(files: readonly string[], phraseFile: string | undefined) {
  const messages = (files.length === 0 ? OWN : files).flatMap(rowsOf);
  const phrases = phraseFile === undefined ? await ownPhrases() : rowsOf(phraseFile);
  console.log(`${phrases.length} phrases, ${messages.length} messages\n`);
  for (const kind of [ours, nlpjs, fuse]) await measure(kind, phrases, messages);
}

async function ownPhrases(): Promise<readonly IntentPhrase[]> {
  const read = readFiles(await readContentFiles(ROOT), FEATURES.names);
  if (!read.ok) throw new Error("intents/ has mistakes: frontdesk check");
  return read.value.lessons.phrases;
}

async function measure(
  kind: MatcherKind,
  phrases: readonly IntentPhrase[],
  messages: readonly Row[],
): Promise<void> {
  const before = memory();
  const began = performance.now();
  const built = await kind.build(phrases);
  const buildMs = performance.now() - began;
  const bytes = memory() - before;
  const { rows, guesses, times } = await ask(built, messages);
  const added = performance.now();
  await built.add({ text: "樓頂的大紅花盆", intent: phrases[0]?.intent ?? "" });
  const addMs = performance.now() - added;

  const read = rows.map((row, n) => ({ row, guess: guesses[n] }));
  const right = ({ row, guess }: Asked): boolean => guess?.intent === row.intent;
  const share = (of: readonly Asked[], holds: (one: Asked) => boolean): string =>
    of.length === 0 ? "–" : percent(of.filter(holds).length / of.length);
  const acted = read.filter(({ guess }) => guess?.acts === true);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(2);
  const scripts = [...new Set(rows.map(({ script }) => script))].filter(
    (script) => script !== undefined,
  );
  const inside = read.filter(({ row }) => row.intent !== OUTSIDE).map(scopeOf);
  const outside = read.filter(({ row }) => row.intent === OUTSIDE).map(scopeOf);

  console.log(`${kind.name}  (${rows.length} messages asked)`);
  const tell = (what: string, value: string): void => console.log(`  ${what.padEnd(34)}${value}`);
  tell("right", share(read, right));
  tell(
    "right among three",
    share(read, ({ row, guess }) => amongThree(guess, row.intent)),
  );
  tell(
    "right with typos",
    share(
      read.filter(({ row }) => row.typo === true),
      right,
    ),
  );
  for (const script of scripts)
    tell(
      `right in ${script}`,
      share(
        read.filter(({ row }) => row.script === script),
        right,
      ),
    );
  if (outside.length > 0) {
    tell("scope: AUROC", percent(auroc(inside, outside)));
    tell(
      "scope: found at 5 / 10 % lost",
      [0.05, 0.1].map((lost) => found(inside, outside, lost)).join(" / "),
    );
  }
  if (acted.length > 0) {
    tell(
      "acted on, and right then",
      `${share(read, ({ guess }) => guess?.acts === true)}, ${share(acted, right)}`,
    );
    const wrongly = read.filter(({ row }) => row.intent === OUTSIDE);
    tell(
      "out of scope, acted on",
      share(wrongly, (one) => one.guess?.acts === true && !right(one)),
    );
  }
  tell("ms a message: p50, p99", `${at(0.5)}, ${at(0.99)}`);
  tell("ms to build, to add a phrase", `${buildMs.toFixed(0)}, ${addMs.toFixed(1)}`);
  tell("MB", (bytes / 1e6).toFixed(0));
  console.log("");
}

interface Asked {
  readonly row: Row;
  readonly guess: Guess | undefined;
}

async function ask(built: BuiltMatcher, messages: readonly Row[]) {
  const warm = performance.now();
  for (const { text } of messages.slice(0, PROBES)) await built.guess(text);
  const each = (performance.now() - warm) / PROBES;
  const step = Math.max(1, Math.ceil((each * messages.length) / MOST_MS));
  const rows = messages.filter((_, n) => n % step === 0);
  const guesses: Guess[] = [];
  const times: number[] = [];
  for (const { text } of rows) {
    const began = performance.now();
    guesses.push(await built.guess(text));
    times.push(performance.now() - began);
  }
  return { rows, guesses, times };
}

const amongThree = (guess: Guess | undefined, intent: string): boolean =>
  guess !== undefined && guess.ranked.slice(0, 3).includes(intent);
const scopeOf = ({ guess }: Asked): number => guess?.inScope ?? 0;
const percent = (part: number): string => (part * 100).toFixed(1);

/** How often a message of ours is surer to be ours than one that is not. */
function auroc(inside: readonly number[], outside: readonly number[]): number {
  let wins = 0;
  for (const one of inside)
    for (const other of outside) wins += one > other ? 1 : one === other ? 0.5 : 0;
  return wins / (inside.length * outside.length);
}

/** The share of what is none of ours below the score that `lost` of ours don't reach. */
function found(inside: readonly number[], outside: readonly number[], lost: number): string {
  const least = inside.toSorted((a, b) => a - b)[Math.floor(inside.length * lost)] ?? 0;
  return percent(outside.filter((score) => score < least).length / outside.length);
}

/** What the process holds, garbage left out when it may be collected (--expose-gc). */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Written } from "../../core/content/check/compile.ts";
import { madeOnce } from "../../core/made-once.ts";
import type { IntentPhrase } from "../../core/understanding/interpretation.ts";
import { inOrder } from "../../core/understanding/learning/unlearnt.ts";
import type { Lessons } from "../../core/understanding/model/model.ts";

/** What one process has of what was written, by the names of its parts. */
export type Digests = Readonly<Record<string, string>>;

/** What one process lacks of what another has read: of megabytes mostly a few lines. */
export interface Difference {
  readonly version: string;
  /** Of all parts there are. */
  readonly digests: Digests;
  readonly parts: Partial<Parts>;
  readonly lessons: Partial<OtherLessons>;
  /** All of an intent whose phrases differ. */
  readonly phrases: ReadonlyMap<string, readonly IntentPhrase[]>;
}

type Parts = Omit<Written, "version" | "lessons">;
type OtherLessons = Omit<Lessons, "phrases">;

/** What was written, as one process has it. */
export interface Known {
  readonly written: Written;
  readonly digests: Digests;
}

/** In slices: nobody's message waits for all of it. */
export async function knownOf(written: Written): Promise<Known> {
  const digests: Record<string, string> = {};
  for (const [name, value] of partsOf(written)) {
    digests[name] = digestOf(value);
    await setImmediate();
  }
  return { written, digests };
}

/** @param digests of what the other process has */
export function differenceTo(digests: Digests, written: Written): Difference {
  const now = Object.fromEntries(partsOf(written).map(([name, value]) => [name, digestOf(value)]));
  const { others, otherLessons, phrases } = cut(written);
  const isSame = (name: string): boolean => now[name] === digests[name];
  return {
    version: written.version,
    digests: now,
    parts: without(others, isSame),
    lessons: without(otherLessons, (name) => isSame(lessonName(name))),
    phrases: new Map([...byIntent(phrases)].filter(([intent]) => !isSame(phrasesName(intent)))),
  };
}

/** What the other process has read; what did not differ is the very same. */
export function joined({ written, digests: before }: Known, difference: Difference): Known {
  const { version, digests, parts, lessons, phrases } = difference;
  const former = byIntent(written.lessons.phrases);
  const isKept = (intent: string): boolean =>
    digests[phrasesName(intent)] === before[phrasesName(intent)];
  const intents = new Set([...former.keys()].filter(isKept));
  const kept = written.lessons.phrases.filter(({ intent }) => intents.has(intent));
  const isSame = phrases.size === 0 && intents.size === former.size;
  const all = isSame ? written.lessons.phrases : merged(kept, [...phrases.values()].flat());
  return {
    written: {
      ...written,
      ...parts,
      version,
      lessons: { ...written.lessons, ...lessons, phrases: all },
    },
    digests,
  };
}

const lessonName = (name: string): string => `lessons.${name}`;
const phrasesName = (intent: string): string => `phrases.${intent}`;

function partsOf(written: Written): readonly (readonly [string, object])[] {
  const { others, otherLessons, phrases } = cut(written);
  return [
    ...Object.entries(others),
    ...Object.entries(otherLessons).map(([name, value]) => [lessonName(name), value] as const),
    ...[...byIntent(phrases)].map(([intent, own]) => [phrasesName(intent), own] as const),
  ];
}

function cut({ version: _version, lessons, ...others }: Written) {
  const { phrases, ...otherLessons } = lessons;
  return { others, otherLessons, phrases };
}

const byIntent = madeOnce((phrases: readonly IntentPhrase[]) => {
  const found = new Map<string, IntentPhrase[]>();
  for (const phrase of phrases) {
    const own = found.get(phrase.intent);
    if (own === undefined) found.set(phrase.intent, [phrase]);
    else own.push(phrase);
  }
  return found;
});

const digestOf = madeOnce((value: object): string => {
  const text = JSON.stringify(value, (_, one: unknown) => (one instanceof Map ? [...one] : one));
  return createHash("sha256").update(text).digest("base64url");
});

function without<T extends object>(all: T, isLeftOut: (name: string) => boolean): Partial<T> {
  const left: Partial<T> = { ...all };
  for (const name in left) if (isLeftOut(name)) delete left[name];
  return left;
}

/** @param some in order; the others need not be */
function merged(some: readonly IntentPhrase[], others: readonly IntentPhrase[]): IntentPhrase[] {
  const more = others.toSorted(inOrder);
  const all: IntentPhrase[] = [];
  let next = 0;
  for (const one of some) {
    for (let other = more[next]; other && inOrder(other, one) < 0; other = more[next]) {
      all.push(other);
      next += 1;
    }
    all.push(one);
  }
  return [...all, ...more.slice(next)];
}

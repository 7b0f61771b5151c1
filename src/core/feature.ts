import type { StaffAct } from "./act.ts";
import type { Slot } from "./turn/slot.ts";
import type { AnswerKind, Features, TimerKind } from "./turn/turn.ts";

/** Something that the desk can do, as one value: everything that the rest must know of it. */
export interface Feature {
  readonly name: string;
  /** What its dialogs can ask for. */
  readonly slots?: readonly Slot[];
  /** What intents that need no dialog are answered with. */
  readonly answers?: readonly AnswerKind[];
  /** What it does when a time has come. */
  readonly timers?: readonly TimerKind[];
  /** What staff can do with tickets and conversations. */
  readonly acts?: readonly StaffAct[];
  /** Keys of the phrase catalogue that it says, beside those of its slots. */
  readonly phrases?: readonly string[];
}

/** What decisions may use of all features, and what staff can do. */
export interface ComposedFeatures extends Features {
  readonly acts: readonly StaffAct[];
}

/**
 * Puts features together. Slots are asked for in forms, and told at once are kept, in this order.
 * @throws when two bear one name, or one a name that means something else: a broken program
 */
export function composeFeatures(features: readonly Feature[]): ComposedFeatures {
  const slots = byName(
    features.flatMap((each) => each.slots ?? []),
    ({ id }) => id,
  );
  const taken = TAKEN.find((word) => slots.has(word));
  if (taken !== undefined) throw new Error(`no slot can be called "${taken}"`);
  const answers = byName(
    features.flatMap((each) => each.answers ?? []),
    ({ name }) => name,
  );
  const timers = byName(
    features.flatMap((each) => each.timers ?? []),
    ({ kind }) => kind,
  );
  const all = [...slots.values()];
  const names = {
    slots: all.map(({ id, blank, choices = [] }) => ({ id, blank, choices })),
    answers: [...answers.keys()],
    phrases: [
      ...new Set([...all.flatMap(phrasesOf), ...features.flatMap(({ phrases = [] }) => phrases)]),
    ],
  };
  const acts = byName(
    features.flatMap((each) => each.acts ?? []),
    ({ name }) => name,
  );
  return { slots, answers, timers, names, acts: [...acts.values()] };
}

/** Values of buttons and states of a frame: a slot of such a name could not be told from them. */
const TAKEN =
  "yes no come no-need skip person cancel back restart repeat correct intent read-back correction".split(
    " ",
  );

function phrasesOf({ id, choices = [] }: Slot): readonly string[] {
  return [
    `why.${id}`,
    `read-back.${id}`,
    `choice.correct.${id}`,
    `part.${id}`,
    ...choices.map((choice) => `choice.${id}.${choice}`),
  ];
}

function byName<T>(values: readonly T[], nameOf: (value: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const value of values) {
    const name = nameOf(value);
    if (found.has(name)) throw new Error(`two features bring "${name}"`);
    found.set(name, value);
  }
  return found;
}

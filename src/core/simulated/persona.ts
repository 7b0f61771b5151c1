import type { Hand } from "./surface.ts";

/** What somebody does instead of answering, or beside it. */
export type Stray =
  /** More about the matter. */
  | "describe"
  /** A question about it. */
  | "ask"
  /** Why is that asked? */
  | "why"
  /** Another fact than was asked for. */
  | "other"
  /** The next thing that they came for. */
  | "second"
  /** Takes back what they told, for something else. */
  | "fix"
  | "feel"
  | "wait"
  | "withdraw"
  | "person";

/** A way to write to the desk. Shares are 0 … 1. */
export interface Persona {
  readonly name: string;
  readonly hand: Hand;
  /** Of what they are and where they live is told with the first words. */
  readonly tells: number;
  /** Begins without saying what it is: 我要報修. */
  readonly bare: number;
  /** Words around the matter. */
  readonly chats: number;
  /** Answers what was asked. */
  readonly answers: number;
  /** What comes instead, by weight. */
  readonly strays: readonly (readonly [weight: number, stray: Stray])[];
  /** The stray comes with the answer, in one message. */
  readonly both: number;
  /** The value alone: 1203. */
  readonly terse: number;
  /** In another language than the one before. */
  readonly mixes: number;
  /** Presses a button rather than type. */
  readonly presses: number;
  /** Keeps a phone number to themselves. */
  readonly declines: number;
  /** Is gone before the next message. */
  readonly vanishes: number;
  /** Came for two things. */
  readonly two: number;
  /** Comes back for what was registered: where it stands, to change it, to cancel it. */
  readonly returns: number;
}

const PLAIN: Omit<Persona, "name"> = {
  hand: { typos: 0.04, bare: 0.3, particles: 0.1 },
  tells: 0.3,
  bare: 0.1,
  chats: 0.3,
  answers: 0.85,
  strays: [
    [3, "describe"],
    [2, "ask"],
    [1, "other"],
    [1, "second"],
    [1, "fix"],
  ],
  both: 0.5,
  terse: 0.4,
  mixes: 0,
  presses: 0.3,
  declines: 0.15,
  vanishes: 0.02,
  two: 0.2,
  returns: 0.2,
};

export const PERSONAS: readonly Persona[] = [
  { ...PLAIN, name: "plain" },
  {
    ...PLAIN,
    name: "hurried",
    hand: { typos: 0.1, bare: 0.8, particles: 0 },
    tells: 0.8,
    chats: 0,
    answers: 0.7,
    strays: [
      [2, "feel"],
      [3, "ask"],
      [1, "describe"],
    ],
    terse: 0.9,
    vanishes: 0.08,
  },
  {
    ...PLAIN,
    name: "rambling",
    hand: { typos: 0.15, bare: 0.6, particles: 0.4 },
    tells: 0.2,
    chats: 1,
    answers: 0.6,
    strays: [
      [5, "describe"],
      [1, "ask"],
      [1, "other"],
      [1, "wait"],
    ],
    both: 0.7,
    terse: 0,
    presses: 0,
  },
  {
    ...PLAIN,
    name: "one-word",
    hand: { typos: 0.02, bare: 1, particles: 0 },
    tells: 0,
    bare: 0.4,
    chats: 0,
    terse: 1,
    two: 0.1,
  },
  {
    ...PLAIN,
    name: "angry",
    hand: { typos: 0.08, bare: 0.5, particles: 0.5 },
    chats: 0,
    answers: 0.55,
    strays: [
      [5, "feel"],
      [2, "why"],
      [1, "person"],
      [2, "ask"],
      [2, "describe"],
    ],
    declines: 0.3,
    vanishes: 0.05,
  },
  { ...PLAIN, name: "mixing", mixes: 0.4 },
  {
    ...PLAIN,
    name: "fickle",
    answers: 0.6,
    strays: [
      [5, "fix"],
      [2, "withdraw"],
      [2, "second"],
      [1, "other"],
    ],
    returns: 0.5,
  },
  {
    ...PLAIN,
    name: "any-order",
    answers: 0.35,
    strays: [
      [6, "other"],
      [3, "describe"],
      [1, "second"],
    ],
    both: 0.3,
    two: 0.4,
  },
  {
    ...PLAIN,
    name: "asking",
    answers: 0.45,
    strays: [
      [6, "ask"],
      [3, "why"],
    ],
    both: 0.4,
  },
  { ...PLAIN, name: "leaving", vanishes: 0.35, returns: 0 },
  { ...PLAIN, name: "pair", chats: 0.1, returns: 0, vanishes: 0.05 },
];

/** @throws RangeError when there is none of that name */
export function personaNamed(name: string): Persona {
  const found = PERSONAS.find((persona) => persona.name === name);
  if (found) return found;
  throw new RangeError(`no persona "${name}": ${PERSONAS.map((one) => one.name).join(", ")}`);
}

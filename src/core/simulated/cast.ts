import { chanceOf, type Chance } from "./chance.ts";
import type { Heard } from "./heard.ts";
import type { Errand, Message } from "./message.ts";
import { PERSONAS, type Persona } from "./persona.ts";
import { newResident, type Resident } from "./resident.ts";
import type { Sayings } from "./sayings.ts";
import type { Tongue } from "./tongue.ts";
import { newWish } from "./wishes.ts";

/** Who writes in a conversation, and when it begins. */
export interface Cast {
  readonly people: readonly Resident[];
  readonly persona: Persona;
  /** Of the first of them: where they live. */
  readonly tongue: Tongue;
  /** ms UTC */
  readonly begins: number;
}

/** What people come for, by how often. */
const COMES_FOR: readonly (readonly [weight: number, wish: string])[] = [
  [6, "repair-at-home"],
  [3, "repair-in-public"],
  [4, "complaint"],
  [6, "request"],
  [3, "word"],
  [3, "question"],
];
const TONGUES: readonly (readonly [weight: number, tongue: Tongue])[] = [
  [4, "tw"],
  [2, "hk"],
  [2.5, "cn"],
  [1.5, "en"],
];
/** What else those write who mix two. */
const OTHER: Readonly<Record<Tongue, readonly Tongue[]>> = {
  tw: ["en", "hk", "cn"],
  hk: ["en", "tw"],
  cn: ["en", "tw"],
  en: ["tw", "cn"],
};
const FOLLOW_UPS = ["status", "reschedule", "cancel"] as const;

/** Monday, 23 November 2026, from Hong Kong to Taipei; office hours are 09:00–12:00 and 13:00–18:00. */
const MONDAY = 1_795_363_200_000;
const HOUR = 60 * 60_000;

/** Which conversation of which seed, as it is narrowed. */
export interface Casting {
  readonly seed: number;
  readonly n: number;
  /** All in one manner; null for all in turn. */
  readonly persona?: Persona | null;
  readonly tongues?: readonly Tongue[];
}

/** The nth conversation of a seed: the same whenever it is asked for. */
export function castOf(
  sayings: Sayings,
  { seed, n, persona: only = null, tongues = ["tw", "hk", "cn", "en"] }: Casting,
): Cast {
  const persona = only ?? PERSONAS[n % PERSONAS.length] ?? chanceOf("").pick(PERSONAS);
  const chance = chanceOf(`${seed}/${persona.name}/${n}`);
  const tongue = chance.weigh(TONGUES.filter(([, one]) => tongues.includes(one)));
  const ids = persona.name === "pair" ? ["p1", "p2"] : ["p1"];
  return {
    persona,
    tongue,
    begins: beginning(chance),
    people: ids.map((id) => {
      const both = [tongue, chance.pick(OTHER[tongue])] as const;
      return newResident(sayings, id, persona, both, errandsOf(sayings, persona, chance), chance);
    }),
  };
}

/** Who writes what next, of those who are still there: each is told what came back. */
export function* talkOf({ people }: Cast): Generator<Written, void, Heard> {
  const heard = new Map<Resident, Heard>();
  for (let talking = people; talking.length > 0;) {
    const still: Resident[] = [];
    for (const who of talking) {
      const message = who.next(heard.get(who) ?? null);
      if (message === null) continue;
      heard.set(who, yield { who, message });
      still.push(who);
    }
    talking = still;
  }
}

/** Somebody's message. */
export interface Written {
  readonly who: Resident;
  readonly message: Message;
}

function errandsOf(sayings: Sayings, persona: Persona, chance: Chance): readonly Errand[] {
  const fresh = { raised: false, withdrawn: false };
  const wish = newWish(sayings, chance.weigh(COMES_FOR), chance);
  const errands: Errand[] = [{ ...fresh, wish, about: "new" }];
  if (chance.in(persona.two)) {
    const second = newWish(sayings, chance.weigh(COMES_FOR), chance);
    if (second.topic !== wish.topic) errands.push({ ...fresh, wish: second, about: "new" });
  }
  if (wish.place === "home" && chance.in(persona.returns))
    errands.push({ ...fresh, wish, about: chance.pick(FOLLOW_UPS) });
  return errands;
}

/** Mostly while somebody is at the office; else at noon, before it opens, at night, on Sunday. */
function beginning(chance: Chance): number {
  const day = chance.between(0, 4);
  const hour = chance.weigh([
    [10, () => chance.between(9, 16)],
    [1, () => 12],
    [3, () => chance.between(6, 8)],
    [1, () => chance.between(18, 22)],
    [0.5, () => 6 * 24 - day * 24 + 18],
  ])();
  return MONDAY + (day * 24 + hour) * HOUR + chance.between(0, 59) * 60_000;
}

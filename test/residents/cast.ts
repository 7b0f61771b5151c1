import { chanceOf, type Chance } from "./chance.ts";
import type { Errand } from "./message.ts";
import { PERSONAS, type Persona } from "./persona.ts";
import { newResident, type Resident } from "./resident.ts";
import type { Tongue } from "./tongue.ts";
import { newWish } from "./wishes.ts";

/** Who writes in a conversation, where, and when it begins. */
export interface Cast {
  readonly people: readonly Resident[];
  readonly persona: Persona;
  /** The community that they live in: one a country. */
  readonly community: string;
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
const COMMUNITY: Readonly<Record<Tongue, string>> = {
  tw: "main",
  en: "main",
  hk: "harbour",
  cn: "garden",
};
const FOLLOW_UPS = ["status", "reschedule", "cancel"] as const;

/** A Monday morning; office hours are 09:00–12:00 and 13:00–18:00. */
const MONDAY = Date.parse("2026-11-23T00:00:00+08:00");
const HOUR = 60 * 60_000;

/** The nth conversation of a seed: the same whenever it is asked for. */
export function castOf(seed: number, n: number, only: Persona | null): Cast {
  const persona = only ?? PERSONAS[n % PERSONAS.length] ?? chanceOf("").pick(PERSONAS);
  const chance = chanceOf(`${seed}/${persona.name}/${n}`);
  const tongue = chance.weigh(TONGUES);
  const ids = persona.name === "pair" ? ["p1", "p2"] : ["p1"];
  return {
    persona,
    community: COMMUNITY[tongue],
    begins: beginning(chance),
    people: ids.map((id) => {
      const tongues = [tongue, chance.pick(OTHER[tongue])] as const;
      return newResident(id, persona, tongues, errandsOf(persona, chance), chance);
    }),
  };
}

function errandsOf(persona: Persona, chance: Chance): readonly Errand[] {
  const fresh = { raised: false, withdrawn: false };
  const wish = newWish(chance.weigh(COMES_FOR), chance);
  const errands: Errand[] = [{ ...fresh, wish, about: "new" }];
  if (chance.in(persona.two)) {
    const second = newWish(chance.weigh(COMES_FOR), chance);
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

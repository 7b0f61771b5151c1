import { parse } from "yaml";
import { z } from "zod";
import { factPartsSchema, type FactParts } from "./facts.ts";
import { soundingAlike, type Alike } from "./surface.ts";
import type { Tongue } from "./tongue.ts";
import { wishFileSchema, type WishFile } from "./wishes.ts";
import { wordsSchema, type Words } from "./words.ts";

/** What simulated residents are, want and say, in the tongues that they write. */
export interface Sayings {
  readonly facts: FactParts;
  readonly words: Words;
  readonly wishes: readonly WishFile[];
  /** Slips of the hand; null where letters are typed. */
  readonly alike: Readonly<Record<Tongue, Alike | null>>;
}

/** The texts of src/simulated/, as YAML. */
export interface SayingsFiles {
  readonly facts: string;
  readonly words: string;
  readonly wishes: readonly string[];
}

/** @throws when a file is none of its kind */
export function readSayings({ facts, words, wishes }: SayingsFiles): Sayings {
  const written = (tongue: Tongue): string =>
    wishes
      .flatMap((text) => text.split("\n"))
      .filter((line) => line.trim().startsWith(`${tongue}:`))
      .join("");
  const traditional = soundingAlike(written("tw"));
  return {
    facts: factPartsSchema.parse(parse(facts)),
    words: wordsSchema.parse(parse(words)),
    wishes: z.array(wishFileSchema).parse(wishes.map((text): unknown => parse(text))),
    alike: { tw: traditional, hk: traditional, cn: soundingAlike(written("cn")), en: null },
  };
}

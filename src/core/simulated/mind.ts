import type { Chance } from "./chance.ts";
import { FACT_SLOTS, newFact, type Fact, type FactParts, type FactSlot } from "./facts.ts";
import type { Errand, Piece } from "./message.ts";
import type { Persona } from "./persona.ts";
import type { Speech } from "./speech.ts";
import type { Tongue } from "./tongue.ts";
import type { Wish } from "./wishes.ts";

/** What a resident knows and wants, and how they say each thing. */
export interface Mind {
  readonly persona: Persona;
  readonly speech: Speech;
  readonly chance: Chance;
  readonly errands: readonly Errand[];
  /** Keeps the phone number to themselves. */
  readonly declines: boolean;
  /** What they speak of now. */
  readonly errand: () => Errand;
  /** The next thing that they haven't spoken of. */
  readonly next: () => Errand | undefined;
  /** Facts not told yet, as far as they are to the point. */
  readonly untold: () => readonly FactSlot[];
  /** Nothing when they won't. @param how with words around it, or the bare value */
  readonly tell: (slot: FactSlot, how: "words" | "bare") => readonly Piece[];
  /** The same by what the desk calls it, also what is true of the matter alone: a plate, a day. */
  readonly give: (part: string, how: "words" | "bare") => readonly Piece[];
  /** Puts something else in the place of what they told; nothing when they told nothing yet. */
  readonly fix: () => readonly Piece[];
  readonly raise: (errand: Errand, how: "first" | "and-also") => readonly Piece[];
  readonly withdraw: () => readonly Piece[];
  /** A line of words.yml about what they speak of. */
  readonly line: (act: Piece["act"], name: string) => readonly Piece[];
}

/** @throws RangeError when they want nothing */
export function mindOf(
  parts: FactParts,
  persona: Persona,
  tongue: Tongue,
  speech: Speech,
  errands: readonly Errand[],
  chance: Chance,
): Mind {
  const facts = new Map<FactSlot, Fact>(
    FACT_SLOTS.map((slot) => [slot, newFact(parts, slot, tongue, chance)]),
  );
  const declines = chance.in(persona.declines);
  const told = new Set<FactSlot>();
  let current: Errand = chance.pick(errands.slice(0, 1));
  const wish = (): Wish => current.wish;
  const isToThePoint = (slot: FactSlot): boolean => slot !== "when" || wish().place === "home";

  const tell: Mind["tell"] = (slot, how) => {
    const fact = facts.get(slot);
    if (!fact || (slot === "phone" && declines)) return [];
    told.add(slot);
    return [speech.tell("tell", fact, how === "bare" ? null : slot, wish())];
  };

  return {
    persona,
    speech,
    chance,
    errands,
    declines,
    errand: () => current,
    next: () => errands.find(({ raised }) => !raised),
    untold: () => FACT_SLOTS.filter((slot) => !told.has(slot) && isToThePoint(slot)),
    tell,
    give(part, how) {
      const slot = FACT_SLOTS.find((each) => each === part);
      if (slot) return tell(slot, how);
      const detail = speech.detail(wish(), part);
      return detail ? [detail] : [];
    },
    fix() {
      const slots = (["unit", "phone", "when"] as const).filter((slot) => told.has(slot));
      if (slots.length === 0) return [];
      const slot = chance.pick(slots);
      const fact = newFact(parts, slot, tongue, chance);
      facts.set(slot, fact);
      return [speech.tell("fix", fact, `fix.${slot}`, wish())];
    },
    raise(errand, how) {
      errand.raised = true;
      current = errand;
      switch (errand.about) {
        case "new":
          return [speech.raise(errand.wish, how)];
        case "status":
        case "cancel":
          return [speech.line("return", errand.about, errand.wish)];
        case "reschedule":
          return [
            speech.tell(
              "return",
              newFact(parts, "when", tongue, chance),
              "reschedule",
              errand.wish,
            ),
          ];
      }
    },
    withdraw() {
      current.withdrawn = true;
      return [speech.line("withdraw", "withdraw", wish())];
    },
    line: (act, name) => [speech.line(act, name, wish())],
  };
}

import type { Wording } from "./entry-parts.ts";

/** What a wording lacks beside the others of its entry, as the check will tell. */
export type WordingLack =
  | { readonly kind: "untranslated" }
  /** Filled in by the first wording of this entry and not by this one, or the other way round. */
  | { readonly kind: "without" | "besides"; readonly blanks: readonly string[] };

const MAY_BE_EMPTY: ReadonlySet<Wording["name"]> = new Set(["zh-Hans", "valid.until"]);

/** @param texts what is typed for each of the wordings, by their order */
export function wordingLacks(
  wordings: readonly Wording[],
  texts: readonly (readonly string[])[],
): readonly (readonly WordingLack[])[] {
  const first = new Map<string, ReadonlySet<string>>();
  return wordings.map(({ name }, n): readonly WordingLack[] => {
    const own = (texts[n] ?? []).filter((text) => text.trim() !== "");
    if (own.length === 0) return MAY_BE_EMPTY.has(name) ? [] : [{ kind: "untranslated" }];
    // `answer.zh` and `answer.en` say the same thing; `source.zh` says another.
    const thing = name.includes(".") ? (name.split(".")[0] ?? "") : "";
    return own.flatMap((text) => {
      const blanks = blanksIn(text);
      const wanted = first.get(thing);
      if (wanted === undefined) {
        first.set(thing, blanks);
        return [];
      }
      const without = [...wanted].filter((blank) => !blanks.has(blank));
      const besides = [...blanks].filter((blank) => !wanted.has(blank));
      return [
        ...(without.length > 0 ? [{ kind: "without" as const, blanks: without }] : []),
        ...(besides.length > 0 ? [{ kind: "besides" as const, blanks: besides }] : []),
      ];
    });
  });
}

/** What must be filled in: what stands in `[…]` may be left out. */
function blanksIn(text: string): ReadonlySet<string> {
  const needed = text.replaceAll(/\[[^\]]*\]/g, "");
  return new Set(Array.from(needed.matchAll(/\{([^{}]+)\}/g), ([, name = ""]) => name));
}

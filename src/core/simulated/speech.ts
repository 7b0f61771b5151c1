import type { Chance } from "./chance.ts";
import type { Fact } from "./facts.ts";
import type { Act, Message, Piece } from "./message.ts";
import type { Persona } from "./persona.ts";
import { joined, slips } from "./surface.ts";
import type { Tongue } from "./tongue.ts";
import type { Phrase, Wish } from "./wishes.ts";
import { fill } from "./wishes.ts";
import { phraseFor } from "./words.ts";
import type { Sayings } from "./sayings.ts";

/** How one resident puts things into words. */
export interface Speech {
  /** Whether there is such a line in words.yml. */
  has(name: string): boolean;
  /** A line of words.yml. */
  line(act: Act, name: string, wish?: Wish): Piece;
  raise(wish: Wish, how: "first" | "and-also" | "again"): Piece;
  /** Null when there is nothing more to be said of it. */
  more(wish: Wish): Piece | null;
  where(wish: Wish): Piece | null;
  /** A plate, a number, a day; null where it has none. */
  detail(wish: Wish, part: string): Piece | null;
  /** @param how a line of words.yml with the fact as its blank; none for the bare value */
  tell(act: Act, fact: Fact, how: string | null, wish?: Wish): Piece;
  message(pieces: readonly Piece[], after: number, photos?: number): Message;
}

/** @param other the tongue of those who mix two */
export function speechOf(
  sayings: Sayings,
  persona: Persona,
  own: Tongue,
  other: Tongue,
  chance: Chance,
): Speech {
  const { words } = sayings;
  const { hand } = persona;
  const tongueOfNow = (): Tongue => (chance.in(persona.mixes) ? other : own);

  const raisedIn = new Map<Wish, Tongue>();

  const piece = (
    act: Act,
    tongue: Tongue,
    { text, kept }: Phrase,
    { wish = null, fact = null }: { readonly wish?: Wish | null; readonly fact?: Fact | null } = {},
  ): Piece => {
    const written = fact === null ? slips(text, sayings.alike[tongue], hand, chance) : text;
    const stretches = kept.map(({ start, end }) => written.slice(start, end));
    return { act, tongue, text: written, kept: fact === null ? stretches : [], wish, fact };
  };

  return {
    has: (name) => name in words,
    line(act, name, wish) {
      const tongue = tongueOfNow();
      return piece(act, tongue, phraseFor(words, name, tongue, chance), wish && { wish });
    },
    raise(wish, how) {
      // It is called what it was called before.
      const tongue = raisedIn.get(wish) ?? tongueOfNow();
      raisedIn.set(wish, tongue);
      const said = wish.raise(tongue);
      if (how === "first") return piece("raise", tongue, said, { wish });
      const around = phraseFor(words, how, tongue, chance, { raise: said.text });
      const [{ start } = { start: 0 }] = around.kept;
      const kept = said.kept.map((span) => ({ start: span.start + start, end: span.end + start }));
      return piece("raise", tongue, { text: around.text, kept }, { wish });
    },
    more(wish) {
      const tongue = tongueOfNow();
      const said = wish.more(tongue);
      return said && piece("describe", tongue, said, { wish });
    },
    where(wish) {
      const words = wish.where(own);
      if (words === null) return null;
      const kept = [{ start: 0, end: words.length }];
      return piece("tell", own, { text: words, kept }, { wish });
    },
    detail(wish, part) {
      const words = wish.detail(raisedIn.get(wish) ?? own, part);
      if (words === null) return null;
      return { ...piece("tell", own, { text: words, kept: [] }, { wish }), text: words };
    },
    tell(act, fact, how, wish) {
      const fillings: Record<string, string> = { [fact.slot]: fact.words };
      if (fact.slot === "name") fillings["surname"] = fact.surname;
      const said =
        how === null
          ? fill("{it}", { it: fact.words }, [])
          : phraseFor(words, how, own, chance, fillings);
      return piece(act, own, said, { fact, ...(wish && { wish }) });
    },
    message: (pieces, after, photos = 0) => ({
      text: joined(pieces, own, hand, chance),
      pieces,
      choice: null,
      photos,
      after,
    }),
  };
}

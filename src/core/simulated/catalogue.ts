import type { Phrases } from "../content/content.ts";
import { LANGUAGES, type Language } from "../records/message.ts";

/** A phrase of the catalogue in a reply. */
export interface Found {
  readonly key: string;
  readonly language: Language;
  /** As it stands there, and where. */
  readonly text: string;
  readonly at: number;
  /** What it asks for by name, where it fills that in: unit, phone … */
  readonly parts: readonly string[];
}

/** Reads what the desk said as a resident reads it: which of its phrases is where. */
export type Catalogue = (text: string) => readonly Found[];

interface Wording {
  readonly key: string;
  readonly language: Language;
  /** The longest piece that is always there: looked for first, it is quick. */
  readonly sure: string;
  readonly pattern: RegExp;
}

/** Around a blank, in place of what fills it: no text has these. */
const OPEN = "\u{E000}";
const CLOSE = "\u{E001}";
/** Beyond so many, only none and all are tried. */
const MOST_OPTIONAL = 4;
/** On buttons, or for staff. */
const NO_SPEECH = /^(choice|courtesy|danger|form|intent|part|staff)\./;
/** What parts are called that are asked for. */
const PART = "part.";

/** @throws when a phrase can't be said: a broken catalogue */
export function readCatalogue(phrases: Phrases): Catalogue {
  const wordings = [...phrases.keys()]
    .filter((key) => !NO_SPEECH.test(key))
    .flatMap((key) => LANGUAGES.flatMap((language) => wordingsOf(phrases, key, language)))
    .toSorted((one, other) => other.sure.length - one.sure.length);
  const parts = [...phrases.keys()].filter((key) => key.startsWith(PART));
  const partsIn = ({ key, language, text }: Omit<Found, "parts">): readonly string[] =>
    phrases.blanks(key, "all").has("parts")
      ? parts
          .filter((part) => text.includes(phrases.say(part, language, {}, 0)))
          .map((part) => part.slice(PART.length))
      : [];
  const known = new Map<string, readonly Found[]>();
  return (text) => {
    const read = (): readonly Found[] =>
      findAll(wordings, text).map((found) => ({ ...found, parts: partsIn(found) }));
    const found = known.get(text) ?? read();
    known.set(text, found);
    return found;
  };
}

function wordingsOf(phrases: Phrases, key: string, language: Language): readonly Wording[] {
  const all = [...phrases.blanks(key, "all")];
  const needed = phrases.blanks(key, "needed");
  const optional = all.filter((blank) => !needed.has(blank));
  const wordings = new Map<string, Wording>();
  for (const left of subsets(optional)) {
    const fillings = Object.fromEntries(
      all.map((blank) => [blank, left.includes(blank) ? "" : OPEN + blank + CLOSE]),
    );
    const first = phrases.say(key, language, fillings, 0);
    for (let variant = 0; ; variant += 1) {
      const said = phrases.say(key, language, fillings, variant);
      if (variant > 0 && said === first) break;
      wordings.set(said, wordingOf(key, language, said));
    }
  }
  return [...wordings.values()].filter(({ sure }) => sure.length > 1);
}

function subsets(of: readonly string[]): readonly (readonly string[])[] {
  if (of.length > MOST_OPTIONAL) return [[], of];
  return of.reduce<readonly (readonly string[])[]>(
    (all, one) => [...all, ...all.map((some) => [...some, one])],
    [[]],
  );
}

function wordingOf(key: string, language: Language, said: string): Wording {
  const pieces = said.trim().split(new RegExp(`${OPEN}[^${CLOSE}]*${CLOSE}`, "u"));
  const pattern = pieces.map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const [sure = ""] = pieces.toSorted((one, other) => other.length - one.length);
  return { key, language, sure, pattern: new RegExp(pattern.join("[^\\n]*?"), "u") };
}

/** What is longest counts first, and no stretch counts twice. */
function findAll(wordings: readonly Wording[], text: string): readonly Omit<Found, "parts">[] {
  const found: Omit<Found, "parts">[] = [];
  for (const { key, language, sure, pattern } of wordings) {
    if (!text.includes(sure)) continue;
    const match = pattern.exec(text);
    if (!match) continue;
    const [words] = match;
    const overlaps = found.some(
      ({ at, text: taken }) => match.index < at + taken.length && at < match.index + words.length,
    );
    if (!overlaps) found.push({ key, language, text: words, at: match.index });
  }
  return found.toSorted((one, other) => one.at - other.at);
}

import { matchesOf } from "../text/matches.ts";
import { toReading } from "../text/normalise.ts";
import { patternFor } from "../text/word-pattern.ts";
import { clausesOver, type Span } from "./clauses-over.ts";
import type { CourtesyFinding } from "./courtesy-finding.ts";
import type { CourtesyFile, Manner } from "./courtesy-file.ts";
import { withoutQuotes } from "./quoted.ts";
import { shoutsIn } from "./shouting.ts";

/** What is known of the talk for which words are written. */
export interface CourtesyContext {
  /** How long the resident has waited for them, ms; 0 where nobody has waited. */
  readonly waitedMs: number;
  /** Somebody is in danger: they are told what to do, and only what is never said is looked for. */
  readonly inDanger: boolean;
}

/** Everything in a text that the handbook has against it, in its order. Never throws. */
export type CourtesyCheck = (text: string, context: CourtesyContext) => readonly CourtesyFinding[];

/** As long as somebody waits before they are told sorry (B1: three rings). */
const WAITED_LONG_MS = 60_000;

/** Compiles `dialogs/courtesy.yml`. */
export function createCourtesyCheck({ manners, waited, shouting }: CourtesyFile): CourtesyCheck {
  const finders = Object.entries(manners).map(([name, manner]) => ({
    find: finderOf(name, manner),
    forbidden: manner.forbidden,
  }));
  const apology = waited && patternFor(waited.apologies);
  return (text, { waitedMs, inDanger }) => {
    // To feed is another word, which Simplified writes like a hello.
    const said = withoutQuotes(toReading(text.replaceAll("餵", "飼")).folded);
    const found: CourtesyFinding[] = [];
    for (const { find, forbidden } of finders)
      if (!inDanger || forbidden) found.push(...find(said).filter((one) => isNew(one, found)));
    if (inDanger) return inOrder(found);
    if (waited && apology && waitedMs >= WAITED_LONG_MS && said.search(apology) < 0) {
      const instead = { phrase: waited.instead };
      const span = { start: 0, end: 0 };
      const { rule, why } = waited;
      found.push({ manner: "waited", rule, span, why, instead, forbidden: false });
    }
    if (shouting) found.push(...shoutsIn(text, shouting));
    return inOrder(found);
  };
}

/** Of several tones in the same words the first is told; what is never said is told in any case. */
function isNew({ forbidden, span }: CourtesyFinding, found: readonly CourtesyFinding[]): boolean {
  const isIn = (other: Span): boolean => other.start <= span.start && span.end <= other.end;
  return forbidden || !found.some((one) => isIn(one.span));
}

function inOrder(found: readonly CourtesyFinding[]): readonly CourtesyFinding[] {
  return found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const HAN = /\p{Script=Han}/u;

function finderOf(name: string, manner: Manner): (said: string) => readonly CourtesyFinding[] {
  const { rule, why, instead, forbidden, span: which } = manner;
  const any = patternFor(manner.says);
  const latin = patternFor(manner.says.filter((each) => !HAN.test(each)));
  const not = manner.not && patternFor(manner.not);
  const unless = manner.unless && patternFor(manner.unless);
  const anywhere = manner["unless-anywhere"] && patternFor(manner["unless-anywhere"]);
  const besides = manner["unless-besides"] && patternFor(manner["unless-besides"]);
  return (said) => {
    // Half of the catalogue is English, and most phrases Chinese.
    const says = HAN.test(said) ? any : latin;
    const text = not ? struck(said, not) : said;
    const places = placesOf(says, text);
    if (places.length === 0) return [];
    if (anywhere && text.search(anywhere) >= 0) return [];
    if (besides && struck(text, says).search(besides) >= 0) return [];
    const spans = new Map<number, Span>();
    for (const place of places) {
      const clauses = clausesOver(said, place);
      if (unless && said.slice(clauses.start, clauses.end).search(unless) >= 0) continue;
      const span = which === "words" ? trimmed(said, place) : clauses;
      const other = spans.get(span.start);
      if (other === undefined || other.end < span.end) spans.set(span.start, span);
    }
    return [...spans.values()].map((span) => ({
      manner: name,
      rule,
      span,
      why,
      instead: instead === undefined ? null : { phrase: instead },
      forbidden,
    }));
  };
}

function placesOf(pattern: RegExp, text: string): readonly Span[] {
  return matchesOf(pattern, text).map(({ 0: words, index: start }) => {
    return { start, end: start + words.length };
  });
}

/** What is struck out leaves as many places of which no word is made. */
function struck(text: string, pattern: RegExp): string {
  return text.replace(pattern, (words) => "\uFFFC".repeat(words.length));
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return {
    start: start + words.length - words.trimStart().length,
    end: end - words.length + words.trimEnd().length,
  };
}

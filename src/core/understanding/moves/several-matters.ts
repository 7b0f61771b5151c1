import { isMatter, type IntentKinds } from "../intent-kinds.ts";
import type { Match, Matcher, Matter } from "../interpretation.ts";
import { matterAlone, type ReadText, type Stretch } from "./matter-clauses.ts";
import { isAnotherMatter, maySpeakOfAnother, type Meant } from "./topic-shift.ts";
import { clausesOf, wordsOf, type Boundary, type Clause } from "./clauses.ts";

/**
 * The matters of a message that has several, in their order; none when it has but one. Told apart
 * only where each is plainly meant on its own: a story of five clauses stays one matter, for two
 * tickets about one fault cost more than a second matter that is read within the first.
 */
export function severalMattersIn(
  text: ReadText,
  matcher: Matcher,
  kinds: IntentKinds,
): readonly Part[] {
  const clauses = clausesOf(text.text);
  if (!clauses.some((_, n) => n > 0 && maySpeakOfAnother(clauses.slice(n)))) return [];
  const read = (within: readonly Stretch[]): Match | null => {
    const own = matterAlone(text, within);
    return own === "" ? null : matcher.match(own);
  };
  const said = clauses.map((clause): Said => ({
    ...clause,
    meant: meantBy(read([clause]), kinds),
  }));
  const cuts = cutsBetween(said, kinds);
  const matters = [0, ...cuts].flatMap((from, n) => {
    const own = said.slice(from, cuts[n]);
    const found = read(own);
    if (meantBy(found, kinds) === null || found === null) return [];
    return [{ text: wordsOf(own), match: found, within: own }];
  });
  const differ = matters.every(
    ({ match: { intent } }, n) => intent !== matters[n + 1]?.match.intent,
  );
  return cuts.length > 0 && matters.length === cuts.length + 1 && differ ? matters : [];
}

/** One matter of several: its words, what they mean on their own, and where they stand. */
export interface Part extends Pick<Matter, "text" | "match"> {
  readonly within: readonly Stretch[];
}

interface Said extends Clause {
  /** What it means on its own; null for half sentences, courtesy and who or where. */
  readonly meant: Meant | null;
}

function meantBy(found: Match | null, kinds: IntentKinds): Meant | null {
  return found?.decision === "act" && isMatter(kinds, found.intent) ? found : null;
}

/** Where the next matter begins, each time: at the plainest passage since the last one. */
function cutsBetween(said: readonly Said[], kinds: IntentKinds): readonly number[] {
  const cuts: number[] = [];
  let last: Meant | null = null;
  let at: number | null = null;
  for (const [n, clause] of said.entries()) {
    if (n > 0 && (at === null || isPlainer(clause, said[at]))) at = n;
    const { meant } = clause;
    if (meant === null) continue;
    const between: readonly Said[] = at === null ? [] : said.slice(at, n + 1);
    if (at !== null && last !== null && isAnotherMatter(last, meant, between, kinds)) {
      cuts.push(at);
      last = meant;
    } else if (last === null || meant.score > last.score) {
      // Clauses about one thing are as sure as the surest of them.
      last = meant;
    }
    at = null;
  }
  return cuts;
}

const PLAINNESS: readonly Boundary[] = ["comma", "sentence", "joined", "announced"];

function isPlainer(one: Clause, than: Clause | undefined): boolean {
  return than !== undefined && PLAINNESS.indexOf(one.boundary) >= PLAINNESS.indexOf(than.boundary);
}

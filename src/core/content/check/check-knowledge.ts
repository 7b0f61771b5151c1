import { DateTime } from "luxon";
import { madeOnce } from "../../made-once.ts";
import { didYouMean } from "../../text/closest.ts";
import { KNOWLEDGE_BLANKS, standardBlanks } from "../../courtesy/knowledge-facts.ts";
import type { KnownAnswer, KnownQuestion } from "../../understanding/knowledge/known-question.ts";
import type { Problem, Spot } from "../content.ts";
import type { Phrase } from "../phrases.ts";
import type { KnowledgeFile } from "../schema.ts";
import { ALWAYS } from "./check-catalogue.ts";
import { intentNames, ownedText, repeatedTexts } from "./check-intents.ts";
import { error, spotName } from "./problem.ts";
import type { Parsed, ParsedFiles } from "./read-files.ts";
import { readPhrase } from "./read-phrases.ts";
import { foreignScript } from "./foreign-script.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

type Entry = KnowledgeFile["entries"][string];

/** What `dialogs/knowledge/` holds, and what is wrong with it. */
export interface ReadKnowledge {
  readonly questions: readonly KnownQuestion[];
  /** The answers, for the catalogue. */
  readonly phrases: ReadonlyMap<string, Phrase>;
  readonly problems: readonly Problem[];
}

/** Reads the files of `dialogs/knowledge/`, and checks them and what they say of others. */
export function checkKnowledge(files: ParsedFiles): ReadKnowledge {
  const blanks = blanksFor(files);
  const entries = files.knowledge.flatMap(({ source, value }) =>
    Object.entries(value.entries).map(([id, entry]) => ({ id, entry, source, file: value })),
  );
  const read = entries.map(({ id, entry, source, file }) =>
    readEntry(source, id, entry, file.for, blanks),
  );
  const asked = files.knowledge.flatMap(askedIn);
  return {
    questions: read.map(({ question }) => question),
    phrases: new Map(read.flatMap(({ phrases }) => phrases)),
    problems: [
      ...read.flatMap(({ problems }) => problems).filter((one) => isJudged(one, files)),
      ...twice(files.knowledge),
      ...repeatedTexts(asked, "repeated-question", "Keep it in the one that answers it."),
      ...entries.flatMap(({ id, entry, source }) =>
        unknownIntent(entry.about, source.spot(["entries", id, "about"]), files),
      ),
    ],
  };
}

const askedIn = madeOnce(({ source, value }: Parsed<KnowledgeFile>) =>
  Object.entries(value.entries).flatMap(([id, entry]) =>
    entry.asked.map((text, n) => ownedText(text, id, source.spot(["entries", id, "asked", n]))),
  ),
);

/** What the clocks' files would fill is known when these have no mistakes of their own. */
function isJudged({ rule }: Problem, { incomplete }: ParsedFiles): boolean {
  return rule !== "unknown-blank" || !(incomplete.has("dialog") || incomplete.has("classes"));
}

function blanksFor({ dialogs, classes }: ParsedFiles): readonly string[] {
  const standards = classes && {
    dialogs: new Map(dialogs.map(({ value }) => [value.dialog, value])),
    classes: classes.value,
  };
  const known = standards === null ? [] : standardBlanks(standards);
  return [...ALWAYS, ...KNOWLEDGE_BLANKS, ...known].sort();
}

function readEntry(
  source: YamlSource,
  id: string,
  entry: Entry,
  allFor: Entry["for"],
  blanks: readonly string[],
) {
  const at: Path = ["entries", id];
  const problems: Problem[] = [];
  const phrases: (readonly [string, Phrase])[] = [];
  const answer = (key: string, place: Path, one: Pick<Entry, "answer" | "valid" | "for">) => {
    const { phrase, problems: found } = readPhrase(
      source,
      [...place, "answer"],
      one.answer,
      blanks,
    );
    phrases.push([key, phrase]);
    problems.push(...found, ...wrongDays(source, [...place, "valid"], one.valid));
    const known: KnownAnswer = {
      phrase: key,
      valid: { from: one.valid?.from ?? null, until: one.valid?.until ?? null },
      communities: one.for?.communities ?? allFor?.communities ?? null,
      buildings: one.for?.buildings ?? allFor?.buildings ?? null,
    };
    return known;
  };
  const key = `knowledge.${id}`;
  const instead = (entry.instead ?? []).map((one, n) =>
    answer(`${key}.${n + 1}`, [...at, "instead", n], { for: entry.for, ...one }),
  );
  const answers = [...instead, answer(key, at, entry)];
  const flaws = foreignScript(entry.source.zh, "zh").map(({ rule, message, cure, piece }) =>
    error(source.pieceSpot([...at, "source", "zh"], piece, 0), rule, message, cure),
  );
  const question: KnownQuestion = { id, about: entry.about, source: entry.source, answers };
  return { question, phrases, problems: [...problems, ...flaws] };
}

/** The calendar is a community's, so days are compared as they are written. */
function wrongDays(
  source: YamlSource,
  at: Path,
  { from, until }: NonNullable<Entry["valid"]> = {},
): readonly Problem[] {
  const none = Object.entries({ from, until }).filter(
    ([, day]) => day && !DateTime.fromISO(day).isValid,
  );
  if (none.length > 0)
    return none.map(([end, day]) =>
      error(source.spot([...at, end]), "no-such-day", `There is no ${day}`, "Look at a calendar."),
    );
  if (!from || !until || from <= until) return [];
  const message = `It ends on ${until}, before it begins on ${from}`;
  return [error(source.spot([...at, "until"]), "ends-before", message, "Turn the two round.")];
}

function twice(files: readonly Parsed<KnowledgeFile>[]): readonly Problem[] {
  const first = new Map<string, Spot>();
  return files.flatMap(({ source, value }) =>
    Object.keys(value.entries).flatMap((id) => {
      const spot = source.keySpot(["entries", id]);
      const other = first.get(id);
      if (other === undefined) {
        first.set(id, spot);
        return [];
      }
      const message = `The entry "${id}" stands at ${spotName(other)} already`;
      return [error(spot, "repeated-key", message, "Remove one of the two.")];
    }),
  );
}

function unknownIntent(intent: string | null, spot: Spot, files: ParsedFiles): readonly Problem[] {
  const known = intentNames(files);
  if (intent === null || known.includes(intent)) return [];
  const cure = didYouMean(intent, known) || "Leave it out if it is no intent's business.";
  return [error(spot, "unknown-intent", `There is no intent "${intent}"`, cure)];
}

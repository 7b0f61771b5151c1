import { createCourtesyCheck, type CourtesyCheck } from "../../courtesy/check-courtesy.ts";
import type { CourtesyFile } from "../../courtesy/courtesy-file.ts";
import { madeOnce, madeOnceOfAll } from "../../made-once.ts";
import { failed, ok, type Result } from "../../result.ts";
import { listsNamedIn } from "../../text/word-lists.ts";
import { EMERGENCY } from "../../understanding/dangers/detect-danger.ts";
import { createCueReader, type ComplaintCuesFile } from "../../understanding/complaint-cues.ts";
import { createUnderstanding } from "../../understanding/create-understanding.ts";
import type { EmergencyRulesFile } from "../../understanding/dangers/danger-files.ts";
import type { LexiconFile } from "../../understanding/entities/lexicon.ts";
import { inOrder, type Unlearnt } from "../../understanding/learning/unlearnt.ts";
import { createKnowledge } from "../../understanding/knowledge/knowledge.ts";
import type { KnownQuestion } from "../../understanding/knowledge/known-question.ts";
import type { IntentKinds } from "../../understanding/intent-kinds.ts";
import type { Matcher } from "../../understanding/interpretation.ts";
import { createMatcher } from "../../understanding/matcher.ts";
import type { Lessons, Model } from "../../understanding/model/model.ts";
import type { ControlWordsFile } from "../../understanding/moves/control-words-file.ts";
import { moveExamplesIn } from "../../understanding/moves/moves-file.ts";
import type {
  Content,
  ContentFile,
  JudgedTalk,
  JudgedText,
  Problem,
  Situation,
} from "../content.ts";
import type { FeatureNames } from "../feature-names.ts";
import { createPhrases, type Phrase } from "../phrases.ts";
import type { AnswersFile, CasesFile, ClassesFile, DialogFile, IntentFile } from "../schema.ts";
import { checkContent } from "./check-content.ts";
import { examplesIn, followUpsIn, questionsIn } from "./lesson-examples.ts";
import { isError } from "./problem.ts";
import { READERS, type Readers } from "./readers.ts";
import type { Parsed, ParsedFiles } from "./read-files.ts";

/** Everything that admins wrote, checked: plain data, which may go from thread to thread. */
export interface Written {
  /** Names it: the same files, the same version. */
  readonly version: string;
  readonly intents: readonly string[];
  readonly kinds: IntentKinds;
  readonly offered: readonly string[];
  /** Its phrases are sorted, for what is learnt depends on the order. */
  readonly lessons: Lessons;
  readonly counterexamples: readonly JudgedText[];
  readonly cases: readonly JudgedText[];
  readonly talks: readonly JudgedTalk[];
  readonly controls: ControlWordsFile;
  readonly emergencyRules: EmergencyRulesFile;
  readonly lexicon: LexiconFile;
  readonly dialogs: readonly DialogFile[];
  readonly answers: AnswersFile;
  readonly classes: ClassesFile;
  readonly complaintCues: ComplaintCuesFile;
  readonly courtesy: CourtesyFile;
  readonly situations: ReadonlyMap<string, Situation>;
  readonly questions: readonly KnownQuestion[];
  readonly phrases: ReadonlyMap<string, Phrase>;
}

/** What was written, or what is wrong with it; with what is worth a word in either case. */
export type Read = Result<Written, readonly Problem[]> & {
  readonly warnings: readonly Problem[];
  readonly counts: Counts;
};

/** How much there is. */
export interface Counts {
  readonly intents: number;
  readonly phrases: number;
  readonly dialogs: number;
  readonly keys: number;
}

/**
 * Reads all files, or tells everything that is wrong with them at once. Never throws on any text.
 * @param names what they may name of the desk's features
 * @param readers may remember what they have read before
 */
export function readContent(
  files: readonly ContentFile[],
  version: string,
  names: FeatureNames,
  readers: Readers = READERS,
): Read {
  const { files: parsed, phrases, questions, problems } = checkContent(files, names, readers);
  const errors = problems.filter(isError);
  const warnings = problems.filter((problem) => !isError(problem));
  const counts = count(parsed, phrases.size);
  const { controlWords, emergencyRules, lexicon, answers, classes } = parsed;
  if (errors.length > 0 || !controlWords || !emergencyRules || !lexicon || !answers || !classes)
    return { ...failed(errors), warnings, counts };
  const said = lists.phrases(parsed.intents, () => parsed.intents.flatMap(phrasesIn).sort(inOrder));
  const situations = parsed.situations.flatMap(({ value }) => Object.entries(value));
  const { moves, knowledge, emergencyReplies: replies, emergencyExamples } = parsed;
  const written: Written = {
    version,
    intents: parsed.intents.map(({ value }) => value.intent),
    kinds: new Map(
      parsed.intents.map(({ value: { intent, family, stories } }) => [intent, { family, stories }]),
    ),
    offered: offeredOf(parsed),
    lessons: {
      phrases: said,
      moves: lists.moves(moves, () => moves.flatMap(({ value }) => moveExamplesIn(value))),
      followUps: lists.followUps(replies ? [replies] : [], () =>
        followUpsIn(replies?.value ?? null),
      ),
      situations: lists.situations([...parsed.situations, ...(replies ? [replies] : [])], () => [
        ...situations.flatMap(([situation, { says }]) => says.map((text) => ({ text, situation }))),
        ...(replies?.value["no-situation"] ?? []).map((text) => ({
          text,
          situation: null,
        })),
      ]),
      questions: lists.questions(knowledge, () => questionsIn(parsed)),
      examples: lists.examples(
        [
          emergencyRules,
          ...(emergencyExamples ? [emergencyExamples] : []),
          ...parsed.intents.filter(({ value }) => value.intent === EMERGENCY),
        ],
        () => examplesIn(emergencyExamples?.value ?? null, said, emergencyRules.value),
      ),
    },
    counterexamples: parsed.intents.flatMap(({ source, value: { intent, not = [] } }) =>
      not.map((text, n) => ({ text, intent, spot: source.spot(["not", n]) })),
    ),
    cases: parsed.cases === null ? [] : casesIn(parsed.cases),
    talks: parsed.cases === null ? [] : talksIn(parsed.cases),
    controls: controlWords.value,
    emergencyRules: emergencyRules.value,
    lexicon: lexicon.value,
    dialogs: parsed.dialogs.map(({ value }) => value),
    answers: answers.value,
    classes: classes.value,
    complaintCues: parsed.complaintCues?.value ?? {},
    courtesy: parsed.courtesy?.value ?? { manners: {} },
    situations: new Map(
      situations.map(([id, { in: dangers, over, alarm, first }]) => [
        id,
        { in: dangers, over, alarm, first },
      ]),
    ),
    questions: lists.known(knowledge, () => questions),
    phrases: lists.wordings([...parsed.phrases, ...parsed.situations, ...knowledge], () => phrases),
  };
  return { ...ok(written), warnings, counts };
}

/** What files say that did not change is the very same as before: nothing is made of it again. */
const lists = {
  phrases: madeOnceOfAll<Lessons["phrases"]>(),
  moves: madeOnceOfAll<Lessons["moves"]>(),
  followUps: madeOnceOfAll<Lessons["followUps"]>(),
  situations: madeOnceOfAll<Lessons["situations"]>(),
  questions: madeOnceOfAll<Lessons["questions"]>(),
  examples: madeOnceOfAll<Lessons["examples"]>(),
  known: madeOnceOfAll<Written["questions"]>(),
  wordings: madeOnceOfAll<Written["phrases"]>(),
};

const phrasesIn = madeOnce(({ value: { intent, phrases } }: Parsed<IntentFile>) =>
  [...phrases.zh, ...phrases.en].map((text) => ({ text, intent })),
);

/** A content, and what it was made of: the next version takes over what stays the same. */
export interface Compiled extends Content {
  readonly written: Written;
  /** What the understanding asks. */
  readonly matcher: Matcher;
}

/** What takes long of {@link compileContent}, one by one: it finds made what was made here. */
export function compileAhead(written: Written, model: Model): readonly (() => void)[] {
  return [
    () => phrasesOf(written.phrases),
    () => cueReaderOf(written.complaintCues),
    () => createKnowledge(written.questions, written.lessons.questions, model),
    () => createMatcher(model),
    () => createUnderstanding(createMatcher(model), model, written),
  ];
}

/**
 * Makes one immutable content of it.
 * @param unlearnt how its sayings differ from those that the model knows
 */
export function compileContent(
  written: Written,
  model: Model,
  unlearnt: Unlearnt = ALL_LEARNT,
): Compiled {
  const { version, dialogs } = written;
  const matcher = matcherOf([model, unlearnt], () => createMatcher(model, unlearnt));
  return {
    version,
    written,
    matcher,
    intents: written.intents,
    kinds: written.kinds,
    offered: written.offered,
    dialogs: new Map(dialogs.map((dialog) => [dialog.dialog, dialog])),
    dialogFor: new Map(dialogs.flatMap((dialog) => dialog.for.map((intent) => [intent, dialog]))),
    answers: new Map(Object.entries(written.answers.answers)),
    classes: { ...written.classes, cuesIn: cueReaderOf(written.complaintCues) },
    courtesy: courtesyOf(written.courtesy),
    situations: written.situations,
    phrases: phrasesOf(written.phrases),
    servicesIn: listsNamedIn(written.lexicon.services),
    counterexamples: written.counterexamples,
    cases: written.cases,
    talks: written.talks,
    knowledge: knowledgeOf([written.questions, written.lessons.questions, model], () =>
      createKnowledge(written.questions, written.lessons.questions, model),
    ),
    understanding: createUnderstanding(matcher, model, written),
    model,
  };
}

const ALL_LEARNT: Unlearnt = { added: [], removed: [] };
const knowledgeOf = madeOnceOfAll<Content["knowledge"]>();
const matcherOf = madeOnceOfAll<Matcher>();
const cueReaderOf = madeOnce(createCueReader);
const phrasesOf = madeOnce(createPhrases);

function offeredOf({ intents }: ParsedFiles): readonly string[] {
  return intents
    .flatMap(({ value: { intent, offer } }) => (offer === undefined ? [] : [{ intent, offer }]))
    .sort((one, other) => one.offer - other.offer)
    .map(({ intent }) => intent);
}

function casesIn({ source, value }: Parsed<CasesFile>): readonly JudgedText[] {
  return Object.entries(value.cases).flatMap(([intent, texts]) =>
    texts.map((text, n) => ({ text, intent, spot: source.spot(["cases", intent, n]) })),
  );
}

function talksIn({ source, value }: Parsed<CasesFile>): readonly JudgedTalk[] {
  return Object.entries(value.talks).flatMap(([opens, talks]) =>
    talks.map((says, n) => ({ says, opens, spot: source.spot(["talks", opens, n]) })),
  );
}

function count(files: ParsedFiles, keys: number): Counts {
  const sizes = files.intents.map(({ value }) => value.phrases.zh.length + value.phrases.en.length);
  return {
    intents: files.intents.length,
    phrases: sizes.reduce((sum, size) => sum + size, 0),
    dialogs: files.dialogs.length,
    keys,
  };
}

/** Its patterns are made with the first draft that a colleague writes: many a process reads none. */
function courtesyOf(file: CourtesyFile): CourtesyCheck {
  return (text, context) => courtesyCheckOf(file)(text, context);
}
const courtesyCheckOf = madeOnce(createCourtesyCheck);

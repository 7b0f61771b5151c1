import { madeOfLast, madeOnce } from "../made-once.ts";
import type { Community } from "../records/community.ts";
import { clean } from "../text/normalise.ts";
import type { EmergencyRulesFile } from "./dangers/danger-files.ts";
import { createDangerRules } from "./dangers/danger-rules.ts";
import { createDangerDetector, EMERGENCY, type Told } from "./dangers/detect-danger.ts";
import { entitiesOf } from "./entities/entities.ts";
import type { LexiconFile } from "./entities/lexicon.ts";
import { createSpanReader, readNoSpans, type SpanReader } from "./entities/spans.ts";
import { isMatter, type IntentKinds } from "./intent-kinds.ts";
import type { Entities, Interpretation, Match, Matcher, MessageRead } from "./interpretation.ts";
import { languageOf } from "./language.ts";
import type { Model } from "./model/model.ts";
import { createControlReader } from "./moves/control-words.ts";
import { createExactMoves } from "./moves/exact-moves.ts";
import { createMoveReader, type MoveReader } from "./moves/read-moves.ts";
import { SENTENCE_STOP } from "./moves/clause-boundaries.ts";
import { matterAlone, mattersIn, type ReadText, type Stretch } from "./moves/matter-clauses.ts";
import type { ControlWordsFile } from "./moves/control-words-file.ts";
import { severalMattersIn, type Part } from "./moves/several-matters.ts";
import type { Understanding } from "./understanding.ts";

const controlReaderOf = madeOnce(createControlReader);
const dangerRulesOf = madeOnce(createDangerRules);
const spanReaderOf = madeOnce((lexicon: LexiconFile) =>
  madeOfLast(MOST_TEXTS, createSpanReader(lexicon)),
);
/** A message, its sentences and clauses, and what it is read together with. */
const MOST_TEXTS = 64;

/** Understanding by the content of `intents/`; built once a content version. */
export function createUnderstanding(
  matcher: Matcher,
  learnt: Pick<Model, "move" | "moves">,
  rules: {
    readonly controls: ControlWordsFile;
    readonly emergencyRules: EmergencyRulesFile;
    readonly lexicon: LexiconFile;
    readonly kinds: IntentKinds;
  },
): Understanding {
  const control = controlReaderOf(rules.controls);
  const named = dangerRulesOf(rules.emergencyRules);
  const toldIn = createDangerDetector(named);
  const readSpans = spanReaderOf(rules.lexicon);
  const readMoves = createMoveReader(learnt.move, createExactMoves(learnt.moves, control));
  const reads = { spans: readSpans, moves: readMoves };
  /** 「管理費幾號繳？廚房著火了！」: only what a rule names and nothing in the sentence disputes. */
  const plainlyTold = (sentence: string): Told | null => {
    if (named.read(sentence) === null || named.denies(sentence)) return null;
    const { match, danger } = matcher.read(sentence, sentence);
    const told = alarms({ match }) ? toldIn(sentence, match, danger, false) : null;
    return told?.likely === 1 ? told : null;
  };
  return understandingWith(matcher, reads, rules.kinds, (text, read, matters, isAnswer) => {
    const { match, followUps, situations } = read;
    const steering = control.read(text);
    const isCalmAnswer = isAnswer || steering.answer !== null;
    const inParts = matters
      .filter(alarms)
      .map((part) => ({ ...part, danger: matcher.read(part.text, part.text).danger }));
    const danger = [
      ...[{ ...read, text }, ...inParts].map((each) =>
        toldIn(each.text, each.match, each.danger, isCalmAnswer),
      ),
      ...sentencesOf(text).map(plainlyTold),
    ]
      .filter((told) => told !== null)
      // What one clause plainly tells the rest of the message may drown.
      .sort((one, other) => other.likely - one.likely)[0];
    return {
      match: !danger && alarms({ match }) ? { ...match, decision: "confirm" } : match,
      matters: !danger && matters.some(alarms) ? [] : matters,
      danger: danger?.kind ?? null,
      dangerLikely: danger?.likely ?? 0,
      dangerNamed: danger?.named ?? false,
      followUps,
      situations,
      ...steering,
    };
  });
}

/** The sentences of a text that has several. */
function sentencesOf(text: string): readonly string[] {
  const sentences = text.split(SENTENCE_STOPS).filter((one) => /\p{L}/u.test(one));
  return sentences.length > 1 ? sentences : [];
}
const SENTENCE_STOPS = new RegExp(`${SENTENCE_STOP.source}+`);

/** What sounds like an emergency and holds no danger is asked about, never acted on. */
const alarms = ({ match }: { readonly match: Match }): boolean =>
  match.intent === EMERGENCY && match.decision === "act";

/** Understanding by a matcher alone, without emergency rules, control words and, mostly, entities. */
export function plainUnderstanding(
  matcher: Matcher,
  readSpans: SpanReader = readNoSpans,
): Understanding {
  const reads = { spans: readSpans, moves: readNoMoves };
  return understandingWith(matcher, reads, new Map(), (_text, { match }, matters) => ({
    match,
    matters,
    danger: null,
    dangerLikely: 0,
    dangerNamed: false,
    followUps: [],
    situations: [],
    control: null,
    answer: null,
    corrects: false,
  }));
}

const readNoMoves: MoveReader = () => [];

interface Rules extends Pick<
  Interpretation,
  | "match"
  | "danger"
  | "dangerLikely"
  | "dangerNamed"
  | "followUps"
  | "situations"
  | "control"
  | "answer"
  | "corrects"
> {
  readonly matters: readonly Part[];
}

/**
 * Longer messages are read up to here: more than anybody writes about one matter, and a bound on
 * the time that one message can cost.
 */
const LONGEST_READ = 2_000;

function understandingWith(
  matcher: Matcher,
  reads: { readonly spans: SpanReader; readonly moves: MoveReader },
  kinds: IntentKinds,
  rules: (text: string, read: MessageRead, matters: readonly Part[], isAnswer: boolean) => Rules,
): Understanding {
  const read = (raw: string, country: Community["country"]): ReadText => {
    const text = readable(clean(raw));
    return { text, spans: reads.spans(text, country) };
  };
  return {
    explain(raw, country) {
      return matcher.explain(readThrough(read(raw, country), matcher, kinds).words);
    },
    moves: (raw, asked) => reads.moves(clean(raw), asked),
    answers(raw, country) {
      return entitiesOf(read(raw, country).spans, { asked: true });
    },
    mattersIn(raw, country) {
      return mattersIn(read(raw, country));
    },
    interpret(raw, country) {
      const message = read(raw, country);
      const { text, spans } = message;
      const entities = entitiesOf(spans, { asked: false });
      const { learnt } = readThrough(message, matcher, kinds);
      const isAnswer = mattersIn(message).length === 0;
      const several = learnt.match.score === 1 ? [] : severalMattersIn(message, matcher, kinds);
      const { matters, ...ruled } = rules(text, learnt, several, isAnswer);
      return {
        text: clean(raw),
        language: languageOf(text),
        spans,
        entities,
        ...ruled,
        matters: matters.map(({ within, ...matter }) => ({
          ...matter,
          entities: ownEntities(message, within, entities),
        })),
      };
    },
  };
}

/**
 * Whoever writes without a comma tells who, where and when around what is wrong: 「熱水器顯示E1
 * 我住5棟 4F-6 我是許小姐」. Where the whole is not plain, the words between are read alone.
 */
function readThrough(
  message: ReadText,
  matcher: Matcher,
  kinds: IntentKinds,
): { readonly learnt: MessageRead; readonly words: string } {
  const compared = comparedIn(message, matcher);
  const whole = { learnt: matcher.read(message.text, compared), words: compared };
  if (whole.learnt.match.decision === "act") return whole;
  const [plainest] = between(message)
    .map((words) => ({ words, match: matcher.read(words, words).match }))
    .filter(({ match: { decision, intent } }) => decision === "act" && isMatter(kinds, intent))
    .toSorted((one, other) => other.match.confidence - one.match.confidence);
  if (plainest === undefined || plainest.match.confidence < SURE) return whole;
  const { words, match } = plainest;
  return { learnt: { ...whole.learnt, match }, words };
}
const SURE = 0.8;

/** The stretches of a text around who, where and when, if there are any. */
function between({ text, spans }: ReadText): readonly string[] {
  const told = spans.filter(({ kind, answer }) => kind !== "place" && !answer);
  if (told.length === 0) return [];
  const blanked = told.reduce(
    (left, { start, end }) => left.slice(0, start) + "\n".repeat(end - start) + left.slice(end),
    text,
  );
  return blanked
    .split(/\n+|(?<=[\p{Script=Han}\d])\s+(?=\p{Script=Han})/u)
    .filter((words) => [...words.trim()].length >= SHORTEST);
}
const SHORTEST = 5;

/** Cleaned again: the cut may halve a surrogate pair. */
const readable = (text: string): string => clean(text.slice(0, LONGEST_READ));

/** A place and a time belong to their clause, who somebody is and where they live to all. */
function ownEntities({ spans }: ReadText, within: readonly Stretch[], all: Entities): Entities {
  const inside = spans.filter((span) =>
    within.some(({ start, end }) => start <= span.start && span.end <= end),
  );
  const own = entitiesOf(inside, { asked: false });
  return {
    ...own,
    unit: own.unit ?? all.unit,
    name: own.name ?? all.name,
    phone: own.phone ?? all.phone,
  };
}

/** A whole message that stands among the phrases is compared as it is; else its matter alone. */
function comparedIn(message: ReadText, matcher: Matcher): string {
  const matter = matcher.isPhrase(message.text) ? "" : matterAlone(message);
  return /\p{L}/u.test(matter) ? matter : message.text;
}

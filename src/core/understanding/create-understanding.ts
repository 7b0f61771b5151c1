import type { Community } from "../community.ts";
import type { ControlWordsFile, EmergencyRulesFile, LexiconFile } from "../content/schema.ts";
import { besidesIn } from "./besides.ts";
import { createControlReader } from "./control.ts";
import { createEmergencyReader } from "./emergency.ts";
import { entitiesOf } from "./entities/entities.ts";
import { createSpanReader, readNoSpans, type SpanReader } from "./entities/spans.ts";
import type { Danger, Entities, Interpretation, Match, Matcher } from "./interpretation.ts";
import { languageOf } from "./language.ts";
import { matterAlone, mattersIn, type ReadText, type Stretch } from "./matter.ts";
import { clean } from "./normalise.ts";
import { severalIn, type Part } from "./several.ts";
import type { Understanding } from "./understanding.ts";

/** Understanding by the content of `intents/`; built once a content version. */
export function createUnderstanding(
  matcher: Matcher,
  rules: {
    readonly controls: ControlWordsFile;
    readonly emergencyRules: EmergencyRulesFile;
    readonly lexicon: LexiconFile;
  },
): Understanding {
  const control = createControlReader(rules.controls);
  const emergency = createEmergencyReader(rules.emergencyRules);
  const dangerIn = (text: string, { intent, score }: Match): Danger | null => {
    const named = emergency.read(text);
    const { likely, danger } = matcher.danger(text);
    if (intent === EMERGENCY && score === 1) return named ?? danger;
    if (named !== null) return likely < DOUBTFUL ? null : named;
    return likely < (SHORT.test(text) ? ALARMING_ALONE : ALARMING) ? null : danger;
  };
  return understandingWith(matcher, createSpanReader(rules.lexicon), (text, match, matters) => {
    const dangers = [{ text, match }, ...matters.filter(alarms)].map((each) =>
      dangerIn(each.text, each.match),
    );
    const danger = dangers.find((each) => each !== null) ?? null;
    const isCalm = danger === null;
    return {
      match: isCalm && alarms({ match }) ? { ...match, decision: "confirm" } : match,
      matters: isCalm && matters.some(alarms) ? [] : matters,
      danger,
      act: matcher.act(text),
      ...control.read(text),
    };
  });
}

const EMERGENCY = "emergency";

/** What sounds like an emergency and holds no danger is asked about, never acted on. */
const alarms = ({ match }: { readonly match: Match }): boolean =>
  match.intent === EMERGENCY && match.decision === "act";

/**
 * What rules name as danger is believed unless it is plainly none; what they don't name, only when
 * likely enough. Read off messages by other hands: an alarm too many costs staff a look, one too
 * few a life.
 */
const DOUBTFUL = 0.15;
const ALARMING = 0.25;
/** A few letters are a place or a thing as often as a cry for help, and must be plainer. */
const SHORT = /^\P{L}*(?:\p{L}\P{L}*){0,6}$/u;
const ALARMING_ALONE = 0.6;

/** Understanding by a matcher alone, without emergency rules, control words and, mostly, entities. */
export function plainUnderstanding(
  matcher: Matcher,
  readSpans: SpanReader = readNoSpans,
): Understanding {
  return understandingWith(matcher, readSpans, (_text, match, matters) => ({
    match,
    matters,
    danger: null,
    act: null,
    control: null,
    answer: null,
    corrects: false,
  }));
}

interface Rules extends Pick<
  Interpretation,
  "match" | "danger" | "act" | "control" | "answer" | "corrects"
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
  readSpans: SpanReader,
  rules: (text: string, match: Match, matters: readonly Part[]) => Rules,
): Understanding {
  const read = (raw: string, country: Community["country"]): ReadText => {
    const text = readable(clean(raw));
    return { text, spans: readSpans(text, country) };
  };
  const understanding: Understanding = {
    explain(raw, country) {
      return matcher.explain(comparedIn(read(raw, country), matcher));
    },
    besides(raw, country) {
      const message = read(raw, country);
      const found = besidesIn(message, matcher);
      if (found === null) return null;
      const answer = understanding.interpret(found.answer, country);
      const { matter, announced } = found;
      const entities = ownEntities(message, matter.within, answer.entities);
      return { answer, matter: { ...matter, entities }, announced };
    },
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
      const match = matcher.match(comparedIn(message, matcher));
      const several = match.score === 1 ? [] : severalIn(message, matcher);
      const { matters, ...ruled } = rules(text, match, several);
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
  return understanding;
}

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

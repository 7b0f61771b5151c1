import type { Community } from "../community.ts";
import type { ControlWordsFile, EmergencyRulesFile } from "../content/schema.ts";
import { besidesIn } from "./besides.ts";
import { createControlReader } from "./control.ts";
import { createEmergencyReader } from "./emergency.ts";
import { readEntities } from "./entities/entities.ts";
import type { Danger, Entities, Interpretation, Match, Matcher } from "./interpretation.ts";
import { languageOf } from "./language.ts";
import { matterOf, mattersIn } from "./matter.ts";
import { clean } from "./normalise.ts";
import { severalIn, type Part } from "./several.ts";
import type { Understanding } from "./understanding.ts";

/** Understanding by the content of `intents/`; built once a content version. */
export function createUnderstanding(
  matcher: Matcher,
  rules: { readonly controls: ControlWordsFile; readonly emergencyRules: EmergencyRulesFile },
): Understanding {
  const control = createControlReader(rules.controls);
  const emergency = createEmergencyReader(rules.emergencyRules);
  const dangerIn = (text: string, match: Match, isAnswer: boolean): Told | null => {
    const { intent, score } = match;
    const named = emergency.read(text);
    const { likely, coverage, danger, kindShare } = matcher.danger(text);
    if (intent === EMERGENCY && score === 1) return { kind: named ?? danger, likely: 1 };
    if (named === null) {
      // A name, a unit or a number resembles whatever it may: only words of danger alarm there.
      const isCalm = isAnswer || likely < alarmingIn(text, match);
      return isCalm ? null : { kind: danger, likely: likely * kindShare };
    }
    if (likely < doubtfulAt(coverage)) return null;
    const isSurer = likely >= LIKELY && kindShare >= (named === "other" ? LIKELY : PLAIN_KIND);
    return { kind: isSurer ? danger : named, likely: likely < DISPUTED ? likely : 1 };
  };
  return understandingWith(matcher, (text, match, matters, isAnswer) => {
    const steering = control.read(text);
    const answers = isAnswer || steering.answer !== null;
    const dangers = [{ text, match }, ...matters.filter(alarms)].map((each) =>
      dangerIn(each.text, each.match, answers),
    );
    const danger = dangers.find((each) => each !== null) ?? null;
    const isCalm = danger === null;
    return {
      match: isCalm && alarms({ match }) ? { ...match, decision: "confirm" } : match,
      matters: isCalm && matters.some(alarms) ? [] : matters,
      danger: danger?.kind ?? null,
      dangerLikely: danger?.likely ?? 0,
      act: matcher.act(text),
      followUps: matcher.followUps(text),
      ...steering,
    };
  });
}

/** Less likely than this, what rules name is none after all: the less was read, the surer it must be. */
function doubtfulAt(coverage: number): number {
  return Math.min(DOUBTFUL, Math.max(0, coverage - HARDLY_READ) * DOUBT_BY_READING);
}

/** How likely a guess must be to alarm, where no rule names a danger. */
function alarmingIn(text: string, { intent, decision, confidence }: Match): number {
  if (SHORT.test(text)) return ALARMING_ALONE;
  if (intent === EMERGENCY) return decision === "ask" ? ALARMING : ALARMING_TOO;
  return confidence >= PLAINLY_ELSE ? ALARMING_STILL : ALARMING;
}

const EMERGENCY = "emergency";

interface Told {
  readonly kind: Danger;
  readonly likely: number;
}

/** What sounds like an emergency and holds no danger is asked about, never acted on. */
const alarms = ({ match }: { readonly match: Match }): boolean =>
  match.intent === EMERGENCY && match.decision === "act";

/**
 * What rules name as danger is believed unless it is plainly none; what they don't name, only when
 * likely enough. Read off messages by other hands: an alarm too many costs staff a look, one too
 * few a life.
 */
const DOUBTFUL = 0.05;
/** A guess by less than this of a message overrules no rule. */
const HARDLY_READ = 0.45;
const DOUBT_BY_READING = 0.2;
/** What a rule names and the guess all but denies is none of its own beside another danger … */
const DISPUTED = 0.3;
/** … and a guess as likely as not knows the kind better than a word does. */
const LIKELY = 0.5;
const PLAIN_KIND = 0.8;
const ALARMING = 0.13;
/** Where the nearest phrases are cries for help as well. */
const ALARMING_TOO = 0.1;
/** Where they are plainly about something else. */
const ALARMING_STILL = 0.3;
const PLAINLY_ELSE = 0.9;
/** A few letters are a place or a thing as often as a cry for help, and must be plainer. */
const SHORT = /^\P{L}*(?:\p{L}\P{L}*){0,6}$/u;
const ALARMING_ALONE = 0.6;

/** Understanding by a matcher alone, without emergency rules and control words. */
export function plainUnderstanding(matcher: Matcher): Understanding {
  return understandingWith(matcher, (_text, match, matters) => ({
    match,
    matters,
    danger: null,
    dangerLikely: 0,
    act: null,
    followUps: [],
    control: null,
    answer: null,
    corrects: false,
  }));
}

interface Rules extends Pick<
  Interpretation,
  "match" | "danger" | "dangerLikely" | "act" | "followUps" | "control" | "answer" | "corrects"
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
  rules: (text: string, match: Match, matters: readonly Part[], isAnswer: boolean) => Rules,
): Understanding {
  const understanding: Understanding = {
    explain(raw, country) {
      return matcher.explain(matchMatter(matcher, readable(clean(raw)), country).words);
    },
    besides(raw, country) {
      const found = besidesIn(readable(clean(raw)), country, matcher);
      if (found === null) return null;
      const answer = understanding.interpret(found.answer, country);
      const { matter, announced } = found;
      const entities = ownEntities(matter.text, answer.entities, country);
      return { answer, matter: { ...matter, entities }, announced };
    },
    interpret(raw, country) {
      const text = clean(raw);
      const read = readable(text);
      const entities = readEntities(read, { asked: false, country });
      const { match } = matchMatter(matcher, read, country);
      const isAnswer = mattersIn(read, country).length === 0;
      const several = match.score === 1 ? [] : severalIn(read, country, matcher);
      const { matters, ...ruled } = rules(read, match, several, isAnswer);
      return {
        text,
        language: languageOf(read),
        entities,
        ...ruled,
        matters: matters.map((matter) => ({
          ...matter,
          entities: ownEntities(matter.text, entities, country),
        })),
      };
    },
  };
  return understanding;
}

/** Cleaned again: the cut may halve a surrogate pair. */
const readable = (text: string): string => clean(text.slice(0, LONGEST_READ));

/** A place and a time belong to their clause, who somebody is and where they live to all. */
function ownEntities(text: string, all: Entities, country: Community["country"]): Entities {
  const own = readEntities(text, { asked: false, country });
  return {
    ...own,
    unit: own.unit ?? all.unit,
    name: own.name ?? all.name,
    phone: own.phone ?? all.phone,
  };
}

/** A whole message that stands among the phrases is that; else its matter alone is matched. */
function matchMatter(matcher: Matcher, text: string, country: Community["country"]) {
  const matter = matcher.isPhrase(text) ? "" : matterOf(text, country).join("，");
  const words = matter === "" ? text : matter;
  return { words, match: matcher.match(words) };
}

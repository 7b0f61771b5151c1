import type { Community } from "../community.ts";
import type { ControlWordsFile, EmergencyRulesFile } from "../content/schema.ts";
import { createControlReader } from "./control.ts";
import { createEmergencyReader } from "./emergency.ts";
import { readEntities } from "./entities/entities.ts";
import type { Danger, Interpretation, Match, Matcher } from "./interpretation.ts";
import { languageOf } from "./language.ts";
import { matterOf } from "./matter.ts";
import { clean } from "./normalise.ts";
import type { Understanding } from "./understanding.ts";

/** Understanding by the content of `intents/`; built once a content version. */
export function createUnderstanding(
  matcher: Matcher,
  rules: { readonly controls: ControlWordsFile; readonly emergencyRules: EmergencyRulesFile },
): Understanding {
  const control = createControlReader(rules.controls);
  const emergency = createEmergencyReader(rules.emergencyRules);
  const dangerIn = (text: string, { intent, score }: Match): Danger | null => {
    const named = emergency.read(text);
    const { likely, danger } = matcher.danger(text);
    if (intent === EMERGENCY && score === 1) return named ?? danger;
    if (named !== null) return likely < DOUBTFUL ? null : named;
    return likely < ALARMING ? null : danger;
  };
  return understandingWith(matcher, (text, match) => {
    const danger = dangerIn(text, match);
    return { match: danger === null ? calm(match) : match, danger, ...control.read(text) };
  });
}

const EMERGENCY = "emergency";

/** What sounds like an emergency and holds no danger is asked about, never acted on. */
function calm(match: Match): Match {
  const alarms = match.intent === EMERGENCY && match.decision === "act";
  return alarms ? { ...match, decision: "confirm" } : match;
}

/**
 * What rules name as danger is believed unless it is plainly none; what they don't name, only when
 * likely enough. Read off messages by other hands: an alarm too many costs staff a look, one too
 * few a life.
 */
const DOUBTFUL = 0.08;
const ALARMING = 0.2;

/** Understanding by a matcher alone, without emergency rules and control words. */
export function plainUnderstanding(matcher: Matcher): Understanding {
  return understandingWith(matcher, (_text, match) => ({
    match,
    danger: null,
    control: null,
    answer: null,
    corrects: false,
  }));
}

type Rules = Pick<Interpretation, "match" | "danger" | "control" | "answer" | "corrects">;

/**
 * Longer messages are read up to here: more than anybody writes about one matter, and a bound on
 * the time that one message can cost.
 */
const LONGEST_READ = 2_000;

function understandingWith(
  matcher: Matcher,
  rules: (text: string, match: Match) => Rules,
): Understanding {
  return {
    interpret(raw, country) {
      const text = clean(raw);
      // Cleaned again: the cut may halve a surrogate pair.
      const read = clean(text.slice(0, LONGEST_READ));
      return {
        text,
        language: languageOf(read),
        ...rules(read, matchMatter(matcher, read, country)),
        entities: readEntities(read, { asked: false, country }),
      };
    },
  };
}

/** A whole message that stands among the phrases is that; else its matter alone is matched. */
function matchMatter(matcher: Matcher, text: string, country: Community["country"]): Match {
  const whole = matcher.match(text);
  const clauses = matterOf(text, country);
  const matter = clauses.join("，");
  return whole.score === 1 || matter === "" || matter === text ? whole : matcher.match(matter);
}

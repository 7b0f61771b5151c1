import type { Community } from "../community.ts";
import type { ControlWordsFile, EmergencyRulesFile } from "../content/schema.ts";
import { createControlReader } from "./control.ts";
import { createEmergencyReader } from "./emergency.ts";
import { readEntities } from "./entities/entities.ts";
import type { Danger, Interpretation, Match, Matcher } from "./interpretation.ts";
import { languageOf } from "./language.ts";
import { matterOf } from "./matter.ts";
import { createMatcher, type IntentPhrase } from "./matcher.ts";
import { clean } from "./normalise.ts";
import type { Understanding } from "./understanding.ts";

/** Understanding over the content of `intents/`; built once a content version. */
export function createUnderstanding(content: {
  readonly phrases: readonly IntentPhrase[];
  readonly controls: ControlWordsFile;
  readonly emergencyRules: EmergencyRulesFile;
}): Understanding {
  const control = createControlReader(content.controls);
  const emergency = createEmergencyReader(content.emergencyRules);
  return understandingWith(content.phrases, (text, match) => ({
    danger: emergency.read(text) ?? unnamedDanger(match),
    ...control.read(text),
  }));
}

/** Rules name the dangers that have their own advice; phrases find the others. */
function unnamedDanger({ intent, decision }: Match): Danger | null {
  return intent === EMERGENCY && decision === "act" ? "other" : null;
}

const EMERGENCY = "emergency";

/** Understanding over any phrases, without emergency rules and control words. */
export function plainUnderstanding(phrases: readonly IntentPhrase[]): Understanding {
  return understandingWith(phrases, () => ({
    danger: null,
    control: null,
    answer: null,
    corrects: false,
  }));
}

type Rules = Pick<Interpretation, "danger" | "control" | "answer" | "corrects">;

/**
 * Longer messages are read up to here: more than anybody writes about one matter, and a bound on
 * the time that one message can cost.
 */
const LONGEST_READ = 2_000;

function understandingWith(
  phrases: readonly IntentPhrase[],
  rules: (text: string, match: Match) => Rules,
): Understanding {
  const matcher = createMatcher(phrases);
  return {
    interpret(raw, country) {
      const text = clean(raw);
      // Cleaned again: the cut may halve a surrogate pair.
      const read = clean(text.slice(0, LONGEST_READ));
      const match = matchMatter(matcher, read, country);
      return {
        text,
        language: languageOf(read),
        ...rules(read, match),
        entities: readEntities(read, { asked: false, country }),
        match,
      };
    },
  };
}

/** A whole message that stands among the phrases is that; else its matter alone is matched. */
function matchMatter(matcher: Matcher, text: string, country: Community["country"]): Match {
  const whole = matcher.match(text);
  const clauses = matterOf(text, country);
  if (whole.score === 1 || clauses.length === 0) return whole;
  return matcher.match(clauses.join("，"));
}

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
  return understandingWith(matcher, (text, match) => ({
    danger: emergency.read(text) ?? unnamedDanger(match),
    ...control.read(text),
  }));
}

/** Rules name the dangers that have their own advice; phrases find the others. */
function unnamedDanger({ intent, decision }: Match): Danger | null {
  return intent === EMERGENCY && decision === "act" ? "other" : null;
}

const EMERGENCY = "emergency";

/** Understanding by a matcher alone, without emergency rules and control words. */
export function plainUnderstanding(matcher: Matcher): Understanding {
  return understandingWith(matcher, () => ({
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
  matcher: Matcher,
  rules: (text: string, match: Match) => Rules,
): Understanding {
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

import type { Community } from "../community.ts";
import type { ControlWordsFile, EmergencyRulesFile } from "../content/schema.ts";
import { createControlReader } from "./control.ts";
import { createEmergencyReader } from "./emergency.ts";
import { readEntities } from "./entities/entities.ts";
import type { Danger, Entities, Interpretation, Match, Matcher } from "./interpretation.ts";
import { languageOf } from "./language.ts";
import { matterOf } from "./matter.ts";
import { clean } from "./normalise.ts";
import { severalIn } from "./several.ts";
import type { Understanding } from "./understanding.ts";

/** Understanding by the content of `intents/`; built once a content version. */
export function createUnderstanding(
  matcher: Matcher,
  rules: { readonly controls: ControlWordsFile; readonly emergencyRules: EmergencyRulesFile },
): Understanding {
  const control = createControlReader(rules.controls);
  const emergency = createEmergencyReader(rules.emergencyRules);
  return understandingWith(matcher, (text, matches) => ({
    danger: emergency.read(text) ?? unnamedDanger(matches),
    ...control.read(text),
  }));
}

/** Rules name the dangers that have their own advice; phrases find the others. */
function unnamedDanger(matches: readonly Match[]): Danger | null {
  return matches.some(({ intent, decision }) => intent === EMERGENCY && decision === "act")
    ? "other"
    : null;
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
  rules: (text: string, matches: readonly Match[]) => Rules,
): Understanding {
  return {
    interpret(raw, country) {
      const text = clean(raw);
      // Cleaned again: the cut may halve a surrogate pair.
      const read = clean(text.slice(0, LONGEST_READ));
      const match = matchMatter(matcher, read, country);
      const entities = readEntities(read, { asked: false, country });
      const matters = match.score === 1 ? [] : severalIn(read, country, matcher);
      return {
        text,
        language: languageOf(read),
        ...rules(read, [match, ...matters.map((matter) => matter.match)]),
        entities,
        match,
        matters: matters.map((matter) => ({
          ...matter,
          entities: ownEntities(matter.text, entities, country),
        })),
      };
    },
  };
}

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
function matchMatter(matcher: Matcher, text: string, country: Community["country"]): Match {
  const whole = matcher.match(text);
  const clauses = matterOf(text, country);
  if (whole.score === 1 || clauses.length === 0) return whole;
  return matcher.match(clauses.join("，"));
}

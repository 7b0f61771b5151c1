import type { ControlWordsFile, EmergencyRulesFile } from "../content/schema.ts";
import { createControlReader } from "./control.ts";
import { createEmergencyReader } from "./emergency.ts";
import { readEntities } from "./entities/entities.ts";
import { languageOf } from "./language.ts";
import { createMatcher, type IntentPhrase } from "./matcher.ts";
import { clean } from "./normalise.ts";
import type { Understanding } from "./understanding.ts";

/** Understanding over the content of `intents/`; built once a content version. */
export function createUnderstanding(content: {
  readonly phrases: readonly IntentPhrase[];
  readonly controls: ControlWordsFile;
  readonly emergencyRules: EmergencyRulesFile;
}): Understanding {
  const matcher = createMatcher(content.phrases);
  const control = createControlReader(content.controls);
  const emergency = createEmergencyReader(content.emergencyRules);
  return {
    interpret(raw, country) {
      const text = clean(raw);
      return {
        text,
        language: languageOf(text),
        danger: emergency.read(text),
        ...control.read(text),
        entities: readEntities(text, { asked: false, country }),
        match: matcher.match(text),
      };
    },
  };
}

/** Understanding over any phrases, without emergency rules and control words. */
export function plainUnderstanding(phrases: readonly IntentPhrase[]): Understanding {
  const matcher = createMatcher(phrases);
  return {
    interpret(raw, country) {
      const text = clean(raw);
      return {
        text,
        language: languageOf(text),
        danger: null,
        control: null,
        answer: null,
        corrects: false,
        entities: readEntities(text, { asked: false, country }),
        match: matcher.match(text),
      };
    },
  };
}

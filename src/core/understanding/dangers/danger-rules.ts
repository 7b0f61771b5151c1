import { DANGERS, type Danger } from "../../records/danger.ts";
import { normalise } from "../../text/normalise.ts";
import {
  allOfWords,
  clausesOf,
  neighbouring,
  sentencesIn,
  wordsIn,
} from "../../text/word-lists.ts";
import type { EmergencyRulesFile } from "./danger-files.ts";

/** Finds a danger that is happening now, before anything else is decided. */
export interface DangerRules {
  /** The first danger, in the order of the rules; null when there is none. */
  read(text: string): Danger | null;
  /** Whether it says that there is none: 「沒有漏，只是點不著」. */
  denies(text: string): boolean;
}

/** Compiles `intents/emergency-rules.yml`. */
export function createDangerRules(file: EmergencyRulesFile): DangerRules {
  const harmless = allOfWords(file.harmless);
  const elsewhen = wordsIn(file.elsewhen);
  const now = wordsIn(file.now);
  const rules = file.rules.map(({ danger, all, unless }) => ({
    danger,
    all: all.map(wordsIn),
    unless: unless === undefined ? null : wordsIn(unless),
  }));

  const denials = file.denials === undefined ? null : wordsIn(file.denials);
  const signs = DANGERS.flatMap((danger) =>
    (file.signs[danger] ?? []).map((sign) => ({ danger, sign })),
  );

  return {
    denies: (text) => denials?.test(normalise(text)) ?? false,
    read(text) {
      if (!/\p{L}/u.test(text.replace(WHERE, "")))
        return signs.find(({ sign }) => text.includes(sign))?.danger ?? null;
      // Whether it is now is read before anything is struck out, with the words that tell it.
      const sentences = sentencesIn(text)
        .filter((sentence) => !elsewhen.test(sentence) || now.test(sentence))
        .map((sentence) => sentence.replace(harmless, " "))
        .map((sentence) => ({ sentence, windows: neighbouring(clausesOf(sentence)) }));
      const found = rules.find(({ all, unless }) =>
        sentences.some(
          ({ sentence, windows }) =>
            windows.some((window) => all.every((words) => words.test(window))) &&
            unless?.test(sentence) !== true,
        ),
      );
      return found?.danger ?? null;
    },
  };
}

/** 「3樓🔥」 has no words but where. */
const WHERE = /[樓楼層层棟栋座幢號号室房]|(?<![a-z])(?:[a-h]|f|flat|block|floor|unit)(?![a-z])/giu;

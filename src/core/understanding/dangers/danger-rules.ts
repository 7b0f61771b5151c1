import { DANGERS, type Danger } from "../../records/danger.ts";
import { normalise } from "../../text/normalise.ts";
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
  const harmless = new RegExp(anyOf(file.harmless), "gu");
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
      const sentences = normalise(text.replace(/\r?\n/g, "。"))
        .split(SENTENCE_END)
        .filter((sentence) => !elsewhen.test(sentence) || now.test(sentence))
        .map((sentence) => sentence.replace(harmless, " "))
        .map((sentence) => ({ sentence, windows: neighbouringClauses(sentence) }));
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

/** A full stop within 2.30 or B.C. ends nothing. */
const SENTENCE_END = /[。!?;…]+|\.(?=\s|$)/u;
const CLAUSE_END = /[,、:]+/u;

/** People put a comma or two between the thing and what happens to it, seldom three. */
const CLAUSES_TOGETHER = 3;

function neighbouringClauses(sentence: string): readonly string[] {
  const clauses = sentence.split(CLAUSE_END).filter((clause) => clause.trim() !== "");
  const windows = Math.max(1, clauses.length - CLAUSES_TOGETHER + 1);
  return Array.from({ length: windows }, (_, at) =>
    clauses.slice(at, at + CLAUSES_TOGETHER).join(","),
  );
}

const wordsIn = (words: readonly string[]): RegExp => new RegExp(anyOf(words), "u");

/** Longer words first, so that striking out 滅火器 leaves no 器 behind. */
function anyOf(words: readonly string[]): string {
  return words
    .map(normalise)
    .filter((word) => word !== "")
    .sort((a, b) => b.length - a.length)
    .map(patternOf)
    .join("|");
}

function patternOf(word: string): string {
  const open = word.endsWith("*");
  const literal = (open ? word.slice(0, -1) : word)
    .replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
    .replace(/ /g, String.raw`\s+`)
    .replace(/'/g, "['’]?");
  const before = /^[a-z\d]/.test(word) ? String.raw`(?<![a-z\d])` : "";
  const behind = open ? "[a-z]*" : /[a-z\d]$/.test(word) ? String.raw`(?![a-z\d])` : "";
  return `${before}${literal}${behind}`;
}

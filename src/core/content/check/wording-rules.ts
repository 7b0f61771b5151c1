import { isSimplifiedOnly, isTraditionalOnly } from "../../text/scripts.ts";

/** Words that the desk never says. */
interface WordingRule {
  readonly rule: string;
  readonly handbook: string;
  readonly never: RegExp;
  readonly why: string;
  readonly instead: string;
}

const NOT_TO_KNOW = "Say that a colleague will answer, and by when.";
const NOT_OURS = "Say who takes care of it, and pass it on.";

/** Chinese, in both scripts. Closed: each line has its rule in the handbook. */
const CHINESE: readonly WordingRule[] = [
  {
    rule: "familiar-you",
    handbook: "A13",
    never: /[你妳]們?/u,
    why: "residents are always addressed as 您",
    instead: "Write 您.",
  },
  {
    rule: "hey",
    handbook: "A3",
    never: /喂/u,
    why: "喂 is cold and distant",
    instead: "Write 您好.",
  },
  {
    rule: "not-to-know",
    handbook: "B13",
    // 清不清楚 and 知不知道 ask the resident, which is allowed.
    never: /(?<!知)不知道|(?<!清)不清楚|不曉得|不晓得/u,
    why: "the desk never answers that it does not know",
    instead: NOT_TO_KNOW,
  },
  {
    rule: "not-ours",
    handbook: "B13",
    never: /[不沒没][關关]我[們们]?[的]?事|與我[們]?無關|与我[们]?无关/u,
    why: "the desk never says that something is none of its business",
    instead: NOT_OURS,
  },
  {
    rule: "not-ours",
    handbook: "B14",
    never: /不[歸归是]我[們们]?[管負负][責责]?/u,
    why: "nobody is sent from one desk to the next",
    instead: NOT_OURS,
  },
  {
    rule: "busy",
    handbook: "B17",
    never: /[沒没]看[見见到].{0,2}我.{0,2}忙/u,
    why: "nobody is told that the desk is busy",
    instead: "Write 好的，我馬上就來辦.",
  },
];

const ENGLISH: readonly WordingRule[] = [
  {
    rule: "not-to-know",
    handbook: "B13",
    never: /\b(?:I|we) (?:do not|don['’]t) know\b|\b(?:I|we) have no idea\b/iu,
    why: "the desk never answers that it does not know",
    instead: NOT_TO_KNOW,
  },
  {
    rule: "not-ours",
    handbook: "B13",
    never: /\b(?:not|none of) (?:my|our) (?:business|problem|concern|job)\b/iu,
    why: "the desk never says that something is none of its business",
    instead: NOT_OURS,
  },
];

export interface WordingFlaw {
  readonly severity: "error" | "warning";
  readonly rule: string;
  readonly message: string;
  readonly cure: string;
  /** The words in question, as they stand in the text. */
  readonly piece: string;
}

/** What the handbook or the script of its language has against a text of ours. */
export function wordingFlaws(
  text: string,
  language: "zh" | "zh-Hans" | "en",
): readonly WordingFlaw[] {
  const rules = language === "en" ? ENGLISH : CHINESE;
  const forbidden = rules.flatMap(({ rule, handbook, never, why, instead }): WordingFlaw[] => {
    const piece = never.exec(text)?.[0];
    if (piece === undefined) return [];
    const message = `"${piece}" is never said: ${why} (handbook ${handbook})`;
    return [{ severity: "error", rule, message, cure: instead, piece }];
  });
  return language === "en" ? forbidden : [...forbidden, ...foreignScript(text, language)];
}

function foreignScript(text: string, language: "zh" | "zh-Hans"): readonly WordingFlaw[] {
  const isForeign = language === "zh" ? isSimplifiedOnly : isTraditionalOnly;
  const strays = [...new Set(text)].filter(isForeign);
  const [piece] = strays;
  if (piece === undefined) return [];
  const all = strays.map((char) => `"${char}"`).join(", ");
  if (language === "zh") {
    const message = `${all} is Simplified, and zh is Traditional`;
    const cure = "Write it in Traditional; Simplified is derived.";
    return [{ severity: "error", rule: "simplified-character", message, cure, piece }];
  }
  const message = `${all} is Traditional, and zh-Hans is Simplified`;
  return [{ severity: "warning", rule: "traditional-character", message, cure: "", piece }];
}

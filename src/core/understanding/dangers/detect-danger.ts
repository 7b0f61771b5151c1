import type { Danger } from "../../records/danger.ts";
import type { DangerGuess, Match } from "../interpretation.ts";
import type { DangerRules } from "./danger-rules.ts";

export const EMERGENCY = "emergency";

/** A danger that a message tells of. */
export interface Told {
  readonly kind: Danger;
  /** 0 … 1: how likely there is one and of that kind; 1 where a rule names it undisputed. */
  readonly likely: number;
  /** A rule names it. */
  readonly named: boolean;
}

/** Whether a text tells of danger: the rules and what was learnt, each where it is better. */
export type Alarm = (
  text: string,
  match: Match,
  /** What was learnt says of just this text. */
  guess: DangerGuess,
  /** It merely answers: who, where, a number, yes. */
  isAnswer: boolean,
) => Told | null;

export function createDangerDetector(emergency: DangerRules): Alarm {
  return (text, match, guess, isAnswer) => {
    const { likely, coverage, danger, kindShare } = guess;
    const named = emergency.read(text);
    if (match.intent === EMERGENCY && match.score === 1)
      return { kind: named ?? danger, likely: 1, named: named !== null };
    if (named === null) {
      // A name, a unit or a number resembles whatever it may: only words of danger alarm there.
      const least = emergency.denies(text) ? ALARMING_DENIED : alarmingIn(text, match);
      const isCalm = isAnswer || likely < least;
      const isHardly = kindShare < (danger === "self-harm" ? PLAIN_KIND : HARDLY_A_KIND);
      const kind = isHardly ? "other" : danger;
      return isCalm ? null : { kind, likely: likely * kindShare, named: false };
    }
    // 🔥🔥🔥 and nothing else.
    if (!/\p{L}/u.test(text)) return { kind: named, likely: 1, named: true };
    // In a few words there is nothing beside what the rule names.
    if (!SHORT.test(text) && likely < doubtfulAt(coverage)) return null;
    const isSurer = likely >= LIKELY && kindShare >= (named === "other" ? LIKELY : PLAIN_KIND);
    const kind = isSurer ? danger : named;
    // 「上禮拜漏過瓦斯，現在都沒味道了」 is asked about, and alarms nobody.
    if (likely < DISPUTED && emergency.denies(text))
      return { kind, likely: Math.min(likely, HARDLY), named: true };
    if (likely < DISPUTED) return { kind, likely, named: true };
    return { kind, likely: danger === kind || kind === "other" ? 1 : OF_WHICH_KIND, named: true };
  };
}

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
const DISPUTED = 0.5;
/** … and a guess as likely as not knows the kind better than a word does. */
const LIKELY = 0.5;
const PLAIN_KIND = 0.8;
/** … and what they say is over may have been one. */
const HARDLY = 0.1;
/** A kind that won by less is advised on as a danger of no kind: the advice for another may harm. */
const HARDLY_A_KIND = 0.4;
/** A word that names one kind, in a message that resembles another. */
const OF_WHICH_KIND = 0.7;
const ALARMING = 0.17;
/** Where the nearest phrases are cries for help as well. */
const ALARMING_TOO = 0.13;
/** Where they are plainly about something else. */
const ALARMING_STILL = 0.4;
/** Nobody in danger writes a letter, which has words of everything: in none a rule names. */
const ALARMING_IN_A_LETTER = 0.8;
const LONG = 240;
/** A cry for help is short; who tells of sons and sisters first is in no hurry. */
const RAMBLING = 120;
/** Where they say that there is none. */
const ALARMING_DENIED = 0.95;
const PLAINLY_ELSE = 0.9;
/** A few letters are a place or a thing as often as a cry for help, and must be plainer. */
const SHORT = /^\P{L}*(?:\p{L}\P{L}*){0,6}$/u;
const ALARMING_ALONE = 0.6;

/** Less likely than this, what rules name is none after all: the less was read, the surer it must be. */
function doubtfulAt(coverage: number): number {
  return Math.min(DOUBTFUL, Math.max(0, coverage - HARDLY_READ) * DOUBT_BY_READING);
}

/** How likely a guess must be to alarm, where no rule names a danger. */
function alarmingIn(text: string, { intent, decision, confidence }: Match): number {
  if (SHORT.test(text)) return ALARMING_ALONE;
  if (intent === EMERGENCY) return decision === "ask" ? ALARMING : ALARMING_TOO;
  if (confidence < PLAINLY_ELSE) return text.length > RAMBLING ? ALARMING_STILL : ALARMING;
  return text.length > LONG ? ALARMING_IN_A_LETTER : ALARMING_STILL;
}

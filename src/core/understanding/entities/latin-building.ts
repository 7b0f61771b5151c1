import type { Reading } from "../normalise.ts";
import type { BuildingName } from "./han-building.ts";

/** Names such as Maple Court, and the name that "maple court 5c" gives in haste. */
export function latinBuildings({ plain, folded }: Reading): readonly BuildingName[] {
  return [...folded.matchAll(NAMED)].flatMap((found): readonly BuildingName[] => {
    const [whole, words = "", always] = found;
    const genericAt = found.index + words.length;
    if (always === undefined && !isCapital(plain, genericAt)) return [];
    if (NUMBERED.test(folded.slice(genericAt))) return [];
    const start = startOfName(words, genericAt, plain);
    if (start === genericAt) return [];
    const end = found.index + whole.length;
    const building = plain.slice(start, end).toUpperCase();
    return [{ parts: { building }, start, end }];
  });
}

/** The word before the generic one, and further words only while they have capitals. */
function startOfName(words: string, genericAt: number, plain: string): number {
  let start = genericAt;
  for (const word of words.split(/(?<= )/).toReversed()) {
    const isFurther = start !== genericAt;
    if (
      NO_NAME.test(word.trim()) ||
      SENTENCE_END.test(word) ||
      (isFurther && !isCapital(plain, start - word.length))
    )
      break;
    start -= word.length;
  }
  return start;
}

/** "Miss Clarke. Villa 7", but St. James Court. */
const SENTENCE_END = /[^ ]{3}[.] $/;

const isCapital = (plain: string, at: number): boolean => /^\p{Lu}/u.test(plain.slice(at));

/** Generic words that are hardly anything else behind a name. */
const ALWAYS =
  "court|house|lodge|heights|towers?|mansions?|villas?|residences?|gardens|terrace|manor|apartments";
/** These are everyday words as well, and count with a capital. */
const CAPITAL =
  "place|wing|point|hall|plaza|park|view|estate|centre|center|building|square|quay|crescent|mews|grove|close|ridge|hill|garden";
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\d'’-])((?:[\p{Script=Latin}'’.-]{2,15} ){1,3})(?:(${ALWAYS})|${CAPITAL})(?![\p{L}\d'’-])`,
  "gu",
);

/** Tower 2 is numbered, whatever stands before it. */
const NUMBERED = /^(?:towers?|building) (?:\d{1,2}|[a-z])(?![a-z\d])/;

/** What stands before such a word without naming it: the house, badminton court, clock tower. */
const NO_NAME = new RegExp(
  `^(?:${[
    "the|an?|my|our|your|his|her|its|their|this|that|these|those|another|other|which|every|each|any|no|some",
    "one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|last|next|same|whole|entire",
    "in|at|on|of|from|to|by|near|behind|outside|inside|for|with|and|or|is|are|was|am|be|not|but|so|into|above|below|under|over|like|around|between|across|opposite|beside",
    "mr|mrs|ms|miss|dr|mr\\.|mrs\\.|ms\\.|dr\\.",
    "hi|hello|dear|hey|please|thanks|sorry|called|living|lives?|moved|block|flat|unit|apartment|building",
    "badminton|tennis|basketball|squash|volleyball|pickleball|sports?|food|kids|children'?s?|roof|rooftop",
    "town|club|guard|open|full|light|power|green|tree|guest|tea|coffee|boarding|dog|pool|show|ware|play",
    "clean|dirty|new|old|good|nice|quiet|noisy|big|small|tall|high|top|back|front|side|rear|bottom|left|right",
    "public|common|shared|private|communal|community|main|water|clock|cell|cooling|bell|parking|car|bike",
    "meeting|market|work|working|birth|shopping|city|civic|fitness|health|call|service|data|control|entrance",
    "management|property|security|dining|concert|neighbou?ring|swimming|residents'?|office|residential",
    "[a-z]{4,}\\.|[a-z]+n['’]t|(?:it|that|there|here|what|who|he|she)['’]s",
  ].join("|")})$`,
);

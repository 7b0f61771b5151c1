import { GIVEN_NAMES } from "./given-names.ts";
import { CLOSING } from "./latin-grammar.ts";
import { BUILDING_WORDS } from "./latin-words.ts";

/** Words that may be a name, and what they stand between; units and phones are masked. */
export interface Stands {
  readonly words: string;
  readonly before: string;
  readonly behind: string;
  /** Whether the message tells a unit or a phone. */
  readonly tells: boolean;
}

/** A way in which a name may stand; `never` are words that it can't have. */
export interface Standing {
  readonly pattern: RegExp;
  readonly never: ReadonlySet<string>;
  readonly isTheirs: (stands: Stands) => boolean;
}

/** "Mr Wong, could you …", "Mrs Huang, the manager", "Hi Mr Lee, did my …". */
export const isSpokenTo = ({ before, behind }: Pick<Stands, "before" | "behind">): boolean =>
  ADDRESSED.test(behind) ||
  (before.trim() !== "" && /^\s?[!?]/.test(behind)) ||
  (GREETS.test(before) && !IS_HERE.test(behind));

/** "Mr Goh in 1910 smokes": what somebody else does. */
export const isTalkedAbout = (behind: string): boolean => DOES.test(behind);

const DOES =
  /^\s(?:in|at|from|of|on)\s(?:(?:unit|flat|apt|the)\s)?[§\w-]+\s(?:(?:always|never|often|still|just|also|keeps?|who)\s)*(?:\w+(?:[^s\W]s|ing|ed)|is|was|has|did|left|had|came|told|said|made|took)\b/i;

const ADDRESSED =
  /^(?:\s?[,!:]\s?(?:can|could|would|will|please|thank|how|are|is|do|does|did|have|has|you|your|who|when|what|where|hello|hi|good|(?:the|our)\s(?:\w{1,12}\s)?(?:manager|guard|caretaker|concierge|plumber|electrician|director|chair\w{0,6}|secretary|cleaner|technician|neighbou?r))\b|['’]s\b|\sfrom\s(?:the|your|our)\s(?!\d|\w+\sfloor))/i;
const GREETS =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|morning|evening|thanks|thank you)(?:\sthere)?\s$/i;
const IS_HERE = /^\s?(?:,\s?§|\s?(?:here|from|of|in|at|speaking)\b)/i;

/** Whoever is told, asked for or spoken about. */
export const isSomebodyElse = (before: string): boolean => SOMEBODY.test(before.slice(-40));

const SOMEBODY =
  /\b(?:tell|ask|call|see|to|with|your|our|neighbou?r|hello|hi|dear),?\s?$|\b(?:guard|manager|caretaker|plumber|electrician|cleaner|supervisor|neighbou?r|landlord|friend|cousin|new owner|husband|wife|son|daughter|brother|sister|mother|father|helper|maid|nanny|nurse|driver|agent|boyfriend|girlfriend|flatmate|roommate|colleague|guest|visitor|concierge|chairman)\b[^.!?§]*$/i;

export const closes = (behind: string): boolean => /^(?:(?!§)[\s\p{P}])*$/u.test(behind);

/** The last words, behind a dash, a thank-you or a unit: who signs. */
export const signs = ({ before, behind }: Stands): boolean =>
  (/^\s?[.!]?\s?$/.test(behind) && (/[—–]\s?$|\s-\s?$/.test(before) || CLOSES.test(before))) ||
  (/^\s?[.,]\s?(?:p\.?s\b|§|my\b|\+?\d)/i.test(behind) && VALEDICTION.test(before));

const CLOSES = new RegExp(String.raw`\b${CLOSING}[.!,]{0,2}\s{0,2}$`, "i");
/** Behind these, and nothing else, the name may be followed by more. */
const VALEDICTION = /\b(?:regards|since?re?ly|cheers)\s?,\s{0,2}$/i;

/** Only punctuation, or "phone", "flat" and the like, between the name and a unit or phone. */
export const isBesideFact = ({ before, behind }: Stands): boolean =>
  /§[\s\p{P}]*$/u.test(before.slice(-4)) || LEADS_TO_FACT.test(behind);

const LEADS_TO_FACT =
  /^[\s\p{P}]*(?:(?:my|phone|tel|mobile|cell|hp|ph|number|no|unit|flat|apt|apartment|room|villa|house|tower|block)\b[\s\p{P}]*){0,3}(?:§|\d)/iu;

/** Fiona, kyle, Priya Raman: begins as people are called. */
export const isCalledSo = (words: string): boolean =>
  GIVEN_NAMES.has(words.toLowerCase().split(/[\s-]/)[0] ?? "");

export const isBuildingName = (words: string): boolean =>
  words.includes(" ") && BUILDING_WORDS.has(words.toLowerCase().split(" ").at(-1) ?? "");

import type { PersonName } from "../interpretation.ts";
import type { Reading } from "../normalise.ts";
import {
  CAPITAL,
  CLOSING,
  HAN_FORM,
  IM,
  ITS,
  NAME,
  NAME_WORD,
  THIS_IS,
  TITLE,
  WORD,
  latinNameFound,
} from "./latin-grammar.ts";
import { isBuildingName, isCalledSo, isSpokenTo, isTalkedAbout } from "./latin-context.ts";
import { standingLatinName } from "./latin-standing.ts";
import { NEVER_NAMES, NOT_NAMES, ORDINARY_WORDS } from "./latin-words.ts";

/**
 * A name in Latin letters: Mrs Wong, I'm John Chan, Peter Chan 先生; by what it stands beside in
 * the masked reading; on its own.
 */
export function readLatinName(
  { plain }: Reading,
  masked: Reading,
  asked: boolean,
): PersonName | null {
  const said = plain.replace(PHONE_BEHIND, "");
  return (
    titled(said) ??
    introduced(masked.plain) ??
    whole(said, asked) ??
    standingLatinName(masked.plain)
  );
}

/** Mr Wong 0912 345 678: name and number in one breath. */
const PHONE_BEHIND = /[\s\p{P}]+\+?\d[\d\s()-]{5,}\d[\s\p{P}]*$/u;

const STARTS = String.raw`(?:\b(?:${IM}|${THIS_IS}|${ITS}|my ${NAME_WORD}['’]?s?(?:\s+is)?|${NAME_WORD}\s?(?:is|:))|call me|我是|我叫|我係|叫我|我姓|姓名[:：]?|本人)`;
const NEXT = String.raw`(?=\s?$|\s?[,.;:!?/§—–(-]|\s(?:and|from|in|at|of|on|here|again|speaking|unit|flat|apt|block|bldg|my|the|i|${CLOSING})\b|\s?\p{Script=Han}|\s\d)`;

const TITLED = new RegExp(
  String.raw`(?:^|${STARTS})(?:(?:hi|hell?o|hey|good\s(?:morning|afternoon|evening|day))\b)?[\s\p{P}]{0,4}(?<title>${TITLE})\.?\s{1,3}(?<name>${WORD}(?:\s${WORD}){0,2}?)(?!['’])${NEXT}`,
  "iu",
);

/** Mrs Wong as the whole message or introduced; in the middle of one she is somebody else. */
function titled(plain: string): PersonName | null {
  const found = TITLED.exec(plain);
  if (found === null) return null;
  const behind = plain.slice(found.index + found[0].length);
  const isGreeted = GREETED.test(found[0]) && !/^\s(?:here|speaking|from)\b/i.test(behind);
  if (isGreeted || isSpokenTo({ before: "", behind }) || isTalkedAbout(behind)) return null;
  return latinNameFound(found, NOT_NAMES);
}

/** "Hi Mr Wong" calls him; "Hi, Mr Wong" may be him. */
const GREETED = new RegExp(
  String.raw`^(?:hi|hello|hey|good\s(?:morning|afternoon|evening|day))\s(?:${TITLE})\b`,
  "i",
);

/** After these anything is a name. */
const SURELY = new RegExp(
  String.raw`(?:\b(?:my |the |family |last |sur|full )?${NAME_WORD}(?:['’]?s|\sis|\s?[:：])(?:\s(?:now|actually))?|我叫|叫我|姓|英文名(?:是|係|叫)?|姓名(?:是|[:：])?)\s{0,2}(?<name>${WORD}(?:\s${WORD}){0,2}?)\s?(?<form>${HAN_FORM})?${NEXT}`,
  "iu",
);
/** After these only capitals that are no common word. */
const LIKELY = new RegExp(
  String.raw`(?:(?:\b[Ii]\s?['’]?\s?a?m|\b[Cc]all me|\b[Ff]rom|\b[Tt]his is|\b(?:[Ff]amily name|[Ll]ast name|[Ss]urname)|\b(?:[Oo]wner|[Tt]enant|[Rr]esident|[Oo]ccupant|[Cc]ontact(?:\sis)?|[Nn]ame|[Ss]igned|[Rr]egards)\s?[:,]?)\s{1,2}|(?:(?:我是|我係|我系)(?:[^,.;，。]{0,12}[的嘅])?|業主|业主|租客|住戶|住户)\s?)(?<name>${CAPITAL}(?:\s${CAPITAL}){0,2})\s?(?<form>${HAN_FORM})?${NEXT}`,
  "u",
);
/** "My helper …, name is Maria": whose name it is was said before. */
const SOMEBODY_ELSE =
  /\b(?:neighbou?r|cousin|helper|guest|friend|visitor|cleaner|driver|nurse|carer|maid|mother|father|mum|mom|dad|son|daughter|brother|sister|wife|husband|new tenant|new owner|colleague|boyfriend|girlfriend|partner|flatmate|roommate|plumber|electrician|guard|manager)\b/i;
const isOthers = (found: RegExpExecArray, plain: string): boolean =>
  /^name/i.test(found[0]) && SOMEBODY_ELSE.test(plain.slice(0, found.index).slice(-80));
const IS_MY_NAME = new RegExp(
  String.raw`(?:^|[,.;!?]\s?)(?<name>${CAPITAL}(?:\s${CAPITAL}){0,2})\s(?:is|['’]s)\smy\s(?:name|surname|family name|last name)\b`,
  "u",
);

function introduced(plain: string): PersonName | null {
  const mine = IS_MY_NAME.exec(plain);
  if (mine !== null) return latinNameFound(mine, NEVER_NAMES);
  const sure = SURELY.exec(plain);
  const named = sure === null || isOthers(sure, plain) ? null : latinNameFound(sure, NEVER_NAMES);
  if (named !== null) return named;
  const likely = LIKELY.exec(plain);
  if (likely === null || isOthers(likely, plain)) return null;
  // From January is a time.
  return latinNameFound(likely, /^from/i.test(likely[0]) ? ORDINARY_WORDS : NOT_NAMES);
}

const WHOLE = new RegExp(
  String.raw`^[\s\p{P}]*(?:(?:it['’]?s|i['’]?m|i am|is|the name is)\s+)?(?<name>${WORD}(?:\s${WORD}){0,3}?)\s?(?<form>${HAN_FORM})?[\s\p{P}]*(?:please|thanks|thank you)?[\s\p{P}]*$`,
  "iu",
);

/** Unasked, only what can hardly be anything else: Tony, Ngozi Eze, "it's Beatriz". */
function whole(plain: string, asked: boolean): PersonName | null {
  const found = WHOLE.exec(plain.replace(/\s+/g, " "));
  if (found === null) return null;
  if (asked) return latinNameFound(found, NOT_NAMES);
  const words = found.groups?.["name"] ?? "";
  const isName =
    isCalledSo(words) || (words.includes(" ") && CAPITALS.test(words) && !isBuildingName(words));
  return isName ? latinNameFound(found, ORDINARY_WORDS) : null;
}

const CAPITALS = new RegExp(`^${NAME}$`, "u");

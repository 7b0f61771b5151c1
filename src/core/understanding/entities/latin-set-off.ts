import {
  closes,
  isBesideFact,
  isBuildingName,
  isCalledSo,
  isSomebodyElse,
  isSpokenTo,
  signs,
  type Standing,
} from "./latin-context.ts";
import { NAME, WORD } from "./latin-grammar.ts";
import { ORDINARY_WORDS } from "./latin-words.ts";
import { ROMANISED_SURNAMES } from "./surnames.ts";

const START = String.raw`(?<=^|[,.;:!?()/§—–，。]\s?|(?:^|\s)-\s?)`;
const END = String.raw`(?=\s?(?:$|[,.;:!?()/§—–]|-\s))`;
/** In lower case only what people are called, alone or before one more word. */
const ANY_CASE = String.raw`(?<name>${WORD}(?:\s${WORD})?)`;

/** Names set off by punctuation alone, or by "here" and "me". */
export const SET_OFF: readonly Standing[] = [
  // Hannah Fischer here; Carter from 302
  {
    pattern: new RegExp(
      String.raw`${START}${NAME}(?=\s(?:speaking|here)\b(?!\s(?:is|are|was|has))|\s(?:from|in|at)\s(?:unit\s|flat\s)?§)`,
      "gu",
    ),
    never: ORDINARY_WORDS,
    isTheirs: ({ words }) => !isBuildingName(words),
  },
  // hi, sarah here
  {
    pattern: new RegExp(
      String.raw`(?:${START}|(?<=\b(?:hi|hello|hey)\s))${ANY_CASE}(?=\shere\b(?!\s(?:is|are|was|has))|\sfrom\s)`,
      "giu",
    ),
    never: ORDINARY_WORDS,
    isTheirs: ({ words }) => isCalledSo(words),
  },
  // hello, this is raj patel from tower 2
  {
    pattern: new RegExp(
      String.raw`(?<=\b(?:this is|it['’]?s|i['’]?m)\s)${ANY_CASE}(?=\s(?:here|from)\b|\s?[,.(§]|\s?$)`,
      "giu",
    ),
    never: ORDINARY_WORDS,
    isTheirs: ({ words }) => isCalledSo(words),
  },
  // call me, Priya Raman, at …
  {
    pattern: new RegExp(String.raw`(?<=\bme,\s)${NAME}(?=,|\.|$)`, "gu"),
    never: ORDINARY_WORDS,
    isTheirs: () => true,
  },
  // Owen Price, Tower 4; in 302, Carter; … please. Okonkwo
  {
    pattern: new RegExp(START + NAME + END, "gu"),
    never: ORDINARY_WORDS,
    isTheirs: (stands) => {
      const { words, before, behind, tells } = stands;
      if (isBuildingName(words) || (!BEHIND_FACT.test(before) && isSpokenTo(stands))) return false;
      if (signs(stands)) return true;
      const isWhole = words.includes(" ");
      if (isWhole && closes(behind) && ENDS_SENTENCE.test(before)) return true;
      if (TITLE_BEFORE.test(before) || isSomebodyElse(before)) return false;
      // One capital word that opens a message is a thing as often as a person.
      if (before.trim() === "")
        return isCalledSo(words) || isSurname(words) || (isWhole && !closes(behind));
      return tells && (isBesideFact(stands) || isCalledSo(words));
    },
  },
  // the tenant in 7c, kyle, the landlord said
  {
    pattern: new RegExp(START + ANY_CASE + END, "giu"),
    never: ORDINARY_WORDS,
    isTheirs: (stands) =>
      stands.tells &&
      isCalledSo(stands.words) &&
      !isSpokenTo(stands) &&
      !isSomebodyElse(stands.before),
  },
];

const isSurname = (words: string): boolean => ROMANISED_SURNAMES.has(words.toLowerCase());
const BEHIND_FACT = /§[\s\p{P}]*$/u;
const TITLE_BEFORE = /\b(?:mr|mrs|ms|dr|prof)\.\s?$/i;
const ENDS_SENTENCE = /(?<!\b(?:mr|mrs|ms|dr|prof))[.!?\n]\s?$|[—–]\s?$|\s-\s?$/i;

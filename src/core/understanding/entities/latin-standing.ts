import type { PersonName } from "../interpretation.ts";
import { CAPITAL, HAN_FORM, TITLE, WORD, latinNameFound } from "./latin-grammar.ts";
import { NOT_NAMES, ORDINARY_WORDS } from "./latin-words.ts";
import { FACT } from "./masked.ts";

/**
 * A name that nothing introduces, in a text whose unit and phone are masked: "3号楼1602, Mr Dunn",
 * "in 302, Carter", "— Steph Walker". One who is called, told or talked about is somebody else.
 */
export function standingLatinName(masked: string): PersonName | null {
  const tells = masked.includes(FACT);
  for (const { pattern, never, isTheirs } of STANDING) {
    for (const found of masked.matchAll(pattern)) {
      const before = masked.slice(0, found.index);
      const behind = masked.slice(found.index + found[0].length);
      if (!isTheirs({ words: found.groups?.["name"] ?? "", before, behind, tells })) continue;
      const name = latinNameFound(found, never);
      if (name !== null) return name;
    }
  }
  return null;
}

interface Stands {
  readonly words: string;
  readonly before: string;
  readonly behind: string;
  /** Whether the message tells a unit or a phone. */
  readonly tells: boolean;
}

interface Standing {
  readonly pattern: RegExp;
  readonly never: ReadonlySet<string>;
  readonly isTheirs: (stands: Stands) => boolean;
}

const START = String.raw`(?<=^|[,.;:!?()§—–，。]\s?|\s-\s?)`;
const END = String.raw`(?=\s?(?:$|[,.;:!?()§—–]|-\s))`;
const PROPER = String.raw`\p{Lu}[\p{L}\p{M}'’-]*\p{Ll}`;
const NAME = String.raw`(?<name>${PROPER}(?:\s${PROPER}){0,2})`;

const STANDING: readonly Standing[] = [
  // Mr Dunn; ask for Mr Rossi (me)
  {
    pattern: new RegExp(
      String.raw`(?:${START}|\bowner\s|\btenant\s|\bresident\s|\bhere is\s)\b(?<title>${TITLE})\.?\s{1,3}(?<name>${WORD}(?:\s${WORD}){0,2}?)(?=\s?(?:$|[,.;:!?()§—–]|-\s)|\s(?:here|from|of|in|at|speaking|on)\b)`,
      "giu",
    ),
    never: NOT_NAMES,
    isTheirs: ({ before, behind, tells }) =>
      !ADDRESSED.test(behind) &&
      !SOMEBODY.test(before.slice(-40)) &&
      (tells || before.trim() === "" || signs(before, behind)),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?<title>${TITLE})\.?\s{1,3}(?<name>${CAPITAL})\s?[,(]\s?(?:that'?s me|me)\b`,
      "giu",
    ),
    never: NOT_NAMES,
    isTheirs: () => true,
  },
  // Wong小姐呀
  {
    pattern: new RegExp(
      String.raw`(?<=^|[\s\p{P}])${NAME}\s?(?<form>${HAN_FORM})(?=$|[\s\p{P}]|呀|啊|這裡|这里|呢度|住)`,
      "gu",
    ),
    never: NOT_NAMES,
    isTheirs: ({ before, behind, tells }) =>
      !/[找搵問问跟給给你]\s?$/.test(before) && (tells || before.trim() === "" || closes(behind)),
  },
  // Hannah Fischer here; Carter from 302; 12樓之6 的 Schmidt
  {
    pattern: new RegExp(
      String.raw`${START}${NAME}(?=\shere\b(?!\s(?:is|are|was|has))|\s(?:from|in|at)\s(?:unit\s|flat\s)?§)`,
      "gu",
    ),
    never: ORDINARY_WORDS,
    isTheirs: () => true,
  },
  {
    pattern: new RegExp(
      String.raw`(?<=(?:^|[.!,]\s)[Ii]t['’]?s\s)${NAME}(?=\s(?:from|in|at|here)\b|,\s?§)`,
      "gu",
    ),
    never: ORDINARY_WORDS,
    isTheirs: () => true,
  },
  // hi its brennan in 6B
  {
    pattern: new RegExp(
      String.raw`(?<=\b(?:it['’]?s|i['’]?m|this is)\s)(?<name>${WORD})(?=\s(?:in|from|at)\s(?:unit\s|flat\s)?§)`,
      "giu",
    ),
    never: NOT_NAMES,
    isTheirs: () => true,
  },
  {
    pattern: new RegExp(String.raw`(?<=§\s?的\s?)${NAME}${END}`, "gu"),
    never: ORDINARY_WORDS,
    isTheirs: () => true,
  },
  // Owen Price, Tower 4; in 302, Carter; … please. Okonkwo
  {
    pattern: new RegExp(START + NAME + END, "gu"),
    never: ORDINARY_WORDS,
    isTheirs: ({ words, before, behind, tells }) => {
      const isBeside = /§[\s\p{P}]*$/u.test(before.slice(-4)) || /^[\s\p{P}]*§/u.test(behind);
      if (signs(before, behind)) return true;
      if (words.includes(" ") && closes(behind) && ENDS_SENTENCE.test(before)) return true;
      // One capital word that opens a message is a thing as often as a person.
      const opens = before.trim() === "" && !words.includes(" ");
      return tells && isBeside && !opens && !TITLE_BEFORE.test(before);
    },
  },
];

/** "Mr Wong, could you …", "Mrs Huang, the manager". */
const ADDRESSED =
  /^\s?(?:[,!:]\s?(?:can|could|would|will|please|thank|how|are|do|did|have|you|your|who|hello|hi|good|(?:the|our)\s(?:\w{1,12}\s)?(?:manager|guard|caretaker|concierge|plumber|electrician|director|chair\w{0,6}|secretary|cleaner|technician|neighbou?r))\b|['’]s\b)/i;
const TITLE_BEFORE = /\b(?:mr|mrs|ms|dr|prof)\.\s?$/i;
const SOMEBODY =
  /\b(?:tell|ask|call|see|to|with|your|our|neighbou?r|hello|hi|dear),?\s?$|\b(?:guard|manager|caretaker|plumber|electrician|cleaner|supervisor|neighbou?r|landlord|friend|cousin|new owner)\b[^.!?]*$/i;
const closes = (behind: string): boolean => /^[\s\p{P}]*$/u.test(behind);
const ENDS_SENTENCE = /(?<!\b(?:mr|mrs|ms|dr|prof))[.!?\n]\s?$|[—–]\s?$|\s-\s?$/i;
/** The last words, behind a dash, a thank-you or a unit: who signs. */
const signs = (before: string, behind: string): boolean =>
  /^\s?\.?\s?$/.test(behind) &&
  (/[—–]\s?$|\s-\s?$/.test(before) ||
    /\b(?:please|thanks|thank you|thx|cheers|regards|best|sincerely)[.!,]{0,2}\s{0,2}$/i.test(
      before,
    ));

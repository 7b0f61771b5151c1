import type { PersonName } from "../interpretation.ts";
import {
  closes,
  isCalledSo,
  isSomebodyElse,
  isSpokenTo,
  isTalkedAbout,
  signs,
  type Standing,
} from "./latin-context.ts";
import { CAPITAL, HAN_FORM, NAME, THANKS, TITLE, WORD, latinNameFound } from "./latin-grammar.ts";
import { SET_OFF } from "./latin-set-off.ts";
import { NOT_NAMES, ORDINARY_WORDS } from "./latin-words.ts";
import { FACT } from "./masked.ts";

/**
 * A name that nothing introduces, in a text whose unit and phone are masked: "3号楼1602, Mr Dunn",
 * "in 302, Carter", "— Steph Walker". One who is called, told or talked about is somebody else.
 */
export function standingLatinName(masked: string): PersonName | null {
  const tells = masked.includes(FACT) || HOUSE_NUMBER.test(masked);
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

/** House 15 is where somebody lives, whether or not it is one of our units. */
const HOUSE_NUMBER = /\b(?:house|villa|flat|unit|apt|apartment|room|shop)\s(?:no\.?\s?)?\d/i;

/** With a title, a Chinese form of address, or words that say who is here. */
const SAID: readonly Standing[] = [
  // Mr Dunn; ask for Mr Rossi (me)
  {
    pattern: new RegExp(
      String.raw`(?:(?<=^|[,.;:!?()§—–，。]\s?|\s-\s?)|\bowner\s|\btenant\s|\bresident\s|\bhere is\s)\b(?<title>${TITLE})\.?\s{1,3}(?<name>${WORD}(?:\s${WORD}){0,2}?)(?=\s?(?:$|[,.;:!?()§—–]|-\s)|\s(?:here|from|of|in|at|speaking|on)\b)`,
      "giu",
    ),
    never: NOT_NAMES,
    isTheirs: (stands) =>
      !isSpokenTo(stands) &&
      !isTalkedAbout(stands.behind) &&
      !isSomebodyElse(stands.before) &&
      (stands.tells || stands.before.trim() === "" || signs(stands)),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?<title>${TITLE})\.?\s{1,3}(?<name>${CAPITAL})\s?[,(]\s?(?:that['’]?s me|me)\b`,
      "giu",
    ),
    never: NOT_NAMES,
    isTheirs: () => true,
  },
  // call Priyanka, that's me
  {
    pattern: new RegExp(
      String.raw`(?:\b(?:[Cc]all|[Rr]ing|[Tt]ext|[Cc]ontact|[Aa]sk for)\s)?${NAME}\s?[,(]\s?that['’]?s me\b`,
      "gu",
    ),
    never: ORDINARY_WORDS,
    isTheirs: () => true,
  },
  // thanks Aoife
  {
    pattern: new RegExp(
      String.raw`(?<=\b(?:${THANKS}|regards)\s)(?<name>${WORD}(?:\s${WORD})?)(?=[.!\s]*$)`,
      "giu",
    ),
    never: ORDINARY_WORDS,
    // Thanks alone are for somebody of that name.
    isTheirs: ({ words, before }) =>
      before.length > 20 && (IN_CAPITALS.test(words) || isCalledSo(words)),
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
  // hi it's Yuki, tower 2; this is Tom from 5C
  {
    pattern: new RegExp(
      String.raw`(?<=(?:^|[.!,:;]\s?|\b[Hh](?:i|ey|ello),?\s|(?:[Mm]or|[Ee]ve)ning,?\s)(?:[Ii]t\s?['’]?s|[Tt](?:h?i|h)s is|[Ss]oy|[Ii]['’]?m)\s)${NAME}(?=\s?(?:$|[,.;:!(§—–-])|\s(?:from|in|at|here|of|again)\b)`,
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
    pattern: new RegExp(String.raw`(?<=§\s?的\s?)${NAME}(?=\s?(?:$|[,.;:!?()§—–]|-\s))`, "gu"),
    never: ORDINARY_WORDS,
    isTheirs: () => true,
  },
];

const IN_CAPITALS = new RegExp(`^${NAME}$`, "u");

const STANDING: readonly Standing[] = [...SAID, ...SET_OFF];

import { matchesOf } from "../../text/matches.ts";
import type { Reading } from "../../text/normalise.ts";
import { createScale } from "./cues.ts";
import type { TimeSpan } from "../interpretation.ts";
import { withTimeWordsRepaired } from "./time-spelling.ts";
import { createTimeWords } from "./time-words.ts";
import { WHAT_FOR } from "./what-for.ts";
import type { Words } from "./words.ts";

/**
 * Finds the times that a message names: words for times that stand together, however joined, and
 * weighs whether somebody may come then.
 */
export function createTimeReader(words: Words): (reading: Reading) => readonly TimeSpan[] {
  const { word, links } = createTimeWords(words);
  const scale = createScale(words, WHAT_FOR);
  const open = words.pattern(
    String.raw`(?:(?:什[么幺]时候|何时|几时|{any-time}|时间|白天)?\s*(?:都可以|都行|都得|都有人|都在|都方便|都ok|皆可|随时(?:都)?(?:可以|行|欢迎)?)|{any-time})|\bany\s?time\b(?:\s(?:is|works)\b)?|{at-once}|现在(?=就|在家|有人|方便|可以)|(?<=\bsomeone\s|\bcome\s)now\b`,
    "gu",
  );
  const atOnce = words.pattern("^(?:{at-once}|现在|now)$");

  const stretchesIn = (folded: string): readonly Stretch[] => {
    const joined: (Stretch & { kind: string | null })[] = [];
    for (const found of matchesOf(word, folded)) {
      if (joined.length > MOST) break;
      const start = found.index;
      const end = start + found[0].length;
      const kind = KINDS.find((one) => found.groups?.[one] !== undefined) ?? null;
      const last = joined.at(-1);
      if (last !== undefined && goesOn(last.kind, folded.slice(last.end, start), kind, links)) {
        joined[joined.length - 1] = { start: last.start, end, kind: kind ?? last.kind };
      } else {
        joined.push({ start, end, kind });
      }
    }
    return joined
      .filter(({ kind }) => kind !== null)
      .map((span) => newTimeOf(trimmed(span, folded), folded))
      .filter(({ start, end }) => start < end);
  };

  return ({ plain, folded: said }) => {
    const folded = withTimeWordsRepaired(said);
    // A space between Chinese words parts clauses as a comma does.
    const clauses = folded.replace(/(?<=\p{Script=Han})\s|\s(?=\p{Script=Han})/gu, ",");
    const read = ({ start, end }: Stretch, kind: string): TimeSpan => {
      const { score, because } = scale(clauses, start, end, kind);
      const answer = score <= 0 && (kind === "open" || kind === "once");
      const about = score > 0 ? "visit" : "else";
      const parts = plain.slice(start, end);
      return { kind: "time", parts, start, end, whose: "writer", about, score, because, answer };
    };
    const named = stretchesIn(folded);
    const times = named.map((stretch) => {
      const around = folded.slice(0, stretch.start) + folded.slice(stretch.end);
      return read(stretch, around.trim() === "" ? "whole" : "time");
    });
    const anyTime = matchesOf(open, folded)
      .slice(0, 3)
      .flatMap(({ 0: found, index }) => {
        const end = index + found.length;
        const start = end - found.trimStart().length;
        if (named.some((time) => time.start < end && start < time.end)) return [];
        return [read({ start, end }, atOnce.test(found.trim()) ? "once" : "open")];
      });
    return [...times, ...anyTime];
  };
}

/** More times than anybody names in one message. */
const MOST = 24;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** From the longest to the most exact. */
const KINDS: readonly string[] = ["day", "part", "clock"];

/** Behind a comma a time goes on with another day or something more exact: 「上午，下午有事」 are two. */
function goesOn(kind: string | null, between: string, next: string | null, links: RegExp): boolean {
  if (!links.test(between)) return false;
  if (!/,(?!\s?(?:or|and|或))/.test(between) || kind === null || next === null) return true;
  if (next === "day") return kind === "day";
  return KINDS.indexOf(next) > KINDS.indexOf(kind);
}

/** Without what only led to it: "at 3pm" is 3pm, 「之後，下午」 is 下午; "after 3pm" stays. */
function trimmed({ start, end }: Stretch, folded: string): Stretch {
  const words = folded.slice(start, end);
  const lead = LEADS_NOWHERE.exec(words)?.[0].length ?? 0;
  return { start: start + lead, end: end - (TRAILING.exec(words)?.[0].length ?? 0) };
}

const LEADS_NOWHERE =
  /^(?:(?:at|on)\s+|by\s+(?=(?:at|on|before|after)\b)|(?:around|about)\s+(?!\d|noon|mid|lunch|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|(?:[之以]?[前后](?![天日早晚])|过后|左右|之间|大概|大约|到)[\s,]*)+/;
const TRAILING =
  /(?:\s|,(?:\s?[之以][前后])?|、|的|大概|大约|\b(?:after|before|around|about|between|from|by|until|till?|at|on|past|sometime|except|not)\b)+$/;

/**
 * "Reschedule me from Tuesday to Thursday 4pm", 「不要週末，平日晚上七點後」: what is one period elsewhere
 * is two times here.
 */
function newTimeOf({ start, end }: Stretch, folded: string): Stretch {
  const before = folded.slice(Math.max(0, start - 60), start);
  const [words, said] = [folded.slice(start, end), RESCHEDULES.test(before)];
  const from = said
    ? /^(?:from\s)?.*?\sto\s/.exec(words)
    : RULES_OUT.test(before)
      ? /^[^,]*,\s?/.exec(words)
      : null;
  return { start: start + (from?.[0].length ?? 0), end };
}
const RULES_OUT = /(?:不要|不行|别|唔好|\b(?:not|no|don['’]?t come)(?: on)?\s)$/;
const RESCHEDULES =
  /\b(?:move|change|resched\w*|switch|push|shift|postpone|bring|swap)\b(?:(?!\bto\b)[^.;!?])*$/;

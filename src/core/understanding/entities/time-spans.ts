import { CLOCK, DAY, EDGE, LEAD, LINK, PART } from "./time-words.ts";

/** A time within a folded text. */
export interface TimeSpan {
  readonly start: number;
  readonly end: number;
}

/** Every time that a folded text names: words for times that stand together, however joined. */
export function timesIn(folded: string): readonly TimeSpan[] {
  const joined: { start: number; end: number; kind: Kind | null }[] = [];
  for (const word of folded.matchAll(WORD)) {
    const start = word.index;
    const end = start + word[0].length;
    const kind = KINDS.find((one) => word.groups?.[one] !== undefined) ?? null;
    const last = joined.at(-1);
    if (last !== undefined && goOn(last.kind, folded.slice(last.end, start), kind)) {
      last.end = end;
      last.kind = kind ?? last.kind;
    } else {
      joined.push({ start, end, kind });
    }
  }
  return joined
    .filter(({ kind }) => kind !== null)
    .map((span) => trimmed(span, folded))
    .filter(({ start, end }) => start < end);
}

/** From the longest to the most exact. */
const KINDS = ["day", "part", "clock"] as const;
type Kind = (typeof KINDS)[number];

const WORD = new RegExp(
  `(?<clock>${CLOCK})|(?<day>${DAY})|(?<part>${PART})|(?:${EDGE})|(?:${LEAD})`,
  "g",
);
const ONLY_LINKS = new RegExp(`^(?:${LINK}|\\s)*$`);

/** Behind a comma a time goes on with another day or something more exact: 「上午，下午有事」 are two. */
function goOn(kind: Kind | null, between: string, next: Kind | null): boolean {
  if (!ONLY_LINKS.test(between)) return false;
  if (!/,(?!\s?(?:or|and|或))/.test(between) || kind === null || next === null) return true;
  return next === "day" ? kind === "day" : KINDS.indexOf(next) > KINDS.indexOf(kind);
}

/** Without what only led to it: "at 3pm" is 3pm, 「之後，下午」 is 下午; "after 3pm" stays. */
function trimmed({ start, end }: TimeSpan, folded: string): TimeSpan {
  const words = folded.slice(start, end);
  const lead = LEADS_NOWHERE.exec(words)?.[0].length ?? 0;
  return { start: start + lead, end: end - (TRAILING.exec(words)?.[0].length ?? 0) };
}

const LEADS_NOWHERE =
  /^(?:(?:at|on)\s+|by\s+(?=(?:at|on)\b)|(?:around|about)\s+(?!\d|noon|mid|lunch|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|(?:[之以]?[前后](?![天日早晚])|过后|左右|之间|大概|大约|到)[\s,]*)+/;
const TRAILING =
  /(?:\s|,|、|的|大概|大约|\b(?:after|before|around|about|between|from|by|until|till?|at|on|past|any\s?time|sometime)\b)+$/;

import { DateTime } from "luxon";
import type { Content } from "../content/content.ts";
import { CUES, type Cue } from "../records/cue.ts";
import {
  TICKET_CLASSES,
  type Clocks,
  type Handup,
  type Ticket,
  type TicketClass,
} from "../records/ticket.ts";
import { clausesOf, neighbouring, sentencesIn } from "../text/word-lists.ts";
import { SAID_TO_BE_NONE } from "../understanding/dangers/said-to-be-none.ts";
import { timeValue, type TimeValue } from "../understanding/time-value.ts";

/** What is known of a matter when its class is told. */
export interface Telling {
  /** The intent that it came from. */
  readonly kind: string;
  /** What was said of it, in the resident's words. */
  readonly texts: readonly string[];
  /** What was felt in it beside the words: anger, insult, threat, deadline. */
  readonly feelings?: readonly string[];
  /** Earlier tickets of the same resident or unit on the same matter. */
  readonly history?: readonly Ticket[];
}

/** How grave it is; null where its kind has no class. */
export interface Classified {
  readonly class: TicketClass | null;
  readonly cues: readonly Cue[];
  /** Who above is told, and by when. */
  readonly tell: { readonly role: Handup["to"]; readonly within: Handup["within"] } | null;
}

/** Reads the class of a matter off what was told of it, by `dialogs/classes.yml` (D3 to D5). */
export function classify(
  { kind, texts, feelings = [], history = [] }: Telling,
  { classes }: Pick<Content, "classes">,
): Classified {
  if (!classes.for.includes(kind)) return { class: null, cues: [], tell: null };
  const found = new Set<Cue>([
    ...texts.flatMap((text) => classes.cuesIn(text.replace(SAID_TO_BE_NONE, " "))),
    ...feelings.flatMap((feeling) => FELT[feeling] ?? []),
    ...(history.length > 0 ? (["second"] as const) : []),
  ]);
  return classBy(
    CUES.filter((cue) => found.has(cue)),
    classes,
  );
}

/** Feelings that say the same as words. */
const FELT: Readonly<Record<string, Cue>> = {
  anger: "angry",
  insult: "angry",
  threat: "threat",
  deadline: "deadline",
};

/** The class that cues make. */
export function classBy(cues: readonly Cue[], classes: Content["classes"]): Classified {
  const { rows, higher = [] } = classes;
  const row = rows.find(
    ({ all = [], any }) =>
      all.every((cue) => cues.includes(cue)) && (any?.some((cue) => cues.includes(cue)) ?? true),
  );
  const plain = row?.class ?? "minor";
  const found = higher.some((cue) => cues.includes(cue)) ? oneHigher(plain) : plain;
  const handup = classes.classes[found].handup;
  return {
    class: found,
    cues,
    tell: handup === undefined ? null : { role: handup.to, within: handup.within },
  };
}

function oneHigher(found: TicketClass): TicketClass {
  return TICKET_CLASSES[TICKET_CLASSES.indexOf(found) - 1] ?? found;
}

/** Whether the first is graver. */
export function isGraver(one: TicketClass, other: TicketClass | null): boolean {
  return other === null || TICKET_CLASSES.indexOf(one) < TICKET_CLASSES.indexOf(other);
}

/**
 * The clocks of a class, where a dialog's own are not shorter (D3 to D5).
 * @param wished when the resident asks for it, ms UTC
 */
export function clocksOf(
  found: TicketClass,
  before: Clocks,
  wished: number | null,
  { classes }: Content["classes"],
): Clocks {
  const { handup, answer, resolve } = classes[found];
  return {
    answer:
      answer === undefined || "at" in before.answer
        ? before.answer
        : { ...before.answer, days: answer.days },
    resolve: {
      days: resolve.days,
      ...(resolve.wished && wished !== null ? { wished } : {}),
    },
    ...(handup === undefined ? {} : { handup }),
  };
}

/** By when the resident asks for it, where they name a time to come; ms UTC (D5). */
export function wishedBy(
  texts: readonly string[],
  now: number,
  zone: string,
  { cuesIn }: Content["classes"],
): number | null {
  const times = texts
    .flatMap(sentencesIn)
    .flatMap((sentence) => neighbouring(clausesOf(sentence)))
    .filter((words) => cuesIn(words).includes("deadline"))
    .flatMap((words) => {
      const time = timeValue(words, now, zone);
      return time === null ? [] : [endOf(time, zone)];
    });
  return times.find((time) => time > now) ?? null;
}

/** Friday ends on Friday. */
function endOf({ to, from }: TimeValue, zone: string): number {
  const end = DateTime.fromISO(to ?? from, { zone });
  return end.toMillis() - (end.equals(end.startOf("day")) ? 1 : 0);
}

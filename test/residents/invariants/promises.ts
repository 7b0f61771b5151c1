import { timeWords } from "../../../src/core/courtesy/time-words.ts";
import { LANGUAGES } from "../../../src/core/records/message.ts";
import type { Played } from "../play.ts";
import type { Violation } from "../violation.ts";
import { plain } from "./record.ts";

/** A time of the clock with its day, as the desk tells one. */
const TIMES =
  /(?:今天|明天|\d+月\d+日（[週周].）)\d\d:\d\d|\d{1,2}:\d\d [ap]m (?:today|tomorrow|on \w{3} \d{1,2} \w{3})/g;
/** All communities here are in it. */
const ZONE = "Asia/Taipei";
/** A timer may ring a little later than it was set for. */
const GRACE_MS = 60_000;

/** Every time that is told is promised on a ticket, and kept by a timer (B21). */
export function promises({ exchanges, later, tickets, seenAt }: Played): readonly Violation[] {
  const theirs = exchanges.map(({ message }) => plain(message.text));
  const all = tickets.flatMap(({ id, promises }) => promises.map((one) => ({ ...one, id })));
  const said = [...exchanges.map(({ heard, at }) => ({ text: heard.text, at })), ...later];
  const told = said.flatMap(({ text, at }) =>
    (text.match(TIMES) ?? [])
      .filter((time) => !theirs.some((own) => own.includes(plain(time))))
      .filter((time) => !all.some(({ due }) => wordsFor(Date.parse(due), at).includes(time))),
  );
  // What was cancelled needs no answer.
  const standing = new Set(tickets.filter((one) => one.status !== "cancelled").map(({ id }) => id));
  const forgotten = all
    .filter(
      ({ id, due, kept }) =>
        standing.has(id) && kept === null && Date.parse(due) + GRACE_MS < seenAt,
    )
    .map(({ id, text }) => `${id}: ${text}`);
  return [
    ...told.map((what) => ({ breach: "time-without-promise" as const, what })),
    ...forgotten.map((what) => ({ breach: "promise-without-timer" as const, what })),
  ];
}

/** How a time is told in each language at a moment. */
function wordsFor(due: number, at: number): readonly string[] {
  return LANGUAGES.map((language) => timeWords(due, at, ZONE, language));
}

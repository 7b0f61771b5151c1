import { destination, pino, type DestinationStream } from "pino";

/**
 * The log. It writes only what is listed in {@link LogFields}, each in its own shape, so that no
 * text, name or phone of a resident can get there: not through a field that somebody adds in
 * passing, and not through an error's message, which may quote what was written.
 */
export interface Log {
  /** `event` says what happened, in kebab-case: `ticket-opened`. */
  info(event: string, fields?: LogFields): void;
  /** Something that we got over, but somebody should look at. */
  warn(event: string, fields?: LogFields): void;
  /** Something that failed. Of `thrown` the name, the code and the places in our code are kept. */
  error(event: string, fields?: LogFields, thrown?: unknown): void;
}

/** All that is ever written. A value that hasn't its field's shape is written as `?`. */
export type LogFields = {
  readonly [Field in keyof typeof STRINGS]?: string;
} & {
  readonly [Field in (typeof NUMBERS)[number]]?: number;
};

export const LOG_LEVELS = ["info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A name of our own, from a closed list. */
const WORD = /^[A-Za-z][\w-]{0,63}$/;
/** Ours or a platform's. Digits alone are refused: they could be somebody's phone. */
const ID = /^(?!\+?[\d-]*$)[\w.:@/=+-]{1,200}$/;
/** An address or a file that we or the operator named; never one that a resident named. */
const PLACE = /^[^\p{Cc}]{1,400}$/u;
const UNFIT = "?";

const STRINGS = {
  channel: WORD,
  community: ID,
  conversation: ID,
  message: ID,
  ticket: ID,
  timer: ID,
  outgoing: ID,
  kind: WORD,
  intent: WORD,
  code: WORD,
  signal: WORD,
  version: ID,
  address: PLACE,
  file: PLACE,
} as const;

/** `ms` is a duration. */
const NUMBERS = ["ms", "count", "tries", "bytes", "status", "port", "line"] as const;

/**
 * @param to where lines of JSON go; standard error unless told, for standard output belongs to the
 *   commands' own answers. It is written at once, so that a crash loses no line.
 */
export function openLog(
  level: LogLevel,
  to: DestinationStream = destination({ dest: 2, sync: true }),
): Log {
  const out = pino({ level, base: null, messageKey: "event" }, to);
  return {
    info: (event, fields) => out.info(listed(fields), fitting(WORD, event)),
    warn: (event, fields) => out.warn(listed(fields), fitting(WORD, event)),
    error: (event, fields, thrown) =>
      out.error({ ...listed(fields), ...faultOf(thrown) }, fitting(WORD, event)),
  };
}

type Written = Readonly<Record<string, string | number | readonly string[]>>;

const shapes: ReadonlyMap<string, RegExp> = new Map(Object.entries(STRINGS));
const numbers: ReadonlySet<string> = new Set(NUMBERS);

function listed(fields: LogFields = {}): Written {
  const written: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(fields)) {
    const shape = shapes.get(name);
    if (shape !== undefined) written[name] = fitting(shape, value);
    else if (numbers.has(name)) written[name] = typeof value === "number" ? value : UNFIT;
  }
  return written;
}

function fitting(shape: RegExp, value: unknown): string {
  return typeof value === "string" && shape.test(value) ? value : UNFIT;
}

/** Frames name files and functions; the rest of a stack is the message, which we don't write. */
const FRAME = /^\s+at .*(?::\d+:\d+\)?|<anonymous>\)?)$/;
const MOST_FRAMES = 12;

function faultOf(thrown: unknown): Written {
  if (thrown === undefined) return {};
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const code = "code" in thrown ? { code: fitting(WORD, thrown.code) } : {};
  return { error: fitting(WORD, thrown.name), ...code, at: framesOf(thrown) };
}

function framesOf(thrown: Error): readonly string[] {
  const stack = thrown.stack ?? "";
  // Only behind the message: a message may have lines that look like frames.
  const message = stack.indexOf(thrown.message);
  if (message === -1) return [];
  return stack
    .slice(message + thrown.message.length)
    .split("\n")
    .filter((line) => FRAME.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim().replace(/^at /, ""));
}

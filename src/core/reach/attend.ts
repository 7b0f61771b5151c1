import type { Line } from "../records/message.ts";
import type { Reach, Told } from "../records/reach.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Who looks at the page has seen a line by then, and the page has told so. */
export const LOOK_MS = 20_000;

interface Pace {
  /** So long a line waits to be seen before it is told this way. */
  readonly after: number;
  /** The same for words to somebody in danger. */
  readonly inDanger: number;
  /** So long there is no second telling; danger is told all the same. */
  readonly between: number;
}

const PACES = {
  push: { after: LOOK_MS, inDanger: LOOK_MS, between: 10 * MINUTE },
  mail: { after: 5 * MINUTE, inDanger: LOOK_MS, between: HOUR },
  call: { after: 24 * HOUR, inDanger: 4 * HOUR, between: 0 },
} as const satisfies Readonly<Record<keyof Reach["told"], Pace>>;

/** What is to be done about lines that nobody has looked at. */
export interface Attention {
  readonly push: boolean;
  readonly mail: boolean;
  /** What staff tell by phone; none for no call. */
  readonly call: readonly Line[];
  /** Words to somebody in danger are among them. */
  readonly isUrgent: boolean;
  readonly told: Reach["told"];
  /** When to look again, ms UTC; null when there is nothing left to do. */
  readonly next: number | null;
}

/**
 * Decides who is told, and by which way, that something waits: each way for several lines once.
 * What is only talk is never worth a call; a colleague's words, a notice and a danger are.
 * @param lines unseen ones of ours, ascending
 */
export function attend(
  lines: readonly Line[],
  { devices, mail, told }: Reach,
  now: number,
): Attention {
  const weighty = lines.filter(isWeighty);
  const [push, byMail, call] = [
    devices.length > 0 ? due(lines, told.push, PACES.push) : null,
    mail?.confirmed === true ? due(lines, told.mail, PACES.mail) : null,
    due(weighty, told.call, PACES.call),
  ];
  const isNow = (at: number | null): boolean => at !== null && at <= now;
  const after = (was: Told, isTold: boolean): Told =>
    isTold ? { upTo: lines.at(-1)?.at ?? was.upTo, at: now } : was;
  const later = [push, byMail, call].filter((at) => at !== null && at > now);
  return {
    push: isNow(push),
    mail: isNow(byMail),
    call: isNow(call) ? weighty.filter(({ at }) => at > told.call.upTo) : [],
    isUrgent: lines.some(isOfDanger),
    told: {
      push: after(told.push, isNow(push)),
      mail: after(told.mail, isNow(byMail)),
      call: after(told.call, isNow(call)),
    },
    next: later.length === 0 ? null : Math.min(...later.map(Number)),
  };
}

/** When a way is to tell of what it hasn't told of; null when there is nothing. */
function due(lines: readonly Line[], told: Told, pace: Pace): number | null {
  const times = lines
    .filter(({ at }) => at > told.upTo)
    .map((line) =>
      isOfDanger(line)
        ? line.at + pace.inDanger
        : Math.max(line.at + pace.after, told.at + pace.between),
    );
  return times.length === 0 ? null : Math.min(...times);
}

function isOfDanger({ danger }: Line): boolean {
  return danger !== undefined;
}

function isWeighty(line: Line): boolean {
  return line.who.kind === "staff" || line.notice === true || isOfDanger(line);
}

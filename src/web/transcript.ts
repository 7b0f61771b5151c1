import { dialled } from "../core/courtesy/numbers-to-dial.ts";
import type { Line } from "../core/records/message.ts";
import type { IndexEntry } from "../core/store.ts";
import type { ConversationId } from "../runtime/context.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { EarlierLines, WireLine } from "./wire.ts";

/**
 * Lines may become durable slightly out of the order of their times; looking back this far, ms,
 * finds one that came late. More than the longest commit takes.
 */
export const LOOK_BACK_MS = 5_000;

/** A little before a place: what is read from there on may repeat, and lacks nothing. */
export function lookBack({ score }: IndexEntry): IndexEntry {
  return { score: score - LOOK_BACK_MS, member: "" };
}

/** The lines before a place in the transcript, as many as are read at once; null: the newest. */
export async function earlierLines(
  runtime: Pick<Runtime, "linesBefore">,
  on: ConversationId,
  place: IndexEntry | null,
): Promise<EarlierLines> {
  const { lines, isFirst } = await runtime.linesBefore(on, place);
  const [oldest] = lines;
  return {
    lines: lines.map(({ line }) => wireLine(line)),
    before: oldest === undefined || isFirst ? null : placeName(oldest.entry),
  };
}

/** A place in the transcript as its page names it: an event's id, or where it read up to. */
export function placeName({ score, member }: IndexEntry): string {
  return `${score}:${encodeURIComponent(member)}`;
}

/** Null for nonsense. */
export function placeNamed(name: string): IndexEntry | null {
  const match = /^(\d{1,16}):([\w%.~!*'()-]{0,1200})$/.exec(name);
  if (match === null) return null;
  const [, score = "", member = ""] = match;
  try {
    return { score: Number(score), member: decodeURIComponent(member) };
  } catch {
    return null;
  }
}

/** Leaves out how it was understood: that is for admins; and of a colleague all but the name. */
export function wireLine(line: Line): WireLine {
  const { id, text, choices, attachments, at, message = null } = line;
  const danger = line.danger === undefined ? null : [...dialled(text, line.danger.numbers)];
  const who = line.who.kind === "staff" ? shown(line.who) : line.who;
  return { id, who, text, choices, attachments, at, message, danger };
}

const shown = ({ kind, name, title }: Extract<Line["who"], { kind: "staff" }>) => {
  return { kind, name, title: title ?? null };
};

import { setImmediate } from "node:timers/promises";
import type { Line } from "../core/records/message.ts";
import type { Note } from "../core/records/note.ts";
import {
  MONTH_MS,
  summarySteps,
  type UnclearMessage,
  type UnclearSummary,
} from "../core/tuning/unclear.ts";
import type { IndexEntry } from "../core/store.ts";
import { indexes, keys } from "../store/keys.ts";
import type { ConversationId, RuntimeContext } from "./context.ts";

/** The newest of them are looked at: more than somebody works through in a month. */
const MOST = 1_000;
/** A choice is mostly made at once. */
const LINES_BEHIND = 6;
const LINES_BEFORE = 100;

/** What was not understood in the last four weeks; none of a talk apart. */
export interface UnclearMonth extends UnclearSummary {
  readonly thisMonth: number;
  /** In the four weeks before. */
  readonly monthBefore: number;
}

export async function unclearMonth(
  context: RuntimeContext,
  community: string,
): Promise<UnclearMonth> {
  const { store, clock } = context;
  const now = clock.now();
  const newest = { min: now - MONTH_MS, limit: MOST, reverse: true };
  const [entries, alarms, counted, monthBefore] = await Promise.all([
    store.range(community, indexes.unclear, newest),
    store.range(community, indexes.realAlarms, newest),
    store.count(community, indexes.unclear, { min: now - MONTH_MS }),
    store.count(community, indexes.unclear, { min: now - 2 * MONTH_MS, max: now - MONTH_MS - 1 }),
  ]);
  const newestFirst = [...entries, ...alarms].toSorted((one, other) => other.score - one.score);
  const messages = await messagesOf(context, community, newestFirst);
  const { country } = context.community(community);
  // A message that a colleague marked stands in the index twice.
  const known = messages.filter(({ how }) => how !== "real").length;
  const steps = summarySteps(messages, context.content(community), country, now);
  let step = steps.next();
  while (step.done !== true) {
    // Residents' messages go before.
    await setImmediate();
    step = steps.next();
  }
  return { ...step.value, thisMonth: entries.length < MOST ? known : counted, monthBefore };
}

/** A member of the index: which line or note of which conversation. */
function placeOf({ member }: IndexEntry): Pick<ConversationId, "channel" | "conversation"> & {
  readonly id: string;
} {
  const [first, last] = [member.indexOf(":"), member.lastIndexOf(":")];
  return {
    channel: member.slice(0, first),
    conversation: member.slice(first + 1, last),
    id: member.slice(last + 1),
  };
}

/** Each once, by what a colleague said of it last. @param entries the newest first */
async function messagesOf(
  context: RuntimeContext,
  community: string,
  entries: readonly IndexEntry[],
): Promise<readonly UnclearMessage[]> {
  const { store, clock } = context;
  const places = entries.map((entry) => ({ entry, ...placeOf(entry) }));
  const wanted = places.flatMap(({ id, channel, conversation }) => [
    keys.line(id),
    keys.note(id),
    keys.conversation(channel, conversation),
  ]);
  const found = await store.get(community, wanted, clock.now());
  const read = await Promise.all(
    places.map(async ({ entry, id, channel, conversation }) => {
      const talk = found.read(keys.conversation(channel, conversation))?.value;
      // A talk apart is for those who lead alone (D12).
      if (talk === undefined || talk.apart !== null) return null;
      const on = { channel, conversation };
      const note = found.read(keys.note(id))?.value;
      if (note) return judged(context, community, note, on);
      const line = found.read(keys.line(id))?.value;
      return line ? unclearLine(context, community, { entry, line, on }) : null;
    }),
  );
  const known = read.flatMap((one) => one ?? []);
  const judgedFirst = [...known.filter(isJudged), ...known.filter((one) => !isJudged(one))];
  const once = new Map<string, UnclearMessage>();
  for (const { line, message } of judgedFirst) if (!once.has(line)) once.set(line, message);
  return [...once.values()];
}

interface ReadMessage {
  /** Its line's id. */
  readonly line: string;
  readonly message: UnclearMessage;
}
const isJudged = ({ message: { how } }: ReadMessage): boolean => how === "wrong" || how === "real";

type Talk = Pick<ConversationId, "channel" | "conversation">;

async function unclearLine(
  context: RuntimeContext,
  community: string,
  { entry, line, on }: { readonly entry: IndexEntry; readonly line: Line; readonly on: Talk },
): Promise<ReadMessage | null> {
  const { understood, text, at } = line;
  const how = understood?.unclear;
  if (understood === null || how === undefined || how === "chosen") return null;
  const meant = how === "which" ? await chosenAfter(context, community, entry, line, on) : null;
  const message = { text, at, how, taken: understood.intent, meant, ...on };
  return { line: line.id, message };
}

/** What the resident chose when they were asked which. */
async function chosenAfter(
  context: RuntimeContext,
  community: string,
  { score }: IndexEntry,
  { id }: Line,
  on: Talk,
): Promise<string | null> {
  const after = { score, member: id };
  const behind = await linesIn(context, community, on, { after, limit: LINES_BEHIND });
  const answer = behind.find(({ understood }) => understood !== null);
  return answer?.understood?.unclear === "chosen" ? answer.understood.intent : null;
}

/** What a colleague says of a message. */
async function judged(
  context: RuntimeContext,
  community: string,
  { about, at, kind, text: meant }: Note,
  on: Talk,
): Promise<ReadMessage | null> {
  const query = { max: at, limit: LINES_BEFORE, reverse: true };
  const before = await linesIn(context, community, on, query);
  const line = before.find(({ id, message }) => about === id || about === message);
  if (!line?.understood) return null;
  const how = kind === "real-alarm" ? "real" : "wrong";
  const taken = line.understood.intent;
  const told = meant === "" ? null : meant;
  const message = { text: line.text, at: line.at, how, taken, meant: told, ...on } as const;
  return { line: line.id, message };
}

async function linesIn(
  { store, clock }: RuntimeContext,
  community: string,
  { channel, conversation }: Talk,
  query: Parameters<RuntimeContext["store"]["range"]>[2],
): Promise<readonly Line[]> {
  const entries = await store.range(community, indexes.lines(channel, conversation), query);
  const wanted = entries.map(({ member }) => keys.line(member));
  const found = await store.get(community, wanted, clock.now());
  return wanted.flatMap((key) => found.read(key)?.value ?? []);
}

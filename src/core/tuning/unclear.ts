import type { Content } from "../content/content.ts";
import type { Community } from "../records/community.ts";
import { ALARM, dangerMeant } from "../records/danger.ts";
import type { Decision, Unclear } from "../records/message.ts";
import { normalise } from "../text/normalise.ts";
import { EMERGENCY } from "../understanding/dangers/detect-danger.ts";
import { cosinesWith, indexPhrases } from "../understanding/model/phrase-index.ts";
import {
  vectorOf,
  type TextVector,
  type VectorSpace,
} from "../understanding/model/vector-space.ts";
import type { Understanding } from "../understanding/understanding.ts";
import { masked } from "./masked.ts";

/** A message that was not understood, or of which a colleague says so. */
export interface UnclearMessage {
  /** As it was written. */
  readonly text: string;
  /** ms UTC */
  readonly at: number;
  /** `wrong` and `real` by a colleague's word: that it was misunderstood, that an alarm was real. */
  readonly how: Exclude<Unclear, "chosen"> | "wrong" | "real";
  /** What it was taken for. */
  readonly taken: string;
  /**
   * What the resident chose then, or a colleague says that it means: see `meaningsIn`; null where
   * nobody did.
   */
  readonly meant: string | null;
  readonly channel: string;
  readonly conversation: string;
}

/** Such a message as the content of today takes it, and without who wrote it. */
interface ReadAgain extends UnclearMessage {
  readonly shown: string;
  /** What of it says what the matter is: a phrase to be. */
  readonly phrase: string;
  readonly now: { readonly intent: string; readonly decision: Decision };
}

/** Messages that say much the same. */
export interface UnclearGroup {
  /** The phrase that most of them are like. */
  readonly phrase: string;
  readonly count: number;
  /** How many of them the content of today does not understand: what a phrase for them may gain. */
  readonly left: number;
  /** Of them, each in other words, masked, the newest first. */
  readonly samples: readonly string[];
  readonly how: Readonly<Record<UnclearMessage["how"], number>>;
  readonly taken: string;
  /** What most of them turned out to mean; null where that is not known. */
  readonly meant: string | null;
  /** What the content of today takes it for. */
  readonly now: ReadAgain["now"];
  /** The content of today takes it for what it means, as far as anybody said that. */
  readonly isMended: boolean;
  /** The newest of them: when it was written, and in which conversation. */
  readonly newest: Pick<UnclearMessage, "at" | "channel" | "conversation">;
}

/** Words without who wrote them: as they are shown, and what of them says what the matter is. */
export function withoutWriter(
  words: string,
  understanding: Understanding,
  country: Community["country"],
) {
  const read = understanding.interpret(words, country);
  const { text, spans } = read;
  const matter = understanding.mattersIn(text, country).join("，");
  const own = matter === "" || matter === text ? read : understanding.interpret(matter, country);
  const phrase = masked(own.text, own.spans, "").trim();
  return { read, shown: masked(text, spans), phrase };
}

function readAgain(
  message: UnclearMessage,
  understanding: Understanding,
  country: Community["country"],
): ReadAgain {
  const { read, shown, phrase } = withoutWriter(message.text, understanding, country);
  const { match, danger } = read;
  const isReal = message.how === "real" && danger !== null;
  return {
    ...message,
    shown,
    phrase,
    meant: isReal ? `${ALARM}${danger}` : message.meant,
    now:
      danger === null
        ? { intent: match.intent, decision: match.decision }
        : { intent: EMERGENCY, decision: "act" },
  };
}

function isMended({ how, taken, meant, now }: ReadAgain): boolean {
  if (now.decision !== "act") return false;
  if (how === "real") return now.intent === EMERGENCY;
  if (how !== "wrong") return true;
  if (meant === null) return now.intent !== taken;
  return now.intent === (dangerMeant(meant) === null ? meant : EMERGENCY);
}

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Two are alike long, and a weekday stands in each as often. */
export const MONTH_MS = 28 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;

/** What a month's messages come to. */
export interface UnclearSummary {
  readonly groups: readonly UnclearGroup[];
  /** How many of them are understood by the content of today. */
  readonly understoodNow: number;
  /** What colleagues said of alarms. */
  readonly alarms: Readonly<Record<"real" | "false" | "missed", number>>;
  /** Week for week, the oldest first: how many there were, and how many of them are understood now. */
  readonly weeks: readonly { readonly count: number; readonly understoodNow: number }[];
}

/**
 * Reads messages again by the content of today and puts together what says the same: step for step,
 * so that whoever takes the steps can give way between them.
 */
export function* summarySteps(
  messages: readonly UnclearMessage[],
  { understanding, model }: Pick<Content, "understanding" | "model">,
  country: Community["country"],
  now: number,
): Generator<undefined, UnclearSummary> {
  const read: ReadAgain[] = [];
  for (const message of messages) {
    read.push(readAgain(message, understanding, country));
    yield;
  }
  const unclear = read.filter(({ how }) => how !== "real");
  const counted = (some: readonly ReadAgain[]) => ({
    count: some.length,
    understoodNow: some.filter(isMended).length,
  });
  const weeks = Array.from({ length: MONTH_MS / WEEK_MS }, (_, week) => {
    const from = now - MONTH_MS + week * WEEK_MS;
    return counted(unclear.filter(({ at }) => at > from && at <= from + WEEK_MS));
  });
  const { understoodNow } = counted(unclear);
  return {
    groups: yield* grouped(read, model.space),
    understoodNow,
    alarms: alarmsIn(messages),
    weeks,
  };
}

function alarmsIn(messages: readonly UnclearMessage[]): UnclearSummary["alarms"] {
  const wrong = messages.filter(({ how }) => how === "wrong");
  const isDanger = ({ meant }: UnclearMessage) => meant !== null && dangerMeant(meant) !== null;
  return {
    real: messages.filter(({ how }) => how === "real").length,
    false: wrong.filter((one) => one.taken === EMERGENCY && !isDanger(one)).length,
    missed: wrong.filter((one) => one.taken !== EMERGENCY && isDanger(one)).length,
  };
}

/** As like as two ways of saying the same thing are. */
const SAME = 0.45;
const MOST_SAMPLES = 5;

/** What colleagues judged first: that is seldom, and sure. Then the most frequent, the newest. */
function* grouped(
  messages: readonly ReadAgain[],
  space: VectorSpace,
): Generator<undefined, readonly UnclearGroup[]> {
  const newestFirst = messages.toSorted((one, other) => other.at - one.at);
  const vectors = newestFirst.map(({ phrase, shown }) =>
    vectorOf(space, normalise(phrase === "" ? shown : phrase)),
  );
  yield;
  const alikeTo = cosinesWith(indexPhrases(rowsOf(vectors), space.idf.length));
  const near: ReadonlySet<number>[] = [];
  for (const [own, vector] of vectors.entries()) {
    yield;
    const { alike, cosines } = alikeTo(vector);
    near.push(new Set([own, ...alike.filter((_text, n) => (cosines[n] ?? 0) >= SAME)]));
  }
  // Whoever has most like it speaks for them.
  const leading = near
    .map((texts, own) => ({ texts, own }))
    .toSorted((one, other) => other.texts.size - one.texts.size);
  const taken = new Set<number>();
  const groups = leading.flatMap(({ texts, own }) => {
    if (taken.has(own)) return [];
    const members = [...texts].filter((text) => !taken.has(text)).sort((one, other) => one - other);
    for (const text of members) taken.add(text);
    const [first, ...others] = members.flatMap((text) => newestFirst[text] ?? []);
    const leader = newestFirst[own];
    return first === undefined || leader === undefined ? [] : [groupOf(leader, [first, ...others])];
  });
  const judged = ({ how }: UnclearGroup): number => how.wrong + how.real;
  return groups.sort(
    (one, other) =>
      judged(other) - judged(one) || other.count - one.count || other.newest.at - one.newest.at,
  );
}

function groupOf(
  leader: ReadAgain,
  members: readonly [ReadAgain, ...(readonly ReadAgain[])],
): UnclearGroup {
  const count = (how: UnclearMessage["how"]): number =>
    members.filter((one) => one.how === how).length;
  const [{ at, channel, conversation }] = members;
  return {
    phrase: leader.phrase,
    count: members.length,
    left: members.filter((one) => one.how !== "real" && !isMended(one)).length,
    samples: [...new Set([leader, ...members].map(({ shown }) => shown))].slice(0, MOST_SAMPLES),
    how: {
      again: count("again"),
      which: count("which"),
      colleague: count("colleague"),
      wrong: count("wrong"),
      real: count("real"),
    },
    taken: leader.taken,
    meant: mostFrequent(members.flatMap(({ meant }) => meant ?? [])),
    now: leader.now,
    isMended: isMended(leader) && members.filter(isJudged).every(isMended),
    newest: { at, channel, conversation },
  };
}

const isJudged = ({ how }: UnclearMessage): boolean => how === "wrong" || how === "real";

function mostFrequent(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

function rowsOf(vectors: readonly TextVector[]) {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach(({ ids }, row) => {
    starts[row + 1] = (starts[row] ?? 0) + ids.length;
  });
  return {
    starts,
    ids: Int32Array.from(vectors.flatMap(({ ids }) => [...ids])),
    weights: Float32Array.from(vectors.flatMap(({ weights }) => [...weights])),
  };
}

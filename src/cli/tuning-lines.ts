import { formatProblem } from "../core/content/check/problem.ts";
import type { Operation, TuningVersion } from "../core/records/tuning.ts";
import type { Comparison, Sampled } from "../core/tuning/compare-contents.ts";
import type { Revisited } from "../core/tuning/compare-visits.ts";
import type { Opened, Retaken, Reworded } from "../core/tuning/compare-talks.ts";
import type { TunedIntent, TunedPhrase } from "../core/tuning/entries.ts";
import { undoneIn } from "../core/tuning/versions.ts";
import type { Checked } from "../runtime/tuning/tuning-desk.ts";

/** An operation in one line. */
export function saidOf(operation: Operation): string {
  const { file } = operation;
  const at = "at" in operation ? `#${operation.at.join(".")}` : "";
  switch (operation.kind) {
    case "add":
      return `+ ${file}${at}: ${operation.text}`;
    case "remove":
      return `- ${file}${at}: ${operation.text}`;
    case "set":
      return `= ${file}${at}: ${JSON.stringify(operation.value)}`;
    case "unset":
      return `- ${file}${at}`;
    case "create":
      return `+ ${file}`;
  }
}

/** How much residents say, by what they mean. */
export function intentLines(intents: readonly TunedIntent[]): readonly string[] {
  return intents.map(({ id, phrases }) => {
    const added = phrases.filter(({ isDraft }) => isDraft).length;
    const drafted = added > 0 ? `, ${added} in the draft` : "";
    return `${id}  ${counted(phrases.length, "phrase")}${drafted}`;
  });
}

/** What they say; what is in the draft alone has a plus. */
export function phraseLines({ phrases, not }: TunedIntent): readonly string[] {
  const mark = ({ isDraft }: TunedPhrase): string => (isDraft ? "+" : " ");
  return [
    ...phrases.map((one) => `${mark(one)} ${one.text}`),
    ...not.map((one) => `${mark(one)} not: ${one.text}`),
  ];
}

/** What a check found. */
export function checkLines({ problems, warnings, comparison, blocks }: Checked): readonly string[] {
  const lines = [...problems, ...warnings].map(formatProblem);
  if (comparison === null) return [...lines, "not publishable"];
  const { cases, dangers } = comparison;
  return [
    ...lines,
    `${playedWords(comparison)}, ${counted(cases.tried, "case")}, ${counted(dangers.tried, "danger")}`,
    ...talkLines(comparison),
    ...visitLines(comparison),
    ...some("cases gained", cases.gained, retaken),
    ...some("cases lost", cases.lost, retaken),
    ...some("cases not met", cases.unmet, retaken),
    ...some("dangers lost", dangers.lost, retaken),
    blocks ? "not publishable" : "publishable",
  ];
}

/** How the last month's conversations would go with the draft. */
export function replayLines({ problems, comparison }: Checked): readonly string[] {
  if (comparison === null) return [...problems.map(formatProblem), "nothing can be replayed"];
  return [`${playedWords(comparison)}, of the last month`, ...talkLines(comparison)];
}

function playedWords({ talks, messages }: Comparison): string {
  return `${counted(talks.played, "conversation")} of residents (${counted(messages, "message")})`;
}

function talkLines({ talks, gained, lost, changed }: Comparison): readonly string[] {
  return [
    talks.otherwise === 0
      ? "all go as they do now"
      : `${counted(talks.otherwise, "conversation")} would go otherwise`,
    ...some("understood now", gained, retaken),
    ...some("not understood any more", lost, retaken),
    ...some("taken otherwise", changed, retaken),
    ...some("answered otherwise", talks.reworded, reworded),
    ...some("tickets opened besides", talks.opened, opened),
    ...some("tickets not opened any more", talks.unopened, opened),
  ];
}

function visitLines({ visits }: Comparison): readonly string[] {
  const { played, served, lost, gained } = visits;
  return [
    `${counted(played, "simulated resident")}: ${served.was} get what they came for now, ${served.is} with the draft`,
    ...some("simulated residents who no longer get it", lost, revisited),
    ...some("simulated residents who get it now", gained, revisited),
  ];
}

function revisited({ is }: Revisited): string {
  return is
    .map(({ by, text }) => `${by === "desk" ? "  > " : ""}${inOneLine(text)}`)
    .join("\n    ");
}

function some<T>(
  title: string,
  { count, samples }: Sampled<T>,
  line: (sample: T) => string,
): readonly string[] {
  return count === 0 ? [] : [`${title}: ${count}`, ...samples.map((one) => `  ${line(one)}`)];
}

function retaken({ text, was, is }: Retaken): string {
  return `${inOneLine(text)}: ${taken(was)} → ${taken(is)}`;
}

function reworded({ text, was, is }: Reworded): string {
  const said = (reply: string | null): string => (reply === null ? "nothing" : inOneLine(reply));
  return `${inOneLine(text)}\n    now:   ${said(was)}\n    draft: ${said(is)}`;
}

function opened({ text, kind }: Opened): string {
  return `${inOneLine(text)}: ${kind}`;
}

function inOneLine(text: string): string {
  return text.replaceAll("\n", " ");
}

/** What is made of a text, in words. */
export function taken({ intent, decision }: Retaken["was"]): string {
  return intent === null ? "asks" : `${intent} (${decision})`;
}

/** The newest first. */
export function historyLines(versions: readonly TuningVersion[]): readonly string[] {
  const undone = undoneIn(versions);
  return versions.toReversed().map((one) => {
    const { version, at, by, approvedBy, why, undoes, operations } = one;
    const who = approvedBy === undefined ? by.name : `${by.name}, approved by ${approvedBy.name}`;
    const what = undoes === null ? counted(operations.length, "change") : `undoes ${undoes}`;
    const gone = undone.has(version) ? " (undone)" : "";
    return `${version}  ${new Date(at).toISOString()}  ${who}  ${what}${gone}  ${why}`.trimEnd();
  });
}

export function counted(count: number, thing: string): string {
  return `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
}

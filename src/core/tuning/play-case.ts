import type { Content, JudgedTalk, Problem } from "../content/content.ts";
import type { Taken } from "../content/check/check-judged.ts";
import { error } from "../content/check/problem.ts";
import { playTalk, type Stage, type TalkStep } from "./play-talk.ts";

/** The morning of Monday, 23 November 2026, from Hong Kong to Taipei: every office is open. */
const MORNING = 1_795_401_000_000;
/** Between two messages: each is answered before the next comes. */
const PAUSE_MS = 30_000;

/** The kind of the first ticket that a conversation opens, as it is taken for it. */
export function openedBy(says: readonly string[], stage: Stage): Taken {
  const steps = says.map((text, n): TalkStep => ({
    kind: "resident",
    at: MORNING + n * PAUSE_MS,
    text,
    pressed: null,
    attachments: [],
    person: "resident",
    to: "desk",
  }));
  const talk = {
    community: stage.community.id,
    channel: "web",
    conversation: "case",
    person: "resident",
    language: null,
    known: {},
    amongOthers: undefined,
    steps,
  };
  const [opened] = playTalk(talk, stage).played.flatMap((step) => step.opened);
  return opened === undefined
    ? { intent: null, decision: "ask" }
    : { intent: opened, decision: "act" };
}

/** A conversation as it is shown in one line. */
export function inOneLine({ says }: JudgedTalk): string {
  return says.join("／");
}

/** Conversations that do not open what they must. */
export function checkTalks(content: Content, stage: Omit<Stage, "content">): readonly Problem[] {
  return content.talks.flatMap((talk) => {
    const opened = openedBy(talk.says, { ...stage, content }).intent;
    if (opened === talk.opens) return [];
    const message = `"${inOneLine(talk)}" does not open "${talk.opens}" but ${opened ?? "nothing"}`;
    const cure = "Try it with `frontdesk talk`, and add what is not understood to the phrases.";
    return [error(talk.spot, "case-lost", message, cure)];
  });
}

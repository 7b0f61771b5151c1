import { madeOnce } from "../made-once.ts";
import { isSameFor, watched, type Asked } from "./watched.ts";
import { playTalk, type Played, type Stage, type Talk } from "./play-talk.ts";
import type { Content } from "../content/content.ts";
import type { Conversation } from "../records/conversation.ts";

/** A talk as it went. */
export interface Play {
  readonly played: readonly Played[];
  /** Of who wrote, when it ended. */
  readonly known: Conversation["known"];
  /** All that the stage's content was asked. */
  readonly asked: readonly Asked[];
}

/** What was played with a content, as long as somebody has it: one check follows another. */
const playsWith = madeOnce((_content: Content) => new Map<string, Play>());

/** Plays a talk, or tells how it went before. */
export function played(talk: Talk, stage: Stage): Play {
  const plays = playsWith(stage.content);
  const name = nameOf(talk, stage);
  const before = plays.get(name);
  if (before !== undefined) return before;
  const { content, watch } = watched(stage.content);
  const asked = watch();
  const { played, conversation } = playTalk(talk, { ...stage, content });
  const play = { played, known: conversation.known, asked };
  plays.set(name, play);
  return play;
}

/**
 * Plays a talk as {@link played}, on a stage beside another: where all that the other's content was
 * asked has the same answer here, it goes as it went there.
 */
export function playedBeside(talk: Talk, stage: Stage, other: Stage): Play {
  const name = nameOf(talk, stage);
  const there = played(talk, other);
  const isSame =
    name === nameOf(talk, other) && isSameFor(there.asked, other.content, stage.content);
  if (!isSame) return played(talk, stage);
  playsWith(stage.content).set(name, there);
  return there;
}

/** By all that a play depends on besides the content. */
function nameOf(talk: Talk, { community, announcements, burstMs }: Stage): string {
  return JSON.stringify([talk, community, announcements, burstMs]);
}

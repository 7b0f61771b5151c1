import type { Catalogue } from "../simulated/catalogue.ts";
import { isUnderWay } from "../records/matter.ts";
import { talkOf, type Cast, type Written } from "../simulated/cast.ts";
import { hear } from "../simulated/heard.ts";
import { isServed, type Exchange } from "../simulated/served.ts";
import { meantBy } from "../turn/offers.ts";
import {
  beginTalk,
  endTalk,
  playStep,
  type PlayedTalk,
  type Stage,
  type TalkStep,
} from "./play-talk.ts";

/** A conversation that simulated residents had with the desk. */
export interface Visit {
  /** They got what they came for: a ticket of its kind, an answer to the point, or a person. */
  readonly isServed: boolean;
  readonly lines: readonly VisitLine[];
}

/** What was said, and by whom. */
export interface VisitLine {
  readonly by: "resident" | "desk";
  readonly text: string;
}

/** How it went, and what each of them heard. */
interface PlayedCast extends PlayedTalk {
  readonly exchanges: readonly Exchange[];
}

/**
 * Plays a conversation in which each word depends on the one before.
 * @param cast has not said a word yet: a cast plays once
 * @param reads what the desk says by the phrases of the content that is played
 */
export function playCast(cast: Cast, reads: Catalogue, stage: Stage): PlayedCast {
  const about = {
    community: stage.community.id,
    channel: "web",
    conversation: "visit",
    person: "resident",
    language: null,
    known: {},
    amongOthers: undefined,
    steps: [],
  };
  let state = beginTalk(about);
  let now = cast.begins;
  const exchanges: Exchange[] = [];
  const talk = talkOf(cast);
  for (let next = talk.next(); next.done !== true;) {
    const { message } = next.value;
    if (exchanges.length > 0) now += message.after * 1_000;
    const { tickets } = state;
    state = playStep(state, stepOf(next.value, now), about, stage);
    const { said = new Map<string, string>(), choices = [] } = state.played.at(-1) ?? {};
    const texts = [...said.values()];
    const heard = hear(reads, {
      replies: texts.map((text, n) => ({ text, choices: n < texts.length - 1 ? [] : choices })),
      draft: state.conversation.matters.findLast(isUnderWay) ?? null,
      tickets: state.tickets.filter((ticket) => !tickets.includes(ticket)),
    });
    exchanges.push({ ...next.value, heard });
    next = talk.next(heard);
  }
  return { ...endTalk(state, stage), exchanges };
}

/** The same, as it is shown. */
export function playVisit(cast: Cast, reads: Catalogue, stage: Stage): Visit {
  const { played, conversation, exchanges } = playCast(cast, reads, stage);
  return {
    isServed: isServed(cast, {
      exchanges,
      opened: played.flatMap(({ opened }) => opened),
      isHandedOver: conversation.owner.kind === "waiting",
    }),
    lines: played.flatMap(({ step, said }): readonly VisitLine[] => [
      ...(step.kind === "resident" ? [{ by: "resident" as const, text: step.text }] : []),
      ...[...said.values()].map((text) => ({ by: "desk" as const, text })),
    ]),
  };
}

function stepOf({ who, message }: Written, at: number): TalkStep {
  return {
    kind: "resident",
    at,
    text: message.text,
    pressed: message.choice && meantBy({ value: message.choice }),
    attachments: Array.from({ length: message.photos }, (_, n) => ({
      id: null,
      name: `photo-${n}.jpg`,
      type: "image/jpeg",
    })),
    person: who.id,
    to: "desk",
  };
}

import type { Taken } from "../content/check/check-judged.ts";
import type { Compiled } from "../content/check/compile.ts";
import { addressOf, fullName } from "../courtesy/address.ts";
import { unitWords } from "../courtesy/unit-words.ts";
import { LANGUAGES, type Understood } from "../records/message.ts";
import type { Slots } from "../records/ticket.ts";
import { masked, maskedReply, personalWords } from "./masked.ts";
import { playTalk, type Played, type Stage, type Talk } from "./play-talk.ts";
import { remembering } from "./remembering.ts";

/** A message that is taken for something else. */
export interface Retaken {
  readonly text: string;
  readonly was: Taken;
  readonly is: Taken;
}

/** A message that is taken as before and answered otherwise; null where nothing is said. */
export interface Reworded {
  readonly text: string;
  readonly was: string | null;
  readonly is: string | null;
}

/** A message upon which a ticket was opened, and its kind. */
export interface Opened {
  readonly text: string;
  readonly kind: string;
}

/** Made fit to be shown when it is: of most of it the number alone is. */
type Found<T> = { readonly [K in keyof T]: readonly (() => T[K])[] };

/** Where a talk runs otherwise. */
export type TalkDifferences = Found<{
  /** Not understood before, and now they are. */
  readonly gained: Retaken;
  /** Understood before, and now they are not. */
  readonly lost: Retaken;
  /** Taken for something else, and so answered otherwise. */
  readonly changed: Retaken;
  /** The first reply that differs, where none of that came before it. */
  readonly reworded: Reworded;
  /** Tickets that are opened only now. */
  readonly opened: Opened;
  /** Tickets that are not opened any more. */
  readonly unopened: Opened;
}> & {
  /** Of residents. */
  readonly messages: number;
  readonly runsOtherwise: boolean;
};

/** Plays a talk with what is in use and with the draft. */
export function compareTalk(
  talk: Talk,
  was: Stage<Compiled>,
  is: Stage<Compiled>,
): TalkDifferences {
  const [before, after] = [
    plays.of({ talk, stage: was }, was.content),
    // Another hour of closing is another talk.
    plays.beside({ talk, stage: is }, is.content, was.content, { talk, stage: was }),
  ];
  const show = showing(is, [before, after]);
  const pairs = before.played.flatMap((one, n): readonly Pair[] => {
    const other = after.played[n];
    return other === undefined ? [] : [pairOf(one, other)];
  });
  const retaken = pairs.filter(({ becomes }) => becomes !== null);
  const of = (becomes: Pair["becomes"]) =>
    retaken
      .filter((one) => one.becomes === becomes)
      .map((one) => () => ({
        text: show.written(textOf(one.was)),
        was: takenOf(one.was),
        is: takenOf(one.is),
      }));
  const [otherwise] = pairs.filter(({ differs, becomes }) => differs || becomes !== null);
  const opened = lacking(before, after);
  const unopened = lacking(after, before);
  return {
    messages: talk.steps.filter(({ kind }) => kind === "resident").length,
    runsOtherwise: otherwise !== undefined || opened.length > 0 || unopened.length > 0,
    gained: of("gained"),
    lost: of("lost"),
    changed: of("changed"),
    reworded: otherwise?.becomes === null ? [() => rewordedIn(otherwise, show)] : [],
    opened: opened.map(({ step, kind }) => () => ({ text: show.written(textOf(step)), kind })),
    unopened: unopened.map(({ step, kind }) => () => ({ text: show.written(textOf(step)), kind })),
  };
}

/** A talk as it went. */
interface Play {
  readonly played: readonly Played[];
  /** Of who wrote, when it ended. */
  readonly known: Talk["known"];
}

interface Staged {
  readonly talk: Talk;
  readonly stage: Omit<Stage, "content">;
}

const plays = remembering(nameOf, ({ talk, stage }: Staged, content): Play => {
  const { played, conversation } = playTalk(talk, { ...stage, content });
  return { played, known: conversation.known };
});

function nameOf({ talk, stage: { community, announcements, burstMs } }: Staged): string {
  return JSON.stringify([talk, community, announcements, burstMs]);
}

/** A step in both plays. */
interface Pair {
  readonly was: Played;
  readonly is: Played;
  /** Something else is said. */
  readonly differs: boolean;
  readonly becomes: "gained" | "lost" | "changed" | null;
}

function pairOf(was: Played, is: Played): Pair {
  const [before, after] = [[...was.said.values()], [...is.said.values()]];
  const differs = before.length !== after.length || before.some((text, n) => text !== after[n]);
  return { was, is, differs, becomes: differs ? becomes(takenOf(was), takenOf(is)) : null };
}

function becomes(was: Taken, is: Taken): Pair["becomes"] {
  if (was.intent === null || is.intent === null) {
    if (was.intent === is.intent) return null;
    return was.intent === null ? "gained" : "lost";
  }
  return was.intent === is.intent && was.decision === is.decision ? null : "changed";
}

/** Null where the desk asks to say it again, which is meant, or leaves it to a colleague. */
function takenOf({ understood }: Played): Taken {
  const { intent, decision, unclear = "chosen" } = understood ?? NOTHING;
  return decision === "ask" || unclear !== "chosen"
    ? { intent: null, decision: "ask" }
    : { intent, decision };
}

/** A colleague's step. */
const NOTHING: Pick<Understood, "intent" | "decision" | "unclear"> = {
  intent: "",
  decision: "ask",
};

function rewordedIn({ was, is }: Pair, show: Shown): Reworded {
  const [before, after] = [[...was.said.values()], [...is.said.values()]];
  const same = before.findIndex((text, n) => text !== after[n]);
  const at = same < 0 ? before.length : same;
  return {
    text: show.written(textOf(was)),
    was: show.said(before[at]),
    is: show.said(after[at]),
  };
}

/** Tickets that the other play opened and this one did not, by their kind. */
function lacking(
  { played: own }: Play,
  { played: other }: Play,
): readonly { readonly step: Played; readonly kind: string }[] {
  const left = own.flatMap(({ opened }) => opened);
  return other.flatMap((step) =>
    step.opened.flatMap((kind) => {
      const at = left.indexOf(kind);
      if (at < 0) return [{ step, kind }];
      left.splice(at, 1);
      return [];
    }),
  );
}

function textOf({ step }: Played): string {
  return step.kind === "resident" ? step.text : "";
}

/** Words as they may be shown: nobody is told who wrote them. */
interface Shown {
  /** Of a resident. */
  written(text: string): string;
  /** Of the desk; null where it said nothing. */
  said(text: string | undefined): string | null;
}

function showing({ content, community }: Stage, both: readonly Play[]): Shown {
  const read = (text: string) => content.understanding.interpret(text, community.country);
  const told = (): readonly string[] => [
    ...both.flatMap(({ known }) => wordsIn(known)),
    ...(both[0]?.played ?? []).flatMap((step) => {
      const { text, spans } = read(textOf(step));
      return personalWords(text, spans);
    }),
  ];
  return {
    written(text) {
      const { text: cleaned, spans } = read(text);
      return masked(cleaned, spans);
    },
    said: (text) => (text === undefined ? null : maskedReply(text, told())),
  };
}

/** Names, homes and phones, as they are said. */
function wordsIn({ name, unit, phone }: Slots): readonly string[] {
  const names = name
    ? [fullName(name), `${name.surname}${name.given ?? ""}`, name.given ?? ""]
    : [];
  const said = LANGUAGES.flatMap((language) => [
    addressOf(name, language),
    ...(unit ? [unitWords(unit, language)] : []),
  ]);
  return [...names, ...said, phone ?? ""].filter((word) => [...word].length > 1);
}

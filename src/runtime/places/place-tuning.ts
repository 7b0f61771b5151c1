import { z } from "zod";
import { formatProblem } from "../../core/content/check/problem.ts";
import type { Fillings } from "../../core/content/content.ts";
import { mayTune } from "../../core/people/acts.ts";
import type { Staff } from "../../core/records/actor.ts";
import { closest } from "../../core/text/closest.ts";
import { unseenCharacter } from "../../core/text/unseen-characters.ts";
import { addedPhrase } from "../../core/tuning/added-phrase.ts";
import type { Retaken } from "../../core/tuning/compare-contents.ts";
import { tuningCommand, TUNING_STEPS } from "../../core/tuning/feature.ts";
import { withoutWriter } from "../../core/tuning/unclear.ts";
import type { ConversationId, RuntimeContext } from "../context.ts";
import type { People } from "../people/people.ts";
import type { Checked, NotPublished, TuningDesk } from "../tuning/tuning-desk.ts";
import { takenLines } from "./read-case.ts";

/** Admins tune from a place what the bot understands; nobody else. */
export interface PlaceTuning {
  /** What a colleague chooses of who says that a message was misunderstood. */
  meanings(on: ConversationId): Promise<Meanings>;
  /**
   * Puts a misunderstood message into the draft, as a phrase of what a colleague says that it means.
   * Null where they may not tune, or no phrase is left of the words without who wrote them.
   */
  stage(by: Staff, on: ConversationId, meant: Meant): Promise<TuningNews | null>;
  /** Goes on with what was staged. */
  goOn(by: Staff, community: string, step: TuningStep): Promise<TuningNews>;
  /** `phrase INTENT TEXT`, `try TEXT`, `undo VERSION`. */
  tune(by: Staff, community: string, typed: string): Promise<TuningNews>;
}

export interface Meanings {
  /** The resident's, the newest first. */
  readonly messages: readonly Option[];
  /** Which of them it is most likely. */
  readonly likely: string;
  /** The first is not to know. */
  readonly intents: readonly Option[];
}
interface Option {
  readonly id: string;
  readonly words: string;
}

/** Which message, by its id, means what; empty where that is not known. */
export interface Meant {
  readonly message: string;
  readonly intent: string;
}

/** What came of it, and how to go on. */
export interface TuningNews {
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly step: TuningStep }[];
}

export const tuningStepSchema = z.object({
  tune: z.enum(TUNING_STEPS),
  /** Of the draft, as it was seen. */
  revision: z.int(),
  /** What was staged, by its id in the draft. */
  staged: z.string(),
});
export type TuningStep = Readonly<z.infer<typeof tuningStepSchema>>;

export interface PlaceTuningParts {
  readonly context: RuntimeContext;
  readonly people: People;
  readonly communities: { all(): readonly { readonly id: string }[] };
  /** Null where nothing is tuned. */
  readonly tuning: TuningDesk | null;
}

const INTENT = "intent.";
const PERSON = "talk-to-human";
const OUT_OF_SCOPE = "out-of-scope";
/** A colleague acts soon: more is no list to look through. */
const MOST_MESSAGES = 10;
/** As long as a phrase may be in the files. */
const LONGEST_PHRASE = 400;

export function placeTuning(
  { context, people, communities, tuning }: PlaceTuningParts,
  say: (community: string, key: string, fillings?: Fillings) => string,
): PlaceTuning {
  const tuningOf = ({ id }: Staff): TuningDesk | null => {
    const account = people.find(id);
    const everywhere = communities.all().map((one) => one.id);
    return account !== undefined && mayTune(account, everywhere) ? tuning : null;
  };
  const only = (text: string): TuningNews => ({ text, buttons: [] });
  const named = (community: string, intent: string): string => {
    const { phrases } = context.content(community);
    const key = [`intent.${intent}`, `tune.meaning.${intent}`].find((one) => phrases.has(one));
    return key === undefined ? intent : say(community, key);
  };
  const withSteps = (
    community: string,
    text: string,
    steps: readonly TuningStep[],
  ): TuningNews => ({
    text,
    buttons: steps.map((step) => ({ label: say(community, `tune.do.${step.tune}`), step })),
  });

  const stagePhrase = async (
    desk: TuningDesk,
    by: Staff,
    community: string,
    { intent, text }: { readonly intent: string; readonly text: string },
  ): Promise<TuningNews> => {
    if (text.length > LONGEST_PHRASE || unseenCharacter(text) !== null)
      return only(say(community, "tune.unfit"));
    const intents = await desk.intents();
    const found = intents.find(({ id }) => id === intent);
    if (found === undefined) {
      const ids = intents.map(({ id }) => id);
      const near = closest(intent, ids) ?? "";
      return only(say(community, "tune.no-intent", { text: intent, intent: near }));
    }
    const about = { text, intent: named(community, intent) };
    if (found.phrases.some((phrase) => phrase.text === text))
      return only(say(community, "tune.known", about));
    const owner = intents.find(({ phrases }) => phrases.some((phrase) => phrase.text === text));
    if (owner !== undefined)
      return only(say(community, "tune.owned", { text, intent: named(community, owner.id) }));
    const { revision } = desk.now().draft;
    const change = { add: [addedPhrase(found.file, text)], drop: [] };
    const done = await desk.draft(revision, by, change);
    if (!done.ok) return refused(desk, community, { why: done.error }, "");
    const { draft } = done.value;
    const on = { revision: draft.revision, staged: draft.operations.at(-1)?.id ?? "" };
    return withSteps(community, say(community, "tune.staged", about), [
      { tune: "check", ...on },
      { tune: "discard", ...on },
    ]);
  };

  const refused = (
    desk: TuningDesk,
    community: string,
    error: NotPublished,
    staged: string,
  ): TuningNews => {
    const { revision } = desk.now().draft;
    switch (error.why) {
      case "content-broken": {
        const [first] = error.problems;
        const text = first === undefined ? "" : formatProblem(first);
        const count = String(error.problems.length);
        return only(say(community, "tune.broken", { count, text }));
      }
      case "protected-lost":
        return only(found(desk, community, error.checked));
      case "draft-changed":
        return withSteps(community, say(community, "tune.not.draft-changed"), [
          { tune: "check", revision, staged },
        ]);
      case "draft-full":
      case "nothing-drafted":
      case "no-such-version":
      case "draft-conflicts":
      case "approval-needed":
        return only(say(community, `tune.not.${error.why}`));
    }
  };

  /** What a check found, in a sentence. */
  const found = (desk: TuningDesk, community: string, checked: Checked): string => {
    const { problems, comparison, blocks } = checked;
    const [problem] = problems;
    if (comparison === null) {
      const count = String(problems.length);
      const text = problem === undefined ? "" : formatProblem(problem);
      return say(community, "tune.broken", { count, text });
    }
    const { cases, dangers, gained, lost, changed } = comparison;
    if (blocks) {
      const [worst] = [...dangers.lost.samples, ...cases.lost.samples];
      const count = String(dangers.lost.count + cases.lost.count);
      return say(community, "tune.blocked", { count, text: worst?.text ?? "" });
    }
    return say(community, "tune.checked", {
      count: String(desk.now().draft.operations.length),
      items: String(comparison.messages),
      gained: String(gained.count),
      lost: String(lost.count),
      changed: String(changed.count),
    });
  };

  const takenAs = (community: string, { intent, decision }: Retaken["is"]): string =>
    say(community, `tune.taken.${decision}`, { intent: named(community, intent ?? "") });

  return {
    async meanings(on) {
      const lines = (await takenLines(context, on)).slice(0, MOST_MESSAGES);
      const { phrases } = context.content(on.community);
      const ids = [...phrases.keys()].filter((key) => key.startsWith(INTENT));
      const own = ids.map((key) => key.slice(INTENT.length));
      const option = (id: string): Option => ({ id, words: named(on.community, id) });
      // Whoever is misunderstood asks for a person, and in that they are understood.
      const likely = lines.find(({ understood }) => understood?.intent !== PERSON) ?? lines[0];
      return {
        messages: lines.map(({ id, text }) => ({ id, words: text })),
        likely: likely?.id ?? "",
        intents: [
          { id: "", words: say(on.community, "tune.meaning.unknown") },
          ...[...own, OUT_OF_SCOPE].map(option),
        ],
      };
    },
    async stage(by, on, { message, intent }) {
      const desk = tuningOf(by);
      const lines = desk && (await takenLines(context, on));
      const line = lines?.find(({ id }) => id === message);
      if (desk === null || !line || intent === "") return null;
      const { community } = on;
      const { understanding } = context.content(community);
      const { country } = context.community(community);
      const { phrase: text } = withoutWriter(line.text, understanding, country);
      return text === "" ? null : stagePhrase(desk, by, community, { intent, text });
    },
    async goOn(by, community, { tune, revision, staged }) {
      const desk = tuningOf(by);
      if (desk === null) return only(say(community, "tune.admins-alone"));
      switch (tune) {
        case "check": {
          const done = await desk.check(revision);
          if (!done.ok) return refused(desk, community, { why: done.error }, staged);
          const text = found(desk, community, done.value);
          const next = done.value.blocks ? (["discard"] as const) : TUNING_STEPS.slice(1);
          const steps = next.map((step) => ({ tune: step, revision, staged }));
          return withSteps(community, text, steps);
        }
        case "publish": {
          const done = await desk.publish(revision, by, "");
          if (!done.ok) return refused(desk, community, done.error, staged);
          if (done.value.draft.asked !== null)
            return withSteps(community, say(community, "tune.asked", { staff: by.name }), [
              { tune: "publish", revision, staged },
              { tune: "discard", revision, staged },
            ]);
          const version = String(done.value.version);
          return only(say(community, "tune.published", { version }));
        }
        case "discard": {
          const { draft } = desk.now();
          const isThere = draft.operations.some(({ id }) => id === staged);
          if (!isThere) return only(say(community, "tune.not.nothing-drafted"));
          const done = await desk.draft(draft.revision, by, { add: [], drop: [staged] });
          return done.ok
            ? only(say(community, "tune.discarded"))
            : refused(desk, community, { why: done.error }, staged);
        }
      }
    },
    async tune(by, community, typed) {
      const desk = tuningOf(by);
      if (desk === null) return only(say(community, "tune.admins-alone"));
      const command = tuningCommand(typed);
      switch (command?.act) {
        case "phrase":
          return stagePhrase(desk, by, community, command);
        case "try": {
          const [tried] = await desk.tries([command.text]);
          if (tried === undefined) return only(say(community, "tune.untried"));
          const now = takenAs(community, tried.was);
          const draft = takenAs(community, tried.is);
          const { text } = command;
          const told = { text, now, draft: now === draft ? "" : draft };
          return only(say(community, "tune.tried", told));
        }
        case "undo": {
          const { version } = command;
          const done = await desk.undo(version, by, "");
          return done.ok
            ? only(say(community, "tune.undone", { version: String(version) }))
            : refused(desk, community, done.error, "");
        }
        case undefined:
          return only(say(community, "tune.help"));
      }
    },
  };
}

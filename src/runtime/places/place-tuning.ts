import { z } from "zod";
import type { Fillings } from "../../core/content/content.ts";
import { mayTune } from "../../core/people/acts.ts";
import { dangerMeant } from "../../core/records/danger.ts";
import type { Operation } from "../../core/records/tuning.ts";
import type { Staff } from "../../core/records/actor.ts";
import { closest } from "../../core/text/closest.ts";
import { unseenCharacter } from "../../core/text/unseen-characters.ts";
import { LONGEST_PHRASE } from "../../core/tuning/imported-phrases.ts";
import { addedPhrase } from "../../core/tuning/added-phrase.ts";
import type { Retaken } from "../../core/tuning/compare-talks.ts";
import { tuningCommand, TUNING_STEPS } from "../../core/tuning/feature.ts";
import { meaningWords } from "../../core/tuning/meanings.ts";
import { withoutWriter } from "../../core/tuning/unclear.ts";
import type { ConversationId, RuntimeContext } from "../context.ts";
import type { People } from "../people/people.ts";
import type { Checked, NotPublished, TuningDesk } from "../tuning/tuning-desk.ts";
import { brokenWords, checkWords } from "./check-words.ts";
import { meaningsOf, type Meanings, type Meant } from "./meanings.ts";
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

const EXAMPLES = "intents/emergency-examples.yml";

export function placeTuning(
  { context, people, communities, tuning }: PlaceTuningParts,
  say: (community: string, key: string, fillings?: Fillings) => string,
): PlaceTuning {
  const tuningOf = ({ id }: Staff): TuningDesk | null => {
    const account = people.find(id);
    const everywhere = communities.all().map((one) => one.id);
    return account !== undefined && mayTune(account, everywhere) ? tuning : null;
  };
  const sayIn =
    (community: string) =>
    (key: string, fillings: Fillings = {}): string =>
      say(community, key, fillings);
  const only = (text: string): TuningNews => ({ text, buttons: [] });
  const named = (community: string, intent: string): string =>
    meaningWords(context.content(community).phrases, intent, "zh-Hant");
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
    return drafted(
      desk,
      by,
      community,
      addedPhrase(found.file, text),
      say(community, "tune.staged", about),
    );
  };

  const drafted = async (
    desk: TuningDesk,
    by: Staff,
    community: string,
    operation: Operation,
    words: string,
  ): Promise<TuningNews> => {
    const { revision } = desk.now().draft;
    const done = await desk.draft(revision, by, { add: [operation], drop: [] });
    if (!done.ok) return refused(desk, community, { why: done.error }, "");
    const { draft } = done.value;
    const on = { revision: draft.revision, staged: draft.operations.at(-1)?.id ?? "" };
    return withSteps(community, words, [
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
      case "content-broken":
        return only(brokenWords(error.problems, sayIn(community)));
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

  const found = (desk: TuningDesk, community: string, checked: Checked): string =>
    checkWords(checked, desk.now().draft.operations.length, sayIn(community));

  const takenAs = (community: string, { intent, decision }: Retaken["is"]): string =>
    say(community, `tune.taken.${decision}`, { intent: named(community, intent ?? "") });

  return {
    meanings: (on) => meaningsOf(context, on),
    async stage(by, on, { message, intent }) {
      const desk = tuningOf(by);
      const lines = desk && (await takenLines(context, on));
      const line = lines?.find(({ id }) => id === message);
      if (desk === null || !line || intent === "") return null;
      const { community } = on;
      const { understanding } = context.content(community);
      const { country } = context.community(community);
      const { read, phrase: text } = withoutWriter(line.text, understanding, country);
      if (text === "") return null;
      const kind = dangerMeant(intent);
      if (kind === null && read.danger === null)
        return stagePhrase(desk, by, community, { intent, text });
      // A false alarm teaches what is harmless, one that was missed what is a danger.
      const at = kind === null ? ["harmless"] : ["dangers", kind];
      const danger = kind === null ? "" : say(community, `danger.${kind}`);
      const words = say(community, kind === null ? "tune.harmless" : "tune.danger", {
        text,
        danger,
      });
      return drafted(desk, by, community, { kind: "add", file: EXAMPLES, at, text }, words);
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

import { userInfo } from "node:os";
import { z } from "zod";
import { formatProblem } from "../core/content/check/problem.ts";
import { didYouMean } from "../core/text/closest.ts";
import type { StaffMember } from "../core/records/actor.ts";
import { operationSchema, type Operation, type Tuning } from "../core/records/tuning.ts";
import type { Result } from "../core/result.ts";
import { addedPhrase } from "../core/tuning/added-phrase.ts";
import { settingsBetween, settingsFiles } from "../core/tuning/community-settings.ts";
import type { TunedIntent } from "../core/tuning/entries.ts";
import type { NotPublished, TuningDesk } from "../runtime/tuning/tuning-desk.ts";
import { Refused } from "./exit-code.ts";
import { importLines } from "./import-lines.ts";
import {
  checkLines,
  counted,
  historyLines,
  intentLines,
  phraseLines,
  replayLines,
  saidOf,
  taken,
} from "./tuning-lines.ts";

const texts = z.array(z.string().trim().min(1).max(400)).min(1);
const why = z.string().trim().max(500).default("");

export const fileSchema = z.object({ path: z.string(), text: z.string() });

/** What the operator asks for, as it also goes to a desk at work. */
export const askedSchema = z.discriminatedUnion("act", [
  z.object({ act: z.literal("list"), intent: z.string().nullable() }),
  z.object({ act: z.literal("add"), intent: z.string(), texts }),
  z.object({ act: z.literal("remove"), intent: z.string(), texts }),
  z.object({ act: z.literal("move"), from: z.string(), to: z.string(), texts }),
  z.object({ act: z.literal("try"), texts }),
  z.object({
    act: z.literal("import"),
    /** Its ending says what it is. */
    name: z.string(),
    base64: z.string(),
    apply: z.boolean(),
  }),
  z.object({
    act: z.literal("bring"),
    operations: z.array(operationSchema),
    /** Exported settings of communities. */
    settings: z.array(fileSchema),
    apply: z.boolean(),
  }),
  z.object({ act: z.literal("draft") }),
  z.object({ act: z.literal("discard") }),
  z.object({ act: z.literal("check") }),
  z.object({ act: z.literal("replay") }),
  z.object({ act: z.literal("publish"), why }),
  z.object({ act: z.literal("undo"), version: z.coerce.number().int(), why }),
  z.object({ act: z.literal("history") }),
  /** As JSON: for an export. */
  z.object({ act: z.literal("published") }),
  z.object({ act: z.literal("settings") }),
]);
export type Asked = z.infer<typeof askedSchema>;

/** What a desk at work answers to `frontdesk phrases`. */
export function tuningFor(tuning: TuningDesk): (told: string) => Promise<string> {
  return (told) => answerTo(tuning, askedSchema.parse(JSON.parse(told)));
}

/**
 * Does what is asked, and says what came of it, in lines.
 * @throws Refused with the reason
 */
export async function answerTo(tuning: TuningDesk, asked: Asked): Promise<string> {
  switch (asked.act) {
    case "list":
      return list(await tuning.intents(), asked.intent).join("\n");
    case "add": {
      const { file } = intentNamed(await tuning.intents(), asked.intent);
      return draft(
        tuning,
        asked.texts.map((text) => addedPhrase(file, text)),
        [],
      );
    }
    case "remove": {
      const intent = intentNamed(await tuning.intents(), asked.intent);
      const { operations, drop } = removal(tuning.now(), intent, asked.texts);
      return draft(tuning, operations, drop);
    }
    case "move": {
      const intents = await tuning.intents();
      const { operations, drop } = removal(
        tuning.now(),
        intentNamed(intents, asked.from),
        asked.texts,
      );
      const { file } = intentNamed(intents, asked.to);
      return draft(
        tuning,
        [...operations, ...asked.texts.map((text) => addedPhrase(file, text))],
        drop,
      );
    }
    case "try": {
      const tried = await tuning.tries(asked.texts);
      return tried
        .flatMap(({ text, was, is }) => [text, `  ${taken(was)} → ${taken(is)}`])
        .join("\n");
    }
    case "import":
      return imported(tuning, asked);
    case "bring":
      return brought(tuning, asked);
    case "draft":
      return drafted(tuning);
    case "discard":
      return draft(
        tuning,
        [],
        tuning.now().draft.operations.map(({ id }) => id),
      );
    case "check":
    case "replay": {
      const checked = await tuning.check(tuning.now().draft.revision);
      if (!checked.ok) throw new Refused(REASONS[checked.error], 1);
      const lines = asked.act === "check" ? checkLines : replayLines;
      return lines(checked.value).join("\n");
    }
    case "publish":
      return published(await tuning.publish(tuning.now().draft.revision, operator(), asked.why));
    case "undo":
      return published(await tuning.undo(asked.version, operator(), asked.why));
    case "history":
      return historyLines(tuning.versions()).join("\n");
    case "published":
      return JSON.stringify(tuning.published());
    case "settings":
      return JSON.stringify(settingsFiles(await tuning.communities()));
  }
}

const NOT_APPLIED = "nothing was changed: --apply puts them into the draft";

const REASONS = {
  "draft-changed": "somebody has just changed the draft: look at it again",
  "draft-full": "the draft is full: publish it, then go on with the rest",
  "nothing-drafted": "there is nothing in the draft",
  "no-such-version": "there is no such version, or it is undone already",
  "draft-conflicts": "some of the draft doesn't fit what stands there now: see `phrases draft`",
  "approval-needed": "you have asked for it: another admin must approve",
} as const;

/** Who sits at the command line has the data anyway. */
function operator(): StaffMember {
  const { username } = userInfo();
  return { id: `operator:${username}`, name: username };
}

function intentNamed(intents: readonly TunedIntent[], name: string): TunedIntent {
  const found = intents.find(({ id }) => id === name);
  if (found !== undefined) return found;
  const cure = didYouMean(
    name,
    intents.map(({ id }) => id),
  );
  throw new Refused(`there is no intent "${name}". ${cure}`.trim(), 1);
}

function removal(
  { draft: { operations } }: Tuning,
  { id, file, phrases }: TunedIntent,
  gone: readonly string[],
) {
  const drop: string[] = [];
  const removed: Operation[] = [];
  for (const text of gone) {
    const found = phrases.find((one) => one.text === text);
    if (found === undefined) throw new Refused(`"${text}" is no phrase of ${id}`, 1);
    const added = operations.find(
      ({ operation }) =>
        operation.kind === "add" && operation.file === file && operation.text === text,
    );
    const list = found.script === "en" ? "en" : "zh";
    if (added === undefined) removed.push({ kind: "remove", file, at: ["phrases", list], text });
    else drop.push(added.id);
  }
  return { operations: removed, drop };
}

async function draft(
  tuning: TuningDesk,
  operations: readonly Operation[],
  drop: readonly string[],
): Promise<string> {
  const { revision } = tuning.now().draft;
  const done = await tuning.draft(revision, operator(), { add: operations, drop });
  if (!done.ok) throw new Refused(REASONS[done.error], 1);
  return drafted(tuning);
}

async function drafted(tuning: TuningDesk): Promise<string> {
  const { operations } = tuning.now().draft;
  const conflicts = await tuning.conflicts();
  const why = (id: string | null): string =>
    conflicts
      .filter((one) => one.id === id)
      .map((one) => `  (${one.why})`)
      .join("");
  return [
    ...operations.map(({ id, operation, by }) => `${saidOf(operation)}  by ${by.name}${why(id)}`),
    ...conflicts
      .filter(({ id }) => id === null)
      .map(
        (one) =>
          `published, and not done since the files say otherwise: ${saidOf(one.operation)} (${one.why})`,
      ),
    `draft: ${counted(operations.length, "change")}`,
  ].join("\n");
}

function list(intents: readonly TunedIntent[], name: string | null): readonly string[] {
  return name === null ? intentLines(intents) : phraseLines(intentNamed(intents, name));
}

async function brought(
  tuning: TuningDesk,
  asked: Extract<Asked, { readonly act: "bring" }>,
): Promise<string> {
  const settings = settingsBetween(await tuning.communities(), asked.settings);
  if (!settings.ok) throw new Refused(settings.error.map(formatProblem).join("\n"), 1);
  const operations = [...asked.operations, ...settings.value];
  if (asked.apply) return draft(tuning, operations, []);
  const lines = [...operations.map(saidOf), counted(operations.length, "change")];
  return [...lines, NOT_APPLIED].join("\n");
}

async function imported(
  tuning: TuningDesk,
  { name, base64, apply }: Extract<Asked, { readonly act: "import" }>,
): Promise<string> {
  const found = await tuning.preview(name, Buffer.from(base64, "base64"));
  const lines = importLines(found);
  if (found.rows.length > 0 && found.rows.every(({ state }) => state === "refused"))
    throw new Refused([...lines, "nothing was imported"].join("\n"), 1);
  if (!apply) return [...lines, NOT_APPLIED].join("\n");
  await draft(tuning, found.operations, []);
  return [...lines, "they are in the draft"].join("\n");
}

function published(done: Result<Tuning, NotPublished>): string {
  if (done.ok) {
    const { version, draft: left } = done.value;
    return left.asked === null
      ? `version ${version} is published`
      : `${left.asked.by.name} has asked for it: now another admin must approve`;
  }
  const { error } = done;
  if (error.why === "content-broken")
    throw new Refused(error.problems.map(formatProblem).join("\n"), 1);
  if (error.why === "protected-lost") throw new Refused(checkLines(error.checked).join("\n"), 1);
  throw new Refused(REASONS[error.why], 1);
}

import { setImmediate } from "node:timers/promises";
import { rememberingReaders } from "../../core/content/check/readers.ts";
import type { YamlSource } from "../../core/content/check/yaml-source.ts";
import type { FeatureNames } from "../../core/content/feature-names.ts";
import { takenFor } from "../../core/content/check/check-judged.ts";
import { kindOf, type FileKind } from "../../core/content/check/file-kinds.ts";
import type { Drafted } from "../../core/records/tuning.ts";
import type { Conflict } from "../../core/tuning/apply-operations.ts";
import { tunedEntries, tunedIntents, type TunedIntent } from "../../core/tuning/entries.ts";
import { compareContents } from "../../core/tuning/compare-contents.ts";
import { previewOf } from "../../core/tuning/import-preview.ts";
import { tryOut } from "../../core/tuning/try-out.ts";
import { madeOnceOfAll } from "../../core/made-once.ts";
import { failed, ok } from "../../core/result.ts";
import type { Features } from "../../core/turn/turn.ts";
import { compileContent, type Compiled } from "../../core/content/check/compile.ts";
import { trainModel } from "../../core/understanding/learning/learn.ts";
import { unlearnt, type Unlearnt } from "../../core/understanding/learning/unlearnt.ts";
import type { Model } from "../../core/understanding/model/model.ts";
import { readAhead } from "../content/model-file.ts";
import { readContentFiles, type ContentFiles } from "../content/content-files.ts";
import { differenceTo } from "../content/crossing.ts";
import { readFiles } from "../content/read-files.ts";
import { draftedFiles, tunedVersion } from "../content/tuned-files.ts";
import { confusablesOf } from "./all-confusables.ts";
import { readImport } from "./read-import.ts";
import { stagedTalks, stageOf, stagesIn } from "./staged-talks.ts";
import { readSayingsFiles, stagedVisits } from "./staged-visits.ts";
import type { DraftAbout, DraftAnswer, ToDraft, FromDraft } from "./draft-questions.ts";

/** Read once, when the first draft is checked. */
let said: ReturnType<typeof readSayingsFiles> | null = null;
const sayings = () => (said ??= readSayingsFiles());

/** Asked at each key. */
const filesOf = draftedFiles();
/** A draft changes a file or two of many. */
const readers = rememberingReaders();

/** What was learnt last, and from which files alone; null where they can't be used at all. */
let learnt: { readonly version: string; readonly model: Promise<Model | null> } | null = null;

function modelFor(files: ContentFiles, about: DraftAbout): Promise<Model | null> {
  const { version } = files;
  if (learnt?.version !== version) learnt = { version, model: learnFrom(files, about) };
  return learnt.model;
}

async function learnFrom(
  files: ContentFiles,
  { names, modelFile }: DraftAbout,
): Promise<Model | null> {
  const read = readFiles(files, names, readers);
  if (!read.ok) return null;
  const { lessons } = read.value;
  const ahead = modelFile === null ? null : await readAhead(modelFile);
  return (await ahead?.modelOf(lessons)) ?? trainModel(lessons);
}

/**
 * As it is in use in the moment after it was published: new phrases are found by likeness alone.
 * @param inUse the version that is: each draft is compared with it, and much is remembered with it
 */
function contentOf(
  files: ContentFiles,
  names: FeatureNames,
  model: Model,
  inUse: string,
): Compiled | null {
  const before = compiled.get(files.version);
  if (before?.model === model) return before;
  const read = readFiles(files, names, readers);
  if (!read.ok) return null;
  const { phrases } = read.value.lessons;
  const left = leftToLearn([phrases, model.phrases], () => unlearnt(model.phrases, phrases));
  const content = compileContent(read.value, model, left);
  const [oldest] = [...compiled.keys()].filter((version) => version !== inUse);
  if (compiled.size >= MOST_COMPILED && oldest !== undefined) compiled.delete(oldest);
  compiled.set(files.version, content);
  return content;
}

/** Where no phrase changes, nothing is understood otherwise. */
const leftToLearn = madeOnceOfAll<Unlearnt>();

/** What is in use and the draft: whoever types asks about the same two at each key. */
const MOST_COMPILED = 2;
const compiled = new Map<string, Compiled>();

/** What is in use, and what would be; null where one of them can't be. */
async function contentsOf(bare: ContentFiles, drafted: ContentFiles, about: DraftAbout) {
  const model = await modelFor(bare, about);
  const files = filesOf(bare, about.published, []);
  const was = model && contentOf(files, about.names, model, files.version);
  const is = model && contentOf(drafted, about.names, model, files.version);
  return was && is ? { was, is, model } : null;
}

async function answerTo({ about, question }: ToDraft, features: Features): Promise<DraftAnswer> {
  const { folder, names, published, draft } = about;
  const bare = await readContentFiles(folder);
  const drafted = draft.map(({ operation }) => operation);
  const files = filesOf(bare, published, drafted);
  switch (question.what) {
    case "conflicts": {
      const ids = new Map(draft.map(({ id, operation }) => [operation, id]));
      const { what } = question;
      const id = (one: Conflict): string | null => ids.get(one.operation) ?? null;
      return { what, conflicts: files.conflicts.map((one) => ({ ...one, id: id(one) })) };
    }
    case "problems": {
      const { warnings, ...read } = readFiles(files, names, readers);
      const problems = { errors: read.ok ? [] : read.error, warnings };
      return { what: question.what, problems };
    }
    case "comparison": {
      const both = await contentsOf(bare, files, about);
      if (both === null) return { what: question.what, comparison: null };
      const { talks, around } = question;
      const was = { content: both.was, communities: question.was };
      const is = { content: both.is, communities: question.is };
      const played = { features, burstMs: question.burstMs };
      const stages = stagesIn(around, { was, is }, played);
      const tried = {
        talks: stagedTalks(talks, stages),
        visits: stagedVisits(await sayings(), stages),
        dangers: someDangers(both.model),
        cases: { was: stageOf(was, features), is: stageOf(is, features) },
      };
      const comparison = await inSteps(compareContents(both.was, both.is, tried));
      return { what: question.what, comparison };
    }
    case "try": {
      const { what, text, language, ...around } = question;
      const model = await modelFor(bare, about);
      const inUse = tunedVersion(bare, published);
      const content = model && contentOf(files, names, model, inUse);
      const tried = content && tryOut(text, language, { content, features, ...around });
      return { what, tried };
    }
    case "confusables": {
      const model = await modelFor(bare, about);
      return { what: question.what, confusables: model && (await confusablesOf(model)) };
    }
    case "tries": {
      const both = await contentsOf(bare, files, about);
      if (both === null) return { what: question.what, tries: null };
      const { was, is } = both;
      const tries = question.texts.map((text) => {
        return { text, was: takenFor(was, text), is: takenFor(is, text) };
      });
      return { what: question.what, tries };
    }
    case "read": {
      const { what, digests } = question;
      const read = readFiles(files, names, readers);
      return { what, read: read.ok ? ok(differenceTo(digests, read.value)) : failed(read.error) };
    }
    case "intents":
      return { what: question.what, intents: intentsOf(files, draft) };
    case "import": {
      const { what, name, bytes } = question;
      const preview = previewOf(await readImport(name, bytes), intentsOf(files, draft));
      return { what, preview };
    }
    case "entries":
      return { what: question.what, entries: tunedEntries(sourcesOf(files, question.of), draft) };
  }
}

/** Sees to what else is asked between two steps. */
async function inSteps<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

function intentsOf(files: ContentFiles, draft: readonly Drafted[]): readonly TunedIntent[] {
  return tunedIntents(sourcesOf(files, "intent"), sourcesOf(files, "phrases"), draft);
}

function sourcesOf({ files }: ContentFiles, kind: FileKind): readonly YamlSource[] {
  return files
    .filter(({ path }) => kindOf(path) === kind)
    .map((file) => readers.readYaml(file))
    .flatMap((read) => (read.ok ? [read.value] : []));
}

/** Of thousands of examples a share tells as well where a draft does harm. */
const MOST_DANGERS = 1_000;

function someDangers({ examples }: Model): readonly string[] {
  const all = examples.filter(({ danger }) => danger !== null);
  const every = Math.ceil(all.length / MOST_DANGERS);
  return all.filter((_, n) => n % every === 0).map(({ text }) => text);
}

/** Whoever looks at a draft is about to try it: by then what is in use is there to be tried. */
async function getReady(about: DraftAbout): Promise<void> {
  if (learnt !== null) return;
  const bare = await readContentFiles(about.folder);
  await contentsOf(bare, filesOf(bare, about.published, []), about);
}

/**
 * Answers what is asked about drafts, in a process of its own: it takes seconds, for which nobody's
 * message waits.
 */
export function answerDrafts(features: Features): void {
  process.on("message", (asked: ToDraft) => {
    const tell = (message: FromDraft): void => void process.send?.(message);
    void answerTo(asked, features)
      .then(
        (answer) => tell({ id: asked.id, answer }),
        (thrown: unknown) => tell({ id: asked.id, failed: String(thrown) }),
      )
      // What can't be made ready is told when it is asked for.
      .then(() => (asked.about.staysReady ? getReady(asked.about).catch(() => {}) : undefined));
  });
}

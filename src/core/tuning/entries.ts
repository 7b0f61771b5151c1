import { z } from "zod";
import type { FileKind } from "../content/check/file-kinds.ts";
import { FILE_KINDS, kindOf } from "../content/check/file-kinds.ts";
import type { YamlSource } from "../content/check/yaml-source.ts";
import { jsonOf, type Drafted, type Json, type Operation } from "../records/tuning.ts";
import { isSimplifiedOnly, isTraditionalOnly } from "../text/scripts.ts";

/** A phrase, how it is written, and whether it is in the draft alone. */
export interface TunedPhrase {
  readonly text: string;
  /** `zh`: in characters that both scripts have. */
  readonly script: "zh-Hant" | "zh-Hans" | "zh" | "en";
  readonly isDraft: boolean;
}

/** What residents say when they mean one thing. */
export interface TunedIntent {
  readonly id: string;
  readonly file: string;
  /** What staff call it; null where no phrase says. */
  readonly name: InBoth | null;
  readonly description: InBoth;
  readonly phrases: readonly TunedPhrase[];
  /** What sounds like it and means something else. */
  readonly not: readonly TunedPhrase[];
}

/** One thing of any other kind: a wording, a question with its answer, a whole small file. */
export interface TunedEntry {
  readonly id: string;
  readonly file: string;
  /** Where in the file it stands. */
  readonly at: readonly string[];
  readonly value: Json;
  readonly isDraft: boolean;
}

const inBoth = z.object({ zh: z.string(), en: z.string() });
type InBoth = Readonly<z.infer<typeof inBoth>>;

/**
 * All intents, as the files have them that are given.
 * @param phrases files of the catalogue: what intents are called
 */
export function tunedIntents(
  files: readonly YamlSource[],
  phrases: readonly YamlSource[],
  draft: readonly Drafted[],
): readonly TunedIntent[] {
  const said = new Map(phrases.flatMap(({ value }) => Object.entries(groupOf(value))));
  const drafted = new Set(draft.flatMap(({ operation }) => namesOf(operation)));
  return files.flatMap(({ path, value }) => {
    const read = FILE_KINDS.intent.schema.safeParse(value);
    if (!read.success) return [];
    const { intent, description, phrases: says, not = [] } = read.data;
    const shown = (texts: readonly string[], at: readonly string[]): readonly TunedPhrase[] =>
      texts.map((text) => ({
        text,
        script: at[1] === "en" ? "en" : scriptOf(text, at[1]),
        isDraft: drafted.has(path) || drafted.has(nameOf(path, at, text)),
      }));
    return [
      {
        id: intent,
        file: path,
        name:
          inBoth.safeParse(said.get(`kind.${intent}`) ?? said.get(`intent.${intent}`)).data ?? null,
        // Whoever wrote it in one language is read in that by all.
        description:
          typeof description === "string" ? { zh: description, en: description } : description,
        phrases: [...shown(says.zh, ["phrases", "zh"]), ...shown(says.en, ["phrases", "en"])],
        not: shown(not, ["not"]),
      },
    ];
  });
}

/** Kinds whose files hold many things under names of their own, and where they do. */
const MANY: Partial<Record<FileKind, readonly string[]>> = {
  phrases: [],
  situations: [],
  knowledge: ["entries"],
};

/** What files of other kinds hold, each thing for itself where there are many in one. */
export function tunedEntries(
  files: readonly YamlSource[],
  draft: readonly Drafted[],
): readonly TunedEntry[] {
  return files.flatMap(({ path, value }) => {
    const kind = kindOf(path);
    const within = kind === null ? undefined : MANY[kind];
    const entry = (at: readonly string[], found: unknown): TunedEntry => ({
      id: at.at(-1) ?? path,
      file: path,
      at,
      value: jsonOf(found),
      isDraft: draft.some(({ operation }) => isWithin(operation, path, at)),
    });
    if (within === undefined) return [entry([], value)];
    const [key] = within;
    const all = key === undefined ? value : groupOf(value)[key];
    return Object.entries(groupOf(all)).map(([id, found]) => entry([...within, id], found));
  });
}

/** What an operation adds: a whole file, or one text to a list of it. */
function namesOf(one: Operation): readonly string[] {
  if (one.kind === "create") return [one.file];
  return one.kind === "add" ? [nameOf(one.file, one.at, one.text)] : [];
}

function nameOf(file: string, at: readonly string[], text: string): string {
  return [file, ...at, text].join("\n");
}

function isWithin(operation: Operation, file: string, at: readonly string[]): boolean {
  if (operation.file !== file) return false;
  return operation.kind === "create" || at.every((step, n) => operation.at[n] === step);
}

/** @param list in which it stands; other lists hold all languages */
function scriptOf(text: string, list: string | undefined): TunedPhrase["script"] {
  const characters = [...text];
  if (characters.some(isTraditionalOnly)) return "zh-Hant";
  if (characters.some(isSimplifiedOnly)) return "zh-Hans";
  return list === "zh" || /\p{Script=Han}/u.test(text) ? "zh" : "en";
}

function groupOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

import type * as z from "zod/mini";
import type { entriesSchema, Operation } from "../../../tuning-wire.ts";

export type Entry = z.infer<typeof entriesSchema>[number];
export type Json = Entry["value"];

/** What can be changed here, beside the phrases of intents. */
export const ENTRY_KINDS = [
  "knowledge",
  "phrases",
  "situations",
  "emergency-examples",
  "emergency-replies",
  "lexicon",
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Words of an entry: one wording, or several that take turns. */
export interface Wording {
  /** Names it in the page's words: `answer.zh`. */
  readonly name:
    | "zh"
    | "zh-Hans"
    | "en"
    | "answer.zh"
    | "answer.en"
    | "source.zh"
    | "source.en"
    | "valid.until";
  /** Where in the file it stands. */
  readonly at: readonly string[];
  readonly base: Json;
  readonly texts: readonly string[];
  /** Whether several may take turns. */
  readonly many: boolean;
}

/** Examples of an entry, in their order. */
export interface Examples {
  readonly name:
    | "asked"
    | "says"
    | "not"
    | "dangers"
    | "harmless"
    | "replies"
    | "other"
    | "no-situation"
    | "words"
    | "services";
  /** What they are of, where an entry has several such lists. */
  readonly of: string | null;
  readonly at: readonly string[];
  readonly texts: readonly string[];
}

const WORDINGS: Readonly<Record<EntryKind, readonly Pick<Wording, "name" | "many">[]>> = {
  phrases: [
    { name: "zh", many: true },
    { name: "en", many: true },
    { name: "zh-Hans", many: true },
  ],
  knowledge: [
    { name: "answer.zh", many: true },
    { name: "answer.en", many: true },
    { name: "source.zh", many: false },
    { name: "source.en", many: false },
    { name: "valid.until", many: false },
  ],
  situations: [
    { name: "zh", many: true },
    { name: "en", many: true },
  ],
  "emergency-examples": [],
  "emergency-replies": [],
  lexicon: [],
};

export function wordingsOf(kind: EntryKind, { at, value }: Entry): readonly Wording[] {
  return WORDINGS[kind].map(({ name, many }) => {
    const steps = name.split(".");
    const base = valueAt(value, steps);
    return { name, many, base, at: [...at, ...steps], texts: textsIn(base) };
  });
}

export function examplesOf(kind: EntryKind, { at, value }: Entry): readonly Examples[] {
  const list = (name: Examples["name"], steps: readonly string[], of: string | null = null) => ({
    name,
    of,
    at: [...at, ...steps],
    texts: textsIn(valueAt(value, steps)),
  });
  switch (kind) {
    case "phrases":
      return [];
    case "knowledge":
      return [list("asked", ["asked"]), list("not", ["not"])];
    case "situations":
      return [list("says", ["says"])];
    case "emergency-examples":
      return [
        ...Object.keys(groupOf(valueAt(value, ["dangers"]))).map((danger) =>
          list("dangers", ["dangers", danger], danger),
        ),
        list("harmless", ["harmless"]),
      ];
    case "emergency-replies":
      return [
        ...Object.keys(groupOf(valueAt(value, ["replies"]))).map((reply) =>
          list("replies", ["replies", reply], reply),
        ),
        list("other", ["other"]),
        list("no-situation", ["no-situation"]),
      ];
    case "lexicon":
      return [...wordLists(at, value, "words"), ...wordLists(at, value, "services")];
  }
}

/** Of these each word has its place: the second counts as 2. */
const COUNTING: readonly string[] = ["numbers", "ordinals"];
/** Written in a row. */
const CHARACTERS: readonly string[] = [
  "surnames",
  "rare-surnames",
  "everyday-surnames",
  "given-characters",
];

/** Lists of words are texts, in which a comma or a line parts two. */
function wordLists(
  at: readonly string[],
  value: Json,
  name: "words" | "services",
): readonly Examples[] {
  const within = name === "words" ? [] : [name];
  return Object.entries(groupOf(valueAt(value, within))).flatMap(([of, list]) => {
    if (typeof list !== "string" || COUNTING.includes(of)) return [];
    const parts = CHARACTERS.includes(of) ? [...list] : list.split(/[,，\n]/);
    const texts = parts.map((word) => word.trim()).filter((word) => word !== "");
    return [{ name, of, at: [...at, ...within, of], texts }];
  });
}

/** What has to be done for a wording to read so; null where it does. */
export function change(file: string, wording: Wording, texts: readonly string[]): Operation | null {
  const kept = texts.map((text) => text.trim()).filter((text) => text !== "");
  const at = [...wording.at];
  const { base } = wording;
  if (kept.join("\n") === wording.texts.join("\n")) return null;
  if (kept.length === 0) return { kind: "unset", file, at, base };
  return { kind: "set", file, at, base, value: kept.length === 1 ? (kept[0] ?? "") : kept };
}

/** The first that it says in a language, or at all; its id where it says nothing. */
export function titleOf({ id, value }: Entry, isEnglish: boolean): string {
  const said = valueAt(value, [isEnglish ? "en" : "zh"]);
  const texts = allTexts(said === null ? (groupOf(value)["asked"] ?? value) : said);
  return texts.find((text) => /\p{Script=Han}/u.test(text) !== isEnglish) ?? texts[0] ?? id;
}

const BLANK = /\{([a-z.-]+)\}/g;

/** The blanks in texts, each once. */
export function blanksIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(BLANK)].map(([, of = ""]) => of)))];
}

/** A wording as one reads it: blanks by what they are called, no signs for what may be left out. */
export function readable(text: string, blanks: Readonly<Record<string, string>>): string {
  return text
    .replace(/[[\]]/g, "")
    .replace(BLANK, (whole, of: string) => (of in blanks ? `〔${blanks[of] ?? ""}〕` : whole));
}

/** Everything that an entry says, to be searched. */
export function allTexts(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(allTexts);
  return Object.values(groupOf(value)).flatMap(allTexts);
}

export function valueAt(value: Json, steps: readonly string[]): Json {
  return steps.reduce<Json>((inner, step) => groupOf(inner)[step] ?? null, value);
}

export function groupOf(value: Json): Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

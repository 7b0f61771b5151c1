import type { Operation } from "../../../tuning-wire.ts";
import { nameIn, type StaffStrings } from "../../words/desk.ts";
import { allTexts, groupOf, valueAt, type Json } from "./entry-parts.ts";
import { CASES, EXAMPLES } from "./operations.ts";
import { inOwn, ruleWords, type Changed } from "./rule-words.ts";

const LANGUAGES: Readonly<Record<string, "zh-Hant" | "zh-Hans" | "en">> = {
  zh: "zh-Hant",
  "zh-Hans": "zh-Hans",
  en: "en",
};
/** What the desk says. */
const WORDINGS = /^dialogs\/(?:phrases|knowledge|situations)\//;
const KNOWLEDGE = /^dialogs\/knowledge\//;
const DIALOG = /^dialogs\/([^/]+)\.yml$/;
const ANSWERS = "dialogs/answers.yml";

/** What an operation does, in a caretaker's words; its place where no better ones are known. */
export function operationWords(operation: Operation, strings: StaffStrings): string {
  const { draft } = strings.tuning;
  const { kind, file } = operation;
  if (kind === "create") return createWords(file, operation.value, strings) ?? draft.creates(file);
  const { at, kind: does } = operation;
  const place = [file, ...at].join(" › ");
  if (does === "add" || does === "remove") return textWords(operation, strings);
  const value = does === "set" ? operation.value : null;
  const changed: Changed = { file, at, base: operation.base, value };
  const known =
    ruleWords(changed, strings) ?? servedWords(changed, strings) ?? wordingWords(changed, strings);
  if (known !== null) return known;
  return does === "set" ? draft.changes(place, freshIn(changed)) : draft.deletes(place);
}

/** What a value says that was not said before. */
function freshIn({ base, value }: Changed): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const before = allTexts(base);
  return allTexts(value)
    .filter((one) => !before.includes(one))
    .join(" / ");
}

function createWords(file: string, value: Json, strings: StaffStrings): string | null {
  const { draft, made } = strings.tuning;
  if (file.startsWith("intents/")) return draft.createsIntent(intentIn(file, strings));
  const dialog = DIALOG.exec(file)?.[1];
  if (dialog !== undefined) return draft.serves(kindOf(dialog, strings), made.services.dialog);
  if (KNOWLEDGE.test(file)) {
    const answers = Object.values(groupOf(valueAt(value, ["entries"]))).map((entry) =>
      draft.createsAnswer(
        allTexts(valueAt(entry, ["asked"]))[0] ?? "",
        inOwn(valueAt(entry, ["answer"]), strings),
      ),
    );
    return answers.length === 0 ? null : answers.join(draft.also);
  }
  const said = Object.entries(groupOf(value));
  const named = said.flatMap(([key, name]) =>
    key.startsWith("intent.")
      ? [draft.named(kindOf(key.slice("intent.".length), strings), inOwn(name, strings))]
      : [],
  );
  if (!WORDINGS.test(file) || named.length === 0) return null;
  // What a dialog asks is like another's; the answer was written for this one.
  const answers = said.filter(([key]) => /\.(?:answer|done)$/.test(key));
  return [...named, ...answers.map(([, text]) => draft.says(inOwn(text, strings)))].join(
    draft.also,
  );
}

function textWords(
  operation: Extract<Operation, { kind: "add" | "remove" }>,
  strings: StaffStrings,
): string {
  const { draft } = strings.tuning;
  const { file, at, text } = operation;
  const [list, of = ""] = at;
  const isAdded = operation.kind === "add";
  const dialog = DIALOG.exec(file)?.[1] ?? "";
  if (list === "for" && dialog in strings.names.kinds) {
    const how = draft.servesLike(kindOf(dialog, strings));
    return (isAdded ? draft.serves : draft.servesNot)(kindOf(text, strings), how);
  }
  if (file === CASES)
    return (isAdded ? draft.addsCase : draft.removesCase)(kindOf(of, strings), text);
  if (file === EXAMPLES && list === "dangers") {
    const danger = nameIn(strings.names.dangers, of);
    return (isAdded ? draft.addsDanger : draft.removesDanger)(danger, text);
  }
  if (file === EXAMPLES && list === "harmless")
    return (isAdded ? draft.addsHarmless : draft.removesHarmless)(text);
  if (list === "not" && file.startsWith("intents/"))
    return (isAdded ? draft.addsNot : draft.removesNot)(intentIn(file, strings), text);
  const title = listTitle(operation, strings) ?? [file, ...at].join(" › ");
  return (isAdded ? draft.adds : draft.removes)(title, text);
}

/** What a list of texts is called where they are changed; null where it is not. */
function listTitle(
  { file, at }: Pick<Changed, "file" | "at">,
  strings: StaffStrings,
): string | null {
  const { kinds, lists, replies, lexicon } = strings.tuning.wordings;
  const [list = "", of = ""] = at;
  if (list === "phrases" && file.startsWith("intents/")) return intentIn(file, strings);
  if (file === "intents/lexicon.yml") return nameIn(lexicon, list === "services" ? of : list);
  if (file === "intents/emergency-replies.yml")
    return list === "replies" ? nameIn(replies, of) : nameIn(lists, list);
  const isKnown = KNOWLEDGE.test(file);
  if (!isKnown && !file.startsWith("dialogs/situations/")) return null;
  const [kind, steps] = isKnown ? [kinds.knowledge, at.slice(1)] : [kinds.situations, at];
  return [kind, ...steps.slice(0, -1), nameIn(lists, steps.at(-1) ?? "")].join(" › ");
}

/** By what a meaning is answered that needs no dialog. */
function servedWords({ file, at, base, value }: Changed, strings: StaffStrings): string | null {
  const { draft, made } = strings.tuning;
  const [first, intent = "", ...deeper] = at;
  if (file !== ANSWERS || first !== "answers" || deeper.length > 0) return null;
  const served = value ?? base;
  if (valueAt(served, ["say"]) === null) return null;
  return (value === null ? draft.servesNot : draft.serves)(
    kindOf(intent, strings),
    made.services.wording,
  );
}

/** What is said to residents, in which language; until when it holds, and where it is written. */
function wordingWords(changed: Changed, strings: StaffStrings): string | null {
  const { names, tuning } = strings;
  const { draft, wordings, tables } = tuning;
  const { file, at, base, value } = changed;
  if (!WORDINGS.test(file)) return null;
  const [within, last = ""] = at.slice(-2);
  const becomes = (part: string): string => {
    const said = (json: Json): string => allTexts(json).join(" / ") || tables.none;
    const what = draft.part([wordings.kinds.knowledge, at[1] ?? ""].join(" › "), part);
    return draft.becomes(what, said(base), said(value));
  };
  if (within === "valid" && last === "until") return becomes(draft.until);
  const language = LANGUAGES[last];
  if (language === undefined) return null;
  const called = names.languages[language];
  if (within === "source") return becomes(draft.source(called));
  const fresh = freshIn(changed);
  const gone = freshIn({ ...changed, base: value, value: base });
  return fresh === "" && gone !== "" ? draft.unsays(called, gone) : draft.rewords(called, fresh);
}

function intentIn(file: string, strings: StaffStrings): string {
  return kindOf(file.replace(/^intents\/|\.yml$/g, ""), strings);
}

function kindOf(id: string, { names }: StaffStrings): string {
  return nameIn(names.kinds, id);
}

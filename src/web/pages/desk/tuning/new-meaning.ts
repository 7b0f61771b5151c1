import { groupOf, type Entry, type Json } from "./entry-parts.ts";
import type { Operation } from "../../../tuning-wire.ts";

/** How a new meaning is served. */
export const SERVICES = ["wording", "knowledge", "dialog"] as const;
export type Service = (typeof SERVICES)[number];
/** Of courtesy there is no more to add: it is read by what residents do with it. */
export const FAMILIES = ["service", "none-of-ours"] as const;
type Family = (typeof FAMILIES)[number];

/** A meaning as it is being written. */
export interface NewMeaning {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** What belongs here and what elsewhere, for colleagues. */
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly family: Family;
  /** One a line. */
  readonly phrases: string;
  readonly service: Service;
  /** The dialog that it is asked after like. */
  readonly shape: string;
  /** What is answered, or said when the ticket is open. */
  readonly answerZh: string;
  readonly answerEn: string;
  readonly sourceZh: string;
  readonly sourceEn: string;
}

export const NO_MEANING: NewMeaning = {
  id: "",
  zh: "",
  en: "",
  descriptionZh: "",
  descriptionEn: "",
  family: "service",
  phrases: "",
  service: "wording",
  shape: "",
  answerZh: "",
  answerEn: "",
  sourceZh: "",
  sourceEn: "",
};

const FEWEST_PHRASES = 5;

/** What a meaning lacks before it can be drafted, by the field that cures it. */
export type Lacking =
  | "id"
  | "taken"
  | "name"
  | "description"
  | "phrases"
  | "both"
  | "shape"
  | "answer"
  | "source";

const HAN = /\p{Script=Han}/u;

export function phrasesIn({ phrases }: NewMeaning): readonly string[] {
  const lines = phrases.split("\n").map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== "");
}

/** @param taken ids that are in use */
export function lackingIn(made: NewMeaning, taken: readonly string[]): readonly Lacking[] {
  const phrases = phrasesIn(made);
  const isEmpty = (...texts: readonly string[]) => texts.some((text) => text.trim() === "");
  const lacks: readonly (readonly [Lacking, boolean])[] = [
    ["id", !/^[a-z][a-z0-9-]*$/.test(made.id)],
    ["taken", taken.includes(made.id)],
    ["name", isEmpty(made.zh, made.en)],
    ["description", isEmpty(made.descriptionZh, made.descriptionEn)],
    ["phrases", phrases.length < FEWEST_PHRASES],
    ["both", phrases.every((one) => HAN.test(one)) || !phrases.some((one) => HAN.test(one))],
    ["shape", made.service === "dialog" && made.shape === ""],
    ["answer", isEmpty(made.answerZh, made.answerEn)],
    ["source", made.service === "knowledge" && isEmpty(made.sourceZh, made.sourceEn)],
  ];
  return lacks.flatMap(([lack, does]) => (does ? [lack] : []));
}

/** What is asked of a matter that no paper answers. */
const QUESTIONS = "dialogs/question.yml";

/**
 * All that makes a meaning: its phrases, what it is called, and what serves it.
 * @param dialogs the dialogs there are
 * @param catalogue everything that is said
 */
export function operationsFor(
  made: NewMeaning,
  dialogs: readonly Entry[],
  catalogue: readonly Entry[],
): readonly Operation[] {
  const { id, service } = made;
  const phrases = phrasesIn(made);
  const name = { zh: made.zh.trim(), en: made.en.trim() };
  const answer = { zh: made.answerZh.trim(), en: made.answerEn.trim() };
  const says = (more: Readonly<Record<string, Json>>): Operation => ({
    kind: "create",
    file: `dialogs/phrases/intent-${id}.yml`,
    value: { [`intent.${id}`]: name, ...more },
  });
  const intent: Operation = {
    kind: "create",
    file: `intents/${id}.yml`,
    value: {
      intent: id,
      description: { zh: made.descriptionZh.trim(), en: made.descriptionEn.trim() },
      family: service === "wording" ? made.family : "service",
      phrases: {
        zh: phrases.filter((one) => HAN.test(one)),
        en: phrases.filter((one) => !HAN.test(one)),
      },
    },
  };
  switch (service) {
    case "wording": {
      const say = `${id}.answer`;
      const at = ["answers", id];
      return [
        intent,
        says({ [say]: answer }),
        { kind: "set", file: "dialogs/answers.yml", at, value: { say }, base: null },
      ];
    }
    case "knowledge": {
      const source = { zh: made.sourceZh.trim(), en: made.sourceEn.trim() };
      const entry = { about: id, asked: [...phrases], answer, source };
      return [
        intent,
        says({}),
        {
          kind: "create",
          file: `dialogs/knowledge/intent-${id}.yml`,
          value: { entries: { [`intent-${id}`]: entry } },
        },
        // What the entry does not answer, a colleague does.
        { kind: "add", file: QUESTIONS, at: ["for"], text: id },
      ];
    }
    case "dialog": {
      const shape = dialogs.find((one) => nameOf(one) === made.shape);
      const dialog = dialogLike(shape?.value ?? {}, made.shape, id);
      const asked = catalogue.filter(({ id: key }) => isOwnKey(key, made.shape));
      const copied = asked.map(({ id: key, value }) => [renamed(key, made.shape, id), value]);
      return [
        intent,
        says({ ...Object.fromEntries(copied), [`${id}.done`]: answer }),
        { kind: "create", file: `dialogs/${id}.yml`, value: dialog },
      ];
    }
  }
}

/** The phrase that a dialog says when its ticket is open. */
export function doneIn({ value }: Entry): string {
  const { done } = groupOf(value);
  return typeof done === "string" ? done : "";
}

/** What a dialog says when its ticket is open. */
export function doneOf(dialog: Entry, catalogue: readonly Entry[]): { zh: string; en: string } {
  const done = doneIn(dialog);
  const said = groupOf(catalogue.find(({ id }) => id === done)?.value ?? null);
  return { zh: firstOf(said["zh"]), en: firstOf(said["en"]) };
}

/** `repair` for the dialog of repairs. */
export function nameOf({ value }: Entry): string {
  const { dialog } = groupOf(value);
  return typeof dialog === "string" ? dialog : "";
}

/** What a dialog is about, by the names of the meanings that begin it. */
export function aboutIn({ value }: Entry, names: Readonly<Record<string, string>>): string {
  const { for: intents } = groupOf(value);
  if (!Array.isArray(intents)) return "";
  return intents.flatMap((id) => (typeof id === "string" ? [names[id] ?? id] : [])).join("、");
}

/** Its questions, clocks and department; not whole messages that begin the other. */
function dialogLike(shape: Json, from: string, id: string): Json {
  const { bare: _, ...rest } = groupOf(shape);
  const own = (value: Json): Json =>
    typeof value === "string" && isOwnKey(value, from) ? renamed(value, from, id) : value;
  const slots = Array.isArray(rest["slots"]) ? rest["slots"] : [];
  const asked = slots.map((slot) => {
    const { ask, ...others } = groupOf(slot);
    return ask === undefined ? others : { ...others, ask: own(ask) };
  });
  const said = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, own(value)]));
  return { ...said, dialog: id, for: [id], slots: asked, done: `${id}.done` };
}

function isOwnKey(key: string, dialog: string): boolean {
  return key.startsWith(`${dialog}.`) && key !== `${dialog}.done`;
}

function renamed(key: string, from: string, to: string): string {
  return to + key.slice(from.length);
}

function firstOf(value: Json | undefined): string {
  if (Array.isArray(value)) return firstOf(value[0]);
  return typeof value === "string" ? value : "";
}

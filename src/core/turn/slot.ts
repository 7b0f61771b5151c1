import type { z } from "zod";
import type { Community } from "../records/community.ts";
import type { Content, Dialog } from "../content/content.ts";
import type { Attachment, Language } from "../records/message.ts";
import type { Slots } from "../records/ticket.ts";
import type { Interpretation } from "../understanding/interpretation.ts";

/** What a message says by itself. */
export type Said = Pick<Interpretation, "text" | "entities">;

/** A message, beside what is known and asked of the matter that it may tell something of. */
export interface Hearing extends Said {
  readonly corrects: boolean;
  /** It doesn't ask, put off or raise something else instead. */
  readonly isAnswer: boolean;
  /** What is known of the matter. */
  readonly slots: Slots;
  /** What was asked last, and how often in a row. */
  readonly asked: { readonly what: string; readonly times: number } | null;
  readonly dialog: Dialog;
  readonly content: Content;
  readonly community: Community;
}

/** Something that a dialog can ask for: how it is asked, read, kept, said and shown. */
interface SlotDefinition<Value> {
  /** As `slots` of a dialog name it, and the phrases `read-back.…`, `why.…`, `choice.correct.…`. */
  readonly id: string;
  /** Of the value as it is stored. What is stored and doesn't fit counts as not told. */
  readonly schema: z.ZodType<Value>;
  /** In words: as read back, filled into phrases and shown to staff. */
  readonly words: (value: Value, language: Language) => string;
  /** In words where others read along: enough to know it again. What has none is no secret. */
  readonly veiled?: (words: string) => string;
  /** The blank that phrases have for it; its id, if left out. */
  readonly blank?: string;

  /** What a message tells in so many words, asked or not. */
  readonly tells?: (said: Said) => Value | null;
  /** Whether what is told without being asked for is meant; it always is, if left out. */
  readonly counts?: (hearing: Hearing) => boolean;
  /** What files tell. */
  readonly attached?: (files: readonly Attachment[]) => Value;
  /** What an answer to its question tells, read leniently; of other slots as well. */
  readonly answers?: (hearing: Hearing) => Slots;
  /** What a bare value corrects: 不對，是1205. */
  readonly corrects?: (hearing: Hearing) => Value | null;
  /** What it becomes by words that correct a part of it, whatever was asked: 尾數是565不是556. */
  readonly mends?: (before: Value, text: string) => Value | null;
  /** What was told before together with what is told now; the latter alone, if left out. */
  readonly merge?: (before: Value, said: Value) => Value;
  /** More of it is no correction of what was told before. */
  readonly adds?: boolean;

  /** The answers that are offered as buttons: `choice.<id>.<choice>` are their words. */
  readonly choices?: readonly string[];
  /** @param label the words that were pressed */
  readonly chosen?: (choice: string, label: string) => Value;
  /** Which of its choices a value is: further questions may depend on it. */
  readonly choiceOf?: (value: Value) => string;

  /** How residents call it who ask what it is asked for; normalised. */
  readonly named?: RegExp;
  /** A bare number answers its question, and presses no button. */
  readonly takesNumbers?: boolean;
  /** It may be asked for in a form; `choice.correct.<id>` is the field's label. */
  readonly form?: boolean;
  /** Told once, it holds for the whole conversation (B11). */
  readonly remembered?: boolean;
}

/** A slot whose values the engine hands around without knowing what they are. */
export interface Slot extends Omit<
  SlotDefinition<unknown>,
  "words" | "mends" | "merge" | "chosen" | "choiceOf" | "blank"
> {
  readonly blank: string;
  /** Empty when it is unknown or was declined. */
  readonly words: (slots: Slots, language: Language) => string;
  readonly merged: (slots: Slots, said: unknown) => unknown;
  /** Null where nothing is known, or nothing of it is corrected. */
  readonly mended: (slots: Slots, text: string) => unknown;
  readonly chosen: (choice: string, label: string) => unknown;
  /** Null where nothing is known, or the slot has no choices. */
  readonly choiceIn: (slots: Slots) => string | null;
}

export type SlotsById = ReadonlyMap<string, Slot>;

/** Makes a slot of its definition: each value is read by its schema before it is used. */
export function slot<Value>(definition: SlotDefinition<Value>): Slot {
  const { id, schema, words, mends, merge, chosen, choiceOf, ...others } = definition;
  const held = (value: unknown): Value | null => schema.safeParse(value).data ?? null;
  return {
    blank: id,
    ...others,
    id,
    schema,
    words(slots, language) {
      const value = held(slots[id]);
      return value === null ? "" : words(value, language);
    },
    merged(slots, said) {
      const [before, now] = [held(slots[id]), held(said)];
      return before === null || now === null || !merge ? said : merge(before, now);
    },
    mended(slots, text) {
      const before = held(slots[id]);
      return before === null ? null : (mends?.(before, text) ?? null);
    },
    chosen: (choice, label) => chosen?.(choice, label),
    choiceIn(slots) {
      const value = held(slots[id]);
      return value === null ? null : (choiceOf?.(value) ?? null);
    },
  };
}

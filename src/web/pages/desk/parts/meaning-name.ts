import { nameIn, type StaffStrings } from "../../words/desk.ts";

const ALARM = "emergency:";

/** The kind of danger that a meaning is of; null: it is an intent. */
export function dangerIn(meaning: string): string | null {
  return meaning.startsWith(ALARM) ? meaning.slice(ALARM.length) : null;
}

export function meaningOf(danger: string): string {
  return `${ALARM}${danger}`;
}

/** What a meaning is called, an intent's or a danger's. */
export function meaningName(meaning: string, { names, misread }: StaffStrings): string {
  const danger = dangerIn(meaning);
  return danger === null
    ? nameIn(names.kinds, meaning)
    : misread.danger(nameIn(names.dangers, danger));
}

import type { ImportPreview } from "../core/tuning/import-preview.ts";
import type { ImportProblem } from "../core/tuning/imported.ts";
import { LONGEST_PHRASE } from "../core/tuning/imported-phrases.ts";
import { counted } from "./tuning-lines.ts";

/** What a file would bring, line by line, and how much of it is new. */
export function importLines({ rows, operations }: ImportPreview): readonly string[] {
  const fresh = rows.filter(({ state }) => state === "new").length;
  return [
    ...rows.map((row) => {
      if (row.state === "refused") return `! ${placeOf(row)}: ${reasonOf(row)}`;
      return `${row.state === "new" ? "+" : "="} ${row.intent}: ${row.text}`;
    }),
    `${counted(fresh, "new phrase")} of ${rows.length}`,
    ...(fresh > operations.length
      ? [`a draft takes the first ${operations.length}: publish them, and import the file again`]
      : []),
  ];
}

function placeOf({ sheet, line }: ImportProblem): string {
  return sheet === null ? `line ${line}` : `sheet "${sheet}", row ${line}`;
}

function reasonOf({ why, about }: ImportProblem): string {
  switch (why) {
    case "no-intent":
      return "the intent is missing";
    case "no-text":
      return "the phrase is empty";
    case "too-long":
      return `the phrase has ${about} characters, more than ${LONGEST_PHRASE}`;
    case "unseen":
      return `there is an invisible character (${about})`;
    case "no-dash":
      return 'an example begins with "- "';
    case "no-examples":
      return `"${about}" has no examples`;
    case "no-string":
      return "an example is a text";
    case "no-nlu":
      return "there is no list nlu:";
    case "no-header":
      return "its columns have no names, intent and text, as another sheet's have";
    case "fields":
      return `there are ${about} fields, not intent,text`;
    case "open-quote":
      return "a quote is never closed";
    case "unknown-intent":
      return `there is no intent "${about}"`;
    case "other-meaning":
      return `it means "${about}" already`;
    case "broken":
      return `this can't be read: ${about}`;
    case "too-large":
      return "the file is too large, or holds too much: bring it in parts";
    case "unknown-kind":
      return "the file is none of .yml (Rasa), .csv and .xlsx";
  }
}

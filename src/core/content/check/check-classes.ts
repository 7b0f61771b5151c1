import { didYouMean } from "../../text/closest.ts";
import type { Problem, Spot } from "../content.ts";
import { intentNames } from "./check-intents.ts";
import { error, spotName } from "./problem.ts";
import type { Parsed, ParsedFiles } from "./read-files.ts";
import type { ClassesFile } from "../schema.ts";

/** What is wrong with `dialogs/classes.yml`, and with the cues and intents that it names. */
export function checkClasses(files: ParsedFiles): readonly Problem[] {
  const { classes } = files;
  if (classes === null) return [];
  return [
    ...unknownIntents(classes, files),
    ...rowsInVain(classes),
    ...untoldCues(classes, files),
    ...twoClasses(classes, files),
  ];
}

function unknownIntents(
  { source, value }: Parsed<ClassesFile>,
  files: ParsedFiles,
): readonly Problem[] {
  const known = intentNames(files);
  return value.for.flatMap((intent, n) => {
    if (known.includes(intent)) return [];
    const message = `There is no intent "${intent}"`;
    const cure = didYouMean(intent, known) || `Write intents/${intent}.yml, or remove this.`;
    return [error(source.spot(["for", n]), "unknown-intent", message, cure)];
  });
}

/** Every complaint has a class, and every row can be the one that tells it. */
function rowsInVain({ source, value: { rows } }: Parsed<ClassesFile>): readonly Problem[] {
  const fitsAll = rows.findIndex(({ all, any }) => all === undefined && any === undefined);
  if (fitsAll === -1) {
    const message = "Not every complaint has a class by these rows";
    const cure = "Let the last one be without conditions: - class: minor";
    return [error(source.spot(["rows", rows.length - 1]), "no-last-row", message, cure)];
  }
  return rows.slice(fitsAll + 1).map((_, n) => {
    const message = `The row before it (${spotName(source.spot(["rows", fitsAll]))}) fits every complaint`;
    const cure = "Move that one to the end.";
    return error(source.spot(["rows", fitsAll + 1 + n]), "unreached-row", message, cure);
  });
}

/** A cue that no words tell would never fit. */
function untoldCues(
  { source, value }: Parsed<ClassesFile>,
  { complaintCues, incomplete }: ParsedFiles,
): readonly Problem[] {
  if (incomplete.has("complaint-cues")) return [];
  const told: readonly string[] = [...Object.keys(complaintCues?.value ?? {}), "second"];
  const named: readonly (readonly [string, Spot])[] = [
    ...value.rows.flatMap(({ all = [], any = [] }, row) => [
      ...all.map((cue, n) => [cue, source.spot(["rows", row, "all", n])] as const),
      ...any.map((cue, n) => [cue, source.spot(["rows", row, "any", n])] as const),
    ]),
    ...(value.higher ?? []).map((cue, n) => [cue, source.spot(["higher", n])] as const),
  ];
  return named
    .filter(([cue]) => !told.includes(cue))
    .map(([cue, spot]) => {
      const message = `No words tell the cue "${cue}"`;
      const cure = `Write "${cue}" in intents/complaint-cues.yml.`;
      return error(spot, "untold-cue", message, cure);
    });
}

/** What a dialog always is, no rows can tell. */
function twoClasses(
  { source, value }: Parsed<ClassesFile>,
  { dialogs }: ParsedFiles,
): readonly Problem[] {
  return dialogs.flatMap((dialog) => {
    const at = value.for.findIndex((intent) => dialog.value.for.includes(intent));
    if (dialog.value.class === null || at === -1) return [];
    const message = `"${value.for[at]}" has a class of its own at ${spotName(source.spot(["for", at]))}`;
    return [error(dialog.source.spot(["class"]), "two-classes", message, "Remove one of the two.")];
  });
}

import { expect, test } from "vitest";
import { checkContent } from "../../../src/core/content/check/check-content.ts";
import type { ContentFile } from "../../../src/core/content/content.ts";
import { formatProblem } from "../../../src/core/content/check/problem.ts";
import { FEATURES } from "../../../src/features.ts";
import { changed, SMALL_CONTENT, withFile } from "./small-content.ts";

const CLASSES = "dialogs/classes.yml";
const CUES = "intents/complaint-cues.yml";
const ROWS = "rows:\n  - class: minor";

const linesOf = (files: readonly ContentFile[]): string[] =>
  checkContent(files, { ...FEATURES.names, phrases: [] }).problems.map(formatProblem);
const withCues = (text: string): readonly ContentFile[] => [
  ...changed(CLASSES, ROWS, "rows:\n  - any: [angry]\n    class: major\n  - class: minor"),
  { path: CUES, text },
];

test.each<[string, readonly ContentFile[], ...string[]]>([
  ["nothing is wrong", withCues("angry:\n  words: [氣死]\n")],
  [
    "the file is missing",
    SMALL_CONTENT.filter(({ path }) => path !== CLASSES),
    `${CLASSES}:1:1  missing-file  This file is missing.`,
  ],
  [
    "an intent that there isn't",
    changed(CLASSES, "for: [repair]", "for: [repairs]"),
    `${CLASSES}:1:7  unknown-intent  There is no intent "repairs". Did you mean "repair"?`,
  ],
  [
    "no row that always fits",
    [...changed(CLASSES, ROWS, "rows:\n  - any: [second]\n    class: minor")],
    `${CLASSES}:3:5  no-last-row  Not every complaint has a class by these rows. Let the last one be without conditions: - class: minor`,
  ],
  [
    "a row behind the one that always fits",
    changed(CLASSES, ROWS, `${ROWS}\n  - any: [second]\n    class: major`),
    `${CLASSES}:4:5  unreached-row  The row before it (${CLASSES}:3) fits every complaint. Move that one to the end.`,
  ],
  [
    "a cue that no words tell",
    withCues("injury:\n  words: [摔倒]\n"),
    `${CLASSES}:3:11  untold-cue  No words tell the cue "angry". Write "angry" in ${CUES}.`,
  ],
  [
    "a cue that nobody knows",
    withCues("angri:\n  words: [氣死]\n"),
    `${CUES}:1:1  unknown-key  "angri" is not known here. Did you mean "angry"?`,
  ],
  [
    "a list of words for one word",
    withCues("angry:\n  together:\n    - [氣死, 離譜]\n"),
    `${CUES}:3:8  wrong-type  An item of "together" should be a list. Put each item on a line of its own that begins with "- ".`,
    `${CUES}:3:12  wrong-type  An item of "together" should be a list. Put each item on a line of its own that begins with "- ".`,
  ],
  [
    "a class that is none",
    changed(CLASSES, "class: minor", "class: small"),
    `${CLASSES}:3:12  unknown-value  "class" can't be "small". Known: major, important, minor.`,
  ],
  [
    "a dialog that has a class of its own",
    changed("dialogs/repair.yml", "opens: read-back", "class: minor\nopens: read-back"),
    `dialogs/repair.yml:13:8  two-classes  "repair" has a class of its own at ${CLASSES}:1. Remove one of the two.`,
  ],
])("%s", (_, files, ...lines) => {
  expect(linesOf(files)).toEqual(lines);
});

test("without words every complaint has the last row's class", () => {
  expect(linesOf(withFile(CUES, "{}\n"))).toEqual([]);
});

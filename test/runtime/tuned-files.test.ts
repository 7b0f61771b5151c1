import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Operation } from "../../src/core/records/tuning.ts";
import type { ContentFiles } from "../../src/runtime/content/content-files.ts";
import {
  draftedFiles,
  tunedFiles,
  type TunedFiles,
} from "../../src/runtime/content/tuned-files.ts";

const FILES: ContentFiles = {
  version: "1",
  problems: [],
  files: [
    { path: "intents/repair.yml", text: "phrases:\n  zh: [漏水]\n" },
    { path: "dialogs/phrases/own.yml", text: "own.word: { zh: 好的, en: All right }\n" },
  ],
};
const add = (text: string): Operation => ({
  kind: "add",
  file: "intents/repair.yml",
  at: ["phrases", "zh"],
  text,
});
const NEW: Operation = { kind: "create", file: "intents/new.yml", value: { phrases: { zh: [] } } };
const IN_NEW: Operation = {
  kind: "add",
  file: "intents/new.yml",
  at: ["phrases", "zh"],
  text: "新的",
};
const TAKEN_BACK: Operation = {
  kind: "remove",
  file: "intents/repair.yml",
  at: ["phrases", "zh"],
  text: "滴水",
};
const CLASH: Operation = {
  kind: "set",
  file: "dialogs/phrases/own.yml",
  at: ["own.word", "zh"],
  value: "是的",
  base: "不是",
};

const CASES: readonly (readonly [string, readonly Operation[], readonly Operation[]])[] = [
  ["nothing at all", [], []],
  ["a draft alone", [], [add("滴水")]],
  ["what is published alone", [add("滴水")], []],
  ["a draft that takes back what is published", [add("滴水")], [TAKEN_BACK]],
  ["a draft in a file that was published", [NEW], [IN_NEW]],
  ["conflicts in both", [CLASH], [CLASH, add("滴水")]],
];

/** What it says, in whatever form it is written. */
function saidIn({ files, ...rest }: TunedFiles) {
  return {
    ...rest,
    files: files.map(({ path, text }) => {
      const said: unknown = parse(text);
      return [path, said];
    }),
  };
}

describe("drafts on top of what is published", () => {
  test.each(CASES)("%s: the same as all of it at once", (_, published, draft) => {
    const filesOf = draftedFiles();
    filesOf(FILES, [add("別的")], []);
    for (let asked = 0; asked < 2; asked += 1)
      expect(saidIn(filesOf(FILES, published, draft))).toEqual(
        saidIn(tunedFiles(FILES, [...published, ...draft])),
      );
  });
});

import { expect, test } from "vitest";
import { compileContent } from "../../src/core/content/check/compile.ts";
import { trainModel } from "../../src/core/understanding/learning/learn.ts";
import { unlearnt } from "../../src/core/understanding/learning/unlearnt.ts";
import type { Operation } from "../../src/core/records/tuning.ts";
import { FEATURES } from "../../src/features.ts";
import { readContentFiles } from "../../src/runtime/content/content-files.ts";
import { differenceTo, joined, knownOf } from "../../src/runtime/content/crossing.ts";
import { readFiles } from "../../src/runtime/content/read-files.ts";
import { tunedFiles } from "../../src/runtime/content/tuned-files.ts";
import { contentFolder } from "./content-folder.ts";

const REPAIR = "intents/repair.yml";
const add = (file: string, text: string): Operation => {
  return { kind: "add", file, at: ["phrases", "zh"], text };
};

/** What the small content says with operations, read from its files. */
async function writtenWith(operations: readonly Operation[]) {
  const files = tunedFiles(await readContentFiles(contentFolder().path), operations);
  const read = readFiles(files, FEATURES.names);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

test("a phrase that was added crosses with its intent alone; the rest is the very same", async () => {
  const before = await knownOf(await writtenWith([]));
  const whole = await writtenWith([add(REPAIR, "陽台的門卡住了")]);
  const difference = structuredClone(differenceTo(before.digests, whole));
  expect([...difference.phrases.keys()]).toEqual(["repair"]);
  expect([difference.parts, difference.lessons]).toEqual([{}, {}]);
  const { written } = joined(before, difference);
  expect(written).toEqual(whole);
  expect(written.lessons.questions).toBe(before.written.lessons.questions);
  expect(written.phrases).toBe(before.written.phrases);
});

test.each<[string, readonly Operation[], readonly Operation[]]>([
  [
    "added to",
    [],
    [add(REPAIR, "陽台的門卡住了"), add("intents/out-of-scope.yml", "附近哪裡有藥局")],
  ],
  ["taken back", [add(REPAIR, "陽台的門卡住了")], []],
  [
    "reworded",
    [],
    [
      {
        kind: "set",
        file: "dialogs/phrases/phrases.yml",
        at: ["thanks", "en"],
        base: "You're welcome[, {you}].",
        value: "Most welcome.",
      },
    ],
  ],
])("content that was %s answers the same, made in parts or as a whole", async (_, from, to) => {
  const before = await knownOf(await writtenWith(from));
  const whole = await writtenWith(to);
  const { written } = joined(before, structuredClone(differenceTo(before.digests, whole)));
  const model = trainModel(before.written.lessons);
  const contents = [written, whole].map((each) =>
    compileContent(each, model, unlearnt(model.phrases, each.lessons.phrases)),
  );
  const answers = contents.map(({ understanding, phrases, version }) => ({
    version,
    thanks: phrases.say("thanks", "en", {}, 0),
    taken: ["陽台的門卡住了", "附近哪裡有藥局", "謝謝", "冷氣不冷"].map((text) =>
      understanding.interpret(text, "TW"),
    ),
  }));
  expect(whole.version).not.toBe(before.written.version);
  expect(whole).not.toEqual({ ...before.written, version: whole.version });
  expect(answers[0]).toEqual(answers[1]);
  expect(trainModel(written.lessons)).toEqual(trainModel(whole.lessons));
});

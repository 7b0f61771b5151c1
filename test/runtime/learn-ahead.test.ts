import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { FEATURES } from "../../src/features.ts";
import { learnAhead, loadContent, type Loaded } from "../../src/runtime/content/load-content.ts";
import { contentFolder } from "./content-folder.ts";

let folder: ReturnType<typeof contentFolder>;
let file: string;
beforeEach(async () => {
  folder = contentFolder();
  file = join(folder.path, "ahead.bin");
  await learnAhead(folder.path, FEATURES.names, file);
});

const load = (): Promise<Loaded> => loadContent(folder.path, FEATURES.names, file);

/** What is kept, with other numbers of phrases and another trust than reading and learning find. */
function mark(code?: string): void {
  const bytes = readFileSync(file);
  const end = bytes.indexOf("\n");
  const about = z.looseObject({}).parse(JSON.parse(bytes.subarray(0, end).toString()));
  const kept = z
    .looseObject({
      read: z.looseObject({ counts: z.looseObject({}) }),
      learnt: z.looseObject({ confidence: z.looseObject({}) }),
    })
    .parse(deserialize(bytes.subarray(end + 1)));
  kept.read.counts["phrases"] = MARK;
  kept.learnt.confidence["bias"] = MARK;
  const line = JSON.stringify({ ...about, ...(code === undefined ? {} : { code }) });
  writeFileSync(file, Buffer.concat([Buffer.from(`${line}\n`), serialize(kept)]));
}
const MARK = 4_321;

async function marked(): Promise<{ read: boolean; learnt: boolean }> {
  const loaded = await load();
  if (!loaded.ok) throw new Error("the content has mistakes");
  const { bias } = loaded.value.model.confidence;
  return { read: loaded.counts.phrases === MARK, learnt: bias === MARK };
}

describe("what was read and learnt ahead", () => {
  test("gives the same content as reading and learning now", async () => {
    const [ahead, now] = [await load(), await loadContent(folder.path, FEATURES.names)];
    if (!ahead.ok || !now.ok) throw new Error("the content has mistakes");
    expect({ ...ahead, value: null }).toEqual({ ...now, value: null });
    expect(ahead.value.version).toBe(now.value.version);
    expect(ahead.value.model).toEqual(now.value.model);
    expect(ahead.value.dialogs).toEqual(now.value.dialogs);
    expect(ahead.value.phrases.say("thanks", "zh-Hans", { you: "" }, 0)).toBe("请别客气。");
  });

  test("is neither read nor learnt again", async () => {
    mark();
    expect(await marked()).toEqual({ read: true, learnt: true });
    await learnAhead(folder.path, FEATURES.names, file);
    expect(await marked()).toEqual({ read: true, learnt: true });
  });

  test("is read again once any text changed, and learnt again once a phrase did", async () => {
    mark();
    folder.change("dialogs/phrases/phrases.yml", "請別客氣。", "請別客氣！");
    expect(await marked()).toEqual({ read: false, learnt: true });
    folder.change("intents/thanks.yml", "[謝謝,", "[謝謝, 感激不盡,");
    expect(await marked()).toEqual({ read: false, learnt: false });
  });

  test("by other code is read again, and learnt again by `learn`", async () => {
    mark("other");
    expect(await marked()).toEqual({ read: false, learnt: true });
    await learnAhead(folder.path, FEATURES.names, file);
    expect(await marked()).toEqual({ read: false, learnt: false });
  });

  test("is nothing where the file is broken", async () => {
    writeFileSync(file, readFileSync(file).subarray(0, 1_000));
    expect(await marked()).toEqual({ read: false, learnt: false });
  });
});

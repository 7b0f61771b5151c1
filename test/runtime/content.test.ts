import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/core/content/content.ts";
import { formatProblem } from "../../src/core/content/check/problem.ts";
import { FEATURES } from "../../src/features.ts";
import { loadContent } from "../../src/runtime/content/load-content.ts";
import { contentFolder } from "./content-folder.ts";

const PHRASES = "dialogs/phrases/phrases.yml";

async function problemsOf(folder: string): Promise<readonly string[]> {
  const loaded = await loadContent(folder, FEATURES.names);
  const problems: readonly Problem[] = loaded.ok ? [] : loaded.error;
  return problems.map(formatProblem);
}

async function versionOf(folder: string): Promise<string> {
  const loaded = await loadContent(folder, FEATURES.names);
  if (!loaded.ok) throw new Error(loaded.error.map(formatProblem).join("\n"));
  return loaded.value.version;
}

describe("content is loaded from a folder", () => {
  test("whole, ready to understand and to speak", async () => {
    const loaded = await loadContent(contentFolder().path, FEATURES.names);
    if (!loaded.ok) throw new Error(loaded.error.map(formatProblem).join("\n"));
    const { value: content, warnings, counts } = loaded;
    expect(warnings).toEqual([]);
    expect(counts).toMatchObject({ intents: 4, phrases: 16, dialogs: 2 });
    expect(content.intents).toEqual(["emergency", "out-of-scope", "repair", "thanks"]);
    expect(content.dialogFor.get("repair")?.done).toBe("repair.done");
    expect(content.dialogs.get("repair")?.slots[2]).toEqual({
      slot: "when",
      ask: "repair.when",
      when: { place: "home" },
      optional: true,
    });
    expect(content.answers.get("thanks")).toEqual({ say: "thanks" });
    expect(content.phrases.say("thanks", "zh-Hans", { you: "" }, 0)).toBe("请别客气。");
    const { match, danger } = content.understanding.interpret("瓦斯漏氣了", "TW");
    expect([match.intent, danger]).toEqual(["emergency", "gas"]);
  });

  test("under a version that tells its texts and nothing else", async () => {
    const folder = contentFolder();
    const before = await versionOf(folder.path);
    expect(await versionOf(contentFolder().path)).toBe(before);
    folder.write("intents/notes.txt", "not content");
    folder.write("intents/.#repair.yml", "an editor's lock");
    expect(await versionOf(folder.path)).toBe(before);
    folder.change(PHRASES, "請別客氣。", "請別客氣！");
    expect(await versionOf(folder.path)).not.toBe(before);
  });

  test("of one digest only when nothing moved from file to file", async () => {
    const folder = contentFolder();
    const before = await versionOf(folder.path);
    const line = "intent.repair: { zh: 報修, en: Repair }\n";
    folder.change(PHRASES, line, "");
    folder.write("dialogs/phrases/more.yml", line);
    expect(await versionOf(folder.path)).not.toBe(before);
  });
});

describe("what can't be read is told", () => {
  test("text in another encoding, at its line", async () => {
    const folder = contentFolder();
    const big5 = Buffer.from([0xb1, 0x7a, 0xa6, 0x6e]);
    folder.write(PHRASES, Buffer.concat([Buffer.from("a:\n  zh: "), big5, Buffer.from("\n")]));
    expect(await problemsOf(folder.path)).toEqual([
      `${PHRASES}:2:1  not-utf-8  The file is not UTF-8 text. Save it with the encoding UTF-8.`,
    ]);
  });

  test("text of sixteen bits a character", async () => {
    const folder = contentFolder();
    folder.write(PHRASES, Buffer.from("\uFEFFa: 您好\n", "utf16le"));
    expect(await problemsOf(folder.path)).toEqual([
      `${PHRASES}:1:1  not-utf-8  The file is not UTF-8 text. Save it with the encoding UTF-8.`,
    ]);
  });

  test("a file beyond measure, without reading it", async () => {
    const folder = contentFolder();
    folder.write("intents/repair.yml", "#".repeat(8_000_001));
    expect(await problemsOf(folder.path)).toEqual([
      "intents/repair.yml:1:1  too-big  The file has 8,000,001 bytes, more than 8,000,000. Split it into several files.",
    ]);
  });

  test("a file that leads nowhere", async () => {
    const folder = contentFolder();
    rmSync(join(folder.path, "dialogs/repair.yml"));
    symlinkSync("nowhere", join(folder.path, "dialogs/repair.yml"));
    expect(await problemsOf(folder.path)).toEqual([
      "dialogs/repair.yml:1:1  unreadable  The file can't be read (ENOENT). Let the desk's own user read it.",
    ]);
  });

  test("a folder called like a file", async () => {
    const folder = contentFolder();
    mkdirSync(join(folder.path, "intents/more.yml"));
    expect(await problemsOf(folder.path)).toEqual([]);
  });

  test("a folder without content", async () => {
    const folder = contentFolder();
    rmSync(join(folder.path, "dialogs"), { recursive: true });
    const problems = await problemsOf(folder.path);
    expect(problems[0]).toBe(
      "dialogs:1:1  unreadable  The folder can't be read (ENOENT). Is CONTENT_DIR the folder that holds intents/ and dialogs/?",
    );
    expect(problems).toContain("dialogs/answers.yml:1:1  missing-file  This file is missing.");
  });
});

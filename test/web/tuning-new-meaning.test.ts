import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { readContent } from "../../src/core/content/check/compile.ts";
import { readYaml } from "../../src/core/content/check/yaml-source.ts";
import { rememberingReaders } from "../../src/core/content/check/readers.ts";
import { kindOf, type FileKind } from "../../src/core/content/check/file-kinds.ts";
import { applyOperations } from "../../src/core/tuning/apply-operations.ts";
import { tunedEntries, tunedIntents } from "../../src/core/tuning/entries.ts";
import { FEATURES } from "../../src/features.ts";
import { readContentFiles, type ContentFiles } from "../../src/runtime/content/content-files.ts";
import {
  doneOf,
  lackingIn,
  nameOf,
  NO_MEANING,
  operationsFor,
  SERVICES,
  type NewMeaning,
} from "../../src/web/pages/desk/tuning/new-meaning.ts";
import { contentFolder } from "../runtime/content-folder.ts";
import { tuningProcess } from "./tuning-desk.ts";

const BORROW: NewMeaning = {
  ...NO_MEANING,
  id: "borrow",
  zh: "借用物品",
  en: "Borrow something",
  descriptionZh: "跟管理處借東西。",
  descriptionEn: "Borrowing something of the office's.",
  phrases:
    "可以借麻將桌嗎\n我想借棋盤\n 借牌 \n借牌\n有象棋借嗎\ncan I borrow a chess board\nlend me a pack of cards",
  answerZh: "可以的，請到管理處登記借用。",
  answerEn: "Certainly: please sign for it at the office.",
  sourceZh: "住戶手冊第12條",
  sourceEn: "Residents' handbook, section 12",
};

let content: ContentFiles;
/** All but what a meaning adds is read once. */
const readers = rememberingReaders();
beforeAll(async () => {
  content = await readContentFiles(join(import.meta.dirname, "../.."));
});
const sources = (files: ContentFiles["files"], kind: FileKind) =>
  files
    .filter(({ path }) => kindOf(path) === kind)
    .map((file) => readYaml(file))
    .flatMap((read) => (read.ok ? [read.value] : []));
const entries = (kind: FileKind) => tunedEntries(sources(content.files, kind), []);

describe("a new meaning", () => {
  it("lacks what its fields do not say yet", () => {
    expect(lackingIn(NO_MEANING, [])).toEqual([
      "id",
      "name",
      "description",
      "phrases",
      "both",
      "answer",
    ]);
    expect(lackingIn(BORROW, [])).toEqual([]);
    expect(lackingIn({ ...BORROW, id: "Borrow!" }, [])).toEqual(["id"]);
    expect(lackingIn(BORROW, ["borrow"])).toEqual(["taken"]);
    expect(lackingIn({ ...BORROW, descriptionZh: " " }, [])).toEqual(["description"]);
    expect(lackingIn({ ...BORROW, service: "dialog" }, [])).toEqual(["shape"]);
    expect(lackingIn({ ...BORROW, service: "knowledge", sourceEn: " " }, [])).toEqual(["source"]);
    expect(lackingIn({ ...BORROW, phrases: "一\n二\n三\n四\n五" }, [])).toEqual(["both"]);
  });

  it.each(SERVICES)("holds together with the rest of the content (%s)", (service) => {
    const [dialogs, catalogue] = [entries("dialog"), entries("phrases")];
    const suggestion = dialogs.find((one) => nameOf(one) === "suggestion");
    if (!suggestion) throw new Error("no such dialog");
    const done = doneOf(suggestion, catalogue);
    expect(done.en).toContain("{ticket}");
    const made = {
      ...BORROW,
      service,
      shape: "suggestion",
      ...(service === "dialog" ? { answerZh: done.zh, answerEn: done.en } : {}),
    };
    const operations = operationsFor(made, dialogs, catalogue);
    const { files, conflicts } = applyOperations(content.files, operations);
    expect(conflicts).toEqual([]);
    const read = readContent(files, "new", FEATURES.names, readers);
    expect(read.ok ? [] : read.error).toEqual([]);
    expect(read.warnings.filter(({ message }) => message.includes("borrow"))).toEqual([]);
    const found = tunedIntents(sources(files, "intent"), sources(files, "phrases"), []);
    expect(found.find(({ id }) => id === "borrow")).toMatchObject({
      name: { zh: "借用物品", en: "Borrow something" },
      description: { zh: "跟管理處借東西。", en: "Borrowing something of the office's." },
      phrases: { length: 6 },
    });
  });

  it("is understood and answered once it is published, and no more when it is undone", async () => {
    const desk = await tuningProcess(contentFolder());
    const cookie = await desk.enter("林主任", "staff", "admin");
    const ask = (path: string, told: object) => desk.ask(cookie, `/api/staff/tuning${path}`, told);
    const SAID = "有象棋借嗎";
    expect(await desk.answerTo(SAID)).not.toContain("登記借用");
    const add = operationsFor(BORROW, entries("dialog"), entries("phrases"));
    expect(await ask("/draft", { revision: 0, add, drop: [] })).toMatchObject({ status: 200 });
    expect(await ask("/try", { text: SAID, language: "zh-Hant", on: "draft" })).toMatchObject({
      body: {
        tried: {
          intent: "borrow",
          reply: { web: [{ text: expect.stringContaining("登記借用") }] },
        },
      },
    });
    expect(await ask("/publish", { revision: 1, why: "" })).toMatchObject({ status: 200 });
    await vi.waitUntil(async () => (await desk.answerTo(SAID)).includes("登記借用"), 30_000);
    // Colleagues read its name wherever they would read its id.
    const events = await fetch(`${desk.origin}/api/staff/events`, { headers: { Cookie: cookie } });
    const screen = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    let shown = "";
    await vi.waitUntil(async () => {
      shown += (await screen?.read())?.value ?? "";
      return shown.includes('"borrow":{"zh":"借用物品","en":"Borrow something","isFiled":false}');
    });
    await screen?.cancel();
    expect(await ask("/undo", { version: 1, why: "" })).toMatchObject({ status: 200 });
    await vi.waitUntil(async () => !(await desk.answerTo(SAID)).includes("登記借用"), 30_000);
  });

  it("that nothing serves is refused with the cure", async () => {
    const desk = await tuningProcess(contentFolder());
    const cookie = await desk.enter("林主任", "admin");
    const [intent] = operationsFor(BORROW, [], []);
    const add = [intent];
    await desk.ask(cookie, "/api/staff/tuning/draft", { revision: 0, add, drop: [] });
    const refused = await desk.ask(cookie, "/api/staff/tuning/publish", { revision: 1, why: "" });
    expect(refused).toMatchObject({
      body: {
        problems: [
          { rule: "unserved-intent", cure: expect.stringContaining("dialogs/answers.yml") },
        ],
      },
    });
  });
});

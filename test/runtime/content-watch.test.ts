import {
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Compiled } from "../../src/core/content/check/compile.ts";
import type { Content } from "../../src/core/content/content.ts";
import { formatProblem } from "../../src/core/content/check/problem.ts";
import { FEATURES } from "../../src/features.ts";
import { loadContent } from "../../src/runtime/content/load-content.ts";
import { watchContent } from "../../src/runtime/content/watch-content.ts";
import { contentFolder } from "./content-folder.ts";
import type { ContentFolder } from "./content-folder.ts";

const REPAIR = "dialogs/repair.yml";
const PHRASES = "dialogs/phrases/phrases.yml";

/** What the watcher told: new content, or the lines of what is wrong. */
type Told = Content | readonly string[];

/** Watches a folder; `next` is what it tells next, `untold` whether nothing is left over. */
async function watched(folder: ContentFolder) {
  const loaded = await loadContent(folder.path, FEATURES.names);
  if (!loaded.ok) throw new Error(loaded.error.map(formatProblem).join("\n"));
  return follow(folder, loaded.value);
}

function follow(folder: ContentFolder, inUse: Compiled) {
  const told: Told[] = [];
  const waiting: ((one: Told) => void)[] = [];
  const tell = (one: Told): void => {
    const first = waiting.shift();
    if (first === undefined) told.push(one);
    else first(one);
  };
  const stop = watchContent(folder.path, {
    inUse,
    names: FEATURES.names,
    onContent: tell,
    onProblems: (problems) => tell(problems.map(formatProblem)),
  });
  onTestFinished(stop);
  const next = (): Promise<Told> => {
    const first = told.shift();
    return first === undefined
      ? new Promise((resolve) => waiting.push(resolve))
      : Promise.resolve(first);
  };
  return {
    inUse,
    stop,
    next,
    untold: told,
    async nextThanks(): Promise<string> {
      const one = await next();
      if (!("phrases" in one)) throw new Error(one.join("\n"));
      return one.phrases.say("thanks", "zh-Hant", {}, 0);
    },
  };
}

test("a saved change takes the place of the content in use", async () => {
  const folder = contentFolder();
  const watch = await watched(folder);
  folder.change(PHRASES, "請別客氣。", "您太客氣了。");
  expect(await watch.nextThanks()).toBe("您太客氣了。");
  folder.changeByRename(PHRASES, "您太客氣了。", "請別客氣！");
  expect(await watch.nextThanks()).toBe("請別客氣！");
});

test("a change with a mistake is told and not used; mended, it is", async () => {
  const folder = contentFolder();
  const watch = await watched(folder);
  folder.change(PHRASES, "請別客氣。", "你太客氣了。");
  expect(await watch.next()).toEqual([
    `${PHRASES}:5:7  familiar-you  "你": Residents are always addressed as 您 (handbook A13). Say: 您`,
  ]);
  folder.change(PHRASES, "你太客氣了。", "您太客氣了。");
  expect(await watch.nextThanks()).toBe("您太客氣了。");
});

test("a mistake that is taken back is told to be gone", async () => {
  const folder = contentFolder();
  const watch = await watched(folder);
  folder.change(REPAIR, "opens: read-back", "opens: readback");
  expect(await watch.next()).toEqual([
    `${REPAIR}:13:8  unknown-value  "opens" can't be "readback". Did you mean "read-back"?`,
  ]);
  folder.change(REPAIR, "opens: readback", "opens: read-back");
  expect(await watch.next()).toEqual([]);
});

test("files that need one another are taken together", async () => {
  const folder = contentFolder();
  const watch = await watched(folder);
  folder.change(REPAIR, "opening: repair.opening", "opening: repair.begin");
  folder.change(PHRASES, "repair.opening:", "repair.begin:");
  folder.write("intents/praise.yml", PRAISE);
  folder.change("dialogs/answers.yml", "answers:\n", "answers:\n  praise: { say: thanks }\n");
  const next = await watch.next();
  if (!("intents" in next)) throw new Error(next.join("\n"));
  expect(next.intents).toContain("praise");
  expect(next.dialogs.get("repair")?.opening).toBe("repair.begin");
  expect(await watch.next()).toMatchObject({ version: next.version.split("~")[0] });
  expect(watch.untold).toEqual([]);
});

test("a new phrase counts at once, and again when it is learnt; one that is gone no more", async () => {
  const folder = contentFolder();
  const watch = await watched(folder);
  const { version } = watch.inUse;
  const nextMatch = async (text: string) => {
    const next = await watch.next();
    if (!("understanding" in next)) throw new Error(next.join("\n"));
    const { intent, decision } = next.understanding.interpret(text, "TW").match;
    return { intent, decision, version: next.version };
  };
  folder.write("intents/praise.yml", PRAISE);
  folder.change("dialogs/answers.yml", "answers:\n", "answers:\n  praise: { say: thanks }\n");
  const early = await nextMatch("管理員真的很親切");
  expect(early).toMatchObject({ intent: "praise", decision: "act" });
  const learnt = await nextMatch("管理員真的很親切");
  expect(learnt).toMatchObject({ intent: "praise", version: early.version.split("~")[0] });
  expect(early.version).toBe(`${learnt.version}~${version}`);
  folder.change("intents/praise.yml", "管理員真親切", "警衛很客氣");
  expect(await nextMatch("管理員真親切")).toMatchObject({ decision: "ask" });
});

test("a folder that is replaced is followed on", async () => {
  const folder = contentFolder();
  const watch = await watched(folder);
  const dialogs = join(folder.path, "dialogs");
  cpSync(dialogs, join(folder.path, "fresh"), { recursive: true });
  folder.change("fresh/phrases/phrases.yml", "請別客氣。", "您太客氣了。");
  renameSync(dialogs, join(folder.path, "former"));
  renameSync(join(folder.path, "fresh"), dialogs);
  rmSync(join(folder.path, "former"), { recursive: true });
  expect(await watch.nextThanks()).toBe("您太客氣了。");
  folder.change(PHRASES, "您太客氣了。", "請別客氣！");
  expect(await watch.nextThanks()).toBe("請別客氣！");
});

test.each(["to the folder", "on the way to it"])(
  "a link %s that points elsewhere is followed",
  async (where) => {
    const site = mkdtempSync(join(tmpdir(), "frontdesk-site-"));
    onTestFinished(() => rmSync(site, { recursive: true }));
    const first = contentFolder();
    cpSync(first.path, join(site, "second", "content"), { recursive: true });
    cpSync(first.path, join(site, "first", "content"), { recursive: true });
    const second = join("second", "content", PHRASES);
    const change = (from: string, to: string): void => {
      const text = readFileSync(join(site, second), "utf8");
      writeFileSync(join(site, second), text.replace(from, to));
    };
    change("請別客氣。", "您太客氣了。");
    const inside = where === "to the folder" ? "content" : "";
    /** As a deployment does it: made beside, then renamed over. */
    const point = (to: string): void => {
      symlinkSync(join(site, to, inside), join(site, "next"));
      renameSync(join(site, "next"), join(site, "current"));
    };
    point("first");
    const path = join(site, "current", inside === "" ? "content" : "");
    const watch = await watched({ ...first, path });
    point("second");
    expect(await watch.nextThanks()).toBe("您太客氣了。");
    change("您太客氣了。", "請別客氣！");
    expect(await watch.nextThanks()).toBe("請別客氣！");
  },
);

test("a change from before watching began is not missed", async () => {
  const folder = contentFolder();
  const loaded = await loadContent(folder.path, FEATURES.names);
  if (!loaded.ok) throw new Error("the small content has problems");
  folder.change(PHRASES, "請別客氣。", "您太客氣了。");
  expect(await follow(folder, loaded.value).nextThanks()).toBe("您太客氣了。");
});

test("after it was stopped, a watcher tells nothing more", async () => {
  const folder = contentFolder();
  const stopped = await watched(folder);
  const going = follow(folder, stopped.inUse);
  stopped.stop();
  folder.change(PHRASES, "請別客氣。", "您太客氣了。");
  expect(await going.nextThanks()).toBe("您太客氣了。");
  expect(stopped.untold).toEqual([]);
});

const PRAISE = `intent: praise
description: A good word about somebody.
phrases:
  zh: [管理員真親切]
  en: [the guard is so kind]
`;

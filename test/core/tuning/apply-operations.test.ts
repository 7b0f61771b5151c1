import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ContentFile } from "../../../src/core/content/content.ts";
import { readYaml } from "../../../src/core/content/check/yaml-source.ts";
import type { Operation } from "../../../src/core/records/tuning.ts";
import { applyOperations, canonical, isEmpty } from "../../../src/core/tuning/apply-operations.ts";

const REPAIR: ContentFile = {
  path: "intents/repair.yml",
  text: `# What residents want mended.
intent: repair
phrases:
  zh:
    # From the first winter.
    - 暖氣不熱
    - 1234 號燈壞了 # a lamp
  en: [ my tap drips, "no: heat" ]
`,
};
const LEXICON: ContentFile = {
  path: "intents/lexicon.yml",
  text: "forms: 先生, 太太\nsurnames: |\n  王李\n  张\n",
};
const ZH = { file: REPAIR.path, at: ["phrases", "zh"] };
const EN = { file: REPAIR.path, at: ["phrases", "en"] };
const add = (text: string, to = ZH): Operation => ({ kind: "add", ...to, text });
const remove = (text: string, from = ZH): Operation => ({ kind: "remove", ...from, text });

const after = (...operations: readonly Operation[]) => {
  const { files, conflicts } = applyOperations([REPAIR, LEXICON], operations);
  const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  return { texts, repair: texts[REPAIR.path], why: conflicts.map(({ why }) => why) };
};

test("a file of which all is taken out is known as empty", () => {
  const file = {
    path: "dialogs/phrases/own.yml",
    text: "# Ours.\nown.hello: { zh: 您好, en: Hello }\n",
  };
  const base = { zh: "您好", en: "Hello" };
  const unset: Operation = { kind: "unset", file: file.path, at: ["own.hello"], base };
  const { files } = applyOperations([file, REPAIR], [unset]);
  expect(files.map(isEmpty)).toEqual([true, false]);
  expect(isEmpty({ path: "x.yml", text: "a: [" })).toBe(false);
});

describe("operations on files", () => {
  test("add and remove phrases, and keep comments, order and how the rest is written", () => {
    const { repair, why } = after(add("燈不亮: 樓上"), remove("my tap drips", EN), add("x", EN));
    expect(why).toEqual([]);
    expect(repair).toBe(`# What residents want mended.
intent: repair
phrases:
  zh:
    # From the first winter.
    - 暖氣不熱
    - 1234 號燈壞了 # a lamp
    - "燈不亮: 樓上"
  en: [ "no: heat", x ]
`);
  });

  test("set and take away values where they find what they supposed", () => {
    const at = { file: REPAIR.path, at: ["offer"] };
    expect(after({ kind: "set", ...at, value: 3, base: null }).repair).toContain("offer: 3\n");
    const both = after(
      { kind: "set", ...at, value: 3, base: null },
      { kind: "unset", ...at, base: 3 },
    );
    expect(both).toMatchObject({ why: [], repair: REPAIR.text });
  });

  test("are a conflict where something else stands, and the others are done", () => {
    const title = { file: REPAIR.path, at: ["intent"] };
    const { repair, why } = after(
      { kind: "set", ...title, value: "mend", base: "fix" },
      { kind: "unset", ...title, base: "fix" },
      remove("不在這裡"),
      add("x", { file: "intents/none.yml", at: ["phrases", "zh"] }),
      add("x", { file: REPAIR.path, at: ["phrases"] }),
      add("x", { file: REPAIR.path, at: ["intent", "deep"] }),
      { kind: "create", file: REPAIR.path, value: {} },
      add("做得到"),
    );
    expect(why).toEqual([
      "changed",
      "changed",
      "gone",
      "no-such-file",
      "no-list",
      "gone",
      "file-exists",
    ]);
    expect(repair).toContain("- 做得到");
  });

  test("that are done already are no conflict, and change no byte", () => {
    const { repair, why } = after(add("暖氣不熱"), {
      kind: "set",
      file: REPAIR.path,
      at: ["intent"],
      value: "repair",
      base: "mend",
    });
    expect({ repair, why }).toEqual({ repair: REPAIR.text, why: [] });
  });

  test("create a file, which others then add to", () => {
    const file = "intents/praise.yml";
    const { texts, why } = after(
      {
        kind: "create",
        file,
        value: { intent: "praise", phrases: { zh: ["很親切"], en: ["kind"] } },
      },
      add("謝謝管理員", { file, at: ["phrases", "zh"] }),
      add("還好嗎", { file, at: ["not"] }),
    );
    expect(why).toEqual([]);
    expect(texts[file]).toBe(
      "intent: praise\nphrases:\n  zh:\n    - 很親切\n    - 謝謝管理員\n  en:\n    - kind\nnot:\n  - 還好嗎\n",
    );
  });

  test("reach the words of the lexicon, which stand in a text", () => {
    const forms = { file: LEXICON.path, at: ["forms"] };
    const surnames = { file: LEXICON.path, at: ["surnames"] };
    const changed = after(remove("先生", forms), add("小姐", forms), add("陈", surnames));
    expect(changed.why).toEqual([]);
    const read = readYaml({ path: LEXICON.path, text: changed.texts[LEXICON.path] ?? "" });
    expect(read.ok && read.value.value).toEqual({
      forms: "太太\n小姐\n",
      surnames: "王李\n张\n陈\n",
    });
  });

  test("reach each character of a row", () => {
    const surnames = { file: LEXICON.path, at: ["surnames"] };
    const changed = after(add("王", surnames), remove("李", surnames), remove("张", surnames));
    expect(changed.why).toEqual([]);
    const read = readYaml({ path: LEXICON.path, text: changed.texts[LEXICON.path] ?? "" });
    expect(read.ok && read.value.value).toMatchObject({ surnames: "王\n" });
    expect(after(remove("先", { file: LEXICON.path, at: ["forms"] })).why).toEqual(["gone"]);
  });

  test("leave a file that YAML can't read to whoever mends it", () => {
    const broken = { path: "intents/a.yml", text: "a: [" };
    const { files, conflicts } = applyOperations(
      [broken],
      [add("x", { file: broken.path, at: [] })],
    );
    expect(files).toEqual([broken]);
    expect(conflicts.map(({ why }) => why)).toEqual(["unreadable"]);
  });
});

const text = fc.oneof(
  fc.string({ minLength: 1, unit: "grapheme" }),
  fc.constantFrom("是", "no", "null", "12", "- a", "a: b", "# c", "<b>", "'", '"', "~", "&a", "*a"),
);
const phrase = text
  .map((one) => one.trim())
  .filter((one) => one !== "" && !/[\p{C}\p{Z}]/u.test(one));

describe("any phrase", () => {
  test("that is added is read as it was typed", () => {
    fc.assert(
      fc.property(fc.uniqueArray(phrase, { minLength: 1 }), (texts) => {
        const { repair } = after(...texts.map((one) => add(one)));
        const read = readYaml({ path: REPAIR.path, text: repair ?? "" });
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        expect(read.value.value).toMatchObject({
          phrases: {
            zh: ["暖氣不熱", "1234 號燈壞了", ...texts.filter((one) => one !== "暖氣不熱")],
          },
        });
      }),
    );
  });

  test("that is added and removed again leaves the file in its canonical form", () => {
    fc.assert(
      fc.property(fc.uniqueArray(phrase, { minLength: 1 }), (texts) => {
        const { repair } = after(
          ...texts.map((one) => add(one)),
          ...texts.map((one) => remove(one)),
        );
        expect(repair).toBe(canonical(REPAIR).text);
      }),
    );
  });

  test("added in another list may be added before or after", () => {
    fc.assert(
      fc.property(phrase, phrase, (one, other) => {
        const [zh, en] = [add(one), add(other, EN)];
        expect(after(zh, en).repair).toBe(after(en, zh).repair);
      }),
    );
  });
});

test("every file of the product means the same in its canonical form, which is stable", () => {
  const root = new URL("../../../", import.meta.url).pathname;
  const paths = ["intents", "dialogs"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yml"))
      .map((name) => `${folder}/${name}`),
  );
  const read = paths.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
  // The longest are like the others, only longer.
  const files = read.filter(({ text }) => text.length < 60_000);
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    const { path } = file;
    const once = canonical(file);
    const [was, is] = [readYaml(file), readYaml(once)];
    if (!was.ok || !is.ok) throw new Error(path);
    expect(is.value.value, path).toEqual(was.value.value);
    expect(canonical(once).text, path).toBe(once.text);
    expect(comments(once.text), path).toEqual(comments(file.text));
  }
});

function comments(text: string): readonly string[] {
  return text
    .split("\n")
    .filter((line) => line.trim().startsWith("#"))
    .map((line) => line.trim());
}

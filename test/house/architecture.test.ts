import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSources, tooSmall, violations } from "./architecture.ts";

const ROOT = join(import.meta.dirname, "../..");

describe("the architecture", () => {
  test("is read from real files and their imports", () => {
    const sources = readSources(ROOT);
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.flatMap((source) => source.imports).length).toBeGreaterThan(20);
  });

  test("is kept by every file under src", () => {
    expect(violations(readSources(ROOT))).toEqual([]);
  });

  test("has no file that is but a part of another", () => {
    expect(tooSmall(readSources(ROOT))).toEqual([]);
  });

  test("keeps the top level as it was commissioned", () => {
    const files = "package.json package-lock.json tsconfig.json README.md LICENSE";
    const commissioned = `${files} src intents dialogs test`.split(" ");
    const ignored = readFileSync(join(ROOT, ".gitignore"), "utf8").split(/\/?\n/);
    const others = readdirSync(ROOT).filter(
      (name) => !name.startsWith(".") && !ignored.includes(name) && !name.endsWith(".log"),
    );
    expect(others.toSorted()).toEqual(commissioned.toSorted());
  });
});

/** What the checker says of a tree that consists of these files alone. */
function saysOf(files: Readonly<Record<string, string>>): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), "frontdesk-tree-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return violations(readSources(root));
}

describe("the architecture's check catches", () => {
  test.each([
    [
      "core that imports what is above it",
      "src/core/turn.ts",
      `import { x } from "../runtime/clock.ts";`,
    ],
    [
      "a type that comes from above",
      "src/core/turn.ts",
      `import type { X } from "../store/keys.ts";`,
    ],
    ["core that does I/O", "src/core/turn.ts", `import { readFile } from "node:fs/promises";`],
    [
      "a runtime that knows a back end",
      "src/runtime/intake.ts",
      `import { x } from "../store/sqlite.ts";`,
    ],
    [
      "a runtime that knows a channel",
      "src/runtime/outbox.ts",
      `import { x } from "../channels/web.ts";`,
    ],
    [
      "a store that knows the runtime",
      "src/store/sqlite.ts",
      `import { x } from "../runtime/log.ts";`,
    ],
    [
      "a part that reads the configuration",
      "src/web/server.ts",
      `import { x } from "../config.ts";`,
    ],
    [
      "a channel that knows another",
      "src/channels/slack.ts",
      `import {\n  x,\n} from "./bot-framework/cards.ts";`,
    ],
    [
      "a back end that knows another",
      "src/store/redis.ts",
      `export { x } from "./sqlite.ts";\nlet a;`,
    ],
    ["an import said later", "src/core/turn.ts", `const x = await import("../runtime/clock.ts");`],
    ["an import for its effect", "src/core/turn.ts", `import "../runtime/clock.ts";`],
    ["an SDK outside its channel", "src/runtime/intake.ts", `import { App } from "@slack/bolt";`],
    [
      "a runtime that knows who counts",
      "src/runtime/figures.ts",
      `import { Counter } from "prom-client";`,
    ],
    ["a database outside its store", "src/app.ts", `import Database from "better-sqlite3";`],
    ["a page that asks Node", "src/web/pages/chat/main.tsx", `import { join } from "node:path";`],
    ["a wire that pulls more along", "src/web/wire.ts", `import { x } from "../core/message.ts";`],
    [
      "a page that takes code of ours",
      "src/web/pages/chat/main.tsx",
      `import { x } from "../../../core/a.ts";`,
    ],
    ["a reader of the environment", "src/web/server.ts", `const port = process.env["PORT"];`],
    ["a part that ends the process", "src/runtime/intake.ts", `process.exit(1);`],
    [
      "a barrel",
      "src/core/tickets/tickets.ts",
      `export { a } from "./a.ts";\nexport * from "./b.ts";`,
    ],
    ["an index", "src/core/tickets/index.ts", `export const a = 1;`],
    ["a name that says nothing", "src/core/text-utils.ts", `export const a = 1;`],
    ["a name in other letters", "src/core/openTicket.ts", `export const a = 1;`],
  ])("%s", (_, path, text) => {
    const lines = saysOf({ [path]: text });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(path);
  });

  test("a cycle, also through types", () => {
    const lines = saysOf({
      "src/core/a.ts": `import type { B } from "./b.ts";`,
      "src/core/b.ts": `import { c } from "./c.ts";`,
      "src/core/c.ts": `import { a } from "./a.ts";`,
    });
    expect(lines).toEqual([
      "a cycle: src/core/a.ts → src/core/b.ts → src/core/c.ts → src/core/a.ts",
    ]);
  });

  test("a circle of folders, through other files, also further down", () => {
    const lines = saysOf({
      "src/core/a/one.ts": `import type { B } from "../b/two.ts";`,
      "src/core/b/two.ts": `export const b = 1;`,
      "src/core/b/three.ts": `import { c } from "../c/d/four.ts";`,
      "src/core/c/d/four.ts": `export const c = 1;`,
      "src/core/c/five.ts": `import { a } from "../a/six.ts";`,
      "src/core/a/six.ts": `export const a = 1;`,
    });
    expect(lines).toEqual([
      "folders in a circle: src/core/a → src/core/b → src/core/c → src/core/a",
    ]);
  });

  test("a folder that is in no layer", () => {
    expect(() => saysOf({ "src/stuff/a.ts": `import { b } from "./b.ts";` })).toThrow(
      /in no layer/,
    );
  });
});

describe("the architecture's check allows", () => {
  test("what the shape allows, and doesn't read comments", () => {
    const lines = saysOf({
      "src/main.ts": `import { app } from "./app.ts";\nprocess.exit(2);`,
      "src/app.ts": `import { sqlite } from "./store/sqlite.ts";\nimport { config } from "./config.ts";`,
      "src/config.ts": `export const env = process.env;`,
      "src/channels/slack.ts": `import { App } from "@slack/bolt";\nimport { card } from "./slack-cards.ts";\nimport type { Channel } from "../core/channel.ts";`,
      "src/runtime/outbox.ts": `import type { Channel } from "../core/channel.ts";\nimport { ticketKey } from "../store/keys.ts";`,
      "src/store/sqlite.ts": `import Database from "better-sqlite3";\nimport { seal } from "./codec.ts";`,
      "src/web/pages/chat/main.tsx": `import type { Line } from "../../../core/message.ts";\nimport { render } from "preact";\nimport { wireLineSchema } from "../../wire.ts";`,
      "src/core/turn.ts": `/** import { x } from "node:fs" */\n// import "../runtime/clock.ts";\nexport const a = 1;`,
    });
    expect(lines).toEqual([]);
  });

  test("a folder that knows what lies in it, and is known there", () => {
    const lines = saysOf({
      "src/core/a/one.ts": `import { two } from "./b/two.ts";`,
      "src/core/a/b/two.ts": `import type { Three } from "../three.ts";`,
    });
    expect(lines).toEqual([]);
  });
});

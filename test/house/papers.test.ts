import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".github");
const papers = readdirSync(FOLDER).filter((name) => name.endsWith(".md"));
const paper = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

/** The map stands in one of them. */
const MAPPED = ["../README.md", "CONTRIBUTING.md"];
const MAP = /<!-- map -->\n([\s\S]*?)<!-- \/map -->/;
const LINE = /^( *)([\w.-]+)\/ +(\S.*)$/;

const maps = MAPPED.flatMap((name) => MAP.exec(paper(name)) ?? []);
const folders = pathsOf(maps[1] ?? "");

/** Two spaces deeper is a folder further in. */
function pathsOf(map: string): readonly string[] {
  const way: string[] = [];
  return map.split("\n").flatMap((line) => {
    const [, indent, name] = LINE.exec(line) ?? [];
    if (indent === undefined || name === undefined) return [];
    way.splice(indent.length / 2, Infinity, name);
    return [way.join("/")];
  });
}

/** What tests read, not who reads it. */
const DATA = /\/(fixtures|messages|features\/content)(\/|$)/;

const isMirrored = (path: string): boolean => existsSync(join(ROOT, path.replace(/^test/, "src")));

describe("the map of the code", () => {
  test("stands in one place", () => expect(maps).toHaveLength(2));

  test("names each folder once, and none that isn't there", () => {
    expect(folders.filter((path, n) => folders.indexOf(path) !== n)).toEqual([]);
    expect(folders.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("leaves out no folder of the code, and of the tests those alone that mirror one", () => {
    const there = ["src", "test"].flatMap((top) => [
      top,
      ...readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
        .filter((path) => !DATA.test(path)),
    ]);
    expect(there.length).toBeGreaterThan(20);
    const missing = there.filter((path) => !folders.includes(path));
    expect(missing.filter((path) => path.startsWith("src/") || !isMirrored(path))).toEqual([]);
  });
});

describe("the papers", () => {
  test("are there", () => {
    expect(papers).toEqual(
      expect.arrayContaining(["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]),
    );
  });

  test.each(papers)("name only files that exist: %s", (name) => {
    const links = [...paper(name).matchAll(/\]\(([^)#\s]+)/g)].map(([, target = ""]) => target);
    const missing = links.filter((link) => !existsSync(join(FOLDER, link)));
    expect(missing.filter((link) => !/^\w+:/.test(link))).toEqual([]);
  });

  test("tell of the version that package.json has", () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")));
    expect(paper("CHANGELOG.md")).toContain(`\n## [${version}] - `);
  });
});

import { describe, expect, it } from "vitest";
import { DEFAULT_COMMUNITY, type Community } from "../../../src/core/records/community.ts";
import { ok } from "../../../src/core/result.ts";
import {
  jsonOf,
  type Json,
  type Operation,
  type TuningVersion,
} from "../../../src/core/records/tuning.ts";
import {
  communityIn,
  settingsBetween,
  settingsFiles,
  tunedCommunities,
  tunedSettings,
} from "../../../src/core/tuning/community-settings.ts";

const FILE = "communities/main.yml";
const OTHER: Community = {
  ...DEFAULT_COMMUNITY,
  id: "other",
  officeDays: [1, 2],
};
const STORED = [DEFAULT_COMMUNITY, OTHER];
const BY = { id: "a", name: "林主任" };
const { officeHours } = DEFAULT_COMMUNITY;

const set = (setting: string, value: Json, base: Json, file = FILE): Operation => {
  return { kind: "set", file, at: [setting], value, base };
};
const NEW_YEAR = { date: "2027-02-06", zh: "除夕", en: "New Year's Eve" };
const CLOSED = set("holidays", [NEW_YEAR], []);

describe("what is published of a community's settings", () => {
  it("is laid over what is stored, one community at a time", () => {
    const { communities, conflicts, problems } = tunedCommunities(STORED, [CLOSED]);
    expect([conflicts, problems]).toEqual([[], []]);
    expect(communities).toEqual([{ ...DEFAULT_COMMUNITY, holidays: [NEW_YEAR] }, OTHER]);
  });

  it("is none of the content's, nor the content of it", () => {
    expect(communityIn(FILE)).toBe("main");
    for (const path of ["intents/main.yml", "communities/../main.yml", "communities/A.yml"])
      expect(communityIn(path)).toBeNull();
    const phrase: Operation = {
      kind: "add",
      file: "intents/thanks.yml",
      at: ["phrases"],
      text: "x",
    };
    expect(tunedCommunities(STORED, [phrase])).toMatchObject({
      communities: STORED,
      conflicts: [],
    });
  });

  it("is a conflict where the community's own value has changed, or nobody serves it", () => {
    const late = set("officeDays", [1], [1, 2, 3]);
    const nobody = set("officeDays", [1], null, "communities/gone.yml");
    const { conflicts, communities } = tunedCommunities(STORED, [late, nobody]);
    expect(conflicts.map(({ why }) => why)).toEqual(["changed", "no-such-file"]);
    expect(communities).toEqual(STORED);
  });

  it.each([
    ["officeHours", [{ from: "18:00", to: "09:00" }], officeHours],
    ["officeHours", [{ from: "25:00", to: "18:00" }], officeHours],
    ["officeHours", [], officeHours],
    ["officeDays", [], DEFAULT_COMMUNITY.officeDays],
    ["officeDays", [8], DEFAULT_COMMUNITY.officeDays],
    ["holidays", [{ ...NEW_YEAR, date: "2027-02-29" }], []],
    ["holidays", [NEW_YEAR, NEW_YEAR], []],
    ["hosts", ["elsewhere.example"], null],
  ] as const)("can't be what would break the desk: %s %j", (setting, value, base) => {
    const told = tunedCommunities(STORED, [set(setting, jsonOf(value), jsonOf(base))]);
    expect(told.problems).toMatchObject([{ file: FILE, severity: "error" }]);
    expect(told.communities).toEqual(STORED);
  });
});

it("each setting tells where it comes from", () => {
  const version = (n: number, undoes: number | null, ...operations: Operation[]): TuningVersion => {
    return { version: n, operations, by: BY, at: n, why: "", undoes };
  };
  const hours = set("officeHours", [{ from: "09:00", to: "17:00" }], jsonOf(officeHours));
  const versions = [version(1, null, CLOSED), version(2, null, hours), version(3, 1)];
  const drafted = set("quietHours", [], jsonOf(DEFAULT_COMMUNITY.quietHours));
  const [main, other] = tunedSettings(STORED, versions, [
    { id: "1-0", operation: drafted, by: BY, at: 9 },
  ]);
  expect(main).toMatchObject({
    community: "main",
    values: { officeHours: [{ from: "09:00", to: "17:00" }], holidays: [], quietHours: [] },
    sources: {
      officeDays: { from: "product" },
      officeHours: { from: "published", version: 2, by: BY, at: 2 },
      holidays: { from: "product" },
      quietHours: { from: "draft", by: BY, at: 9 },
    },
  });
  expect(other?.sources).toMatchObject({
    officeDays: { from: "files" },
    officeHours: { from: "product" },
  });
});

describe("settings are exported and come back", () => {
  const holidays = [NEW_YEAR];
  const closed: Community = { ...OTHER, holidays };
  const path = "communities/other.yml";

  it("with what the product has otherwise, and nothing else", () => {
    const files = settingsFiles([DEFAULT_COMMUNITY, closed]);
    expect(files).toEqual([
      { path: FILE, text: "{}\n" },
      {
        path,
        text: `officeDays:\n  - 1\n  - 2\nholidays:\n  - date: 2027-02-06\n    zh: 除夕\n    en: New Year's Eve\n`,
      },
    ]);
    expect(settingsBetween([DEFAULT_COMMUNITY, closed], files)).toEqual(ok([]));
    const back = settingsBetween(STORED, files);
    expect(back).toEqual(ok([set("holidays", jsonOf(holidays), [], path)]));
    const operations = back.ok ? back.value : [];
    const { communities } = tunedCommunities(STORED, operations);
    expect(settingsFiles(communities)).toEqual(files);
    // What a file leaves out is as the product has it.
    const { officeDays } = DEFAULT_COMMUNITY;
    expect(settingsBetween(STORED, [{ path, text: "{}\n" }])).toEqual(
      ok([set("officeDays", jsonOf(officeDays), [1, 2], path)]),
    );
  });

  it.each([
    [path, "officeDays: [1]\nholidays:\n  - { date: 2027-02-30, zh: 除夕, en: Eve }\n", 3],
    [path, "officeHours: [{ from: '18:00', to: '09:00' }]\n", 1],
    [path, "officeDays: [1]\nhosts: [elsewhere.example]\n", 2],
    [path, "officeDays: [\n", 2],
    ["communities/others.yml", "{}\n", 1],
  ])("or are refused by their line: %s %j", (file, text, line) => {
    const refused = settingsBetween(STORED, [{ path: file, text }]);
    expect(refused).toMatchObject({ ok: false, error: [{ file, line }] });
  });
});

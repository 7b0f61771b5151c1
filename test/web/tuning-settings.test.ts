import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { settingsSchema } from "../../src/web/tuning-wire.ts";
import {
  holidayFault,
  isRight,
  settingOperations,
  spanFault,
} from "../../src/web/pages/desk/tuning/settings.ts";
import { contentFolder } from "../runtime/content-folder.ts";
import { startRedis, type RedisServer } from "../store/redis-server.ts";
import { tuningProcess } from "./tuning-desk.ts";

const API = "/api/staff/tuning";
let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());

const NEW_YEAR = { date: "2027-02-06", zh: "除夕", en: "New Year's Eve" };

test("what is published of a community holds in every process, and is undone", async () => {
  const content = contentFolder();
  const one = await tuningProcess(content, redis.url);
  const other = await tuningProcess(content, redis.url);
  const cookie = await one.enter("林主任", "admin");
  const ask = (path: string, told?: object) => one.ask(cookie, API + path, told);
  const settings = async () => settingsSchema.parse((await ask("/settings")).body)[0];
  const elsewhere = async () =>
    settingsSchema.parse((await other.ask(cookie, `${API}/settings`)).body)[0];
  const before = await settings();
  if (before === undefined) throw new Error("no community");
  expect(before.sources.holidays).toEqual({ from: "product" });

  const bad = { ...before.values, officeHours: [{ from: "18:00", to: "09:00" }] };
  await ask("/draft", { revision: 0, add: settingOperations(before, bad), drop: [] });
  expect(await ask("/publish", { revision: 1, why: "" })).toMatchObject({
    body: {
      problems: [{ file: before.file, cure: "Expected: later and later times of one day." }],
    },
  });
  const add = settingOperations(before, { ...before.values, holidays: [NEW_YEAR] });
  const strange = { ...add[0], file: "communities/nobody.yml" };
  expect(await ask("/draft", { revision: 1, add: [strange], drop: ["1-0"] })).toMatchObject({
    body: { conflicts: [{ id: "2-0", why: "no-such-file" }] },
  });
  await ask("/draft", { revision: 2, add, drop: ["2-0"] });
  expect((await settings())?.sources.holidays).toMatchObject({ from: "draft" });
  expect(await ask("/publish", { revision: 3, why: "過年" })).toMatchObject({ status: 200 });
  await vi.waitUntil(async () => (await elsewhere())?.values.holidays.length === 1, 10_000);
  expect((await elsewhere())?.sources.holidays).toMatchObject({ from: "published", version: 1 });
  expect(await ask("/undo", { version: 1, why: "" })).toMatchObject({ status: 200 });
  await vi.waitUntil(async () => (await elsewhere())?.values.holidays.length === 0, 10_000);
}, 60_000);

test("hours and holidays that can't be are told at their field", () => {
  const span = (from: string, to: string) => ({ from, to });
  const morning = span("09:00", "12:00");
  expect(spanFault([morning, span("11:00", "13:00")], 1, true)).toBe("overlaps");
  expect(spanFault([morning, span("11:00", "13:00")], 1, false)).toBeNull();
  expect(spanFault([span("9", "12:00")], 0, true)).toBe("no-time");
  expect(spanFault([span("09:00", "24:01")], 0, true)).toBe("no-time");
  expect(spanFault([span("12:00", "09:00")], 0, true)).toBe("ends-before");
  expect(holidayFault([{ ...NEW_YEAR, date: "2027-02-29" }], 0)).toBe("no-date");
  expect(holidayFault([{ ...NEW_YEAR, date: "06.02.2027" }], 0)).toBe("no-date");
  expect(holidayFault([NEW_YEAR, NEW_YEAR], 1)).toBe("twice");
  expect(holidayFault([{ ...NEW_YEAR, en: " " }], 0)).toBe("no-name");
  const values = {
    officeDays: [1],
    officeHours: [morning],
    holidays: [NEW_YEAR],
    quietHours: [],
  };
  expect(isRight(values)).toBe(true);
  expect(isRight({ ...values, officeDays: [] })).toBe(false);
  expect(isRight({ ...values, officeHours: [] })).toBe(false);
  const changed = { ...values, holidays: [] };
  expect(settingOperations({ file: "communities/main.yml", values }, changed)).toEqual([
    { kind: "set", file: "communities/main.yml", at: ["holidays"], base: [NEW_YEAR], value: [] },
  ]);
});

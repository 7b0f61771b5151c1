import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import {
  CONTENT_KINDS,
  entriesSchema,
  intentsSchema,
  problemSchema,
  tuningSchema,
} from "../../src/web/tuning-wire.ts";
import { contentFolder } from "../runtime/content-folder.ts";
import { startRedis, type RedisServer } from "../store/redis-server.ts";
import { tuningProcess, type TuningProcess } from "./tuning-desk.ts";

const API = "/api/staff/tuning";
const THANKS = { file: "intents/thanks.yml", at: ["phrases", "zh"] };
const SAYS_THANKS = "管理員真是貼心到不行";
const PHRASE = { kind: "add", ...THANKS, text: SAYS_THANKS };
const brokenSchema = z.object({ problems: z.array(problemSchema) });
const WELCOME = /別客氣/;

async function admin(desk: TuningProcess, name = "林主任") {
  const cookie = await desk.enter(name, "admin");
  return (path: string, told?: object) => desk.ask(cookie, `${API}${path}`, told);
}

test("a second admin approves what is published where the desk is set so", async () => {
  const desk = await tuningProcess(contentFolder(), null, true);
  const [lin, chen] = [await admin(desk), await admin(desk, "陳主任")];
  await lin("/draft", { revision: 0, add: [PHRASE], drop: [] });
  expect((await lin("/publish", { revision: 1, why: "住戶這麼說" })).body).toMatchObject({
    version: 0,
    draft: { asked: { by: { name: "林主任" }, approvers: [{ name: "陳主任" }] } },
  });
  expect(await lin("/publish", { revision: 1, why: "" })).toMatchObject({
    status: 409,
    body: { error: { code: "approval-needed" } },
  });
  expect(await desk.answerTo(SAYS_THANKS)).not.toMatch(WELCOME);
  expect((await chen("/publish", { revision: 1, why: "" })).body).toMatchObject({
    version: 1,
    draft: { asked: null },
    history: [{ by: { name: "林主任" }, approvedBy: { name: "陳主任" }, why: "住戶這麼說" }],
  });
});

describe("an admin tunes what is said", () => {
  test("by a draft, which is published and undone, and shown at each step", async () => {
    const desk = await tuningProcess(contentFolder());
    const ask = await admin(desk);
    expect(await ask("")).toEqual({
      status: 200,
      body: {
        version: 0,
        draft: { revision: 0, operations: [], asked: null },
        conflicts: [],
        check: null,
        history: [],
      },
    });
    for (const kind of CONTENT_KINDS) {
      const { status, body } = await ask(`/content?kind=${kind}`);
      expect(status, kind).toBe(200);
      (kind === "intents" ? intentsSchema : entriesSchema).parse(body);
    }
    expect(await desk.answerTo(SAYS_THANKS)).not.toMatch(WELCOME);
    expect(await ask("/draft", { revision: 0, add: [PHRASE], drop: [] })).toMatchObject({
      status: 200,
      body: {
        draft: {
          revision: 1,
          operations: [{ id: "1-0", operation: PHRASE, by: { name: "林主任" } }],
        },
      },
    });
    expect((await ask("/content?kind=intents")).body).toContainEqual(
      expect.objectContaining({
        id: "thanks",
        file: THANKS.file,
        phrases: expect.arrayContaining([{ text: SAYS_THANKS, script: "zh-Hant", isDraft: true }]),
      }),
    );
    expect(await ask("/publish", { revision: 1, why: "住戶這麼說" })).toMatchObject({
      status: 200,
      body: { version: 1, draft: { operations: [] }, history: [{ version: 1, count: 1 }] },
    });
    await vi.waitUntil(async () => WELCOME.test(await desk.answerTo(SAYS_THANKS)), 30_000);
    expect(await ask("/undo", { version: 1, why: "" })).toMatchObject({
      status: 200,
      body: {
        history: [
          { version: 2, undoes: 1 },
          { version: 1, isUndone: true },
        ],
      },
    });
    await vi.waitUntil(async () => !WELCOME.test(await desk.answerTo(SAYS_THANKS)), 30_000);
  });

  test("and is told what would break, what doesn't fit, and who was faster; nothing is done", async () => {
    const content = contentFolder();
    const desk = await tuningProcess(content);
    const [lin, chen] = [await admin(desk), await admin(desk, "陳主任")];
    const goes = { kind: "set", file: "dialogs/repair.yml", at: ["done"], base: "repair.done" };
    await lin("/draft", { revision: 0, add: [{ ...goes, value: "repair.nowhere" }], drop: [] });
    const broken = await lin("/publish", { revision: 1, why: "" });
    expect(broken).toMatchObject({ status: 422, body: { error: { code: "content-broken" } } });
    expect(brokenSchema.parse(broken.body).problems).toMatchObject([
      { file: "dialogs/repair.yml", rule: "unknown-phrase" },
    ]);
    expect(await chen("/draft", { revision: 0, add: [PHRASE], drop: [] })).toMatchObject({
      status: 409,
      body: { error: { code: "draft-changed" }, now: { draft: { revision: 1 } } },
    });
    const misfit = { ...goes, base: "repair.other", value: "repair.noted" };
    await chen("/draft", { revision: 1, add: [misfit], drop: ["1-0"] });
    expect(await chen("/publish", { revision: 2, why: "" })).toMatchObject({
      status: 409,
      body: {
        error: { code: "draft-conflicts" },
        now: { conflicts: [{ id: "2-0", why: "changed", found: "repair.done" }] },
      },
    });
    tuningSchema.parse((await chen("")).body);
    expect(await chen("/discard", { revision: 2 })).toMatchObject({
      body: { version: 0, draft: { revision: 3, operations: [] }, conflicts: [] },
    });
    expect(await chen("/publish", { revision: 3, why: "" })).toMatchObject({
      body: { error: { code: "nothing-drafted" } },
    });
  });

  test("and sees what a draft makes of what residents wrote, and of what must be understood", async () => {
    const content = contentFolder();
    content.write("intents/cases.yml", "cases:\n  repair: [水龍頭漏水了]\n");
    const desk = await tuningProcess(content);
    const ask = await admin(desk);
    await desk.answerTo(SAYS_THANKS);
    await ask("/draft", { revision: 0, add: [PHRASE], drop: [] });
    const { body } = await ask("/check", { revision: 1 });
    const gained = { text: SAYS_THANKS, was: { intent: null }, is: { intent: "thanks" } };
    expect(tuningSchema.parse(body).check).toMatchObject({
      state: "done",
      revision: 1,
      problems: [],
      blocks: false,
      comparison: {
        talks: { played: 1, otherwise: 1, reworded: { count: 0 }, opened: { count: 0 } },
        messages: 1,
        gained: { count: 1, samples: [gained] },
        lost: { count: 0 },
        changed: { count: 0 },
        visits: { played: 33, lost: { count: 0 } },
        cases: { tried: 1, lost: { count: 0 } },
        dangers: { lost: { count: 0 } },
      },
    });
    const harm = [
      {
        kind: "add",
        file: "intents/out-of-scope.yml",
        at: ["phrases", "zh"],
        text: "水龍頭漏水了",
      },
    ];
    await ask("/draft", { revision: 1, add: harm, drop: [] });
    expect(await ask("/publish", { revision: 2, why: "" })).toMatchObject({
      status: 409,
      body: {
        error: { code: "protected-lost" },
        now: { version: 0, check: { blocks: true, comparison: { cases: { lost: { count: 1 } } } } },
      },
    });
  });

  test("and what can't be said or read is refused", async () => {
    const ask = await admin(await tuningProcess(contentFolder()));
    for (const [what, operation] of UNFIT) {
      const answer = await ask("/draft", { revision: 0, add: [operation], drop: [] });
      expect(answer, what).toMatchObject({ status: 400 });
    }
    expect(await ask("")).toMatchObject({ body: { draft: { revision: 0 } } });
  });
});

const UNFIT: readonly (readonly [string, object])[] = [
  ["a file that nothing reads", { ...PHRASE, file: "../secrets.yml" }],
  ["an empty phrase", { ...PHRASE, text: "  " }],
  ["a phrase of no end", { ...PHRASE, text: "漏水".repeat(300) }],
  ["a character that nobody sees", { ...PHRASE, text: "漏\u0000水" }],
  ["what is no operation", { kind: "drop-everything" }],
];

describe("on one Redis", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  test("another process says at once what was published, and one that starts later too", async () => {
    const content = contentFolder();
    const here = await tuningProcess(content, redis.url);
    const there = await tuningProcess(content, redis.url);
    const ask = await admin(here);
    await ask("/draft", { revision: 0, add: [PHRASE], drop: [] });
    await ask("/publish", { revision: 1, why: "" });
    await vi.waitUntil(async () => WELCOME.test(await there.answerTo(SAYS_THANKS)), 30_000);
    const later = await tuningProcess(content, redis.url);
    expect(await later.answerTo(SAYS_THANKS)).toMatch(WELCOME);
    // The files come to say it themselves: nothing is said twice, and nothing is in the way.
    content.change(THANKS.file, "zh: [", `zh: [${SAYS_THANKS}, `);
    expect(await ask("")).toMatchObject({ body: { conflicts: [] } });
  });
});

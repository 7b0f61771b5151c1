import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { contentFolder } from "../runtime/content-folder.ts";
import { startRedis } from "../store/redis-server.ts";
import { workbook } from "../workbook.ts";
import { emptyFolder, runProgram, type Ended } from "./program.ts";

/** The command line on a data folder and content of the test's own. */
function desk() {
  const content = contentFolder();
  const env = { DATA_DIR: join(emptyFolder(), "data"), CONTENT_DIR: content.path, PORT: "0" };
  const run = (...args: readonly string[]): Promise<Ended> =>
    runProgram(["phrases", ...args], { env }).ended;
  return { content, env, run };
}

/** The same with a desk at work, that is asked to do it. */
async function deskAtWork() {
  const alone = desk();
  const program = runProgram(["start"], { env: alone.env });
  const stop = async (): Promise<void> => {
    program.kill("SIGTERM");
    await program.ended;
  };
  onTestFinished(stop);
  await program.printed(/(Residents:)/);
  return { ...alone, stop };
}

/** A resident says that on the page. */
async function says(address: string, text: string): Promise<void> {
  const page = await fetch(address, { redirect: "manual" });
  const cookies = page.headers.getSetCookie().map((one) => one.split(";")[0]);
  const message = { id: randomUUID(), text, choice: null, attachments: [], language: null };
  const { status } = await fetch(new URL("/api/chat/messages", address), {
    method: "POST",
    headers: {
      Cookie: cookies.join("; "),
      Origin: new URL(address).origin,
      "Content-Type": "application/json",
    },
    body: JSON.stringify(message),
  });
  expect(status).toBeLessThan(300);
}

const filesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yml"))
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );

test("phrases are drafted, tried, published and undone from the command line", async () => {
  const { run, stop } = await deskAtWork();
  expect((await run("list")).out).toContain("repair  4 phrases\n");
  expect(await run("add", "repare", "馬桶一直漏水")).toMatchObject({
    code: 1,
    err: expect.stringContaining('there is no intent "repare". Did you mean "repair"?'),
  });
  const added = await run("add", "thanks", "馬桶通了", "so kind of you");
  expect(added.out).toContain("+ intents/thanks.yml#phrases.zh: 馬桶通了  by ");
  expect(added.out).toContain("+ intents/thanks.yml#phrases.en: so kind of you");
  expect((await run("move", "thanks", "repair", "馬桶通了")).out).toContain(
    "+ intents/repair.yml#phrases.zh: 馬桶通了",
  );
  expect((await run("list", "repair")).out).toContain("+ 馬桶通了\n");
  expect((await run("try", "馬桶通了")).out).toBe("馬桶通了\n  asks → repair (act)\n");
  expect((await run("check")).out).toContain("publishable");
  expect(await run("publish", "--why", "try")).toMatchObject({
    code: 0,
    out: "version 1 is published\n",
  });
  expect((await run("remove", "repair", "水龍頭漏水")).out).toContain(
    "- intents/repair.yml#phrases.zh: 水龍頭漏水",
  );
  await run("discard");
  expect(await run("publish")).toMatchObject({
    code: 1,
    err: expect.stringContaining("nothing in the draft"),
  });
  // Where no desk is at work it is done as well.
  await stop();
  await run("undo", "1");
  expect((await run("history")).out).toMatch(/^2 .* undoes 1\n1 .* 2 changes \(undone\) {2}try\n$/);
});

test("a desk at work is asked to do it, and says so at once", async () => {
  const { run } = await deskAtWork();
  expect((await run("add", "thanks", "太感激了")).out).toContain("draft: 1 change");
  expect((await run("publish")).out).toBe("version 1 is published\n");
  expect(await run("add", "none", "x")).toMatchObject({
    code: 1,
    err: expect.stringContaining('there is no intent "none"'),
  });
});

test("talk and check on a data folder say what is published there", async () => {
  const { env, run } = desk();
  const talk = async (...args: readonly string[]): Promise<string> => {
    const line = { op: "message", conversation: "c", person: "p", id: "m", text: "馬桶通了" };
    const input = `${JSON.stringify({ ...line, at: "2026-11-23T10:00:00+08:00", choice: null, attachments: [] })}\n`;
    return (await runProgram(["talk", "--json", ...args], { env, input }).ended).out;
  };
  await run("add", "repair", "馬桶通了");
  await run("publish");
  expect(await talk()).toContain('"decision":"ask"');
  expect(await talk("--data", env.DATA_DIR)).toContain('"intent":"repair","decision":"act"');
  const check = (...args: readonly string[]) => runProgram(["check", ...args], { env }).ended;
  expect((await check("--data", env.DATA_DIR)).code).toBe(0);
});

test("the last month's conversations are replayed on the draft, on Redis too", async () => {
  const { env, run } = desk();
  const redis = await startRedis();
  onTestFinished(() => redis.close());
  const shared = { ...env, REDIS_URL: redis.url, DATA_KEY: Buffer.alloc(32, 7).toString("base64") };
  for (const own of [env, shared]) {
    const program = runProgram(["start"], { env: own });
    const address = await program.printed(/Residents: +(\S+)/);
    await says(address, "太感激了");
    const replay = async (): Promise<string> =>
      (await runProgram(["phrases", "replay"], { env: own }).ended).out;
    expect(await replay()).toMatch(
      /^1 conversation of residents \(1 message\).*\nall go as they do now\n$/,
    );
    await runProgram(["phrases", "add", "thanks", "太感激了"], { env: own }).ended;
    expect(await replay()).toContain("understood now: 1\n  太感激了: asks → thanks (act)\n");
    program.kill("SIGTERM");
    await program.ended;
  }
  expect((await run("replay")).out).toContain("understood now: 1");
});

test("the content in use is exported, comes back without a change, and stays the same", async () => {
  const { run, content } = await deskAtWork();
  await run("add", "thanks", "太感激了");
  await run("publish");
  const [first, second] = [emptyFolder(), emptyFolder()];
  expect((await run("export", "--to", first)).out).toMatch(/^\d+ files in /);
  expect(filesIn(first)["intents/thanks.yml"]).toContain("太感激了");
  expect((await run("import", first)).out).toContain("0 changes\n");
  const praised = join(first, "intents/thanks.yml");
  writeFileSync(praised, readFileSync(praised, "utf8").replace("太感激了", "感激不盡"));
  const hours = join(first, "communities/main.yml");
  writeFileSync(hours, "officeDays:\n  - 9\n");
  expect(await run("import", first)).toMatchObject({
    code: 1,
    err: expect.stringContaining("communities/main.yml:2:5"),
  });
  writeFileSync(hours, "officeDays:\n  - 1\n  - 2\n");
  expect((await run("import", first, "--apply")).out).toContain("draft: 3 changes");
  await run("publish");
  await run("export", "--to", second);
  expect(filesIn(second)).toEqual(filesIn(first));
  expect(filesIn(content.path)["intents/thanks.yml"]).not.toContain("感激不盡");
});

test("a file of Rasa's or a workbook is shown first, then put into the draft; what doesn't fit is told by line", async () => {
  const { run } = await deskAtWork();
  const rasa = join(emptyFolder(), "nlu.yml");
  const wrong = join(emptyFolder(), "wrong.csv");
  writeFileSync(
    rasa,
    "nlu:\n- intent: repair\n  examples: |\n    - 冷氣壞了\n    - [走廊](place)燈壞了\n- intent: bot_challenge\n  examples: |\n    - are you a bot\n",
  );
  writeFileSync(wrong, "intent,text\nrepair\n");
  const shown = await run("import", rasa);
  expect(shown.out).toBe(
    [
      "= repair: 冷氣壞了",
      "+ repair: 走廊燈壞了",
      '! line 8: there is no intent "bot_challenge"',
      "1 new phrase of 3",
      "nothing was changed: --apply puts them into the draft",
      "",
    ].join("\n"),
  );
  expect((await run("draft")).out).toBe("draft: 0 changes\n");
  await run("import", rasa, "--apply");
  expect((await run("draft")).out).toContain("draft: 1 change\n");
  const sheets = join(emptyFolder(), "說法.xlsx");
  writeFileSync(
    sheets,
    workbook({
      夜班: [["意思", "說法"], ["repair", "冷氣壞了"], ["thanks", "太感激了"], ["repair"]],
    }),
  );
  expect((await run("import", sheets, "--apply")).out).toBe(
    [
      "= repair: 冷氣壞了",
      "+ thanks: 太感激了",
      '! sheet "夜班", row 4: the phrase is empty',
      "1 new phrase of 3",
      "they are in the draft",
      "",
    ].join("\n"),
  );
  expect(await run("import", wrong, "--apply")).toMatchObject({
    code: 1,
    err: expect.stringContaining("! line 2: the phrase is empty"),
  });
});

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { emptyFolder, runProgram, type Ended, type Program } from "./program.ts";
import { residentBrowser } from "./resident-browser.ts";

const folders: string[] = [];
const running: Program[] = [];
afterEach(async () => {
  for (const program of running.splice(0)) {
    program.kill("SIGKILL");
    await program.ended;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = emptyFolder();
  folders.push(folder);
  return folder;
}

/** A desk at work on a folder, and where it is reached. */
async function start(DATA_DIR: string): Promise<{ desk: Program; address: string }> {
  const desk = runProgram(["start"], { env: { PORT: "0", LOG_LEVEL: "silent", DATA_DIR } });
  running.push(desk);
  return { desk, address: await desk.printed(/^Residents: +(http:\S+)\/$/m) };
}

interface Told {
  readonly resident: Awaited<ReturnType<typeof residentBrowser>>;
  readonly text: string;
}

const run = (args: readonly string[], DATA_DIR: string): Promise<Ended> =>
  runProgram(args, { env: { DATA_DIR } }).ended;

/** A data folder that holds the key of another alone. */
function withKeyOf(folder: string): string {
  const fresh = newFolder();
  cpSync(join(folder, "data.key"), join(fresh, "data.key"));
  return fresh;
}

describe("frontdesk backup and restore", { timeout: 120_000 }, () => {
  it("keeps all that a desk under load had acknowledged before", async () => {
    const data = newFolder();
    const backup = join(newFolder(), "backup");
    const { desk, address } = await start(data);
    mkdirSync(join(data, "uploads"));
    writeFileSync(join(data, "uploads", "photo"), "sealed");
    writeFileSync(join(data, "uploads", "photo.part"), "half");

    const acknowledged: Told[] = [];
    const stop = new AbortController();
    const load = Array.from({ length: 6 }, async () => {
      while (!stop.signal.aborted) {
        // Nobody is taken in faster than a person talks: another one goes on.
        const resident = await residentBrowser(address);
        for (let told = 1; told <= 20 && !stop.signal.aborted; told += 1) {
          const text = `told-${told}.`;
          await resident.write(address, text);
          acknowledged.push({ resident, text });
        }
      }
    });
    while (acknowledged.length < 30) await pause(10);
    const before = [...acknowledged];
    const backedUp = await run(["backup", backup], data);
    stop.abort();
    await Promise.all(load);
    expect(backedUp).toMatchObject({ code: 0, err: "" });
    expect(backedUp.out).toMatch(/1 photos?\.\n.*key is not in it/);
    // It was at work the whole time.
    expect(acknowledged.length).toBeGreaterThan(before.length);
    expect(readdirSync(backup).toSorted()).toEqual(["frontdesk.db", "uploads"]);
    expect(readdirSync(join(backup, "uploads"))).toEqual(["photo"]);
    desk.kill("SIGKILL");
    await desk.ended;

    const restored = withKeyOf(data);
    expect(await run(["restore", backup], restored)).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(restored).toSorted()).toEqual(["data.key", "frontdesk.db", "uploads"]);
    const again = await start(restored);
    for (const { resident, text } of before) await resident.hears(again.address, text);
  });

  it("takes a desk at rest as well, and leaves it as it was", async () => {
    const data = newFolder();
    const backup = join(newFolder(), "backup");
    const { desk, address } = await start(data);
    const resident = await residentBrowser(address);
    await resident.write(address, "廚房水龍頭一直漏水");
    desk.kill("SIGTERM");
    await desk.ended;
    expect((await run(["backup", backup], data)).code).toBe(0);
    expect((await run(["restore", backup], withKeyOf(data))).code).toBe(0);
    const again = await start(data);
    await resident.hears(again.address, "廚房水龍頭一直漏水");
  });

  it("refuses what would lose something, each in one line, and touches nothing", async () => {
    const data = newFolder();
    const { desk } = await start(data);
    const backup = join(newFolder(), "backup");
    expect((await run(["backup", backup], data)).code).toBe(0);
    desk.kill("SIGKILL");
    await desk.ended;

    const refused = async (args: readonly string[], folder: string, told: RegExp) => {
      const held = readdirSync(folder);
      const { code, err } = await run(args, folder);
      expect(err).toMatch(told);
      expect(err.trim().split("\n")).toHaveLength(1);
      expect(code).toBe(1);
      expect(readdirSync(folder)).toEqual(held);
    };
    await refused(["backup", backup], data, /is there already/);
    await refused(["backup", join(newFolder(), "b")], newFolder(), /frontdesk\.db is not there/);
    await refused(["restore", backup], data, /is not empty.*new DATA_DIR/);
    await refused(["restore", newFolder()], newFolder(), /is no backup/);
    await refused(["restore", backup], newFolder(), /data\.key, or set DATA_KEY/);

    const other = newFolder();
    (await start(other)).desk.kill("SIGTERM");
    await refused(["restore", backup], withKeyOf(other), /encrypted with another key/);
    expect(existsSync(`${backup}.part`)).toBe(false);
    expect((await run(["backup"], data)).code).toBe(2);
  });
});

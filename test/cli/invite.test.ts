import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { startRedis } from "../store/redis-server.ts";
import { joining } from "../web/desk.ts";
import { emptyFolder, runProgram, type Program } from "./program.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const folders: string[] = [];
const running: Program[] = [];
afterEach(async () => {
  for (const program of running.splice(0)) {
    program.kill("SIGKILL");
    await program.ended;
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function place(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const DATA_DIR = emptyFolder();
  folders.push(DATA_DIR);
  return { DATA_DIR, DATA_KEY: KEY, PORT: "0", LOG_LEVEL: "silent", ...more };
}
function start(env: Readonly<Record<string, string>>, ...args: readonly string[]): Program {
  const program = runProgram(["start", ...args], { env });
  running.push(program);
  return program;
}
const staffLine = (program: Program): Promise<string> => program.printed(/^Staff: +(http\S+)/m);
const invite = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  runProgram(["invite", ...args], { env }).ended;

/** Takes up an invitation on a desk at work; the cookie that it brings. */
async function join(link: string, name: string, address = new URL(link).origin) {
  const told = joining(link, name);
  const headers = { "Content-Type": "application/json", Origin: address };
  const body = JSON.stringify(told);
  const answer = await fetch(`${address}/api/staff/join`, { method: "POST", headers, body });
  const [cookie = ""] = answer.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
  const me = await fetch(`${address}/api/staff/me`, { headers: { Cookie: cookie } });
  const shown: unknown = await me.json();
  return { status: answer.status, login: told.login, me: shown };
}

describe("frontdesk invite", { timeout: 60_000 }, () => {
  it("makes the first administrator by what start prints, and then prints no such link", async () => {
    const env = place();
    const first = start(env);
    const link = await staffLine(first);
    const joined = await join(link, "林主任");
    expect(joined).toMatchObject({
      status: 204,
      me: { name: "林主任", roles: ["staff", "supervisor", "director", "admin"] },
    });
    expect((await join(link, "別人")).status).toBe(410);
    first.kill("SIGTERM");
    await first.ended;
    expect(await staffLine(start(env))).toMatch(/\/staff$/);
  });

  it("asks a desk at work, which alone has the data, for a link that works at once", async () => {
    const env = place();
    await staffLine(start(env));
    const { code, out, err } = await invite(env, "--role", "technician", "--name", "阿德");
    expect([code, err]).toEqual([0, ""]);
    const joined = await join(out.trim(), "阿德");
    expect(joined).toMatchObject({ status: 204, me: { roles: ["technician"] } });
    const again = await invite(env, "--for", joined.login.toUpperCase());
    expect(again.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/staff\/join\?key=[\w-]{43}\n$/);
  });

  it("writes the link itself where no desk is at work", async () => {
    const env = place();
    const { out } = await invite(env, "--community", "main");
    const program = start(env);
    const address = new URL(await staffLine(program)).origin;
    const joined = await join(out.trim(), "小陳", address);
    expect(joined).toMatchObject({ status: 204, me: { roles: ["staff"] } });
  });

  it.each([
    [["--role", "boss"], 2, /^there is no such role: staff, technician/],
    [["--community", "nowhere"], 1, /there is no community "nowhere": main/],
    [["--for", "nobody@example.com"], 1, /nobody signs in by nobody@example\.com/],
    [["--for", "nobody@example.com", "--role", "admin"], 2, /leave out --role/],
    [["--rol", "staff"], 2, /usage: frontdesk/],
  ])("refuses %j with the cure, asked at work or not", async (args, code, told) => {
    const env = place();
    const atRest = await invite(env, ...args);
    expect([atRest.code, atRest.out]).toEqual([code, ""]);
    expect(atRest.err).toMatch(told);
    await staffLine(start(env));
    const atWork = await invite(env, ...args);
    expect([atWork.code, atWork.out]).toEqual([code, ""]);
    expect(atWork.err).toMatch(told);
  });

  it("writes into a Redis whose desks know of it at once", async () => {
    const redis = await startRedis();
    const env = place({ REDIS_URL: redis.url });
    const [one, other] = [start(env), start(env)];
    const [here, there] = [await staffLine(one), await staffLine(other)];
    const { out } = await invite(env, "--role", "supervisor");
    const joined = await join(out.trim(), "主管", new URL(here).origin);
    expect(joined).toMatchObject({ status: 204, me: { roles: ["supervisor"] } });
    const elsewhere = await join(out.trim(), "別人", new URL(there).origin);
    expect(elsewhere.status).toBe(410);
    for (const program of running.splice(0)) {
      program.kill("SIGKILL");
      await program.ended;
    }
    await redis.close();
  });
});

describe("frontdesk start --demo", { timeout: 60_000 }, () => {
  it("lets whoever tries it out in as a colleague and as a supervisor, by one click", async () => {
    const program = start(place(), "--demo");
    for (const [title, roles] of [
      ["客服", ["staff"]],
      ["主管", ["supervisor", "admin"]],
    ] as const) {
      const link = await program.printed(new RegExp(`\\(${title}\\): (http\\S+)`));
      const { origin, searchParams } = new URL(link);
      const key = searchParams.get("key");
      const post = (path: string, body: object): Promise<Response> =>
        fetch(`${origin}/api/staff/${path}`, {
          method: "POST",
          headers: { "Content-Type": "application/json", Origin: origin },
          body: JSON.stringify(body),
        });
      expect(await (await post("invitation", { key })).json()).toMatchObject({ kind: "enter" });
      const entered = await post("recover", { key, password: null });
      const [cookie = ""] = entered.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
      const me = await fetch(`${origin}/api/staff/me`, { headers: { Cookie: cookie } });
      expect(await me.json()).toMatchObject({ title, roles });
    }
  });
});

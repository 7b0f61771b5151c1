import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { emptyFolder, MAIN } from "./program.ts";

/** On a busy machine. */
const PATIENT = { timeout: 30_000 };
/** Below some 200 the modules themselves can't be loaded: they are read at once. */
const OPEN_FILES = 256;
/** All but a hundred that are kept free. */
const CONNECTIONS = 156;

it("says that connections are dropped, once, and serves on when there is room", async () => {
  const folder = emptyFolder();
  const desk = spawn(
    "sh",
    ["-c", `ulimit -n ${OPEN_FILES}; exec "$0" "$@"`, process.execPath, MAIN, "start"],
    {
      env: { PATH: process.env["PATH"] ?? "", PORT: "0", DATA_DIR: folder },
    },
  );
  onTestFinished(async () => {
    const gone = once(desk, "exit");
    desk.kill("SIGKILL");
    await gone;
    rmSync(folder, { recursive: true });
  });
  const logged: string[] = [];
  createInterface({ input: desk.stderr }).on("line", (line) => logged.push(line));
  let address = "";
  for await (const line of createInterface({ input: desk.stdout })) {
    address = /^Residents: +(http:\S+)\/$/.exec(line)?.[1] ?? "";
    if (address !== "") break;
  }
  const { hostname, port } = new URL(address);

  const open = new Set<Socket>();
  const ended: Promise<unknown>[] = [];
  for (let n = 0; n < CONNECTIONS + 40; n += 1) {
    const socket = connect(Number(port), hostname);
    open.add(socket);
    socket.on("error", () => {});
    ended.push(once(socket, "close").then(() => open.delete(socket)));
  }
  await expect.poll(() => open.size, PATIENT).toBe(CONNECTIONS);
  const told = (): string[] => logged.filter((line) => line.includes("connections-dropped"));
  await expect.poll(told, PATIENT).toHaveLength(1);
  expect(logged.join()).toMatch(/"level":40.*"count":\d+.*connections-dropped/);

  for (const socket of open) socket.destroy();
  await Promise.all(ended);
  await expect.poll(async () => (await fetch(`${address}/healthz`)).status, PATIENT).toBe(200);
});

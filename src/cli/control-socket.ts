import { rmSync } from "node:fs";
import { createServer, request, type IncomingMessage } from "node:http";
import { join, relative, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { StoreRefused } from "../store/errors.ts";
import type { Log } from "../runtime/log.ts";

/**
 * By this a desk at work is asked for what it alone can do, for its store is its own: to copy it, to
 * let somebody in. It lies in the data folder, so whoever can ask could read the data anyway.
 */
function socketOf(folder: string): string {
  const socket = join(resolve(folder), "control.sock");
  // The system takes some hundred bytes: from here it is mostly short.
  const near = relative(process.cwd(), socket);
  return near.length < socket.length ? near : socket;
}

/** What can be asked for: each takes what is told and returns what the asker prints. */
export type Controls = Readonly<
  Record<"backup" | "invite" | "tuning", (told: string) => Promise<string>>
>;

/**
 * Does what {@link askDesk} of another process asks for. A desk whose folder takes no socket works
 * on, and says that it can be asked for nothing. Returns its stopper.
 */
export async function answerControls(
  folder: string,
  controls: Controls,
  log: Log,
): Promise<() => void> {
  const socket = socketOf(folder);
  const wanted = new Map(Object.entries(controls));
  const server = createServer((asked, answer) => {
    void (async () => {
      const name = (asked.url ?? "").slice(1);
      const control = wanted.get(name);
      if (control === undefined) return void answer.writeHead(404).end(`no ${name} here`);
      try {
        const told = await control(await text(asked));
        log.info("control-done", { kind: name });
        answer.end(told);
      } catch (thrown) {
        log.error("control-failed", { kind: name }, thrown);
        answer.writeHead(500).end(thrown instanceof Error ? thrown.message : String(thrown));
      }
    })();
  });
  // One that a killed desk left behind: the store is ours, so nobody listens on it.
  rmSync(socket, { force: true });
  await new Promise<void>((listening) => {
    server.once("error", (thrown) => {
      log.error("control-off", {}, thrown);
      listening();
    });
    server.listen(socket, listening);
  });
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

/**
 * Asks the desk at work on a folder.
 * @returns what it answers; null when there is none
 * @throws StoreRefused with its reason when it could not
 */
export async function askDesk(
  folder: string,
  what: keyof Controls,
  told: string,
): Promise<string | null> {
  try {
    const answer = await post(socketOf(folder), what, told);
    const said = await text(answer);
    if (answer.statusCode === 200) return said;
    throw new StoreRefused("not-here", `the desk at work could not do it: ${said}`);
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? thrown.code : null;
    if (code === "ENOENT" || code === "ECONNREFUSED") return null;
    throw thrown;
  }
}

function post(socketPath: string, what: keyof Controls, told: string): Promise<IncomingMessage> {
  return new Promise((answered, reject) => {
    const asked = request({ socketPath, method: "POST", path: `/${what}` }, answered);
    asked.once("error", reject).end(told);
  });
}

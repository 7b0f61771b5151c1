import { rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { join, relative, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { StoreRefused } from "../store/errors.ts";
import type { Log } from "../runtime/log.ts";

/**
 * By this a desk at work is asked for a copy of its store, which it alone can read. It lies in the
 * data folder, so whoever can ask could read the data anyway.
 */
function socketOf(folder: string): string {
  const socket = join(resolve(folder), "backup.sock");
  // The system takes some hundred bytes: from here it is mostly short.
  const near = relative(process.cwd(), socket);
  return near.length < socket.length ? near : socket;
}

/**
 * Copies the store wherever `askForCopy` of another process wants. A desk whose folder takes no
 * socket works on, and says that it can be backed up at rest alone. Returns its stopper.
 */
export async function answerBackups(
  folder: string,
  copyTo: (file: string) => Promise<void>,
  log: Log,
): Promise<() => void> {
  const socket = socketOf(folder);
  const server = createServer((asked, answer) => {
    void (async () => {
      try {
        await copyTo(await text(asked));
        log.info("backup-copied");
        answer.end();
      } catch (thrown) {
        log.error("backup-failed", {}, thrown);
        answer.writeHead(500).end(thrown instanceof Error ? thrown.message : String(thrown));
      }
    })();
  });
  // One that a killed desk left behind: the store is ours, so nobody listens on it.
  rmSync(socket, { force: true });
  await new Promise<void>((listening) => {
    server.once("error", (thrown) => {
      log.error("backup-at-rest-only", {}, thrown);
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
 * Asks the desk at work on a folder to copy its store into a new file.
 * @returns false when there is none
 * @throws StoreRefused with its reason when it could not
 */
export async function askForCopy(folder: string, file: string): Promise<boolean> {
  try {
    const failure = await post(socketOf(folder), resolve(file));
    if (failure === null) return true;
    throw new StoreRefused("folder-not-writable", `the desk could not copy its data: ${failure}`);
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? thrown.code : null;
    if (code === "ENOENT" || code === "ECONNREFUSED") return false;
    throw thrown;
  }
}

/** Why it could not, or null. */
function post(socketPath: string, body: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, method: "POST", path: "/" }, (answer) => {
      text(answer).then((told) => resolve(answer.statusCode === 200 ? null : told), reject);
    });
    asked.once("error", reject).end(body);
  });
}

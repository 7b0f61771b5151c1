import { fork } from "node:child_process";
import { once } from "node:events";
import { fromDesk, type DeskSettings, type FromDesk, type Delivery } from "./protocol.ts";

/** A desk's process as the platforms see it. */
export interface DeskProcess {
  /** Resolves when acknowledged; rejects when it is refused, or the process is gone first. */
  deliver(message: Delivery): Promise<void>;
  /** How much is due for it; rejects when the process is gone first. */
  due(): Promise<number>;
  kill(): Promise<void>;
  /** It goes down in good order. */
  stop(): Promise<void>;
  readonly gone: Promise<void>;
}

/**
 * @param file what it runs: `desk.ts`, built
 * @throws when the process ends before it is ready
 */
export async function startDeskProcess(
  file: string,
  settings: DeskSettings,
  sent: (message: Extract<FromDesk, { kind: "sent" }>) => void,
): Promise<DeskProcess> {
  // What one says that finds its store away is of no interest.
  const child = fork(file, [JSON.stringify(settings)], {
    execArgv: [],
    stdio: ["ignore", "inherit", "ignore", "ipc"],
  });
  const waiting = new Map<number, { resolve: () => void; reject: (reason: Error) => void }[]>();
  const asking = new Set<(count: number) => void>();
  let isGone = false;
  const gone = (async () => {
    await once(child, "exit");
    isGone = true;
    for (const each of [...waiting.values()].flat()) each.reject(new Error("gone"));
  })();
  const ready = new Promise<void>((resolve) => {
    child.on("message", (raw) => {
      const said = fromDesk.parse(raw);
      switch (said.kind) {
        case "ready":
          return resolve();
        case "sent":
          return sent(said);
        case "due":
          for (const answer of asking) answer(said.count);
          return asking.clear();
        case "ack":
        case "nack": {
          const those = waiting.get(said.n) ?? [];
          waiting.delete(said.n);
          for (const each of those)
            if (said.kind === "ack") each.resolve();
            else each.reject(new Error("refused"));
        }
      }
    });
  });
  await Promise.race([
    ready,
    gone.then(() => {
      throw new Error("it ended before it was ready");
    }),
  ]);
  return {
    gone,
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
    async due() {
      child.send("anything-due?", () => {});
      const answer = new Promise<number>((resolve) => asking.add(resolve));
      await Promise.race([answer, gone]);
      if (isGone) throw new Error("gone");
      return answer;
    },
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
    deliver: (message) =>
      new Promise((resolve, reject) => {
        if (isGone) return reject(new Error("gone"));
        waiting.set(message.n, [...(waiting.get(message.n) ?? []), { resolve, reject }]);
        child.send(message, (failed) => failed && reject(failed));
      }),
  };
}

import { fork, type ChildProcess } from "node:child_process";
import type { Clock } from "../clock.ts";
import type {
  DraftAbout,
  DraftAnswer,
  DraftQuestion,
  FromDraft,
  ToDraft,
} from "./draft-questions.ts";

/** Drafts being read and tried, in a process of their own, which goes when nobody needs it. */
export interface DraftProcess {
  /** @throws when the process died, or could not answer */
  ask(about: DraftAbout, question: DraftQuestion): Promise<DraftAnswer>;
  /** The one that is there, and so remembers what it has read; null where none is. */
  running(): object | null;
  stop(): void;
}

/** Composed beside the commands; a desk that runs from src/ runs what was built of it. */
const BUILT = new URL("../../../dist/cli/draft-worker.js", import.meta.url);
/** What it remembers spares seconds to whoever tunes, and holds memory for nobody else. */
const IDLE_MS = 10 * 60_000;

interface Waiting {
  answered(answer: DraftAnswer): void;
  failed(thrown: Error): void;
}

export function draftProcess(clock: Clock): DraftProcess {
  const waiting = new Map<number, Waiting>();
  let running: ChildProcess | null = null;
  let asked = 0;
  let stopIdling = (): void => {};

  const end = (thrown: Error): void => {
    running?.kill("SIGKILL");
    running = null;
    const left = [...waiting.values()];
    waiting.clear();
    for (const one of left) one.failed(thrown);
  };
  const begin = (): ChildProcess => {
    const begun = fork(BUILT, { serialization: "advanced", execArgv: [] });
    begun.on("message", (said: FromDraft) => {
      const one = waiting.get(said.id);
      waiting.delete(said.id);
      if ("answer" in said) one?.answered(said.answer);
      else one?.failed(new Error(said.failed));
    });
    const gone = (why: unknown): void => {
      if (running === begun) end(new Error(`the draft can't be read (${String(why)})`));
    };
    begun.on("error", gone);
    begun.on("exit", (code, signal) => gone(code ?? signal));
    // A desk that goes down waits for no draft.
    begun.unref();
    begun.channel?.unref();
    return begun;
  };

  return {
    ask(about, question) {
      stopIdling();
      stopIdling = clock.after(IDLE_MS, () => end(new Error("idle")));
      running ??= begin();
      const message: ToDraft = { id: (asked += 1), about, question };
      running.send(message);
      return new Promise((answered, failed) => {
        waiting.set(message.id, { answered, failed });
      });
    },
    running: () => running,
    stop() {
      stopIdling();
      end(new Error("stopped"));
    },
  };
}

import { createContext } from "preact";
import { useCallback, useContext, useEffect, useState } from "preact/hooks";
import * as z from "zod/mini";
import {
  problemSchema,
  tuningSchema,
  type Operation,
  type TuningState,
} from "../../../tuning-wire.ts";
import { ask, post, type Posted } from "../../post.ts";
import { useDesk } from "../parts/context.ts";
import { read, wordsOf } from "../parts/use-act.ts";

export type Problem = z.infer<typeof problemSchema>;

/** What admins change, and what became of the last thing that they did. */
export interface Tuning {
  /** Null until it is read. */
  readonly state: TuningState | null;
  /** Why it could not be read. */
  readonly unread: "failed" | "not-yours" | null;
  /** What is being done just now. */
  readonly doing: Deed | null;
  /** Why it was not done, in words. */
  readonly fault: string | null;
  /** Why the draft can't be published. */
  readonly problems: readonly Problem[];
  /** The draft was published just now. */
  readonly isPublished: boolean;
  readonly reload: () => Promise<void>;
  /** Adds to the draft and takes out of it; true when it is done. */
  readonly change: (add: readonly Operation[], drop?: readonly string[]) => Promise<boolean>;
  /** Adds what is new in a file to the draft that its preview was of; true when it is done. */
  readonly bring: (file: File, revision: number) => Promise<boolean>;
  readonly check: () => Promise<boolean>;
  readonly discard: () => Promise<boolean>;
  readonly publish: (why: string) => Promise<boolean>;
  readonly undo: (version: number, why: string) => Promise<boolean>;
}
type Deed = "draft" | "bring" | "check" | "discard" | "publish" | "undo";

/** A check, without which nothing is published, reads and tries a month. */
const PATIENCE_MS = 120_000;
/** Whether a check is done. */
const LOOK_EVERY_MS = 500;

const brokenSchema = z.object({ problems: z.array(problemSchema) });
const changedSchema = z.object({ now: tuningSchema });

export function useTuningState(): Tuning {
  const { strings } = useDesk();
  const [state, setState] = useState<TuningState | null>(null);
  const [unread, setUnread] = useState<Tuning["unread"]>(null);
  const [doing, setDoing] = useState<Deed | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isPublished, setPublished] = useState(false);

  const reload = useCallback(async (): Promise<void> => {
    const asked = await read("tuning");
    const found = asked.kind === "done" ? tuningSchema.safeParse(asked.body) : null;
    if (found?.success === true) setState(found.data);
    const isNotTheirs = asked.kind === "refused" && asked.code === "not-yours";
    setUnread(found?.success === true ? null : isNotTheirs ? "not-yours" : "failed");
  }, []);
  useEffect(() => {
    void reload();
    const look = (): void => void reload();
    // Others may have changed it while this window was away.
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [reload]);

  const isChecking = state?.check?.state === "running";
  useEffect(() => {
    if (!isChecking) return;
    const timer = setInterval(() => void reload(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isChecking, reload]);

  const act = async (deed: Deed, sent: () => Promise<Posted>): Promise<boolean> => {
    setDoing(deed);
    setFault(null);
    setProblems([]);
    setPublished(false);
    const posted = await sent();
    setDoing(null);
    if (posted.kind === "done") {
      const now = tuningSchema.safeParse(posted.body);
      if (now.success) setState(now.data);
      else await reload();
      setPublished(deed === "publish" && (!now.success || now.data.draft.asked === null));
      return true;
    }
    setFault(wordsOf(posted, strings));
    if (posted.kind !== "refused") return false;
    const broken = brokenSchema.safeParse(posted.body);
    if (broken.success) setProblems(broken.data.problems);
    const changed = changedSchema.safeParse(posted.body);
    if (changed.success) setState(changed.data.now);
    return false;
  };
  const tell = (deed: Deed, told: object): Promise<boolean> =>
    act(deed, () => post(`api/staff/tuning/${deed}`, told, PATIENCE_MS));
  const revision = state?.draft.revision ?? 0;

  return {
    state,
    unread,
    doing,
    fault,
    problems,
    isPublished,
    reload,
    change: (add, drop = []) => tell("draft", { revision, add, drop }),
    bring: (file, seen) => act("bring", () => sendFile(`bring?revision=${seen}`, file)),
    check: () => tell("check", { revision }),
    discard: () => tell("discard", { revision }),
    publish: (why) => tell("publish", { revision, why }),
    undo: (version, why) => tell("undo", { version, why }),
  };
}

/** @param to of tuning's API */
export function sendFile(to: string, file: File): Promise<Posted> {
  const body = new FormData();
  body.set("file", file);
  return ask(`api/staff/tuning/${to}`, { method: "POST", body }, PATIENCE_MS);
}

export const TuningContext = createContext<Tuning | null>(null);

/** @throws outside of the pages for tuning: a broken program */
export function useTuning(): Tuning {
  const tuning = useContext(TuningContext);
  if (tuning === null) throw new Error("no tuning around");
  return tuning;
}

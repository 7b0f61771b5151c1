import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import {
  caseReadSchema,
  olderLinesSchema,
  type Case,
  type StaffLine,
  type StaffNote,
} from "../../../case-wire.ts";
import { whenTouched } from "../parts/touched.ts";
import { read, talkPlace } from "../parts/use-act.ts";

/** A conversation on the screen. */
export interface TalkModel {
  readonly case: Case;
  /** Ascending; each once. */
  readonly lines: readonly StaffLine[];
  readonly notes: readonly StaffNote[];
  /** Behind which place there are older ones. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface OpenTalk {
  /** Null until it has come. */
  readonly talk: TalkModel | null;
  /** There is none, or not for these eyes. */
  readonly isMissing: boolean;
  /** Reads what came since. */
  readonly freshen: () => Promise<void>;
  /** Reads older lines. */
  readonly older: () => Promise<void>;
}

/** A conversation, live: what comes is read as a difference, one read at a time. */
export function useCase(channel: string, conversation: string): OpenTalk {
  const [talk, setTalk] = useState<TalkModel | null>(null);
  const [isMissing, setMissing] = useState(false);
  const after = useRef<string | null>(null);
  const running = useRef<Promise<void> | null>(null);
  const isStale = useRef(false);
  const place = talkPlace({ channel, conversation }).replace("conversations/", "cases/");

  const once = useCallback(async (): Promise<void> => {
    const query = after.current === null ? "" : `?after=${encodeURIComponent(after.current)}`;
    const answer = await read(`${place}${query}`);
    if (answer.kind === "refused") return setMissing(true);
    const came = caseReadSchema.safeParse(answer.kind === "done" ? answer.body : null);
    if (!came.success) return;
    const isFirst = after.current === null;
    after.current = came.data.after ?? after.current;
    setTalk((known) =>
      known === null || isFirst
        ? came.data
        : {
            case: came.data.case,
            lines: joined(known.lines, came.data.lines),
            notes: joined(known.notes, came.data.notes),
            before: known.before,
            after: came.data.after,
          },
    );
  }, [place]);

  const freshen = useCallback((): Promise<void> => {
    isStale.current = true;
    running.current ??= (async () => {
      while (isStale.current) {
        isStale.current = false;
        await once();
      }
      running.current = null;
    })();
    return running.current;
  }, [once]);

  useEffect(() => {
    void freshen();
    return whenTouched(`${channel}:${conversation}`, () => void freshen());
  }, [freshen, channel, conversation]);

  const older = async (): Promise<void> => {
    if (talk === null || talk.before === null) return;
    const answer = await read(`${place}/lines?before=${encodeURIComponent(talk.before)}`);
    const came = olderLinesSchema.safeParse(answer.kind === "done" ? answer.body : null);
    if (!came.success) return;
    const { lines, before } = came.data;
    setTalk((known) => known && { ...known, lines: joined(lines, known.lines), before });
  };

  return { talk, isMissing, freshen, older };
}

/** Each once, in its newest form, in the order of their times. */
function joined<T extends { readonly id: string; readonly at: number }>(
  before: readonly T[],
  more: readonly T[],
): readonly T[] {
  const all = new Map([...before, ...more].map((one) => [one.id, one]));
  return [...all.values()].sort((one, other) => one.at - other.at);
}

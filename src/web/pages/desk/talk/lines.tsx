import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { StaffLine, StaffNote } from "../../../case-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { Icon } from "../parts/icon.tsx";
import { meaningName } from "../parts/meaning-name.ts";
import { Photos } from "../parts/photos.tsx";
import { Understood, type Judge } from "./understood.tsx";
import type { TalkModel } from "./use-case.ts";
import "./lines.css";

interface Props {
  readonly talk: TalkModel;
  readonly older: () => Promise<void>;
  readonly judge: Judge;
}

type Entry =
  | { readonly kind: "line"; readonly at: number; readonly line: StaffLine }
  | { readonly kind: "note"; readonly at: number; readonly note: StaffNote };

/** Near enough to the end to stay there when something comes. */
const AT_END_PX = 80;

/** What was said, and between it what colleagues noted and did, which no resident sees. */
export function Lines({ talk, older, judge }: Props): ComponentChildren {
  const { strings, times } = useDesk();
  const { talk: words } = strings;
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNew, setNew] = useState(false);
  const entries = useMemo(() => inOrder(talk), [talk.lines, talk.notes]);
  const alarms = useMemo(() => alarmsIn(talk.lines), [talk.lines]);
  const seen = lastSeen(talk);
  const newest = entries.at(-1);

  useLayoutEffect(() => {
    const box = log.current;
    if (box === null) return;
    if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    else setNew(true);
  }, [newest === undefined ? null : keyOf(newest)]);

  // What is below may grow, a box to write in or words that can be taken back.
  useEffect(() => {
    const box = log.current;
    if (box === null) return;
    const stay = new ResizeObserver(() => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    });
    stay.observe(box);
    return () => stay.disconnect();
  }, []);

  const toEnd = (): void => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setNew(false);
  };
  const goBack = async (): Promise<void> => {
    const box = log.current;
    const fromEnd = box === null ? 0 : box.scrollHeight - box.scrollTop;
    await older();
    requestAnimationFrame(() => {
      if (box !== null) box.scrollTop = box.scrollHeight - fromEnd;
    });
  };

  let day = "";
  return (
    <div
      ref={log}
      class="lines"
      role="log"
      aria-label={words.lines}
      tabIndex={0}
      onScroll={({ currentTarget: box }) => {
        isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < AT_END_PX;
        if (isAtEnd.current) setNew(false);
      }}
    >
      {talk.before !== null && (
        <button type="button" class="button-plain lines-older" onClick={() => void goBack()}>
          {words.earlier}
        </button>
      )}
      {entries.map((entry) => {
        const dayNow = times.dayKey(entry.at);
        const isNewDay = dayNow !== day;
        day = dayNow;
        return (
          <div key={keyOf(entry)} class="lines-entry">
            {isNewDay && <p class="lines-day">{times.day(entry.at)}</p>}
            {entry.kind === "note" ? (
              <Note note={entry.note} />
            ) : (
              <Line
                line={entry.line}
                isSeen={entry.line.id === seen}
                isAlarm={alarms.has(entry.line.id)}
                talk={talk}
                judge={judge}
              />
            )}
          </div>
        );
      })}
      {hasNew && (
        <button type="button" class="button-main lines-new" onClick={toEnd}>
          {words.newest}
        </button>
      )}
    </div>
  );
}

function Line(props: {
  readonly line: StaffLine;
  readonly isSeen: boolean;
  /** It raised an alarm. */
  readonly isAlarm: boolean;
  readonly talk: TalkModel;
  readonly judge: Judge;
}): ComponentChildren {
  const { line, isSeen, isAlarm, talk, judge } = props;
  const { strings, times } = useDesk();
  const { talk: words, queue } = strings;
  const who =
    line.who.kind === "staff"
      ? [line.who.name, line.title].filter(Boolean).join(" · ")
      : line.who.kind === "bot"
        ? words.bot
        : (talk.case.name ?? queue.unknownResident);
  return (
    <div class={`line from-${line.who.kind}`}>
      <p class="line-who">
        {who} <time dateTime={new Date(line.at).toISOString()}>{times.clock(line.at)}</time>
      </p>
      <div class={`line-text ${line.danger === null ? "" : "is-danger"}`}>
        {line.text !== "" && <p>{line.text}</p>}
        <Photos files={line.attachments} />
        {line.choices.length > 0 && (
          <ul class="line-choices">
            {line.choices.map(({ label, value }) => (
              <li key={value}>{label}</li>
            ))}
          </ul>
        )}
      </div>
      {line.understood !== null && (
        <Understood
          line={line}
          understood={line.understood}
          isAlarm={isAlarm}
          verdicts={talk.notes.filter(
            ({ about }) => about !== null && [line.id, line.message].includes(about),
          )}
          judge={judge}
        />
      )}
      {isSeen && talk.case.seenAt !== null && (
        <p class="line-seen">{words.seen(times.clock(talk.case.seenAt))}</p>
      )}
    </div>
  );
}

function Note({ note }: { readonly note: StaffNote }): ComponentChildren {
  const { strings, times } = useDesk();
  const { talk: words } = strings;
  const who = note.by?.name ?? words.desk;
  const head = (
    <>
      <span class="note-mark">
        <Icon name="lock" />
        {words.internal}
      </span>{" "}
      {who} · {nameIn(words.notes, note.kind)}
      {note.to !== null && ` ${words.to(note.to.name)}`} ·{" "}
      <time dateTime={new Date(note.at).toISOString()}>{times.clock(note.at)}</time>
    </>
  );
  return (
    <div class={`note ${note.kind === "note" ? "is-said" : "is-done"}`}>
      <p class="note-head">{head}</p>
      {note.text !== "" && (
        <p class="note-text">
          {note.kind === "wrong-intent"
            ? meaningName(note.text, strings)
            : nameIn(strings.tickets.via, note.text)}
        </p>
      )}
    </div>
  );
}

function inOrder({ lines, notes }: TalkModel): readonly Entry[] {
  const all: Entry[] = [
    ...lines.map((line): Entry => ({ kind: "line", at: line.at, line })),
    ...notes.map((note): Entry => ({ kind: "note", at: note.at, note })),
  ];
  // Older notes come when the lines beside them do.
  const first = lines[0]?.at ?? 0;
  return all.filter(({ at }) => at >= first || lines.length === 0).sort((a, b) => a.at - b.at);
}

/** Messages that raised an alarm: what is said while it lasts is no alarm of its own. */
function alarmsIn(lines: TalkModel["lines"]): ReadonlySet<string> {
  const alarming = ({ understood }: StaffLine): boolean => understood?.intent === "emergency";
  const theirs = lines.filter(({ who }) => who.kind === "resident");
  const raised = theirs.filter((line, n) => {
    const before = theirs[n - 1];
    return alarming(line) && (before === undefined || !alarming(before));
  });
  return new Set(raised.map(({ id }) => id));
}

const keyOf = (entry: Entry): string =>
  entry.kind === "line" ? entry.line.id : `note ${entry.note.id}`;

/** The last of ours that the resident has read. */
function lastSeen({ lines, case: { seenUpTo } }: TalkModel): string | null {
  if (seenUpTo === null) return null;
  return lines.findLast(({ who, at }) => who.kind !== "resident" && at <= seenUpTo)?.id ?? null;
}

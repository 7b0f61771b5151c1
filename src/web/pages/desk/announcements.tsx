import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { LONGEST_ANNOUNCEMENT } from "../../desk-wire.ts";
import { useDesk, useNow } from "./parts/context.ts";
import { HOUR } from "./parts/due.ts";
import { useAct } from "./parts/use-act.ts";
import "./announcements.css";

/** How long it is told; 0 is until it is withdrawn. */
const HOURS = [0, 2, 4, 8, 24, 72];
const KINDS = ["incident", "outage", "notice"] as const;

/** What residents are told before they ask, to be added to and withdrawn. */
export function Announcements(): ComponentChildren {
  const { board, strings, times } = useDesk();
  const { announce: words, names } = strings;
  const now = useNow(15_000);
  const [isWriting, setWriting] = useState(false);
  const { fault, isWorking, act } = useAct(strings);
  const current = board.announcements
    .filter(({ until }) => until === null || now < until)
    .toReversed();
  return (
    <section class="page announcements" aria-labelledby="announcements-title">
      <header>
        <h2 id="announcements-title">{words.title}</h2>
        {!isWriting && (
          <button type="button" class="button-main" onClick={() => setWriting(true)}>
            {words.announce}
          </button>
        )}
      </header>
      {isWriting && (
        <Form
          now={now}
          isWorking={isWorking}
          back={() => setWriting(false)}
          announce={async (said) => {
            if (await act("community", "announce", said)) setWriting(false);
          }}
        />
      )}
      <p class="desk-fault" role="status">
        {fault}
      </p>
      {current.length === 0 && <p class="announcements-none">{words.none}</p>}
      <ul>
        {current.map((one) => (
          <li key={one.id} class="panel">
            <p class="announced-what">
              {[names.announced[one.kind], ...one.buildings].join(" · ")}
            </p>
            <p>{one.text}</p>
            {one.en !== null && <p lang="en">{one.en}</p>}
            <div>
              <p class="form-hint">
                {one.until === null
                  ? words.untilWithdrawn
                  : words.until(times.dayAndClock(one.until))}
              </p>
              <button
                type="button"
                class="button-quiet button-small"
                disabled={isWorking}
                onClick={() => void act("community", "withdraw", { announcement: one.id })}
              >
                {words.withdraw}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FormProps {
  readonly now: number;
  readonly isWorking: boolean;
  readonly back: () => void;
  readonly announce: (said: object) => Promise<void>;
}

function Form({ now, isWorking, back, announce }: FormProps): ComponentChildren {
  const { strings } = useDesk();
  const { announce: words, names, shell } = strings;
  const [kind, setKind] = useState<string>(KINDS[0]);
  const [text, setText] = useState("");
  const [en, setEn] = useState("");
  const [buildings, setBuildings] = useState("");
  const [hours, setHours] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);

  return (
    <form
      class="panel form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === "") return;
        void announce({
          kind,
          text,
          en: en.trim() === "" ? null : en,
          buildings: buildings.split(/[,，、\s]+/).filter((one) => one !== ""),
          until: hours === 0 ? null : new Date(now + hours * HOUR).toISOString(),
        });
      }}
    >
      <label>
        {words.kind}
        <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {names.announced[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.text}
        <textarea
          ref={field}
          rows={3}
          maxLength={LONGEST_ANNOUNCEMENT}
          aria-describedby="announce-hint"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p id="announce-hint" class="form-hint">
        {words.hint}
      </p>
      <label>
        {words.english}
        <textarea
          lang="en"
          rows={2}
          maxLength={LONGEST_ANNOUNCEMENT}
          value={en}
          onInput={(event) => setEn(event.currentTarget.value)}
        />
      </label>
      <label>
        {words.buildings}
        <input
          value={buildings}
          placeholder="A, B"
          onInput={(event) => setBuildings(event.currentTarget.value)}
        />
      </label>
      <label>
        {words.howLong}
        <select value={hours} onChange={(event) => setHours(Number(event.currentTarget.value))}>
          {HOURS.map((one) => (
            <option key={one} value={one}>
              {one === 0 ? words.untilWithdrawn : names.hours(one)}
            </option>
          ))}
        </select>
      </label>
      <div class="form-buttons">
        <button type="submit" class="button-main" disabled={isWorking || text.trim() === ""}>
          {isWorking ? shell.working : words.confirm}
        </button>
        <button type="button" class="button-plain" onClick={back}>
          {shell.back}
        </button>
      </div>
    </form>
  );
}

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { LONGEST_ANNOUNCEMENT, type Announcement } from "../../wire.ts";
import type { TimeWords } from "../language.ts";
import { post } from "../post.ts";
import type { StaffStrings } from "../words/desk.ts";
import "./announcements.css";

interface Props {
  /** The newest last; what is over by now is not shown. */
  readonly announcements: readonly Announcement[];
  /** The server's clock, ms UTC. */
  readonly now: number;
  readonly strings: StaffStrings;
  readonly times: TimeWords;
}

const HOUR = 3_600_000;
/** How long it is told; 0 is until it is withdrawn. */
const HOURS = [0, 2, 4, 8, 24, 72];
const KINDS = ["incident", "outage", "notice"] as const;

/** What residents are told before they ask, to be added to and withdrawn. */
export function Announcements({ announcements, now, strings, times }: Props): ComponentChildren {
  const [isWriting, setWriting] = useState(false);
  const { fault, isWorking, act } = useAct(strings);
  const current = announcements.filter(({ until }) => until === null || now < until).toReversed();
  return (
    <section class="announcements" aria-labelledby="announcements-title">
      <h2 id="announcements-title">{strings.announcements}</h2>
      {current.length === 0 && <p class="announcements-none">{strings.noAnnouncements}</p>}
      <ul>
        {current.map((one) => (
          <li key={one.id}>
            <p class="announced-what">
              {[strings.announced[one.kind], ...one.buildings].join(" · ")}
            </p>
            <p>{one.text}</p>
            {one.en !== null && <p lang="en">{one.en}</p>}
            <p class="announced-until">
              {one.until === null
                ? strings.untilWithdrawn
                : strings.until(times.dayAndClock(one.until))}
            </p>
            <button
              type="button"
              class="button-quiet"
              disabled={isWorking}
              onClick={() => void act("withdraw", { announcement: one.id })}
            >
              {strings.withdraw}
            </button>
          </li>
        ))}
      </ul>
      {isWriting ? (
        <Form
          now={now}
          strings={strings}
          isWorking={isWorking}
          back={() => setWriting(false)}
          announce={async (said) => {
            if (await act("announce", said)) setWriting(false);
          }}
        />
      ) : (
        <button type="button" class="button-quiet" onClick={() => setWriting(true)}>
          {strings.announce}
        </button>
      )}
      <p class="announcements-fault" role="status">
        {fault}
      </p>
    </section>
  );
}

interface FormProps {
  readonly now: number;
  readonly strings: StaffStrings;
  readonly isWorking: boolean;
  readonly back: () => void;
  readonly announce: (said: object) => Promise<void>;
}

function Form({ now, strings, isWorking, back, announce }: FormProps): ComponentChildren {
  const [kind, setKind] = useState<string>(KINDS[0]);
  const [text, setText] = useState("");
  const [en, setEn] = useState("");
  const [buildings, setBuildings] = useState("");
  const [hours, setHours] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);

  return (
    <form
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
      <label for="announce-kind">{strings.announceKind}</label>
      <select
        id="announce-kind"
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {strings.announced[one]}
          </option>
        ))}
      </select>
      <label for="announce-text">{strings.announceText}</label>
      <textarea
        ref={field}
        id="announce-text"
        rows={3}
        maxLength={LONGEST_ANNOUNCEMENT}
        aria-describedby="announce-hint"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id="announce-hint">{strings.announceHint}</p>
      <label for="announce-en">{strings.announceEnglish}</label>
      <textarea
        id="announce-en"
        lang="en"
        rows={2}
        maxLength={LONGEST_ANNOUNCEMENT}
        value={en}
        onInput={(event) => setEn(event.currentTarget.value)}
      />
      <label for="announce-buildings">{strings.announceBuildings}</label>
      <input
        id="announce-buildings"
        value={buildings}
        placeholder="A, B"
        onInput={(event) => setBuildings(event.currentTarget.value)}
      />
      <label for="announce-hours">{strings.announceUntil}</label>
      <select
        id="announce-hours"
        value={hours}
        onChange={(event) => setHours(Number(event.currentTarget.value))}
      >
        {HOURS.map((one) => (
          <option key={one} value={one}>
            {one === 0 ? strings.untilWithdrawn : strings.hours(one)}
          </option>
        ))}
      </select>
      <div class="announcements-buttons">
        <button type="submit" class="button-main" disabled={isWorking || text.trim() === ""}>
          {isWorking ? strings.working : strings.confirmAnnounce}
        </button>
        <button type="button" class="button-plain" onClick={back}>
          {strings.back}
        </button>
      </div>
    </form>
  );
}

/** What is done to the community, and why it was not. The list changes when the server says so. */
function useAct(strings: StaffStrings) {
  const [isWorking, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const act = async (name: "announce" | "withdraw", body: object): Promise<boolean> => {
    setWorking(true);
    setFault(null);
    const posted = await post(`api/staff/community/${name}`, body);
    setWorking(false);
    if (posted.kind === "done") return true;
    const words = posted.kind === "refused" ? posted.message : null;
    setFault(words?.[strings.language === "zh" ? "zh-Hant" : "en"] ?? strings.failed);
    return false;
  };
  return { isWorking, fault, act };
}

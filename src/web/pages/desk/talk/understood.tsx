import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { StaffLine, StaffNote } from "../../../case-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { meaningName } from "../parts/meaning-name.ts";
import { hashOf } from "../parts/route.ts";
import { Misread, type Told } from "./misread.tsx";

/** What a colleague says of how a message was taken. */
export type Judge = (act: "wrong-intent" | "real-alarm", body: object) => Promise<boolean>;

interface Props {
  readonly line: StaffLine;
  readonly understood: NonNullable<StaffLine["understood"]>;
  /** It raised an alarm: whether that was real is asked. */
  readonly isAlarm: boolean;
  /** What colleagues said of it before, the oldest first. */
  readonly verdicts: readonly StaffNote[];
  readonly judge: Judge;
}

/** What the desk took a message for, and what else it might have been; whether it was right. */
export function Understood({
  line,
  understood,
  isAlarm,
  verdicts,
  judge,
}: Props): ComponentChildren {
  const { strings } = useDesk();
  const { talk: words, names, misread } = strings;
  const [isAsking, setAsking] = useState(false);
  const [told, tell] = useState<Told | null>(null);
  const { intent, decision, ranked } = understood;
  const about = line.message ?? line.id;
  const last = verdicts.at(-1);
  const wrong = (
    <button type="button" class="button-plain button-small" onClick={() => setAsking(true)}>
      {isAlarm ? misread.false : misread.wrong}
    </button>
  );
  const confirm = async (): Promise<void> => {
    const isNoted = await judge("real-alarm", { message: about });
    tell(isNoted ? { words: misread.realDone, isDrafted: false } : null);
  };
  return (
    <>
      <details class="understood">
        <summary>
          {strings.pair(words.understood, nameIn(names.kinds, intent))} ·{" "}
          {words.decisions[decision]}
        </summary>
        <ol>
          {ranked.slice(0, 5).map((one) => (
            <li key={one.intent}>
              <span>{nameIn(names.kinds, one.intent)}</span>
              <meter min={0} max={1} value={one.score} aria-hidden="true" />
              <span>{Math.round(one.score * 100)}%</span>
              {one.phrase !== "" && <small>{strings.pair(words.likest, one.phrase)}</small>}
            </li>
          ))}
        </ol>
        {!isAlarm && wrong}
      </details>
      {isAlarm && last === undefined && told === null && (
        <p class="alarm-judged">
          {misread.realHint}
          <span>
            <button type="button" class="button-plain button-small" onClick={() => void confirm()}>
              {misread.real}
            </button>
            {wrong}
          </span>
        </p>
      )}
      {last !== undefined && <p class="line-verdict">{verdictOf(last)}</p>}
      <p class="line-verdict" role="status">
        {told?.words}{" "}
        {told?.isDrafted === true && (
          <a href={hashOf({ view: "tuning", tab: "unclear" })}>{misread.toDraft}</a>
        )}
      </p>
      {isAsking && (
        <Misread
          text={line.text}
          taken={intent}
          ranked={ranked.map((one) => one.intent)}
          mark={(meaning) =>
            judge("wrong-intent", {
              message: about,
              ...(meaning === "" ? {} : { intent: meaning }),
            })
          }
          close={(came) => {
            setAsking(false);
            if (came !== null) tell(came);
          }}
        />
      )}
    </>
  );

  function verdictOf({ kind, by, text }: StaffNote): string {
    const name = by?.name ?? words.desk;
    if (kind === "real-alarm") return misread.verdicts.real(name);
    return text === ""
      ? misread.verdicts.wrong(name)
      : misread.verdicts.meant(name, meaningName(text, strings));
  }
}

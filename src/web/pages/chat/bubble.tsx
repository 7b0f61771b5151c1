import type { ComponentChildren } from "preact";
import type { Language, WireLine } from "../../wire.ts";
import { Attachments } from "../attachments.tsx";
import type { TimeWords } from "../language.ts";
import type { Unsent } from "./outbox.ts";
import type { ChatStrings } from "../words/chat.ts";
import { DangerText } from "./danger-text.tsx";
import "./bubble.css";

interface Props {
  readonly line: WireLine;
  /** Whether the speaker is named: not again in a run of lines. */
  readonly isFirstOfRun: boolean;
  /** It is read aloud when it comes, as it isn't while the transcript is loaded. */
  readonly isLive: boolean;
  readonly strings: ChatStrings;
  readonly times: TimeWords;
}

/** One line of the conversation. */
export function Bubble({ line, isFirstOfRun, isLive, strings, times }: Props): ComponentChildren {
  const { who, danger } = line;
  const speaker =
    who.kind === "resident" ? strings.you : who.kind === "staff" ? named(who) : strings.desk;
  const isNamed = isFirstOfRun && who.kind !== "resident";
  const looks = `from-${who.kind}${isFirstOfRun ? " is-first" : ""}${danger ? " is-danger" : ""}`;
  return (
    <article
      class={`bubble-row ${looks}`}
      // Words to somebody in danger don't wait until a screen reader has finished.
      aria-live={danger === null ? undefined : isLive ? "assertive" : "off"}
    >
      <p class={isNamed ? "bubble-name" : "unseen"}>{speaker}</p>
      <div class="bubble">
        <Attachments files={line.attachments} from="files/" words={strings.files} />
        {danger !== null ? (
          <DangerText parts={danger} strings={strings} />
        ) : (
          line.text !== "" && <p class="bubble-text">{line.text}</p>
        )}
      </div>
      <p class="bubble-foot">
        <time dateTime={new Date(line.at).toISOString()}>{times.clock(line.at)}</time>
      </p>
    </article>
  );
}

interface UnsentProps {
  readonly unsent: Unsent;
  /** The server has it, its line is on the way. */
  readonly isTaken: boolean;
  /** It could not be sent at the last try. */
  readonly isStuck: boolean;
  readonly language: Language;
  readonly strings: ChatStrings;
  readonly retry: () => void;
  readonly takeBack: (unsent: Unsent) => void;
}

/** A message that is on its way, and what can be done when it doesn't get there. */
export function UnsentBubble(props: UnsentProps): ComponentChildren {
  const { unsent, isTaken, strings, language } = props;
  const { message, photos, refusal } = unsent;
  return (
    <article class={`bubble-row from-resident is-first${isTaken ? "" : " is-unsent"}`}>
      <p class="unseen">{strings.you}</p>
      <div class="bubble">
        <Attachments files={photos} from="files/" words={strings.files} />
        {message.text !== "" && <p class="bubble-text">{message.text}</p>}
      </div>
      {refusal !== null ? (
        <div class="bubble-foot is-refused">
          <p>
            <strong>{strings.refused}</strong> {refusal[language]}
          </p>
          <button type="button" class="button-plain" onClick={() => props.takeBack(unsent)}>
            {strings.takeBack}
          </button>
        </div>
      ) : props.isStuck && !isTaken ? (
        <div class="bubble-foot">
          <p>{strings.waitingForNet}</p>
          <button type="button" class="button-plain" onClick={props.retry}>
            {strings.again}
          </button>
        </div>
      ) : (
        <p class="bubble-foot">{isTaken ? " " : strings.sending}</p>
      )}
    </article>
  );
}

/** A colleague with what they are (B23). */
function named({ name, title }: { readonly name: string; readonly title: string | null }): string {
  return title === null ? name : `${name} · ${title}`;
}

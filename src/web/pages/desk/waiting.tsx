import type { ComponentChildren } from "preact";
import type { WaitingResident } from "../../wire.ts";
import { span } from "./due.ts";
import type { StaffStrings } from "../words/desk.ts";
import "./waiting.css";

interface Props {
  /** The longest first. */
  readonly waiting: readonly WaitingResident[];
  /** The server's clock, ms UTC. */
  readonly now: number;
  readonly strings: StaffStrings;
}

/** Residents who wait for a person, and for how long; nothing while nobody does. */
export function Waiting({ waiting, now, strings }: Props): ComponentChildren {
  if (waiting.length === 0) return null;
  return (
    <section class="waiting" aria-labelledby="waiting-title">
      <h2 id="waiting-title">
        {strings.wanted} <span class="desk-count">{waiting.length}</span>
      </h2>
      <ol>
        {waiting.map((one) => (
          <li key={one.id}>
            <p class="waiting-since">
              {strings.waits(span(now - one.since, strings))}
              {one.to === "supervisor" && ` · ${strings.wantsSupervisor}`}
            </p>
            <p class="waiting-who">
              {[one.where?.[strings.language], one.name].filter(Boolean).join(" · ")}
            </p>
            <p>{wordsOf(one, strings)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function wordsOf({ ticket, words }: WaitingResident, { noWords }: StaffStrings): ComponentChildren {
  const shown = words === "" ? noWords : words;
  return ticket === null ? shown : <a href={`#${ticket}`}>{shown}</a>;
}

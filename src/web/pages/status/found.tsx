import type { ComponentChildren } from "preact";
import type { Language, ShownStatus } from "../../wire.ts";
import { timeWords } from "../language.ts";
import type { StatusStrings } from "../words/status.ts";

/** What is told of a ticket: its kind, its state, and the times that were promised. */
export function Found(props: {
  readonly status: ShownStatus;
  readonly language: Language;
  readonly strings: StatusStrings;
}): ComponentChildren {
  const { status, language, strings } = props;
  const times = timeWords(language, status.zone);
  const open = status.promises.filter(({ kept }) => kept === null);
  const past = status.promises.filter(({ kept }) => kept !== null);
  return (
    <section class="found" aria-labelledby="found">
      <p class="found-code">
        {status.ticket} · {status.kind[language]}
      </p>
      <h2 id="found">{strings.status[status.status]}</h2>
      <ul>
        {[...open, ...past].map(({ due, kept }) => (
          <li key={due}>{promise(strings, times.dayAndClock(due), kept)}</li>
        ))}
        {status.since !== null && <li>{strings.since(times.dayAndClock(status.since))}</li>}
        <li>{strings.opened(times.dayAndClock(status.openedAt))}</li>
      </ul>
      <p class="found-more">{strings.more}</p>
    </section>
  );
}

function promise(strings: StatusStrings, time: string, kept: boolean | null): string {
  if (kept === null) return strings.promised(time);
  return kept ? strings.kept(time) : strings.missed(time);
}

import type { ComponentChildren } from "preact";
import type { StaffTicket } from "../../wire.ts";
import type { TimeWords } from "../language.ts";
import { dueOf } from "./due.ts";
import type { StaffStrings } from "../words/desk.ts";
import { TicketActions } from "./ticket-actions.tsx";
import "./ticket-card.css";

interface Props {
  readonly ticket: StaffTicket;
  /** The server's clock, ms UTC. */
  readonly now: number;
  /** The address of the page names it: it is looked for. */
  readonly isSought: boolean;
  readonly strings: StaffStrings;
  readonly times: TimeWords;
}

/** A ticket with all that is needed to see to it. */
export function TicketCard({ ticket, now, isSought, strings, times }: Props): ComponentChildren {
  const due = dueOf(ticket, now, strings, times);
  const isEmergency = ticket.kind === "emergency";
  return (
    <article
      id={ticket.id}
      tabIndex={-1}
      class={`ticket is-${ticket.status} ${isEmergency ? "is-emergency" : ""} ${isSought ? "is-sought" : ""}`}
      aria-labelledby={`title-${ticket.id}`}
    >
      <header>
        <p class="ticket-kind">
          {strings.kinds[ticket.kind] ?? ticket.kind}
          {ticket.danger !== null && ` · ${strings.dangers[ticket.danger] ?? ticket.danger}`}
          {ticket.class !== null && ` · ${strings.classes[ticket.class] ?? ticket.class}`}
        </p>
        <p class="ticket-id">
          {ticket.id} · <span class="unseen">{strings.opened} </span>
          <time dateTime={ticket.opened}>{times.dayAndClock(Date.parse(ticket.opened))}</time>
          {ticket.owner !== null && ` · ${strings.takenBy(ticket.owner)}`}
        </p>
        {due !== null && (
          <p class={`ticket-due is-${due.state}`}>
            {due.state !== "calm" && <ClockSign />}
            {due.words}
          </p>
        )}
        {due === null && <p class="ticket-due">{strings.status[ticket.status]}</p>}
      </header>
      <h3 id={`title-${ticket.id}`}>{ticket.issue ?? strings.noWords}</h3>
      <Notes ticket={ticket} strings={strings} />
      <dl>
        <Fact
          name={strings.facts.unit}
          value={ticket.where && ticket.where[strings.language]}
          {...{ strings }}
        />
        <Fact name={strings.facts.name} value={ticket.name} {...{ strings }} />
        <Fact
          name={strings.facts.phone}
          value={ticket.phone && <a href={`tel:${ticket.phone}`}>{ticket.phone}</a>}
          {...{ strings }}
        />
        {ticket.for !== null && (
          <Fact name={strings.facts.for} value={forWhom(ticket, strings)} {...{ strings }} />
        )}
        {ticket.place !== null && (
          <Fact name={strings.facts.place} value={ticket.place} {...{ strings }} />
        )}
        {ticket.when !== null && (
          <Fact name={strings.facts.when} value={ticket.when} {...{ strings }} />
        )}
        {ticket.details.map(({ label, words }) => (
          <Fact
            key={label.en}
            name={label[strings.language]}
            value={words[strings.language]}
            {...{ strings }}
          />
        ))}
      </dl>
      {ticket.photos.length > 0 && (
        <ul class="ticket-photos">
          {ticket.photos.map(
            ({ id, name }) =>
              id !== null && (
                <li key={id}>
                  <a href={`files/${id}`} target="_blank" rel="noopener">
                    <img src={`files/${id}`} alt={`${strings.photo} ${name}`} loading="lazy" />
                  </a>
                </li>
              ),
          )}
        </ul>
      )}
      <TicketActions ticket={ticket} strings={strings} />
    </article>
  );
}

/** What else was said, and what is to be asked for. */
function Notes({ ticket, strings }: Pick<Props, "ticket" | "strings">): ComponentChildren {
  const { notes, cues, unconfirmed, missing } = ticket;
  const lacking = missing.map((label) => label[strings.language]);
  return (
    <>
      {cues.length > 0 && (
        <ul class="ticket-cues" aria-label={strings.cues}>
          {cues.map((cue) => (
            <li key={cue.en}>{cue[strings.language]}</li>
          ))}
        </ul>
      )}
      {(unconfirmed || lacking.length > 0) && (
        <p class="ticket-incomplete">
          {unconfirmed && strings.unconfirmed}
          {lacking.length > 0 && strings.missing(lacking)}
        </p>
      )}
      {notes.length > 0 && (
        <ul class="ticket-notes" aria-label={strings.notes}>
          {notes.map((note, n) => (
            <li key={n}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The colleague whom a message is for, and who has seen it. */
function forWhom({ for: colleague, readBy }: StaffTicket, strings: StaffStrings): string {
  return readBy === null ? `${colleague}` : `${colleague} · ${strings.readBy(readBy)}`;
}

function Fact(props: {
  readonly name: string;
  readonly value: ComponentChildren;
  readonly strings: StaffStrings;
}): ComponentChildren {
  const { name, value, strings } = props;
  const isTold = value !== null && value !== "";
  return (
    <div>
      <dt>{name}</dt>
      <dd class={isTold ? "" : "is-untold"}>{isTold ? value : strings.notTold}</dd>
    </div>
  );
}

function ClockSign(): ComponentChildren {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 4v4.3l2.6 1.6" />
    </svg>
  );
}

import type { ComponentChildren } from "preact";
import type { StaffTicket } from "../../../desk-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { Photos } from "../parts/photos.tsx";

interface Props {
  readonly ticket: StaffTicket;
  readonly via: string | null;
}

/** All that was told of a ticket, and what is still to be asked for. */
export function TicketFacts({ ticket, via }: Props): ComponentChildren {
  const { strings, times } = useDesk();
  const { tickets: words } = strings;
  const { facts } = words;
  const lacking = ticket.missing.map(strings.of);
  return (
    <section class="panel ticket-facts">
      <dl>
        <Fact name={facts.unit} value={ticket.where && strings.of(ticket.where)} />
        <Fact name={facts.name} value={ticket.name} />
        <Fact
          name={facts.phone}
          value={ticket.phone && <a href={`tel:${ticket.phone}`}>{ticket.phone}</a>}
        />
        <Fact name={facts.owner} value={ticket.owner ?? words.nobody} />
        <Fact name={facts.opened} value={times.dayAndClock(Date.parse(ticket.opened))} />
        {ticket.for !== null && (
          <Fact
            name={facts.for}
            value={
              ticket.readBy === null ? ticket.for : `${ticket.for} · ${words.readBy(ticket.readBy)}`
            }
          />
        )}
        {ticket.place !== null && <Fact name={facts.place} value={ticket.place} />}
        {ticket.when !== null && <Fact name={facts.when} value={ticket.when} />}
        {via !== null && <Fact name={words.file.via} value={nameIn(words.via, via)} />}
        {ticket.details.map(({ label, words: told }) => (
          <Fact key={label.en} name={strings.of(label)} value={strings.of(told)} />
        ))}
      </dl>
      {ticket.cues.length > 0 && (
        <ul class="ticket-cues" aria-label={words.cues}>
          {ticket.cues.map((cue) => (
            <li key={cue.en}>{strings.of(cue)}</li>
          ))}
        </ul>
      )}
      {(ticket.unconfirmed || lacking.length > 0) && (
        <p class="ticket-incomplete">
          {ticket.unconfirmed && words.unconfirmed}
          {lacking.length > 0 && words.missing(lacking)}
        </p>
      )}
      {ticket.notes.length > 0 && (
        <ul class="ticket-notes" aria-label={words.notes}>
          {ticket.notes.map((note, n) => (
            <li key={n}>{note}</li>
          ))}
        </ul>
      )}
      <Photos files={ticket.photos} />
    </section>
  );
}

function Fact(props: {
  readonly name: string;
  readonly value: ComponentChildren;
}): ComponentChildren {
  const { name, value } = props;
  const { tickets } = useDesk().strings;
  const isTold = value !== null && value !== "";
  return (
    <div>
      <dt>{name}</dt>
      <dd class={isTold ? "" : "is-untold"}>{isTold ? value : tickets.notTold}</dd>
    </div>
  );
}

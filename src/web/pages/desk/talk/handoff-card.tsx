import type { ComponentChildren } from "preact";
import type { Case } from "../../../case-wire.ts";
import type { StaffTicket } from "../../../desk-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk, useNow } from "../parts/context.ts";
import { dueOf } from "../parts/due.ts";
import { hashOf } from "../parts/route.ts";
import { Photos } from "../parts/photos.tsx";
import { SpecialCare } from "./special-care.tsx";
import "./handoff-card.css";

interface Props {
  readonly talk: Case;
  readonly isWorking: boolean;
  readonly does: (name: string, body: object) => void;
}

/** All that is known, for whoever takes it over: nothing is asked twice. */
export function HandoffCard({ talk, isWorking, does }: Props): ComponentChildren {
  const { strings } = useDesk();
  const { card: words, names } = strings;
  return (
    <aside class="card" aria-labelledby="card-title">
      <h2 id="card-title">{words.title}</h2>
      <dl class="card-facts">
        <Fact name={words.who} value={talk.name} />
        <Fact name={words.unit} value={talk.where && strings.of(talk.where)} />
        <Fact
          name={words.phone}
          value={talk.phone && <a href={`tel:${talk.phone}`}>{talk.phone}</a>}
        />
        <Fact
          name={words.channel}
          value={[
            nameIn(names.channels, talk.channel),
            talk.language === null ? null : nameIn(names.languages, talk.language),
          ]
            .filter(Boolean)
            .join(" · ")}
        />
        {talk.why !== null && <Fact name={words.why} value={nameIn(names.reasons, talk.why)} />}
      </dl>
      <SpecialCare care={talk.care} isWorking={isWorking} mark={(body) => does("care", body)} />
      {talk.dangers.length > 0 && (
        <section class="card-dangers">
          <h3>{words.dangers}</h3>
          <ul>
            {talk.dangers.map(({ kind, ticket, over }) => (
              <li key={ticket}>
                <a href={hashOf({ view: "ticket", ticket })}>{nameIn(names.dangers, kind)}</a>
                {over && ` · ${words.over}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{words.asked}</h3>
        <dl class="card-asked">
          {talk.asked.map(({ part, words: told }) => (
            <div key={part} class={told === null ? "is-missing" : ""}>
              <dt>{words.parts[part]}</dt>
              <dd>{told ?? words.missing}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Promises promises={talk.promises} />
      {talk.photos.length > 0 && (
        <section>
          <h3>{words.photos}</h3>
          <Photos files={talk.photos} />
        </section>
      )}
      <CardTickets title={words.tickets} tickets={talk.tickets} />
      <CardTickets title={words.neighbours} tickets={talk.neighbours} />
      <CardTickets title={words.earlier} tickets={talk.earlier} />
      {talk.hints.length > 0 && (
        <section>
          <h3>{words.hints}</h3>
          <ul class="card-hints">
            {talk.hints.map((hint) => (
              <li key={hint.zh}>{strings.of(hint)}</li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

function Fact(props: {
  readonly name: string;
  readonly value: ComponentChildren;
}): ComponentChildren {
  const { card } = useDesk().strings;
  const { name, value } = props;
  const isTold = value !== null && value !== "";
  return (
    <div class={isTold ? "" : "is-missing"}>
      <dt>{name}</dt>
      <dd>{isTold ? value : card.missing}</dd>
    </div>
  );
}

function Promises({ promises }: Pick<Case, "promises">): ComponentChildren {
  const { strings, times } = useDesk();
  const { card: words } = strings;
  const now = useNow(15_000);
  return (
    <section>
      <h3>{words.promises}</h3>
      {promises.length === 0 && <p class="card-none">{words.noPromises}</p>}
      <ul class="card-promises">
        {promises.map(({ text, due, kept }, n) => {
          const isBroken = kept === false || (kept === null && due < now);
          return (
            <li key={n} class={isBroken ? "is-broken" : kept === true ? "is-kept" : ""}>
              <span>{text}</span>
              <span>
                {kept === true ? words.kept : isBroken ? words.broken : times.dayAndClock(due)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function CardTickets(props: {
  readonly title: string;
  readonly tickets: readonly StaffTicket[];
}): ComponentChildren {
  const { title, tickets } = props;
  const { strings, times } = useDesk();
  const now = useNow(15_000);
  if (tickets.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul class="card-tickets">
        {tickets.map((one) => {
          const due = dueOf(one, now, strings, times);
          return (
            <li key={one.id}>
              <a href={hashOf({ view: "ticket", ticket: one.id })}>
                <span class="card-ticket-top">
                  {nameIn(strings.names.kinds, one.kind)}
                  <span class={`due is-${due?.state ?? "calm"}`}>
                    {due?.words ?? strings.names.status[one.status]}
                  </span>
                </span>
                <span class="card-issue">{one.issue ?? strings.tickets.noWords}</span>
                <span class="is-code">
                  {one.id} · {times.dayAndClock(Date.parse(one.opened))}
                  {one.where !== null && ` · ${strings.of(one.where)}`}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import type { ComponentChildren } from "preact";
import type { DeskCase, StaffTicket } from "../../desk-wire.ts";
import { nameIn } from "../words/desk.ts";
import { useDesk, useNow } from "./parts/context.ts";
import { dueAt, dueOf, HOUR, span } from "./parts/due.ts";
import { hashOf } from "./parts/route.ts";
import { dangersOf, type Danger } from "./queue.ts";
import "./overview.css";

/** Near enough to its time that somebody should look. */
const AT_RISK_MS = 2 * HOUR;
/** Rows a panel: the worst, and how many more. */
const ROWS = 8;
const ANGRY: readonly string[] = ["upset", "anger", "insult", "threat"];

/** One screen for whoever answers for it all: what goes wrong, who waits, who is there. */
export function Overview({ dangers }: { readonly dangers: readonly Danger[] }): ComponentChildren {
  const { board, strings } = useDesk();
  const { overview: words, names } = strings;
  const now = useNow(5_000);
  const waiting = board.cases
    .filter(({ owner, unanswered }) => owner.kind === "waiting" || unanswered !== null)
    .sort((one, other) => sinceOf(one, now) - sinceOf(other, now));
  const angry = board.cases.filter(
    ({ why, to }) => to === "supervisor" || ANGRY.includes(why ?? ""),
  );
  const open = board.tickets.filter((one) => dueAt(one) !== null);
  const atRisk = open
    .filter((one) => (dueAt(one) ?? 0) - now < AT_RISK_MS)
    .sort((one, other) => (dueAt(one) ?? 0) - (dueAt(other) ?? 0));
  const broken = board.tickets.filter(({ promises }) =>
    promises.some(({ kept, due }) => kept === false || (kept === null && Date.parse(due) < now)),
  );
  const longest = waiting[0];
  const figures = [
    { name: words.figures.dangers, value: String(dangers.length), isBad: dangers.length > 0 },
    { name: words.figures.waiting, value: String(waiting.length), isBad: false },
    {
      name: words.figures.longest,
      value: longest === undefined ? "—" : span(now - sinceOf(longest, now), names),
      isBad: longest !== undefined && now - sinceOf(longest, now) > HOUR / 6,
    },
    { name: words.figures.atRisk, value: String(atRisk.length), isBad: false },
    { name: words.figures.broken, value: String(broken.length), isBad: broken.length > 0 },
  ];
  return (
    <div class="page overview">
      <header>
        <h2>{words.title}</h2>
      </header>
      <dl class="figures">
        {figures.map(({ name, value, isBad }) => (
          <div key={name} class={isBad ? "is-bad" : ""}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="overview-panels">
        <Talks title={words.waiting} talks={waiting} now={now} />
        <Tickets title={words.atRisk} tickets={atRisk} now={now} />
        <Talks title={words.angry} talks={angry} now={now} />
        <Tickets title={words.broken} tickets={broken} now={now} />
        <OnDuty />
      </div>
    </div>
  );
}

function sinceOf({ owner, since, unanswered }: DeskCase, now: number): number {
  return (owner.kind === "waiting" ? since : unanswered) ?? now;
}

function Talks(props: {
  readonly title: string;
  readonly talks: readonly DeskCase[];
  readonly now: number;
}): ComponentChildren {
  const { title, talks, now } = props;
  const { strings } = useDesk();
  const { queue, names, overview: words } = strings;
  return (
    <section class="panel">
      <h3>
        {title} <span class="desk-count">{talks.length}</span>
      </h3>
      {talks.length === 0 && <p class="overview-none">{words.none}</p>}
      <ul>
        {talks.slice(0, ROWS).map((one) => (
          <li key={`${one.channel}:${one.conversation}`}>
            <a
              href={hashOf({ view: "talk", channel: one.channel, conversation: one.conversation })}
            >
              <b>
                {[one.where && strings.of(one.where), one.name ?? queue.unknownResident]
                  .filter(Boolean)
                  .join(" · ")}
              </b>
              <span>{span(now - sinceOf(one, now), names)}</span>
              <small>
                {[one.owner.name, one.why && nameIn(names.reasons, one.why), one.words]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tickets(props: {
  readonly title: string;
  readonly tickets: readonly StaffTicket[];
  readonly now: number;
}): ComponentChildren {
  const { title, tickets, now } = props;
  const { strings, times } = useDesk();
  const { names, overview: words, tickets: own } = strings;
  return (
    <section class="panel">
      <h3>
        {title} <span class="desk-count">{tickets.length}</span>
      </h3>
      {tickets.length === 0 && <p class="overview-none">{words.none}</p>}
      <ul>
        {tickets.slice(0, ROWS).map((one) => {
          const due = dueOf(one, now, strings, times);
          return (
            <li key={one.id}>
              <a href={hashOf({ view: "ticket", ticket: one.id })}>
                <b>
                  {[nameIn(names.kinds, one.kind), one.where && strings.of(one.where)]
                    .filter(Boolean)
                    .join(" · ")}
                </b>
                <span class={`due is-${due?.state ?? "calm"}`}>
                  {due?.words ?? names.status[one.status]}
                </span>
                <small>{[one.owner ?? own.nobody, one.issue ?? own.noWords].join(" · ")}</small>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function OnDuty(): ComponentChildren {
  const { board, strings } = useDesk();
  const { overview: words, names } = strings;
  const there = board.colleagues.filter(({ onDuty }) => onDuty !== false);
  return (
    <section class="panel">
      <h3>
        {words.onDuty} <span class="desk-count">{there.length}</span>
      </h3>
      {there.length === 0 && <p class="overview-none">{words.nobodyOnDuty}</p>}
      <ul>
        {there.map(({ id, name, title, roles }) => {
          const load = board.cases.filter(({ owner }) => owner.kind === "staff" && owner.id === id);
          return (
            <li key={id} class="overview-colleague">
              <b>{name}</b>
              <span>{words.load(load.length)}</span>
              <small>{title ?? roles.map((role) => nameIn(names.roles, role)).join("、")}</small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What is unfinished, as the next shift is told. */
export function standing(
  board: Parameters<typeof dangersOf>[0],
  now: number,
): { readonly waiting: number; readonly due: number; readonly promises: number } {
  return {
    waiting: board.cases.filter(({ owner }) => owner.kind === "waiting").length,
    due: board.tickets.filter((one) => (dueAt(one) ?? Infinity) - now < 3 * HOUR).length,
    promises: board.tickets.flatMap(({ promises }) => promises.filter(({ kept }) => kept === null))
      .length,
  };
}

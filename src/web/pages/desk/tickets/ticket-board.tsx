import type { ComponentChildren } from "preact";
import type { StaffTicket } from "../../../desk-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { dueOf } from "../parts/due.ts";
import { Icon } from "../parts/icon.tsx";
import { hashOf } from "../parts/route.ts";
import { sorted } from "./filter.ts";

interface Props {
  readonly tickets: readonly StaffTicket[];
  /** The server's clock, ms UTC. */
  readonly now: number;
}

const COLUMNS = ["recorded", "in-progress", "resolved", "cancelled"] as const;
/** As many as a column is scrolled through. */
const MOST = 100;

/** Tickets by where they stand, what is due first on top. */
export function TicketBoard({ tickets, now }: Props): ComponentChildren {
  const { names } = useDesk().strings;
  return (
    <div class="board">
      {COLUMNS.map((status) => {
        const own = tickets.filter((one) => one.status === status);
        if (own.length === 0 && status === "cancelled") return null;
        const isOpen = status === "recorded" || status === "in-progress";
        const inOrder = isOpen ? sorted(own, "due", false) : own;
        return (
          <section key={status} aria-labelledby={`column-${status}`}>
            <h3 id={`column-${status}`}>
              {names.status[status]} <span class="desk-count">{own.length}</span>
            </h3>
            <ul>
              {inOrder.slice(0, MOST).map((one) => (
                <li key={one.id}>
                  <Card ticket={one} now={now} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Card({ ticket, now }: { readonly ticket: StaffTicket; readonly now: number }) {
  const { strings, times } = useDesk();
  const { tickets: words, names } = strings;
  const due = dueOf(ticket, now, strings, times);
  const { danger } = ticket;
  return (
    <a
      class={`board-card ${ticket.kind === "emergency" ? "is-emergency" : ""}`}
      href={hashOf({ view: "ticket", ticket: ticket.id })}
    >
      <span class="board-kind">
        {nameIn(names.kinds, ticket.kind)}
        {danger !== null && ` · ${nameIn(names.dangers, danger)}`}
        {ticket.class !== null && (
          <b class={`grade is-${ticket.class}`}>{nameIn(names.classes, ticket.class)}</b>
        )}
        <span class="is-code">{ticket.id}</span>
      </span>
      <span class="board-issue">{ticket.issue ?? words.noWords}</span>
      <span class="board-foot">
        <span>
          {[ticket.where && strings.of(ticket.where), ticket.name].filter(Boolean).join(" · ")}
        </span>
        {ticket.owner !== null && <span>{ticket.owner}</span>}
      </span>
      {due !== null && (
        <span class={`due is-${due.state}`}>
          {due.state !== "calm" && <Icon name="clock" />}
          {due.words}
        </span>
      )}
    </a>
  );
}

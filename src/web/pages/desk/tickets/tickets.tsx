import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useDesk, useNow } from "../parts/context.ts";
import { Icon } from "../parts/icon.tsx";
import { hashOf } from "../parts/route.ts";
import { stored } from "../parts/stored.ts";
import { Bulk } from "./bulk.tsx";
import { ANY, filtered, type TicketFilter } from "./filter.ts";
import { Filters } from "./filters.tsx";
import { TicketBoard } from "./ticket-board.tsx";
import { TicketList } from "./ticket-list.tsx";
import "./tickets.css";

const VIEWS = ["board", "list"] as const;
const keptView = stored("frontdesk-tickets", "board");

/** All tickets that are open, and the last closed: as a board or a list. */
export function Tickets(): ComponentChildren {
  const { board, strings } = useDesk();
  const { tickets: words, queue } = strings;
  const now = useNow(15_000);
  const [view, setView] = useState(() => VIEWS.find((one) => one === keptView.get()) ?? "board");
  const [filter, setFilter] = useState<TicketFilter>(ANY);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => filtered(board.tickets, filter, now), [board.tickets, filter, now]);
  const picked = shown.filter(({ id }) => chosen.has(id));

  return (
    <div class="page tickets">
      <header>
        <h2>
          {words.title} <span class="desk-count">{words.count(shown.length)}</span>
        </h2>
        <div class="tickets-views" role="group" aria-label={words.view}>
          {VIEWS.map((one) => (
            <button
              key={one}
              type="button"
              class="button-plain button-small"
              aria-pressed={one === view}
              onClick={() => {
                keptView.set(one);
                setView(one);
              }}
            >
              {words.views[one]}
            </button>
          ))}
        </div>
        <a class="tickets-link" href={hashOf({ view: "file" })}>
          <Icon name="plus" />
          {queue.file}
        </a>
        <a class="tickets-link" href={`api/staff/tickets.csv?${csvQuery(filter)}`} download>
          <Icon name="download" />
          {words.csv}
        </a>
        <button type="button" class="button-plain button-small" onClick={() => print()}>
          <Icon name="print" /> {words.print}
        </button>
      </header>
      <Filters filter={filter} setFilter={setFilter} />
      {picked.length > 0 && <Bulk picked={picked} done={() => setChosen(new Set())} />}
      {shown.length === 0 ? (
        <p class="tickets-none">{board.tickets.length === 0 ? words.empty : words.none}</p>
      ) : view === "board" ? (
        <TicketBoard tickets={shown} now={now} />
      ) : (
        <TicketList tickets={shown} now={now} chosen={chosen} choose={setChosen} />
      )}
    </div>
  );
}

/** The same choice as on the screen; it names no resident. */
function csvQuery({ status, class: grade, kind }: TicketFilter): string {
  return new URLSearchParams({ status, class: grade, kind }).toString();
}

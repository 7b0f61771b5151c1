import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { StaffTicket } from "../../../desk-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { dueOf } from "../parts/due.ts";
import { hashOf } from "../parts/route.ts";
import { sorted, SORTS, type Sort } from "./filter.ts";

interface Props {
  readonly tickets: readonly StaffTicket[];
  /** The server's clock, ms UTC. */
  readonly now: number;
  readonly chosen: ReadonlySet<string>;
  readonly choose: (ids: ReadonlySet<string>) => void;
}

/** More rows than anybody reads; filters bring the others. */
const MOST_ROWS = 500;

/** A line a ticket, sorted by any column, to be chosen for what is done to many. */
export function TicketList({ tickets, now, chosen, choose }: Props): ComponentChildren {
  const { strings, times } = useDesk();
  const { tickets: words, names } = strings;
  const [by, setBy] = useState<Sort>("due");
  const [isDown, setDown] = useState(false);
  const rows = sorted(tickets, by, isDown).slice(0, MOST_ROWS);
  const isAll = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  return (
    <div class="ticket-table" tabIndex={0} role="region" aria-label={words.title}>
      <table>
        <thead>
          <tr>
            <th class="no-print">
              <input
                type="checkbox"
                aria-label={words.selectAll}
                checked={isAll}
                onChange={() => choose(isAll ? new Set() : new Set(rows.map(({ id }) => id)))}
              />
            </th>
            {SORTS.map((column) => (
              <th
                key={column}
                aria-sort={column === by ? (isDown ? "descending" : "ascending") : undefined}
              >
                <button
                  type="button"
                  title={words.sort(words.columns[column])}
                  onClick={() => {
                    setDown(column === by && !isDown);
                    setBy(column);
                  }}
                >
                  {words.columns[column]}
                  <span aria-hidden="true">{column === by ? (isDown ? " ↓" : " ↑") : ""}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => {
            const due = dueOf(one, now, strings, times);
            return (
              <tr key={one.id} class={one.kind === "emergency" ? "is-emergency" : ""}>
                <td class="no-print">
                  <input
                    type="checkbox"
                    aria-label={words.select(one.id)}
                    checked={chosen.has(one.id)}
                    onChange={() => choose(toggled(chosen, one.id))}
                  />
                </td>
                <td class="is-code">
                  <a href={hashOf({ view: "ticket", ticket: one.id })}>{one.id}</a>
                </td>
                <td class="is-short">
                  {nameIn(names.kinds, one.kind)}
                  {one.class !== null && ` · ${nameIn(names.classes, one.class)}`}
                </td>
                <td class="is-issue">{one.issue ?? words.noWords}</td>
                <td class="is-short">{one.where === null ? "" : strings.of(one.where)}</td>
                <td class="is-short">{one.name ?? ""}</td>
                <td class="is-short">{names.status[one.status]}</td>
                <td class={`is-short due is-${due?.state ?? "calm"}`}>{due?.words ?? "—"}</td>
                <td class="is-short">{one.owner ?? ""}</td>
                <td class="is-short">{times.dayAndClock(Date.parse(one.opened))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

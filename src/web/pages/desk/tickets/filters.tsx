import type { ComponentChildren } from "preact";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { DUES, NOBODY, type TicketFilter } from "./filter.ts";

interface Props {
  readonly filter: TicketFilter;
  readonly setFilter: (filter: TicketFilter) => void;
}

/** Which tickets are shown: each choice holds what there is. */
export function Filters({ filter, setFilter }: Props): ComponentChildren {
  const { board, strings } = useDesk();
  const { tickets: words, names } = strings;
  const kinds = [...new Set(board.tickets.map(({ kind }) => kind))].sort();
  const departments = [...new Set(board.tickets.flatMap((one) => one.department ?? []))].sort();
  const owners = [...new Set(board.tickets.flatMap(({ owner }) => owner ?? []))].sort();
  const choices: Readonly<Record<keyof TicketFilter, readonly (readonly [string, string])[]>> = {
    status: Object.entries(names.status),
    class: Object.entries(names.classes),
    due: DUES.map((one) => [one, words.dues[one]]),
    kind: kinds.map((one) => [one, nameIn(names.kinds, one)]),
    department: departments.map((one) => [one, nameIn(names.departments, one)]),
    owner: [[NOBODY, words.nobody], ...owners.map((one) => [one, one] as const)],
  };
  const fields = ["status", "class", "due", "kind", "department", "owner"] as const;
  return (
    <div class="filters">
      {fields.map((field) => (
        <label key={field}>
          <span>{words.filters[field]}</span>
          <select
            value={filter[field]}
            onChange={(event) => setFilter({ ...filter, [field]: event.currentTarget.value })}
          >
            <option value="">{words.any}</option>
            {choices[field].map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

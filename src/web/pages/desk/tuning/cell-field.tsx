import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { cellFault, cellOperation, shownIn, type Cell } from "./tables.ts";
import { useTuning } from "./use-tuning.ts";

/** A cell that is kept in the draft as soon as it is left, or says why it can't be so. */
export function CellField({
  label,
  cell,
  names = {},
  isWide = false,
}: {
  readonly label: string;
  readonly cell: Cell;
  /** What its values are called. */
  readonly names?: Readonly<Record<string, string>>;
  /** In a row of its own, for it has much to say. */
  readonly isWide?: boolean;
}): ComponentChildren {
  const { tables: words } = useDesk().strings.tuning;
  const { change, doing } = useTuning();
  const id = useId();
  const before = shownIn(cell);
  const [text, setText] = useState(before);
  const { may } = cell;
  const fault = cellFault(cell, text);
  const keep = async (to: string): Promise<void> => {
    const operation = doing === null ? cellOperation(cell, to) : null;
    if (operation !== null && !(await change([operation]))) setText(before);
  };
  return (
    <label class={isWide ? "cell is-wide" : "cell"} for={id}>
      <span>{label}</span>
      {may.kind === "one-of" ? (
        <select
          id={id}
          value={text}
          disabled={doing !== null}
          onChange={(event) => {
            setText(event.currentTarget.value);
            void keep(event.currentTarget.value);
          }}
        >
          {may.orNone && <option value="">{names[""] ?? words.none}</option>}
          {may.of.map((one) => (
            <option key={one} value={one}>
              {nameIn(names, one)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          inputMode="numeric"
          value={text}
          placeholder="–"
          aria-invalid={fault !== null}
          aria-describedby={`${id}-fault`}
          onInput={(event) => setText(event.currentTarget.value)}
          onBlur={() => void keep(text)}
          onKeyDown={(event) => {
            if (event.key === "Enter") void keep(text);
          }}
        />
      )}
      <small id={`${id}-fault`} class="cell-fault" role="status">
        {fault !== null && may.kind === "number" && words.faults[fault](may.least, may.most)}
      </small>
    </label>
  );
}

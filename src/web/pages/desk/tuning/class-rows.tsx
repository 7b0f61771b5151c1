import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import type { Json } from "./entry-parts.ts";
import { cuesWords } from "./rule-words.ts";
import {
  CLASSES,
  CUES,
  NEW_ROW,
  rowFault,
  rowOperations,
  rowsIn,
  type ClassRow,
} from "./tables.ts";
import { useTuning } from "./use-tuning.ts";

/** By what a complaint has its class: from top to bottom, the first row that fits. */
export function ClassRows({ classes }: { readonly classes: Json }): ComponentChildren {
  const { names, tuning } = useDesk().strings;
  const { tables: words } = tuning;
  const { change, doing } = useTuning();
  const [rows, setRows] = useState(() => rowsIn(classes));
  const [open, setOpen] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const operations = rowOperations(classes, rows);
  const isFaulty = rows.some((_, n) => rowFault(rows, n) !== null);
  const last = rows.length - 1;
  const move = (n: number, by: number): void => {
    const row = rows[n];
    if (row !== undefined) setRows(rows.toSpliced(n, 1).toSpliced(n + by, 0, row));
    setOpen(null);
    // The row is moved on by the same key, as far as it goes.
    requestAnimationFrame(() => {
      const row = list.current?.children[n + by];
      const buttons = [...(row?.querySelectorAll<HTMLButtonElement>("[data-move]") ?? [])];
      const same = buttons.find(({ dataset }) => dataset["move"] === String(by));
      (same?.disabled === false ? same : buttons.find(({ disabled }) => !disabled))?.focus();
    });
  };
  return (
    <form
      class="panel table"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isFaulty) void change(operations);
      }}
    >
      <h3>{words.classRows}</h3>
      <p class="form-hint">{words.classRowsHint}</p>
      <ol ref={list} class="class-rows">
        {rows.map((row, n) => {
          const fault = rowFault(rows, n);
          return (
            <li key={n}>
              <p>
                <b class={`class-mark is-${row.class}`}>{nameIn(names.classes, row.class)}</b>{" "}
                <span>{n === last ? words.otherwise : cuesWords(row, words)}</span>
              </p>
              {fault !== null && (
                <p class="cell-fault" role="alert">
                  {words.rowFaults[fault]}
                </p>
              )}
              <div class="form-buttons">
                <button
                  type="button"
                  class="button-plain button-small"
                  aria-expanded={open === n}
                  aria-label={words.editRow(n + 1)}
                  onClick={() => setOpen(open === n ? null : n)}
                >
                  {open === n ? tuning.wordings.close : tuning.wordings.open}
                </button>
                {n !== last && (
                  <>
                    {([-1, 1] as const).map((by) => (
                      <button
                        key={by}
                        type="button"
                        class="button-plain button-small"
                        data-move={by}
                        disabled={n + by < 0 || n + by === last}
                        aria-label={by < 0 ? words.rowUp(n + 1) : words.rowDown(n + 1)}
                        onClick={() => move(n, by)}
                      >
                        {by < 0 ? "↑" : "↓"}
                      </button>
                    ))}
                    <button
                      type="button"
                      class="button-plain button-small"
                      aria-label={words.rowAway(n + 1)}
                      onClick={() => setRows(rows.toSpliced(n, 1))}
                    >
                      {tuning.phrases.remove}
                    </button>
                  </>
                )}
              </div>
              {open === n && (
                <RowForm
                  row={row}
                  isLast={n === last}
                  write={(changed) => setRows(rows.with(n, changed))}
                />
              )}
            </li>
          );
        })}
      </ol>
      <div class="form-buttons">
        <button
          type="button"
          class="button-plain"
          onClick={() => {
            setRows(rows.toSpliced(last, 0, NEW_ROW));
            setOpen(last);
          }}
        >
          {words.addRow}
        </button>
        {operations.length > 0 && (
          <button
            type="button"
            class="button-plain"
            onClick={() => {
              setRows(rowsIn(classes));
              setOpen(null);
            }}
          >
            {words.asBefore}
          </button>
        )}
        <button
          type="submit"
          class="button-quiet"
          disabled={doing !== null || isFaulty || operations.length === 0}
        >
          {tuning.wordings.save}
        </button>
      </div>
    </form>
  );
}

function RowForm({
  row,
  isLast,
  write,
}: {
  readonly row: ClassRow;
  readonly isLast: boolean;
  readonly write: (row: ClassRow) => void;
}): ComponentChildren {
  const { names, tuning } = useDesk().strings;
  const { tables: words } = tuning;
  return (
    <div class="class-row">
      {!isLast &&
        (["all", "any"] as const).map((which) => (
          <fieldset key={which}>
            <legend>{words[which]}</legend>
            {CUES.map((cue) => (
              <label key={cue}>
                <input
                  type="checkbox"
                  checked={row[which].includes(cue)}
                  onChange={(event) => {
                    const others = row[which].filter((one) => one !== cue);
                    const isOn = event.currentTarget.checked;
                    write({ ...row, [which]: isOn ? [...others, cue] : others });
                  }}
                />
                {words.cues[cue]}
              </label>
            ))}
          </fieldset>
        ))}
      <label class="cell">
        <span>{words.class}</span>
        <select
          value={row.class}
          onChange={(event) => write({ ...row, class: event.currentTarget.value })}
        >
          {CLASSES.map((one) => (
            <option key={one} value={one}>
              {names.classes[one]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

import type { ComponentChildren } from "preact";
import type { StaffStrings } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { CellField } from "./cell-field.tsx";
import { ClassRows } from "./class-rows.tsx";
import { aboutIn, doneIn, doneOf } from "./new-meaning.ts";
import { readable } from "./entry-parts.ts";
import { classCells, CLASSES, dialogCells, type ClassCell, type DialogCell } from "./tables.ts";
import { useEntries } from "./use-entries.ts";
import { useTuning } from "./use-tuning.ts";
import "./tables.css";

const CELLS: readonly DialogCell[] = ["department", "minutes", "hours", "days", "class", "done"];

/** What is decided of tickets: how grave they are, who sees to them, by when, and who is told. */
export function Tables(): ComponentChildren {
  const { strings } = useDesk();
  const { tables: words, loading, failed } = strings.tuning;
  const { state } = useTuning();
  const classes = useEntries("classes");
  const dialogs = useEntries("dialogs");
  const catalogue = useEntries("phrases");
  const seen = `${state?.version ?? 0}/${state?.draft.revision ?? 0}`;
  if (classes === "failed" || dialogs === "failed" || catalogue === "failed")
    return (
      <p class="tuning-word" role="alert">
        {failed}
      </p>
    );
  const rules = classes?.[0];
  if (rules === undefined || dialogs === null || catalogue === null)
    return (
      <p class="tuning-word" role="status">
        {loading}
      </p>
    );
  const dones = Object.fromEntries(
    dialogs.map((dialog) => [
      doneIn(dialog),
      readable(strings.of(doneOf(dialog, catalogue)), strings.tuning.wordings.blanks),
    ]),
  );
  return (
    <>
      <p class="form-hint">{words.hint}</p>
      <ClassRows key={`rows ${JSON.stringify(rules.value)}`} classes={rules.value} />
      <section class="panel table" aria-labelledby="class-clocks">
        <h3 id="class-clocks">{words.classClocks}</h3>
        {CLASSES.map((name) => (
          <fieldset key={`${name} ${seen}`} class="table-row">
            <legend>{strings.names.classes[name]}</legend>
            {classCells(rules.value, name).map(([field, cell]) => (
              <CellField
                key={field}
                label={words.classFields[field]}
                cell={cell}
                names={cellNames(field, strings)}
              />
            ))}
          </fieldset>
        ))}
      </section>
      <section class="panel table" aria-labelledby="dialog-clocks">
        <h3 id="dialog-clocks">{words.dialogs}</h3>
        <p class="form-hint">{words.dialogsHint}</p>
        {dialogs.map((dialog) => {
          const cells = dialogCells(dialog, Object.keys(dones));
          return (
            <fieldset key={`${dialog.file} ${seen}`} class="table-row">
              <legend>{aboutIn(dialog, strings.names.kinds)}</legend>
              {CELLS.map((field) => (
                <CellField
                  key={field}
                  isWide={field === "done"}
                  label={words.dialogFields[field]}
                  cell={cells[field]}
                  names={field === "done" ? dones : cellNames(field, strings)}
                />
              ))}
            </fieldset>
          );
        })}
      </section>
    </>
  );
}

/** What the values of a cell are called. */
function cellNames(
  field: ClassCell | Exclude<DialogCell, "done">,
  { names, tuning }: StaffStrings,
): Readonly<Record<string, string>> {
  switch (field) {
    case "role":
      return { ...names.roles, "": tuning.tables.nobody };
    case "department":
      return names.departments;
    case "class":
      return names.classes;
    case "within":
      return tuning.tables.within;
    case "hours":
      return tuning.tables.hours;
    case "minutes":
    case "days":
    case "answer":
      return {};
  }
}

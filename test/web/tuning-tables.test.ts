import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { CUES as CORE_CUES } from "../../src/core/records/cue.ts";
import { ROLES as CORE_ROLES } from "../../src/core/records/message.ts";
import { TICKET_CLASSES } from "../../src/core/records/ticket.ts";
import { jsonOf } from "../../src/core/records/tuning.ts";
import { applyOperations } from "../../src/core/tuning/apply-operations.ts";
import { valueAt } from "../../src/web/pages/desk/tuning/entry-parts.ts";
import {
  cellFault,
  cellOperation,
  classCells,
  CLASSES,
  CUES,
  dialogCells,
  NEW_ROW,
  ROLES,
  rowFault,
  rowOperations,
  rowsIn,
  shownIn,
} from "../../src/web/pages/desk/tuning/tables.ts";

const file = "dialogs/classes.yml";
const text = readFileSync(join(import.meta.dirname, "../..", file), "utf8");
const value: unknown = parse(text);
const classes = jsonOf(value);
const after = (...operations: Parameters<typeof applyOperations>[1]) =>
  applyOperations([{ path: file, text }], operations);

it("knows the cues, classes and roles that there are", () => {
  expect([CUES, CLASSES, ROLES]).toEqual([CORE_CUES, TICKET_CLASSES, CORE_ROLES]);
});

it("rows stay as they are, or one cell is changed, or all are put anew", () => {
  const rows = rowsIn(classes);
  expect(rows.at(-1)).toEqual({ all: [], any: [], class: "minor" });
  expect(rowOperations(classes, rows)).toEqual([]);
  const [first = NEW_ROW] = rows;
  const changed = rowOperations(classes, rows.with(0, { ...first, class: "important" }));
  expect(changed).toMatchObject([{ kind: "set", at: ["rows", "0"] }]);
  const one = after(...changed);
  expect(one.conflicts).toEqual([]);
  expect(one.files[0]?.text).toContain("# D4: where the company or its people went wrong.");
  const added = { ...NEW_ROW, any: ["written"] };
  const more = after(...rowOperations(classes, rows.toSpliced(1, 0, added)));
  expect(more.conflicts).toEqual([]);
  const read: unknown = parse(more.files[0]?.text ?? "");
  expect(rowsIn(jsonOf(read))[1]).toEqual(added);
});

it("a row in vain is refused, and so are rows that leave complaints without a class", () => {
  const rows = rowsIn(classes);
  expect(rows.map((_, n) => rowFault(rows, n))).toEqual(rows.map(() => null));
  expect(rowFault([NEW_ROW, ...rows], 0)).toBe("no-cues");
  expect(rowFault([...rows.slice(0, 1), ...rows], 1)).toBe("same-cues");
  expect(rowFault(rows.slice(0, -1), rows.length - 2)).toBe("last-row");
});

it("a number that can't stand in a cell is refused with the reason", () => {
  const [, days] = classCells(classes, "minor").at(-1) ?? [];
  if (days === undefined) throw new Error("no such cell");
  expect(shownIn(days)).toBe("2");
  expect(cellFault(days, "3")).toBeNull();
  for (const none of ["", "1.5", "-2", "two"]) expect(cellFault(days, none)).toBe("not-whole");
  for (const far of ["0", "61", "99999999999999999999"])
    expect(cellFault(days, far)).toBe("out-of-bounds");
  expect(cellOperation(days, "61")).toBeNull();
  expect(cellOperation(days, "2")).toBeNull();
  const three = cellOperation(days, "3");
  if (three === null) throw new Error("nothing to do");
  expect(after(three).files[0]?.text).toContain("resolve: { days: 3, wished: true }");
});

it("a class has cells for what it means, and a dialog for what is decided of its tickets", () => {
  const fields = (name: string) => classCells(classes, name).map(([field]) => field);
  expect(fields("major")).toEqual(["role", "within", "answer", "days"]);
  expect(fields("important")).toEqual(["role", "within", "minutes", "hours", "answer", "days"]);
  expect(fields("minor")).toEqual(["role", "answer", "days"]);
  const { department, minutes } = dialogCells(
    {
      id: "repair",
      file: "dialogs/repair.yml",
      at: [],
      value: { department: "engineering", answer: { minutes: 10, hours: "office" } },
      isDraft: false,
    },
    ["request.done"],
  );
  expect(shownIn(minutes)).toBe("10");
  expect(cellOperation(department, "")).toEqual({
    kind: "unset",
    file: "dialogs/repair.yml",
    at: ["department"],
    base: "engineering",
  });
});

it("who above is told of a class is chosen, by when, and that nobody is", () => {
  const cell = (name: string, field: string) => {
    const found = classCells(classes, name).find(([one]) => one === field)?.[1];
    if (found === undefined) throw new Error(`no cell ${field}`);
    return found;
  };
  const handup = (name: string, field: string, to: string): unknown => {
    const operation = cellOperation(cell(name, field), to);
    if (operation === null) throw new Error("nothing to do");
    const { files, conflicts } = after(operation);
    expect(conflicts).toEqual([]);
    const read: unknown = parse(files[0]?.text ?? "");
    return valueAt(jsonOf(read), ["classes", name, "handup"]);
  };
  expect(shownIn(cell("major", "role"))).toBe("director");
  expect(cellOperation(cell("major", "role"), "director")).toBeNull();
  const sameDay = { to: "supervisor", within: "same-day" };
  expect(handup("major", "role", "supervisor")).toEqual(sameDay);
  expect(handup("major", "role", "")).toBeNull();
  expect(handup("minor", "role", "supervisor")).toEqual(sameDay);
  expect(shownIn(cell("important", "within"))).toBe("minutes");
  expect(handup("important", "within", "same-day")).toMatchObject({ within: "same-day" });
  expect(handup("major", "within", "minutes")).toEqual({
    to: "director",
    within: { minutes: 60, hours: "office" },
  });
});

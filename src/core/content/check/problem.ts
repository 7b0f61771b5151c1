import type { Problem, Spot } from "../content.ts";

/** Where a problem of a file as a whole is shown. */
export function startOf(file: string): Spot {
  return { file, line: 1, column: 1 };
}

/** Content with an error is not used; a warning is only said. */
export function error(spot: Spot, rule: string, message: string, cure = ""): Problem {
  const { file, line, column } = spot;
  return { severity: "error", file, line, column, rule, message, cure };
}

export function warning(spot: Spot, rule: string, message: string, cure = ""): Problem {
  return { ...error(spot, rule, message, cure), severity: "warning" };
}

export function isError({ severity }: Problem): boolean {
  return severity === "error";
}

/** The problem as one line for a person: `file:line:column  rule  message. Cure`. */
export function formatProblem(problem: Problem): string {
  const { severity, file, line, column, rule, message, cure } = problem;
  const named = severity === "warning" ? `warning ${rule}` : rule;
  return `${file}:${line}:${column}  ${named}  ${message}.${cure === "" ? "" : ` ${cure}`}`;
}

/** In the order in which somebody mends them: by file, top to bottom. */
export function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1);
}

/** `intents/repair.yml:12`, for messages that name a second place. */
export function spotName(spot: Spot): string {
  return `${spot.file}:${spot.line}`;
}

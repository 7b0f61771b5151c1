import type { z } from "zod";
import { closest, didYouMean } from "../../text/closest.ts";
import type { Problem } from "../content.ts";
import { keysAt } from "./file-kinds.ts";
import { error } from "./problem.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

type Issue = z.core.$ZodIssue;

/** What a schema has against a file, each at the very node, in words for its writer. */
export function schemaProblems(
  source: YamlSource,
  schema: z.core.$ZodType,
  issues: readonly Issue[],
): readonly Problem[] {
  const found = issues.flatMap((issue) => nearest(issue));
  const misspelt = new Set(
    found.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) =>
            [...issue.path, closest(key, keysAt(schema, issue.path))].join("\0"),
          )
        : [],
    ),
  );
  return found
    .filter((issue) => !(isMissing(issue, source) && misspelt.has(issue.path.join("\0"))))
    .flatMap((issue) => problemsOf(issue, source, schema));
}

/** Of a union's alternatives, what speaks against the one that was most likely meant. */
function nearest(issue: Issue, around: Path = []): readonly Issue[] {
  const path = [...around, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ ...issue, path }];
  const ranked = issue.errors
    .map((errors) => ({ errors, misfit: errors.filter(isOtherShape).length }))
    .sort((a, b) => a.misfit - b.misfit || a.errors.length - b.errors.length);
  return (ranked[0]?.errors ?? []).flatMap((inner) => nearest(inner, path));
}

function isOtherShape(issue: Issue): boolean {
  return issue.code === "invalid_type" && issue.path.length === 0;
}

function isMissing(issue: Issue, source: YamlSource): boolean {
  const fits = issue.code === "invalid_type" || issue.code === "invalid_value";
  return fits && source.written(issue.path) === null;
}

function problemsOf(issue: Issue, source: YamlSource, schema: z.core.$ZodType): readonly Problem[] {
  const { path } = issue;
  const key = String(path.at(-1) ?? "");
  const here = source.spot(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((unknown) => unknownKey(unknown, path, source, keysAt(schema, path)));
    case "invalid_type":
      return [wrongType(issue, source)];
    case "invalid_value": {
      const typed = unquoted(source.written(path));
      if (isMissing(issue, source) || typed === "") return [nothingThere(path, source)];
      const values = issue.values.map(String);
      const message = `${named(path)} can't be "${short(typed)}"`;
      return [error(here, "unknown-value", message, didYouMean(typed, values) || oneOf(values))];
    }
    case "invalid_key": {
      const message = `"${short(key)}" cannot be a key`;
      return [error(source.keySpot(path), "bad-form", message, expected(issue.issues[0]?.message))];
    }
    case "invalid_format": {
      const message = `"${short(unquoted(source.written(path)))}" has the wrong form`;
      return [error(here, "bad-form", message, expected(issue.message))];
    }
    case "too_small":
      if (issue.origin === "string" || issue.origin === "array")
        return [nothingThere(path, source)];
      return [error(here, "too-small", `${named(path)} is less than ${issue.minimum}`)];
    case "too_big": {
      const unit = issue.origin === "string" ? " characters" : "";
      return [error(here, "too-big", `${named(path)} is more than ${issue.maximum}${unit}`)];
    }
    case "invalid_union":
    case "invalid_element":
    case "not_multiple_of":
    case "custom":
      return [error(here, "wrong-value", issue.message)];
  }
}

function wrongType(issue: z.core.$ZodIssueInvalidType, source: YamlSource): Problem {
  const { path } = issue;
  const typed = source.written(path);
  if (typed === null || NOTHING.includes(typed)) return nothingThere(path, source);
  const wanted = WANTED[issue.expected] ?? issue.expected;
  const message = `${named(path)} should be ${wanted}`;
  return error(source.spot(path), "wrong-type", message, cureOf(issue.expected, typed));
}

/** How YAML writes no value at all. */
const NOTHING = ["", "~", "null"];

function nothingThere(path: Path, source: YamlSource): Problem {
  if (path.length === 0) return error(source.spot(path), "empty", "The file is empty");
  if (source.written(path) === null) {
    const message = `"${String(path.at(-1))}" is missing here`;
    return error(source.keySpot(path.slice(0, -1)), "missing", message);
  }
  const message = `${named(path)} is empty`;
  return error(source.spot(path), "empty", message, "Write something, or remove it.");
}

function unknownKey(
  key: string,
  path: Path,
  source: YamlSource,
  known: readonly string[],
): Problem {
  const at = [...path, key];
  if (known.includes(key)) {
    const message = `"${key}" can't stand beside the others`;
    return error(source.keySpot(at), "unknown-key", message, "Keep one of them.");
  }
  // { zh: 您好, en: Yes, please }
  const isText = source.written(at) === "" && /[^a-z]/.test(key);
  const comma = "If it is part of a text with a comma, put quotes around that text.";
  const cure = didYouMean(key, known) || (isText ? comma : oneOf(known));
  return error(source.keySpot(at), "unknown-key", `"${short(key)}" is not known here`, cure);
}

const WANTED: Readonly<Record<string, string>> = {
  string: "a text",
  array: "a list",
  object: 'a group of "key: value" lines',
  record: 'a group of "key: value" lines',
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

function cureOf(wanted: string, typed: string): string {
  if (wanted === "array") return 'Put each item on a line of its own that begins with "- ".';
  if (wanted === "boolean") return "Write true or false, without quotes.";
  if (wanted !== "string") return /^["']/.test(typed) ? "Write it without quotes." : "";
  if (/^[{[]/.test(typed)) return "Put quotes around a text that begins with { or [.";
  return typed.includes("\n") ? "" : `Put it in quotes: "${short(typed)}".`;
}

/** `"phone"`, or `An item of "zh"` for what has no key of its own. */
function named(path: Path): string {
  const last = path.at(-1);
  if (typeof last === "number") {
    const list = path.findLast((step) => typeof step !== "number");
    return `An item of "${String(list ?? "the file")}"`;
  }
  return last === undefined ? "The file" : `"${String(last)}"`;
}

function expected(form: string | undefined): string {
  return form === undefined ? "" : `Expected: ${form}.`;
}

function oneOf(words: readonly string[]): string {
  return words.length === 0 ? "" : `Known: ${[...new Set(words)].join(", ")}.`;
}

function unquoted(written: string | null): string {
  return (written ?? "").replace(/^(["'])(.*)\1$/s, "$2");
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

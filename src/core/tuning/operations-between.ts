import { parse } from "yaml";
import type { ContentFile } from "../content/content.ts";
import { jsonOf, type Json, type Operation } from "../records/tuning.ts";

/**
 * The operations that make files say what others say: what was changed elsewhere, brought back. The
 * order of texts in a list counts for nothing, and no file is taken away.
 * @throws when one of them is no YAML
 */
export function operationsBetween(
  from: readonly ContentFile[],
  to: readonly ContentFile[],
): readonly Operation[] {
  const before = new Map(from.map(({ path, text }) => [path, text]));
  return to.flatMap(({ path, text }): readonly Operation[] => {
    const was = before.get(path);
    if (was === text) return [];
    const value = valueOf(text);
    if (was === undefined) return [{ kind: "create", file: path, value }];
    return between(path, [], valueOf(was), value);
  });
}

function between(file: string, at: string[], was: Json, is: Json): readonly Operation[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  if (areTexts(was) && areTexts(is) && is.length > 0) {
    const texts = (kind: "add" | "remove", some: readonly string[], others: readonly string[]) =>
      some.filter((one) => !others.includes(one)).map((text) => ({ kind, file, at, text }));
    return [...texts("remove", was, is), ...texts("add", is, was)];
  }
  if (isGroup(was) && isGroup(is)) {
    const gone = Object.keys(was)
      .filter((key) => !Object.hasOwn(is, key))
      .map((key) => ({ kind: "unset" as const, file, at: [...at, key], base: was[key] ?? null }));
    const there = Object.entries(is).flatMap(([key, value]) =>
      between(file, [...at, key], was[key] ?? null, value),
    );
    return [...gone, ...there];
  }
  return is === null
    ? [{ kind: "unset", file, at, base: was }]
    : [{ kind: "set", file, at, value: is, base: was }];
}

/** As long as operations may say, and each of them once. */
function areTexts(value: Json): value is string[] {
  return (
    Array.isArray(value) &&
    value.every((one) => typeof one === "string" && one.trim() === one && one.length <= 500) &&
    new Set(value).size === value.length
  );
}

function isGroup(value: Json): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueOf(text: string): Json {
  const value: unknown = parse(text, { stringKeys: true, uniqueKeys: false });
  return jsonOf(value);
}

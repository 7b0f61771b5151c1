import { describe, expect, test } from "vitest";
import { writtenName } from "../../../src/cli/match.ts";
import { foldScript } from "../../../src/core/text/normalise.ts";
import { productContent } from "../../product-content.ts";
import { entityMessages, type EntityMessage } from "./residents-messages.ts";

const { understanding } = await productContent();

/** What a message tells of one kind; empty when it tells nothing of it. */
type Told = Readonly<Record<"unit" | "name" | "salutation" | "phone" | "when", string>>;

const PARTS = ["building", "entrance", "floor", "number", "sub"] as const;

const plain = (words: string | null): string => foldScript((words ?? "").toLowerCase());

function gold({ unit, name, salutation, phone, when }: EntityMessage): Told {
  return {
    unit: unit === null ? "" : plain(PARTS.map((part) => unit[part] ?? "-").join("/")),
    name: plain(name),
    salutation: plain(salutation),
    phone: phone ?? "",
    when: plain(when),
  };
}

function read({ text }: EntityMessage): Told {
  const { unit, name, phone, when } = understanding.interpret(text, "TW").entities;
  return gold({
    text,
    script: "en",
    unit,
    name: name === null ? null : writtenName(name, text),
    salutation: name?.form ?? null,
    phone,
    when,
  });
}

const told = entityMessages.map((message) => ({ gold: gold(message), read: read(message) }));

/** Shares of those right that tell any, and of those rightly read as telling none. */
describe.each([
  ["unit", 0.97, 0.985],
  ["name", 0.93, 0.98],
  ["salutation", 0.9, 0.99],
  ["phone", 0.98, 0.99],
  ["when", 0.92, 0.97],
] as const)("%s in messages by other hands", (kind, found, none) => {
  const telling = told.filter((one) => one.gold[kind] !== "");
  const silent = told.filter((one) => one.gold[kind] === "");
  const share = (of: typeof told): number =>
    of.filter((one) => one.gold[kind] === one.read[kind]).length / of.length;

  test("is read where it is told", () => {
    expect(telling.length).toBeGreaterThan(200);
    expect(share(telling)).toBeGreaterThan(found);
  });

  test("is not read where there is none", () => {
    expect(silent.length).toBeGreaterThan(500);
    expect(share(silent)).toBeGreaterThan(none);
  });
});

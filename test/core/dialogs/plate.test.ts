import { describe, expect, it } from "vitest";
import { plate } from "../../../src/core/dialogs/slots/plate.ts";
import { none } from "./literal-talk.ts";

const told = (text: string): unknown => plate.tells?.({ text, entities: none }) ?? null;

describe("a plate", () => {
  it.each([
    ["RDK-3391", "RDK-3391"],
    ["my car is KX 4412", "KX 4412"],
    ["京A8K210", "京A8K210"],
    ["車牌 AM 1203", "AM 1203"],
    ["the plate is AT 1203", "AT 1203"],
  ])("%s", (text, number) => {
    expect(told(text)).toBe(number);
  });

  it.each([
    "unit is 1203",
    "I'm in 1203",
    "its 1205 not 1203",
    "im 1407 right below",
    "rm 1203",
    "it's 1112 not 1111",
    "1203 pls",
  ])("is none: %s", (text) => {
    expect(told(text)).toBeNull();
  });
});

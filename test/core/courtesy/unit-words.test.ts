import { expect, test } from "vitest";
import { buildingWords } from "../../../src/core/courtesy/unit-words.ts";

test("a numbered building has its 棟 or Block, a named one its name alone", () => {
  expect(buildingWords("A", "zh-Hant")).toBe("A棟");
  expect(buildingWords("12", "zh-Hans")).toBe("12栋");
  expect(buildingWords("B2", "en")).toBe("Block B2");
  expect(buildingWords("翠湖閣", "zh-Hant")).toBe("翠湖閣");
  expect(buildingWords("翠湖閣", "en")).toBe("翠湖閣");
  expect(buildingWords("MAPLE COURT", "en")).toBe("Maple Court");
  expect(buildingWords("KING'S HOUSE", "en")).toBe("King's House");
  expect(`${buildingWords("MAPLE COURT", "zh-Hant")}5C室`).toBe("Maple Court 5C室");
});

import { expect, it } from "vitest";
import { kindNames, namedKind } from "../../../src/core/content/kind-names.ts";
import { productContent } from "../../product-content.ts";

it("colleagues have one name for whatever residents come for, wherever they read it", async () => {
  const content = await productContent();
  const names = kindNames(content);
  const all = [...content.intents, ...content.dialogs.keys()];
  expect(all.filter((id) => names[id] === undefined)).toEqual([]);
  expect(names["repair"]).toEqual({ zh: "報修", en: "Repair" });
  // Their own word, and none of the dialog's but what it is for.
  expect(names["emergency"]?.zh).toBe("緊急");
  expect(names["fees"]).toEqual(names["fee-inquiry"]);
  const { phrases } = content;
  const say = (key: string): string => phrases.say(key, "zh-Hant", {}, 0);
  for (const id of content.intents) expect(namedKind(phrases, id, say)).toBe(names[id]?.zh);
  expect(namedKind(phrases, "nobody-named-it", say)).toBe("nobody-named-it");
  expect(kindNames(content)).toBe(names);
});

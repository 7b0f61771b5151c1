import { expect, it } from "vitest";
import type { Content } from "../../../src/core/content/content.ts";
import { kindNames, namedKind } from "../../../src/core/content/kind-names.ts";
import { productContent } from "../../product-content.ts";

it("colleagues have one name for whatever residents come for, wherever they read it", async () => {
  const content = await productContent();
  const names = kindNames(content);
  const all = [...content.intents, ...content.dialogs.keys()];
  expect(all.filter((id) => names[id] === undefined)).toEqual([]);
  expect(names["repair"]).toEqual({ zh: "報修", en: "Repair", isFiled: true });
  // Their own word, and none of the dialog's but what it is for.
  expect(names["emergency"]?.zh).toBe("緊急");
  expect(names["fees"]).toMatchObject({ zh: names["fee-inquiry"]?.zh, isFiled: false });
  const { phrases } = content;
  const say = (key: string): string => phrases.say(key, "zh-Hant", {}, 0);
  for (const id of content.intents) expect(namedKind(phrases, id, say)).toBe(names[id]?.zh);
  expect(namedKind(phrases, "nobody-named-it", say)).toBe("nobody-named-it");
  expect(kindNames(content)).toBe(names);
});

it("colleagues file whatever opens a ticket, what is filed most first", async () => {
  const content = await productContent();
  const filed = (of: Content) =>
    Object.entries(kindNames(of)).flatMap(([id, { isFiled }]) => (isFiled ? [id] : []));
  expect(filed(content).slice(0, 3)).toEqual(["repair", "complaint", "emergency"]);
  // What is told of a ticket is no new one, nor is what is answered at once.
  const never = new Set(["ticket-change", "ticket-status", "unwell"]);
  const opening = [...content.dialogFor.keys()].filter((id) => !never.has(id));
  expect(filed(content).toSorted()).toEqual(opening.toSorted());
  // What an admin adds has its own dialog, and no other phrase need be new.
  const [dialog] = content.dialogs.values();
  if (!dialog) throw new Error("no dialogs");
  expect(filed(content)).not.toContain("thanks");
  const more = { ...content, dialogFor: new Map([...content.dialogFor, ["thanks", dialog]]) };
  expect(filed(more)).toContain("thanks");
});

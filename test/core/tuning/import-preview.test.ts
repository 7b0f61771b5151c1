import { expect, it } from "vitest";
import type { TunedIntent } from "../../../src/core/tuning/entries.ts";
import { previewOf } from "../../../src/core/tuning/import-preview.ts";

const intent = (id: string, zh: string, en: string, ...texts: string[]): TunedIntent => ({
  id,
  file: `intents/${id}.yml`,
  name: { zh, en },
  description: { zh: "", en: "" },
  phrases: texts.map((text) => ({ text, script: "zh", isDraft: false })),
  not: [],
});
const INTENTS = [intent("repair", "報修", "Repair", "燈壞了"), intent("thanks", "道謝", "Thanks")];
const at = { sheet: "說法", line: 2 };

it("phrases of a file are new, there already, or refused with the reason, in the file's order", () => {
  const one = (name: string, text: string) => ({ ...at, intent: name, text });
  const problem = { sheet: null, line: 1, why: "no-text", about: "" } as const;
  const { rows, operations } = previewOf(
    [
      one("repair", "燈壞了"),
      one("報修", "門卡住"),
      one("repair", "門卡住"),
      problem,
      one("Thanks", "門卡住"),
      one("repare", "漏水"),
      one("Thanks", "so kind"),
    ],
    INTENTS,
  );
  expect(rows).toEqual([
    { ...one("repair", "燈壞了"), state: "known" },
    { ...one("repair", "門卡住"), state: "new" },
    { ...one("repair", "門卡住"), state: "known" },
    { ...problem, state: "refused" },
    { ...at, state: "refused", why: "other-meaning", about: "repair" },
    { ...at, state: "refused", why: "unknown-intent", about: "repare" },
    { ...one("thanks", "so kind"), state: "new" },
  ]);
  expect(operations).toEqual([
    { kind: "add", file: "intents/repair.yml", at: ["phrases", "zh"], text: "門卡住" },
    { kind: "add", file: "intents/thanks.yml", at: ["phrases", "en"], text: "so kind" },
  ]);
});

it("more than a draft takes are put into it part by part, by bringing the same file again", () => {
  const all = Array.from({ length: 700 }, (_, n) => {
    return { ...at, line: n + 1, intent: "repair", text: `第 ${n} 扇門` };
  });
  const { rows, operations } = previewOf(all, INTENTS);
  expect(rows.filter(({ state }) => state === "new")).toHaveLength(700);
  expect(operations).toHaveLength(500);
  const published = operations.map((one) => ("text" in one ? one.text : ""));
  const next = previewOf(all, [intent("repair", "報修", "Repair", ...published)]);
  expect(next.operations).toHaveLength(200);
});

import type { Operation } from "../records/tuning.ts";
import { addedPhrase } from "./added-phrase.ts";
import type { TunedIntent } from "./entries.ts";
import type { Imported, ImportedPhrase, ImportProblem } from "./imported.ts";

/** What becomes of a phrase of a file: it is new, there already, or can't be taken. */
export type ImportRow =
  | (ImportedPhrase & { readonly state: "new" | "known" })
  | (ImportProblem & { readonly state: "refused" });

export interface ImportPreview {
  /** In the order of the file. */
  readonly rows: readonly ImportRow[];
  /**
   * What puts the new ones into the draft, as many as one takes: the others are new again when
   * these are published and the file is brought once more.
   */
  readonly operations: readonly Operation[];
}

/** With who drafted it, a phrase takes some 250 bytes of the 200 KB that a draft has. */
const MOST_AT_ONCE = 500;

/**
 * Compares what a file says with what there is. An intent may go by its name in either language.
 */
export function previewOf(imported: Imported, intents: readonly TunedIntent[]): ImportPreview {
  const owners = new Map(intents.flatMap((one) => one.phrases.map(({ text }) => [text, one.id])));
  const named = new Map([
    ...intents.flatMap((one) =>
      [one.name?.zh ?? "", one.name?.en ?? ""].map((name) => [name, one] as const),
    ),
    ...intents.map((one) => [one.id, one] as const),
  ]);
  const operations: Operation[] = [];
  const rows = imported.map((one): ImportRow => {
    if ("why" in one) return { ...one, state: "refused" };
    const { text, sheet, line } = one;
    const refused = { sheet, line, state: "refused" } as const;
    const intent = named.get(one.intent);
    if (intent === undefined) return { ...refused, why: "unknown-intent", about: one.intent };
    const owner = owners.get(text);
    if (owner !== undefined && owner !== intent.id)
      return { ...refused, why: "other-meaning", about: owner };
    const found = { ...one, intent: intent.id };
    if (owner !== undefined) return { ...found, state: "known" };
    owners.set(text, intent.id);
    if (operations.length < MOST_AT_ONCE) operations.push(addedPhrase(intent.file, text));
    return { ...found, state: "new" };
  });
  return { rows, operations };
}

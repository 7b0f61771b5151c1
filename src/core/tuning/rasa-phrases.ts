import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import type { Imported, ImportedPhrase, ImportProblem } from "./imported.ts";

/** `nlu: [{ intent, examples: "- …\n- …" }]`; synonyms, lookups and regular expressions are passed over. */
export function rasaPhrases(text: string): Imported {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true });
  const lineOf = (node: Node): number => lines.linePos(node.range?.[0] ?? 0).line;
  const problem = (line: number, why: ImportProblem["why"], about = ""): ImportProblem => {
    return { sheet: null, line, why, about };
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    const [first = ""] = broken.message.split("\n");
    return [problem(line, "broken", first)];
  }
  const nlu = document.get("nlu", true);
  if (!isSeq(nlu)) return [problem(1, "no-nlu")];
  const found: (ImportedPhrase | ImportProblem)[] = [];
  const take = (intent: string, said: string, line: number): void => {
    found.push({ intent, text: bare(said), sheet: null, line });
  };
  for (const item of nlu.items) {
    if (!isMap(item)) continue;
    const intent = item.get("intent");
    if (typeof intent !== "string") continue;
    const examples = item.get("examples", true);
    if (isScalar(examples) && typeof examples.value === "string") {
      // The text of a block begins in the line below its key.
      const first = lineOf(examples) + (examples.type === "BLOCK_LITERAL" ? 1 : 0);
      for (const [n, written] of examples.value.split("\n").entries()) {
        const example = /^\s*-\s?(.*)$/.exec(written)?.[1];
        if (example !== undefined) take(intent, example, first + n);
        else if (written.trim() !== "") found.push(problem(first + n, "no-dash"));
      }
    } else if (isSeq(examples)) {
      for (const one of examples.items) {
        const said = isMap(one) ? one.get("text") : isScalar(one) ? one.value : null;
        const line = isMap(one) || isScalar(one) ? lineOf(one) : lineOf(item);
        if (typeof said === "string") take(intent, said, line);
        else found.push(problem(line, "no-string"));
      }
    } else found.push(problem(lineOf(item), "no-examples", intent));
  }
  return found;
}

/** Without Rasa's marks of entities: `[廚房](place)`, `[廚房]{"entity": "place"}`. */
function bare(example: string): string {
  return example.replace(/\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})/g, "$1").trim();
}

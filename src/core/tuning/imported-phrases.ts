import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from "yaml";
import { unseenCharacter } from "../text/unseen-characters.ts";

/** A phrase out of somebody else's file, and where it stood. */
export interface ImportedPhrase {
  readonly intent: string;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** A line that says no phrase, and why. */
export interface ImportProblem {
  readonly line: number;
  readonly reason: string;
}

export interface Imported {
  readonly phrases: readonly ImportedPhrase[];
  readonly problems: readonly ImportProblem[];
}

/** As long as a phrase may be in our own files. */
const LONGEST = 400;

/** Reads phrases from a file of Rasa's NLU, `.yml`, or from CSV with `intent,text`. Never throws. */
export function importedPhrases(path: string, text: string): Imported {
  const whole = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const read = /\.ya?ml$/.test(path) ? rasaPhrases(whole) : csvPhrases(whole);
  const judged = read.phrases.map((phrase) => ({ phrase, reason: whyUnfit(phrase) }));
  const unfit = judged.flatMap(({ phrase, reason }) =>
    reason === null ? [] : [{ line: phrase.line, reason }],
  );
  return {
    phrases: judged.filter(({ reason }) => reason === null).map(({ phrase }) => phrase),
    problems: [...read.problems, ...unfit].toSorted((one, other) => one.line - other.line),
  };
}

function whyUnfit({ intent, text }: ImportedPhrase): string | null {
  if (intent === "") return "the intent is missing";
  if (text === "") return "the phrase is empty";
  if (text.length > LONGEST)
    return `the phrase has ${text.length} characters, more than ${LONGEST}`;
  const unseen = unseenCharacter(text);
  return unseen === null ? null : `there is an invisible character (${unseen.name})`;
}

/** `nlu: [{ intent, examples: "- …\n- …" }]`; synonyms, lookups and regular expressions are passed over. */
function rasaPhrases(text: string): Imported {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true });
  const lineOf = (node: Node): number => lines.linePos(node.range?.[0] ?? 0).line;
  const [broken] = document.errors;
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    return { phrases: [], problems: [{ line, reason: broken.message.split("\n")[0] ?? "" }] };
  }
  const nlu = document.get("nlu", true);
  if (!isSeq(nlu)) return { phrases: [], problems: [{ line: 1, reason: "there is no list nlu:" }] };
  const phrases: ImportedPhrase[] = [];
  const problems: ImportProblem[] = [];
  for (const item of nlu.items) {
    if (!isMap(item)) continue;
    const intent = item.get("intent");
    if (typeof intent !== "string") continue;
    const examples = item.get("examples", true);
    if (isScalar(examples) && typeof examples.value === "string") {
      // The text of a block begins in the line below its key.
      const first = lineOf(examples) + (examples.type === "BLOCK_LITERAL" ? 1 : 0);
      for (const [n, written] of examples.value.split("\n").entries()) {
        const found = /^\s*-\s?(.*)$/.exec(written)?.[1];
        if (found !== undefined) phrases.push({ intent, text: bare(found), line: first + n });
        else if (written.trim() !== "")
          problems.push({ line: first + n, reason: 'an example begins with "- "' });
      }
    } else if (isSeq(examples)) {
      for (const one of examples.items) {
        const said = isMap(one) ? one.get("text") : isScalar(one) ? one.value : null;
        const line = isMap(one) || isScalar(one) ? lineOf(one) : lineOf(item);
        if (typeof said === "string") phrases.push({ intent, text: bare(said), line });
        else problems.push({ line, reason: "an example is a text" });
      }
    } else problems.push({ line: lineOf(item), reason: `"${intent}" has no examples` });
  }
  return { phrases, problems };
}

/** Without Rasa's marks of entities: `[廚房](place)`, `[廚房]{"entity": "place"}`. */
function bare(example: string): string {
  return example.replace(/\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})/g, "$1").trim();
}

/** Fields may stand in quotes, in which a quote is doubled and lines may end. */
function csvPhrases(text: string): Imported {
  const phrases: ImportedPhrase[] = [];
  const problems: ImportProblem[] = [];
  for (const { line, fields, open } of csvRows(text)) {
    if (open) problems.push({ line, reason: "a quote is never closed" });
    else if (fields.length === 1 && fields[0]?.trim() === "") continue;
    else if (line === 1 && fields.join() === "intent,text") continue;
    else if (fields.length !== 2)
      problems.push({ line, reason: `there are ${fields.length} fields, not intent,text` });
    else {
      const [intent = "", said = ""] = fields.map((field) => field.trim());
      phrases.push({ intent, text: said, line });
    }
  }
  return { phrases, problems };
}

interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
  readonly open: boolean;
}

function csvRows(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let fields: string[] = [];
  let field = "";
  let quoted = false;
  let line = 1;
  let first = 1;
  const endRow = (): void => {
    rows.push({ line: first, fields: [...fields, field], open: quoted });
    [fields, field, first] = [[], "", line];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === "\n") line += 1;
    if (quoted && character === '"' && text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (quoted && character === '"') quoted = false;
    else if (quoted) field += character;
    else if (character === '"' && field === "") quoted = true;
    else if (character === ",") {
      fields.push(field);
      field = "";
    } else if (character === "\n") endRow();
    else field += character;
  }
  if (field !== "" || fields.length > 0 || quoted) endRow();
  return rows;
}

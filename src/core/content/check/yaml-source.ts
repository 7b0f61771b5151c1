import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document, ErrorCode, Pair, YAMLMap } from "yaml";
import type { ContentFile, Problem } from "../content.ts";
import { byPlace, error, isError } from "./problem.ts";
import type { Spot } from "../content.ts";
import { failed, ok } from "../../result.ts";
import type { Result } from "../../result.ts";
import { tooDeepAt } from "./yaml-depth.ts";
import { oddities, QUOTE } from "./yaml-oddities.ts";
import { unseenCharacter } from "../../text/unseen-characters.ts";

/** Keys and list positions from the top of a file to one of its nodes. */
export type Path = readonly PropertyKey[];

/** A YAML file as plain data, which still knows where each of its parts was written. */
export interface YamlSource {
  readonly path: string;
  readonly value: unknown;
  /** Of lines that are probably not meant as they are read. */
  readonly warnings: readonly Problem[];
  /** Where a value stands; the nearest part around it when it is missing. */
  spot(at: Path): Spot;
  /** Where the key of a value stands. */
  keySpot(at: Path): Spot;
  /**
   * Where a piece of a value's text stands, after `skip` others like it; the value's own place
   * when that can't be told.
   */
  pieceSpot(at: Path, piece: string, skip: number): Spot;
  /** A value as it was typed: 0912345678, not 912345678. Null when it is missing. */
  written(at: Path): string | null;
}

/** A file with all intents that we know has 300,000 characters. */
const MAX_FILE_CHARS = 2_000_000;

/** YAML's own errors in our words: what is wrong (where the parser speaks of itself), and the cure. */
const WORDS: Partial<Record<ErrorCode, { readonly message?: string; readonly cure: string }>> = {
  TAB_AS_INDENT: { cure: "Indent with two spaces." },
  BAD_INDENT: { cure: "Let the keys of one group begin in the same column." },
  UNEXPECTED_TOKEN: { message: "YAML can't read what follows in this line", cure: QUOTE },
  BLOCK_AS_IMPLICIT_KEY: { message: "YAML takes this text for a key and its value", cure: QUOTE },
  BAD_SCALAR_START: { cure: QUOTE },
  TAG_RESOLVE_FAILED: { message: "YAML takes this for a tag", cure: QUOTE },
  MULTIPLE_DOCS: { message: "A second document begins here", cure: "Remove the line ---." },
  BAD_DQ_ESCAPE: { cure: "Use single quotes, in which a backslash is a backslash." },
  MULTILINE_IMPLICIT_KEY: { cure: 'End the key with a colon and a space: "zh: …".' },
};

/** Reads a file; every problem has its line and column. Never throws. */
export function readYaml(file: ContentFile): Result<YamlSource, readonly Problem[]> {
  const text = file.text.startsWith("\uFEFF") ? file.text.slice(1) : file.text;
  const lines = new LineCounter();
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const refused = refusal(text);
  if (refused !== null) {
    countLines(text.slice(0, refused.at), lines);
    return failed([error(spotAt(refused.at), refused.rule, refused.message, refused.cure)]);
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    // Checked in `oddities`: the parser's own check takes quadratic time.
    uniqueKeys: false,
  });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    const problems = broken.map(({ code, message, pos }) => {
      const rule = code.toLowerCase().replaceAll("_", "-");
      const words = WORDS[code];
      const said = words?.message ?? message.replace(/\.$/, "");
      return error(spotAt(pos[0]), rule, said, words?.cure);
    });
    return failed(withoutEchoes(problems));
  }
  const odd = oddities(document, text, spotAt);
  const errors = odd.filter(isError);
  if (errors.length > 0) return failed(firstOfEachLine(odd));
  return ok(located(file.path, document, text, spotAt, odd));
}

interface Refusal {
  readonly at: number;
  readonly rule: string;
  readonly message: string;
  readonly cure: string;
}

/** What must not even be parsed. */
function refusal(text: string): Refusal | null {
  if (text.length > MAX_FILE_CHARS) {
    const message = `The file has ${grouped(text.length)} characters, more than ${grouped(MAX_FILE_CHARS)}`;
    return { at: 0, rule: "too-big", message, cure: "Split it into several files." };
  }
  const unseen = unseenCharacter(text);
  if (unseen !== null) {
    const message = `There is an invisible character here (${unseen.name})`;
    return { at: unseen.at, rule: "invisible-character", message, cure: "Delete it." };
  }
  const deep = tooDeepAt(text);
  if (deep === null) return null;
  const message = "Lists and groups are nested too deep here";
  return { at: deep, rule: "too-deep", message, cure: "Close brackets, and indent by two spaces." };
}

function located(
  path: string,
  document: Document.Parsed,
  text: string,
  spotAt: (offset: number) => Spot,
  warnings: readonly Problem[],
): YamlSource {
  const find = finder(document);
  const spot = (at: Path): Spot => {
    const { node, pair } = find(at);
    const [start, end] = rangeOf(node) ?? [0, 0];
    if (pair !== null && start === end) return spotAt(rangeOf(pair.key)?.[0] ?? start);
    return spotAt(start);
  };
  return {
    path,
    value: document.toJS(),
    warnings,
    spot,
    keySpot: (at) => {
      const { pair } = find(at);
      return pair === null ? spot(at) : spotAt(rangeOf(pair.key)?.[0] ?? 0);
    },
    pieceSpot: (at, piece, skip) => {
      const [start, end] = rangeOf(find(at).node) ?? [0, 0];
      let found = text.indexOf(piece, start);
      for (let others = skip; others > 0 && found >= 0; others -= 1)
        found = text.indexOf(piece, found + piece.length);
      return found < 0 || found >= end ? spot(at) : spotAt(found);
    },
    written: (at) => {
      const { node, whole } = find(at);
      if (!whole || (node === null && at.length === 0)) return null;
      const [start, end] = rangeOf(node) ?? [0, 0];
      return text.slice(start, end).trim();
    },
  };
}

interface Found {
  readonly node: unknown;
  /** The pair whose value it is; null for a list's item and for the whole file. */
  readonly pair: Pair | null;
  /** Whether the whole path was there. */
  readonly whole: boolean;
}

function finder(document: Document.Parsed): (at: Path) => Found {
  const pairs = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>();
  const pairOf = (map: YAMLMap, key: PropertyKey): Pair | undefined => {
    const known = pairs.get(map) ?? new Map(map.items.map((pair) => [keyOf(pair), pair]));
    pairs.set(map, known);
    return known.get(key);
  };
  return (at) => {
    let found: Found = { node: document.contents, pair: null, whole: true };
    for (const step of at) {
      const { node } = found;
      if (isMap(node)) {
        const pair = pairOf(node, step);
        if (pair === undefined) return { ...found, whole: false };
        found = { node: pair.value, pair, whole: true };
      } else if (isSeq(node) && typeof step === "number" && step < node.items.length) {
        found = { node: node.items[step], pair: null, whole: true };
      } else return { ...found, whole: false };
    }
    return found;
  };
}

function keyOf(pair: Pair): unknown {
  return isScalar(pair.key) ? pair.key.value : null;
}

function rangeOf(node: unknown): readonly [number, number] | null {
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
  return node.range ? [node.range[0], node.range[1]] : null;
}

function countLines(text: string, lines: LineCounter): void {
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
}

/** After these the parser has lost its way, and what it says of later lines is their echo. */
const STRUCTURE = ["tab-as-indent", "bad-indent", "missing-char", "multiple-docs"];

function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const ordered = firstOfEachLine([...problems].sort(byPlace));
  const lost = ordered.findIndex(({ rule }) => STRUCTURE.includes(rule));
  return lost < 0 ? ordered : ordered.slice(0, lost + 1);
}

function firstOfEachLine(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<number>();
  return problems.filter(({ line }) => !seen.has(line) && seen.add(line));
}

function grouped(count: number): string {
  return count.toLocaleString("en");
}

import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from "yaml";
import type { ContentFile } from "../content/content.ts";
import { CHARACTER_LISTS } from "../understanding/entities/lexicon.ts";
import { jsonOf, type Json, type Operation } from "../records/tuning.ts";

/** An operation that was not done, since its file says something else than it supposed. */
export interface Conflict<O extends Operation = Operation> {
  readonly operation: O;
  readonly why: "no-such-file" | "file-exists" | "unreadable" | "changed" | "gone" | "no-list";
  /** What stands there now; null when nothing does. */
  readonly found: Json;
}

/** Files after operations, and which of these could not be done. */
export interface Applied<O extends Operation = Operation> {
  readonly files: readonly ContentFile[];
  readonly conflicts: readonly Conflict<O>[];
}

/**
 * Does operations to content files, one after the other. Comments and order are kept, and a file
 * that none of them changes stays as it is, byte by byte. What is done already is no conflict.
 */
export function applyOperations<O extends Operation>(
  files: readonly ContentFile[],
  operations: readonly O[],
): Applied<O> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const opened = new Map<string, Document>();
  const changed = new Set<string>();
  const conflicts: Conflict<O>[] = [];
  for (const operation of operations) {
    const { file } = operation;
    const text = texts.get(file);
    const before = opened.get(file) ?? (text === undefined ? null : open(text));
    const done = perform(before, operation);
    if (done === "nothing") continue;
    if ("why" in done) conflicts.push({ operation, ...done });
    else {
      opened.set(file, done.document);
      changed.add(file);
    }
  }
  for (const [path, document] of opened) if (changed.has(path)) texts.set(path, write(document));
  return { files: [...texts].map(([path, text]) => ({ path, text })), conflicts };
}

/** A file in the form that changed files are written in; one that can't be read stays as it is. */
export function canonical(file: ContentFile): ContentFile {
  const document = open(file.text);
  return document.errors.length > 0 ? file : { ...file, text: write(document) };
}

/** Whether nothing is left in it: everything was taken out. */
export function isEmpty({ text }: ContentFile): boolean {
  const { contents, errors } = open(text);
  if (errors.length > 0) return false;
  const isGroup = isMap(contents) || isSeq(contents);
  return isGroup ? contents.items.length === 0 : contents === null;
}

/** What is there twice is written twice: nobody who reads a file has to know of anchors. */
const NO_ALIASES = { aliasDuplicateObjects: false };

type Done = "nothing" | { readonly document: Document } | Omit<Conflict, "operation">;

/** @param document null: there is no such file */
function perform(document: Document | null, operation: Operation): Done {
  if (document !== null && document.errors.length > 0) return { why: "unreadable", found: null };
  if (operation.kind === "create") {
    if (document === null) return { document: new Document(operation.value, NO_ALIASES) };
    const there = valueAt(document, []);
    return isSame(there, operation.value) ? "nothing" : { why: "file-exists", found: null };
  }
  if (document === null) return { why: "no-such-file", found: null };
  const found = valueAt(document, operation.at);
  switch (operation.kind) {
    case "add":
      return add(document, operation.at, operation.text);
    case "remove":
      return remove(document, operation.at, operation.text);
    case "set":
      if (isSame(found, operation.value)) return "nothing";
      if (!isSame(found, operation.base)) return { why: "changed", found };
      if (!canHold(document, operation.at)) return { why: "gone", found: null };
      document.setIn(operation.at, document.createNode(operation.value, NO_ALIASES));
      return { document };
    case "unset":
      if (found === null) return "nothing";
      if (!isSame(found, operation.base)) return { why: "changed", found };
      document.deleteIn(operation.at);
      return { document };
  }
}

function add(document: Document, at: readonly string[], text: string): Done {
  const list = document.getIn(at, true);
  if (isSeq(list)) {
    if (placeOf(list, text) >= 0) return "nothing";
    list.add(document.createNode(text));
    return { document };
  }
  const found = valueAt(document, at);
  if (typeof found === "string" && isScalar(list)) {
    if (wordsOf(found, at).includes(text)) return "nothing";
    list.value = `${found.trimEnd()}\n${text}\n`;
    return { document };
  }
  if (found !== null) return { why: "no-list", found };
  if (!canHold(document, at)) return { why: "gone", found };
  document.setIn(at, document.createNode([text]));
  return { document };
}

function remove(document: Document, at: readonly string[], text: string): Done {
  const list = document.getIn(at, true);
  if (isSeq(list)) {
    const place = placeOf(list, text);
    if (place < 0) return { why: "gone", found: null };
    list.items.splice(place, 1);
    return { document };
  }
  const found = valueAt(document, at);
  if (typeof found !== "string" || !isScalar(list)) return { why: "gone", found };
  if (!wordsOf(found, at).includes(text)) return { why: "gone", found: null };
  list.value = found
    .split("\n")
    .map((line) => withoutWord(line, text, at))
    .filter((line) => line !== null)
    .join("\n");
  return { document };
}

function placeOf({ items }: YAMLSeq, text: string): number {
  return items.findIndex((item) => isScalar(item) && String(item.value).trim() === text);
}

/** Lists of the lexicon are texts, in which a comma or a line parts two words. */
function wordsOf(list: string, at: readonly string[]): readonly string[] {
  const parts = isRow(at) ? [...list] : list.split(/[,，\n]/);
  return parts.map((word) => word.trim());
}

/** Null when nothing else stood there. */
function withoutWord(line: string, word: string, at: readonly string[]): string | null {
  const words = wordsOf(line, at);
  if (!words.includes(word)) return line;
  const others = words.filter((one) => one !== word);
  return others.length === 0 ? null : others.join(isRow(at) ? "" : ", ");
}

function isRow(at: readonly string[]): boolean {
  return CHARACTER_LISTS.has(at.at(-1) ?? "");
}

/** Whether something can be put there: all on the way to it are groups, or not there yet. */
function canHold(document: Document, at: readonly string[]): boolean {
  return at.every((_, n) => {
    const node = document.getIn(at.slice(0, n), true);
    return node === undefined || isMap(node) || isSeq(node);
  });
}

function valueAt(document: Document, at: readonly string[]): Json {
  const node = at.length === 0 ? document.contents : document.getIn(at, true);
  const isNode = isMap(node) || isSeq(node) || isScalar(node);
  return jsonOf(isNode ? node.toJS(document) : null);
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function open(text: string): Document {
  return parseDocument(text, { stringKeys: true, uniqueKeys: false });
}

/** What was one line stays one, however long. */
function write(document: Document): string {
  return document.toString({ lineWidth: 0 });
}

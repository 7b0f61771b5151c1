import { CST, Lexer } from "yaml";

/** Our deepest file has six levels. */
const MOST_LEVELS = 32;
const MOST_INDENT = 100;
/** What the lexer puts into its stream that is no part of the text. */
const MARKS = new Set(["\u0002", "\u0018", "\u001F"]);

/**
 * The offset at which a text nests deeper than any content does, null when it never does. Looked
 * at before the text is parsed: the parser is recursive, and where the stack ends inside it, a
 * regular expression that is compiled there aborts the whole process.
 */
export function tooDeepAt(text: string): number | null {
  let offset = 0;
  let brackets = 0;
  let dashes = 0;
  let lineStart = true;
  for (const token of new Lexer().lex(text)) {
    if (MARKS.has(token)) continue;
    const type = CST.tokenType(token);
    if (type === "newline") dashes = 0;
    else if (type === "seq-item-ind" || type === "explicit-key-ind") dashes += 1;
    else if (type === "flow-map-start" || type === "flow-seq-start") brackets += 1;
    else if (type === "flow-map-end" || type === "flow-seq-end")
      brackets = Math.max(0, brackets - 1);
    const indented = lineStart && token.length > MOST_INDENT && token.trim() === "";
    if (indented || brackets > MOST_LEVELS || dashes > MOST_LEVELS) return offset;
    lineStart = type === "newline";
    offset += token.length;
  }
  return null;
}

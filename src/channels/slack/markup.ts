import { piecesOf } from "../../core/pieces.ts";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const UNESCAPES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** Text as Slack must get it: nothing in it is a mention, a channel or a link any more. */
function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}

/**
 * What a person wrote, from what Slack made of it: links and phone numbers as they were typed,
 * without the mention of `bot`.
 */
export function plainText(text: string, bot: string | null): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_whole, target: string, label = "") =>
      bot !== null && target === `@${bot}` ? "" : worded(target, String(label)),
    )
    .replace(/&(?:amp|lt|gt);/g, (entity) => UNESCAPES[entity] ?? entity)
    .trim();
}

/** An id says nothing to us: of people and channels the name counts, where Slack tells it. */
function worded(target: string, label: string): string {
  const [kind = ""] = target;
  if (kind === "@" || kind === "#") return label === "" ? "" : `${kind}${label}`;
  if (kind === "!" || label !== "") return label;
  return target.replace(/^(?:tel|mailto):/, "");
}

/**
 * Cuts `text` as {@link piecesOf} does, and escapes it.
 * @param most how long an escaped piece may be
 */
export function escapedPieces(text: string, most: number): readonly string[] {
  return piecesOf(text, most, escaped);
}

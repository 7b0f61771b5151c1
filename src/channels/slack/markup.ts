import { EMOJI } from "./emoji.ts";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const UNESCAPES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** All who are in a channel are called. Only our own words may. */
export const WHOLE_CHANNEL = "<!channel>";

/**
 * A text's characters as Slack must get them: nothing in it is a mention, a channel or a link any
 * more. Each is a unit that is never cut.
 */
export function escaped(text: string): readonly string[] {
  return [...text].map((character) => ESCAPES[character] ?? character);
}

/** A link of our own. */
export function link(address: string, label: string): string {
  return `<${address}|${escaped(label).join("")}>`;
}

/** What is shown, without our own links and mentions: for notifications. */
export function inWords(shown: string): string {
  return shown.replace(/<!\w+> ?/g, "").replace(/<[^<>|]*\|([^<>]*)>/g, "$1");
}

/**
 * What a person wrote, from what Slack made of it: links and phone numbers as they were typed, a
 * few emoji by their character, without the mention of `bot`.
 */
export function plainText(text: string, bot: string | null): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_whole, target: string, label = "") =>
      bot !== null && target === `@${bot}` ? "" : worded(target, String(label)),
    )
    .replace(/&(?:amp|lt|gt);/g, (entity) => UNESCAPES[entity] ?? entity)
    .replace(/:([a-z0-9_+-]+):(?::skin-tone-[2-6]:)?/g, (name, bare: string) => EMOJI[bare] ?? name)
    .trim();
}

/** An id says nothing to us: of people and channels the name counts, where Slack tells it. */
function worded(target: string, label: string): string {
  const [kind = ""] = target;
  if (kind === "@" || kind === "#") return label === "" ? "" : `${kind}${label}`;
  if (kind === "!" || label !== "") return label;
  return target.replace(/^(?:tel|mailto):/, "");
}

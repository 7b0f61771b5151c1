import { isAlias, isMap, isNode, isScalar, visit } from "yaml";
import type { Document, Scalar, YAMLMap } from "yaml";
import type { Problem } from "../content.ts";
import { error, warning } from "./problem.ts";
import type { Spot } from "../content.ts";
import { unseenCharacter } from "../../text/unseen-characters.ts";

/** The cure for texts that YAML reads as something else. */
export const QUOTE = 'Put quotes around a text that begins with one of { [ * & ! or holds ": ".';

/**
 * What YAML allows and content has no use for (aliases can grow without bound, a second key hides
 * the first), and what was surely meant otherwise.
 */
export function oddities(
  document: Document.Parsed,
  text: string,
  spotAt: (offset: number) => Spot,
): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, (_, node) => {
    if (!isNode(node)) return;
    const spot = spotAt(node.range?.[0] ?? 0);
    if (isAlias(node)) {
      problems.push(error(spot, "alias", `"*${node.source}" is an alias to YAML, no text`, QUOTE));
      return;
    }
    if ("anchor" in node && typeof node.anchor === "string") {
      problems.push(error(spot, "alias", `"&${node.anchor}" is an anchor to YAML, no text`, QUOTE));
    }
    if (isMap(node)) problems.push(...wrongKeys(node, spotAt));
    if (isScalar(node)) problems.push(...strangeText(node, spot), ...lostText(node, text, spotAt));
  });
  return problems;
}

function wrongKeys(map: YAMLMap, spotAt: (offset: number) => Spot): readonly Problem[] {
  const seen = new Map<unknown, number>();
  return map.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const at = key.range?.[0] ?? 0;
    if (key.value === "__proto__") {
      const message = '"__proto__" cannot be a key';
      return [error(spotAt(at), "bad-form", message, "Choose another name.")];
    }
    const first = seen.get(key.value);
    if (first === undefined) {
      seen.set(key.value, at);
      return [];
    }
    const message = `"${String(key.value)}" stands in line ${spotAt(first).line} already`;
    return [error(spotAt(at), "duplicate-key", message, "Keep one of the two.")];
  });
}

/** "\0" and the like, which hide inside double quotes. */
function strangeText({ value }: Scalar, spot: Spot): readonly Problem[] {
  const unseen = typeof value === "string" ? unseenCharacter(value) : null;
  if (unseen === null) return [];
  const message = `The text holds an invisible character (${unseen.name})`;
  return [error(spot, "invisible-character", message, "Delete it.")];
}

/** `Your ticket is #{ticket}`: YAML takes what follows " #" for a comment. */
function lostText(
  node: Scalar,
  text: string,
  spotAt: (offset: number) => Spot,
): readonly Problem[] {
  if (node.type !== "PLAIN" || !/^[^\s#]/.test(node.comment ?? "")) return [];
  const at = text.indexOf("#", node.range?.[1] ?? 0);
  const message = `"#${node.comment ?? ""}" is a comment to YAML, not part of the text`;
  return [warning(spotAt(at), "comment-in-text", message, "Put quotes around the whole text.")];
}

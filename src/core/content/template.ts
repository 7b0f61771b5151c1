import { didYouMean } from "../text/closest.ts";
import type { Fillings } from "./content.ts";
import type { FeatureNames } from "./feature-names.ts";
import { failed, ok } from "../result.ts";
import type { Result } from "../result.ts";

/** What phrases can be filled with beside slots. Code fills them, so the list is closed. */
const BLANKS = [
  "ambulance",
  "bot",
  "changed",
  "channel",
  "choices",
  "colleague",
  "class",
  "company",
  "count",
  "cues",
  "danger",
  "draft",
  "due",
  "fire",
  "gained",
  "hello",
  "helpline",
  "intent",
  "items",
  "language",
  "one",
  "other",
  "parts",
  "limit",
  "link",
  "lost",
  "minutes",
  "notes",
  "now",
  "office",
  "police",
  "since",
  "reason",
  "staff",
  "status",
  "text",
  "ticket",
  "version",
  "why",
  "sorry",
  "wish",
  "you",
];

/** Everything that a phrase can be filled with. */
export function blanksWith({ slots }: Pick<FeatureNames, "slots">): readonly string[] {
  return [...BLANKS, ...slots.map(({ blank }) => blank)].sort();
}

type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "blank"; readonly blank: string };

/** A phrase taken apart: `您好[，{you}]！` */
export type Template = readonly (
  | Piece
  | { readonly kind: "optional"; readonly pieces: readonly Piece[] }
)[];

/** What is wrong with a template, and the piece of its text that is, after `skip` like it. */
export interface TemplateFlaw {
  readonly rule: string;
  readonly message: string;
  readonly cure: string;
  readonly piece: string;
  readonly skip: number;
}

const TOKEN = /\\[\s\S]?|\{[^{}[\]\\]*\}?|[[\]}]|[^\\{}[\]]+/g;
const LITERAL = "For the character itself write a backslash before it.";

/** `{blank}`, `[…{blank}…]`, and `\{ \} \[ \] \\` for the characters themselves. */
export function parseTemplate(
  source: string,
  blanks: readonly string[],
): Result<Template, TemplateFlaw> {
  const parts: Template[number][] = [];
  let optional: Piece[] | null = null;
  let opened = 0;
  for (const { 0: token, index } of source.matchAll(TOKEN)) {
    const wrong = (rule: string, message: string, cure: string, at = index, piece = token) => {
      const skip = source.slice(0, at).split(piece).length - 1;
      return failed({ rule, message, cure, piece, skip });
    };
    if (token === "[") {
      if (optional !== null) return wrong("optional-part", "This [ stands inside […]", LITERAL);
      optional = [];
      opened = index;
    } else if (token === "]") {
      if (optional === null) return wrong("optional-part", "This ] closes nothing", LITERAL);
      if (!optional.some((piece) => piece.kind === "blank")) {
        const message = "Nothing in this […] is filled in, so it would never be left out";
        return wrong("optional-part", message, LITERAL, opened, "[");
      }
      parts.push({ kind: "optional", pieces: optional });
      optional = null;
    } else {
      const piece = parsePiece(token, blanks);
      if (!piece.ok) return wrong(piece.error.rule, piece.error.message, piece.error.cure);
      (optional ?? parts).push(piece.value);
    }
  }
  if (optional === null) return ok(parts);
  const skip = source.slice(0, opened).split("[").length - 1;
  const message = "This [ is not closed";
  return failed({ rule: "optional-part", message, cure: LITERAL, piece: "[", skip });
}

function parsePiece(
  token: string,
  blanks: readonly string[],
): Result<Piece, Omit<TemplateFlaw, "piece" | "skip">> {
  if (token.startsWith("\\")) {
    if (/^\\[{}[\]\\]$/.test(token)) return ok({ kind: "text", text: token.slice(1) });
    const message = `"${token}" means nothing here`;
    const cure = "For a new line use a | block; for a backslash write two.";
    return failed({ rule: "backslash", message, cure });
  }
  if (token === "}")
    return failed({ rule: "blank", message: "This } closes nothing", cure: LITERAL });
  if (!token.startsWith("{")) return ok({ kind: "text", text: token });
  if (!token.endsWith("}"))
    return failed({ rule: "blank", message: "This { is not closed", cure: LITERAL });
  const name = token.slice(1, -1);
  if (blanks.includes(name)) return ok({ kind: "blank", blank: name });
  const cure = didYouMean(name, blanks) || `Known: ${blanks.join(", ")}.`;
  return failed({ rule: "unknown-blank", message: `Nothing fills {${name}}`, cure });
}

/** The blanks of a template: those that must be filled, or all. */
export function blanksOf(template: Template, which: "needed" | "all"): ReadonlySet<string> {
  const pieces = template.flatMap((part) =>
    part.kind === "optional" ? (which === "all" ? part.pieces : []) : [part],
  );
  return new Set(pieces.flatMap((piece) => (piece.kind === "blank" ? [piece.blank] : [])));
}

/** The same template in other characters; its blanks stay. */
export function mapText(template: Template, change: (text: string) => string): Template {
  const mapPiece = (piece: Piece): Piece =>
    piece.kind === "text" ? { kind: "text", text: change(piece.text) } : piece;
  return template.map((part) =>
    part.kind === "optional"
      ? { kind: "optional", pieces: part.pieces.map(mapPiece) }
      : mapPiece(part),
  );
}

/**
 * The template with its blanks filled, as they are: a value's own braces mean nothing.
 * @throws when a blank outside `[…]` has no filling: a broken program.
 */
export function fillTemplate(template: Template, fillings: Fillings): string {
  return template
    .map((part) => {
      if (part.kind !== "optional") return fillPiece(part, fillings);
      const isEmpty = part.pieces.some(
        (piece) => piece.kind === "blank" && (fillings[piece.blank] ?? "") === "",
      );
      return isEmpty ? "" : part.pieces.map((piece) => fillPiece(piece, fillings)).join("");
    })
    .join("");
}

function fillPiece(piece: Piece, fillings: Fillings): string {
  if (piece.kind === "text") return piece.text;
  const filling = fillings[piece.blank];
  if (filling === undefined) throw new Error(`the blank {${piece.blank}} was not filled`);
  return filling;
}

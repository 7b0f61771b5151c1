import { DANGER_SIGN, dialled, toDial } from "../../core/courtesy/numbers-to-dial.ts";
import type { Choice, Outgoing } from "../../core/records/message.ts";
import { splitText } from "../../core/text/split-text.ts";

/** An activity that shows a text and its choices, before it is addressed. */
export interface Shown {
  readonly type: "message";
  readonly text?: string;
  readonly textFormat?: "plain" | "xml";
  /** What notifications show of a card. */
  readonly summary?: string;
  readonly attachments?: { readonly contentType: string; readonly content: object }[];
  /** Whom the text names, as the platform finds them. */
  readonly entities?: { readonly type: string; readonly text: string }[];
  readonly suggestedActions?: { readonly to: string[]; readonly actions: Button[] };
}

interface Button {
  readonly type: "imBack";
  readonly title: string;
  readonly value: string;
}

const ADAPTIVE_CARDS = new Set(["msteams", "webchat", "directline", "emulator"]);
/** How many suggested actions a platform shows; in the others they would be lost. */
const SUGGESTED_ACTIONS = new Map([
  ["line", 13],
  ["facebook", 10],
  ["skype", 10],
  ["kik", 20],
  ["telegram", 100],
]);
const HERO_CARDS = new Set(["slack"]);

/** In Teams an activity has some 28 KB, card and all: so many characters of any script fit. */
const LONGEST_TEXT = 4_000;
/** Platforms that take less. */
const LONGEST_TEXTS = new Map([
  ["sms", 1_600],
  ["facebook", 2_000],
]);
/** A notification has a line or two. */
const LONGEST_SUMMARY = 200;

/**
 * A text and its choices as activities, to be sent in this order: the choices come with the last.
 * @param channelId the platform behind the framework: msteams, webchat, sms …
 */
export function shown(
  { text, choices, danger }: Pick<Outgoing, "text" | "choices" | "danger">,
  channelId: string,
): readonly Shown[] {
  const buttons = hasButtons(choices, channelId);
  const numbered = choices.map(({ label }, place) => `${place + 1}. ${label}`);
  const words = buttons ? text : [text, ...numbered].join("\n");
  const pieces = splitText(words, LONGEST_TEXTS.get(channelId) ?? LONGEST_TEXT);
  const inDanger = danger !== undefined && ADAPTIVE_CARDS.has(channelId);
  return pieces.map((piece, place) => {
    const offered = buttons && place === pieces.length - 1 ? choices : [];
    if (inDanger) return withCard(piece, warning(piece, danger.numbers), offered);
    return offered.length > 0 ? withButtons(piece, offered, channelId) : inWords(piece, channelId);
  });
}

function hasButtons({ length }: readonly Choice[], channelId: string): boolean {
  if (length === 0) return false;
  const isCard = ADAPTIVE_CARDS.has(channelId) || HERO_CARDS.has(channelId);
  return isCard || length <= (SUGGESTED_ACTIONS.get(channelId) ?? 0);
}

/** Never Markdown: a resident's words, which we repeat, must not become links or headings. */
function inWords(text: string, channelId: string): Shown {
  // Teams runs the lines of a plain text together.
  if (channelId === "msteams" && text.includes("\n"))
    return { type: "message", text: inXml(text), textFormat: "xml" };
  return { type: "message", text, textFormat: "plain" };
}

/** A file, by name alone where nothing leads to it. */
export function shownLink(
  { name, url }: { readonly name: string; readonly url: string | null },
  channelId: string,
): Shown {
  const label = `📎 ${name}`;
  if (url === null) return inWords(label, channelId);
  if (channelId !== "msteams") return inWords(`${label}\n${url}`, channelId);
  return {
    type: "message",
    text: `<a href="${inXml(url)}">${inXml(label)}</a>`,
    textFormat: "xml",
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

export function inXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replaceAll("\n", "<br/>");
}

/** What {@link inXml} was made of. */
export function outOfXml(xml: string): string {
  const characters = Object.entries(ENTITIES);
  return xml
    .replaceAll("<br/>", "\n")
    .replace(/&\w+;/g, (entity) => characters.find(([, one]) => one === entity)?.[0] ?? entity);
}

function withButtons(text: string, choices: readonly Choice[], channelId: string): Shown {
  if (ADAPTIVE_CARDS.has(channelId)) return withCard(text, linesOf(text).map(textRun), choices);
  // Pressed, its label comes back as if typed: the dialogs know a choice by its label too.
  const actions = choices.map(({ label }): Button => ({
    type: "imBack",
    title: label,
    value: label,
  }));
  if (!HERO_CARDS.has(channelId))
    return { ...inWords(text, channelId), suggestedActions: { to: [], actions } };
  const contentType = "application/vnd.microsoft.card.hero";
  return {
    ...inWords(text, channelId),
    attachments: [{ contentType, content: { buttons: actions } }],
  };
}

/** @param body what the card shows of the text */
function withCard(text: string, body: readonly object[], choices: readonly Choice[]): Shown {
  const buttons = choices.map(({ label, value }) => ({
    title: label,
    data: { choice: value, label },
  }));
  return asCard(text, body, buttons);
}

interface Submitted {
  readonly title: string;
  /** What comes back when it is pressed. */
  readonly data: object;
}

/** Lines and buttons for a colleague. */
export function shownCard(lines: readonly string[], buttons: readonly Submitted[]): Shown {
  return asCard(lines[0] ?? "", lines.map(textRun), buttons);
}

/** Fields for a colleague, and a button that sends what stands in them. */
export function formCard(title: string, fields: readonly ChoiceField[], send: Submitted): Shown {
  const inputs = fields.map(({ id, label, choices, value }) => {
    return { type: "Input.ChoiceSet", id, label, choices, value };
  });
  return asCard(title, [textRun(title), ...inputs], [send]);
}

export interface ChoiceField {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  /** Chosen unless somebody does otherwise. */
  readonly value: string;
}

function asCard(text: string, body: readonly object[], buttons: readonly Submitted[]): Shown {
  const contentType = "application/vnd.microsoft.card.adaptive";
  const [summary = ""] = splitText(text, LONGEST_SUMMARY);
  const actions = buttons.map((button) => ({ type: "Action.Submit", ...button }));
  const content = {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.2",
    body,
    actions,
  };
  return { type: "message", summary, attachments: [{ contentType, content }] };
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** Text runs, because text blocks would read Markdown in a resident's words that we repeat. */
function textRun(line: string): object {
  return {
    type: "RichTextBlock",
    // The items of a list stand close together.
    ...(line.startsWith("•") ? { spacing: "Small" } : {}),
    inlines: [{ type: "TextRun", text: line }],
  };
}

/** So that a thumb meets one number alone; renderers run plain spaces together. */
const APART = "\u2003\u2003";

/**
 * Words to somebody in danger, on a surface of their own. Text runs can't be dialled: the numbers
 * stand once more below, in a text block that holds nothing else.
 */
function warning(text: string, numbers: readonly string[]): readonly object[] {
  const lines = linesOf(text).map((line, place) =>
    textRun(place === 0 ? `${DANGER_SIGN} ${line}` : line),
  );
  const links = toDial(dialled(text, numbers)).map(
    ({ text: number, tel }) => `[${number}](tel:${tel})`,
  );
  const below = {
    type: "TextBlock",
    text: `☎️ ${links.join(APART)}`,
    size: "Large",
    weight: "Bolder",
    wrap: true,
  };
  const items = links.length === 0 ? lines : [...lines, below];
  return [{ type: "Container", style: "attention", bleed: true, items }];
}

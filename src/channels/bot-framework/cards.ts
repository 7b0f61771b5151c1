import type { Choice } from "../../core/message.ts";

/** An activity that shows a text and its choices, before it is addressed. */
export interface Shown {
  readonly type: "message";
  readonly text?: string;
  readonly textFormat?: "plain";
  /** What notifications show of a card. */
  readonly summary?: string;
  readonly attachments?: { readonly contentType: string; readonly content: object }[];
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

/** @param channelId the platform behind the framework: msteams, webchat, sms … */
export function shown(text: string, choices: readonly Choice[], channelId: string): Shown {
  const plain: Shown = { type: "message", text, textFormat: "plain" };
  if (choices.length === 0) return plain;
  if (ADAPTIVE_CARDS.has(channelId)) {
    const contentType = "application/vnd.microsoft.card.adaptive";
    const content = adaptiveCard(text, choices);
    return { type: "message", summary: text, attachments: [{ contentType, content }] };
  }
  // Pressed, its label comes back as if typed: the dialogs know a choice by its label too.
  const actions = choices.map(({ label }): Button => ({
    type: "imBack",
    title: label,
    value: label,
  }));
  if (choices.length <= (SUGGESTED_ACTIONS.get(channelId) ?? 0))
    return { ...plain, suggestedActions: { to: [], actions } };
  if (HERO_CARDS.has(channelId)) {
    const contentType = "application/vnd.microsoft.card.hero";
    return { ...plain, attachments: [{ contentType, content: { buttons: actions } }] };
  }
  const numbered = choices.map(({ label }, place) => `${place + 1}. ${label}`);
  return { ...plain, text: [text, ...numbered].join("\n") };
}

/** Text runs, because text blocks would read Markdown in a resident's words that we repeat. */
function adaptiveCard(text: string, choices: readonly Choice[]): object {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.2",
    body: lines.map((line) => ({
      type: "RichTextBlock",
      inlines: [{ type: "TextRun", text: line }],
    })),
    actions: choices.map(({ label, value }) => ({
      type: "Action.Submit",
      title: label,
      data: { choice: value, label },
    })),
  };
}

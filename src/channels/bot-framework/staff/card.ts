import { z } from "zod";
import {
  CASE_ACTS,
  type CaseAct,
  type CaseButton,
  type CaseCard,
} from "../../../core/cases/case-card.ts";
import type { Pressed } from "../../../runtime/places/place-desk.ts";
import type { Shown } from "../cards.ts";

const CONTENT_TYPE = "application/vnd.microsoft.card.adaptive";
const NONE = "none";
const LONGEST_TEXT = 3_000;
const LONGEST_REASON = 400;
/** Teams shows no more: those that matter most come first. */
const MOST_BUTTONS = 6;

/** Whoever is called: as a card's text names them, and as the platform finds them. */
export interface Mention {
  readonly type: "mention";
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

/** What a card is shown with. */
interface ShownWith {
  readonly mentions: readonly Mention[];
  /** Where it is on the web desk; null: not known. */
  readonly screen: string | null;
}

/** A case as a message with its card. */
export function cardMessage(card: CaseCard, headline: string, shown: ShownWith): Shown {
  const content = cardContent(card, shown);
  const summary = headline === "" ? card.title : headline.slice(0, 200);
  return { type: "message", summary, attachments: [{ contentType: CONTENT_TYPE, content }] };
}

/** A case as an Adaptive Card. */
export function cardContent(card: CaseCard, { mentions, screen }: ShownWith): object {
  const calls = mentions.map(({ text }) => text).join(" ");
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.4",
    body: [
      ...(calls === "" ? [] : [{ type: "TextBlock", text: calls, wrap: true }]),
      {
        type: "Container",
        ...(card.alarming ? { style: "attention", bleed: true } : {}),
        items: [run(card.title, true), ...card.lines.map((line) => run(line, false))],
      },
      // No button: there are enough of them.
      ...(screen === null
        ? []
        : [{ type: "TextBlock", text: `[${card.desk}](${screen})`, wrap: true }]),
    ],
    actions: card.buttons.slice(0, MOST_BUTTONS).map((button) => actionOf(button, card)),
    ...(mentions.length === 0 ? {} : { msteams: { entities: mentions } }),
  };
}

/** Text runs, because text blocks would read Markdown in a resident's words that we repeat. */
function run(text: string, isTitle: boolean): object {
  return {
    type: "RichTextBlock",
    inlines: [{ type: "TextRun", text, ...(isTitle ? { weight: "Bolder", size: "Medium" } : {}) }],
  };
}

function actionOf({ act, label, ticket }: CaseButton, card: CaseCard): object {
  const data = { case: act, channel: card.channel, conversation: card.conversation, ticket };
  const execute = { type: "Action.Execute", verb: act, data };
  if (act !== "say" && act !== "done" && act !== "take-over")
    return {
      ...execute,
      title: label,
      ...(act === "acknowledge"
        ? { style: "destructive" }
        : act === "take"
          ? { style: "positive" }
          : {}),
    };
  const text = {
    type: "Input.Text",
    id: "text",
    label: act === "take-over" ? card.form.reason : card.form.text,
    isMultiline: true,
    maxLength: act === "take-over" ? LONGEST_REASON : LONGEST_TEXT,
  };
  const choices = [
    ...card.tickets.map(({ id, words }) => ({ title: words, value: id })),
    { title: card.form["no-ticket"], value: NONE },
  ];
  const which = {
    type: "Input.ChoiceSet",
    id: "which",
    label: card.form.ticket,
    choices,
    value: choices[0]?.value,
  };
  return {
    type: "Action.ShowCard",
    title: label,
    card: {
      type: "AdaptiveCard",
      body: act === "done" ? [which, text] : [text],
      actions: [{ ...execute, title: card.form.send }],
    },
  };
}

const ACTS: ReadonlySet<string> = new Set(CASE_ACTS);
const executedSchema = z.looseObject({
  action: z.looseObject({
    data: z.looseObject({
      case: z.custom<CaseAct>((act) => typeof act === "string" && ACTS.has(act)),
      channel: z.string(),
      conversation: z.string(),
      ticket: z.string().nullable(),
      text: z.string().optional(),
      which: z.string().optional(),
    }),
  }),
});

/** What was pressed on a case's card, or filled into it; null: none of ours. */
export function readExecuted(value: unknown) {
  const data = executedSchema.safeParse(value).data?.action.data;
  if (!data) return null;
  const { channel, conversation, ticket, text = "", which = NONE } = data;
  const chosen = which === NONE ? null : which;
  const pressed: Pressed = { act: data.case, ticket: ticket ?? chosen, text: text.trim() };
  return { channel, conversation, pressed };
}

/** What Action.Execute is answered with: the card as it is now … */
export const withCard = (value: object): object => ({ statusCode: 200, type: CONTENT_TYPE, value });

/** … or words for who pressed. */
export const inWords = (value: string): object => ({
  statusCode: 200,
  type: "application/vnd.microsoft.activity.message",
  value,
});

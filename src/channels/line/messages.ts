import type { messagingApi } from "@line/bot-sdk";
import { DANGER_SIGN, dialled, toDial } from "../../core/courtesy/numbers-to-dial.ts";
import type { Choice, Outgoing } from "../../core/records/message.ts";
import { cut } from "../../core/text/cut.ts";
import { splitText } from "../../core/text/split-text.ts";
import { buttonData } from "./hear.ts";
import type { LineMessage } from "./messaging.ts";

/** UTF-16 units of one text message. */
const LONGEST_TEXT = 5_000;
/** LINE takes some 30 kB of a card. */
const LONGEST_CARD = 2_000;
/** What a notification, and a LINE that knows no cards, shows of one. */
const LONGEST_ALT_TEXT = 400;
const MOST_QUICK_REPLIES = 13;
const LONGEST_LABEL = 20;
const LONGEST_SHOWN = 300;
const LONGEST_DATA = 300;
/** As on the pages: the edge of words to somebody in danger. */
const DANGER_COLOUR = "#a8281d";
const DANGER_GROUND = "#fdecea";

type Reply = Pick<Outgoing, "id" | "text" | "choices" | "danger">;

/** Whom it is for, and what shows beside it that it answers. */
interface For {
  readonly person: string;
  readonly quote?: string | undefined;
}

/** A text and its choices as messages, to be sent in this order: the choices come with the last. */
export function messagesOf(reply: Reply, to: For): readonly LineMessage[] {
  const { text, choices, danger } = reply;
  const items = choices.map((choice) => quickReply(reply.id, choice, to.person));
  const fit = items.length <= MOST_QUICK_REPLIES && items.every(({ action }) => isShort(action));
  const numbered = choices.map(({ label }, place) => `${place + 1}. ${label}`);
  const plain = fit ? text : [text, ...numbered].join("\n");
  const words = danger === undefined ? plain : `${DANGER_SIGN} ${plain}`;
  const shown = cardOf(words, fit ? choices : [], danger) ?? inWords(words, to.quote);
  return shown.map((message, place) =>
    fit && items.length > 0 && place === shown.length - 1
      ? { ...message, quickReply: { items } }
      : message,
  );
}

/** @param quote stands with the first of them */
export function inWords(text: string, quote?: string): readonly LineMessage[] {
  return splitText(text, LONGEST_TEXT).map((piece, place) => ({
    type: "text",
    text: piece,
    ...(quote === undefined || place > 0 ? {} : { quoteToken: quote }),
  }));
}

function quickReply(question: string, { label, value }: Choice, person: string) {
  const action: messagingApi.PostbackAction = {
    type: "postback",
    label: shortened(label),
    data: buttonData(person, { question, choice: value }),
    // It stands in the chat as if they had written it.
    displayText: cut(label, LONGEST_SHOWN),
  };
  return { type: "action", action };
}

const isShort = ({ data = "" }: messagingApi.PostbackAction): boolean =>
  data.length <= LONGEST_DATA;

function shortened(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${cut(label, LONGEST_LABEL - 1)}…`;
}

/** What is read back, and what to do in a danger, as a card; null where words alone do better. */
function cardOf(
  text: string,
  choices: readonly Choice[],
  danger: Reply["danger"],
): readonly LineMessage[] | null {
  const isReadBack = choices.length > 0 && /^•/m.test(text);
  if (text.length > LONGEST_CARD || (danger === undefined && !isReadBack)) return null;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return null;
  if (danger === undefined) return [card(text, bodyOf(lines))];
  const numbers = toDial(dialled(text, danger.numbers));
  const body = { ...bodyOf(lines), backgroundColor: DANGER_GROUND };
  return [card(text, body, numbers.length === 0 ? {} : { footer: toCall(numbers) })];
}

function card(
  text: string,
  body: messagingApi.FlexBox,
  more: Pick<messagingApi.FlexBubble, "footer"> = {},
): LineMessage {
  const contents: messagingApi.FlexBubble = { type: "bubble", body, ...more };
  return { type: "flex", altText: cut(text, LONGEST_ALT_TEXT), contents };
}

function bodyOf(lines: readonly string[]): messagingApi.FlexBox {
  return {
    type: "box",
    layout: "vertical",
    spacing: "sm",
    contents: lines.map((text) => ({ type: "text", text, wrap: true })),
  };
}

/** The numbers once more, large enough for a thumb. */
function toCall(numbers: ReturnType<typeof toDial>): messagingApi.FlexBox {
  return {
    type: "box",
    layout: "vertical",
    spacing: "sm",
    contents: numbers.map(({ text, tel }) => ({
      type: "button",
      style: "primary",
      color: DANGER_COLOUR,
      action: { type: "uri", label: shortened(`☎ ${text}`), uri: `tel:${tel}` },
    })),
  };
}

import type { types } from "@slack/bolt";
import { z } from "zod";
import type { CaseAct, CaseButton, CaseCard } from "../../../core/cases/case-card.ts";
import { CASE_ACTS } from "../../../core/cases/case-card.ts";
import { escaped, inWords, link } from "../markup.ts";
import { section, shortened, type Post } from "../render.ts";

/** By this the buttons of cases are known again. */
export const CASE = "case:";
const ALARM = ":rotating_light:";

export interface ShownWith {
  /** What notifications show; empty: the title. */
  readonly headline: string;
  /** Mentions of whoever is called, as Slack writes them. */
  readonly mentions: string;
  /** Where it is on the web desk; null: not known. */
  readonly screen: string | null;
}

/** A case as one post, which is edited in place. */
export function cardPost(card: CaseCard, { headline, mentions, screen }: ShownWith): Post {
  const title = `*${escaped(card.title).join("")}*`;
  const lines = [
    [mentions, card.alarming ? ALARM : "", title].filter((part) => part !== "").join(" "),
    ...card.lines.map((line) => escaped(line).join("")),
    ...(screen === null ? [] : [link(screen, card.desk)]),
  ];
  const shown = lines.join("\n");
  const words = headline === "" ? inWords(shown) : escaped(headline).join("");
  return {
    text: card.alarming && headline !== "" ? `${ALARM} ${words}` : words,
    blocks: [
      section(shown),
      { type: "actions", elements: card.buttons.map((button) => buttonOf(button, card)) },
    ],
  };
}

function buttonOf({ act, label, ticket }: CaseButton, card: CaseCard): types.Button {
  const value: Pressed = { channel: card.channel, conversation: card.conversation, ticket };
  return {
    type: "button",
    action_id: ticket === null ? `${CASE}${act}` : `${CASE}${act}:${ticket}`,
    text: { type: "plain_text", text: shortened(label), emoji: true },
    value: JSON.stringify(value),
    ...(act === "acknowledge" ? { style: "danger" } : act === "take" ? { style: "primary" } : {}),
  };
}

const pressedSchema = z.object({
  channel: z.string(),
  conversation: z.string(),
  ticket: z.string().nullable(),
});
type Pressed = z.infer<typeof pressedSchema>;

const ACTS: ReadonlySet<string> = new Set(CASE_ACTS);
const actSchema = z.custom<CaseAct>((act) => typeof act === "string" && ACTS.has(act));

/** What a button of a case stands for; null: none of ours. */
export function readButton(id: string, value: string): (Pressed & { act: CaseAct }) | null {
  const act = actSchema.safeParse(id.slice(CASE.length).split(":")[0]);
  const pressed = pressedSchema.safeParse(json(value));
  return act.success && pressed.success ? { act: act.data, ...pressed.data } : null;
}

export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { z } from "zod";
import type { Drawn, Draws } from "../../core/tuning/drawn.ts";
import { outOfXml, shown, type Shown } from "./cards.ts";

/** A reply as it stands in Teams. */
export const drawnInTeams: Draws["teams"] = (reply) => shown(reply, "msteams").map(drawn);

/** A reply as a text message, which has neither cards nor buttons. */
export const drawnInSms: Draws["sms"] = (reply) => shown(reply, "sms").map(drawn);

/** Of what `cards.ts` writes, what is seen. */
const lineSchema = z.object({ inlines: z.array(z.object({ text: z.string() })) });
const numbersSchema = z.object({ type: z.literal("TextBlock"), text: z.string() });
const warningSchema = z.object({ style: z.literal("attention"), items: z.array(z.unknown()) });
const cardSchema = z.object({
  body: z.array(z.unknown()),
  actions: z.array(z.object({ title: z.string() })),
});

function drawn({ text = "", textFormat, attachments = [], suggestedActions }: Shown): Drawn {
  const [attachment] = attachments;
  const card = cardSchema.safeParse(attachment?.content).data;
  if (card !== undefined) return drawnCard(card);
  return {
    frame: "bubble",
    text: textFormat === "xml" ? outOfXml(text) : text,
    dials: [],
    choices: suggestedActions?.actions.map(({ title }) => title) ?? [],
    offeredAs: "chips",
  };
}

function drawnCard({ body, actions }: z.infer<typeof cardSchema>): Drawn {
  const warning = warningSchema.safeParse(body[0]).data;
  const items = warning?.items ?? body;
  const lines = items.flatMap((item) => lineSchema.safeParse(item).data ?? []);
  const numbers = items.flatMap((item) => numbersSchema.safeParse(item).data?.text ?? []);
  return {
    frame: warning === undefined ? "card" : "warning",
    text: lines.map(({ inlines }) => inlines.map(({ text }) => text).join("")).join("\n"),
    dials: [...numbers.join(" ").matchAll(/\[([^\]]*)\]\(tel:/g)].flatMap(
      ([, label]) => label ?? [],
    ),
    choices: actions.map(({ title }) => title),
    offeredAs: "buttons",
  };
}

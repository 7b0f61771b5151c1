import { z } from "zod";
import type { localPlatform } from "./local-platform.ts";

const runSchema = z.looseObject({ inlines: z.array(z.looseObject({ text: z.string() })) });
const cardSchema = z.looseObject({
  body: z.array(
    z.looseObject({ items: z.array(runSchema).optional(), text: z.string().optional() }),
  ),
  actions: z.array(
    z.looseObject({
      title: z.string(),
      url: z.string().optional(),
      data: z.looseObject({}).optional(),
      card: z
        .looseObject({ actions: z.tuple([z.looseObject({ data: z.looseObject({}) })]) })
        .optional(),
    }),
  ),
});
/** What a press is answered with, where the card is other now. */
export const cardAnswerSchema = z.looseObject({ value: cardSchema });
type TeamsCard = z.infer<typeof cardSchema>;
type Platform = Awaited<ReturnType<typeof localPlatform>>;

/** The card of a case in its thread; the newest case's, if none is named. */
export function caseCardIn(platform: Platform, thread?: string): TeamsCard {
  const found =
    thread === undefined
      ? platform.cards.at(-1)
      : platform.cards.find((card) => card.thread === thread);
  return cardSchema.parse(found?.activity.attachments?.[0]?.content);
}

/** What a colleague reads on it. */
export function cardWords({ body }: TeamsCard): string {
  return body
    .flatMap(({ items = [], text = "" }) => [
      text,
      ...items.map(({ inlines }) => inlines.map((one) => one.text).join("")),
    ])
    .join("\n");
}

/** What Teams hands over when one of its buttons is pressed, `filled` into the form behind it. */
export function pressOf({ actions }: TeamsCard, title: string, filled: object = {}): object {
  const action = actions.find((one) => one.title === title);
  const data = action?.data ?? action?.card?.actions[0].data;
  if (data === undefined) throw new Error(`there is no button ${title}`);
  const value = { action: { type: "Action.Execute", data: { ...data, ...filled } } };
  return { type: "invoke", name: "adaptiveCard/action", value };
}

import { z } from "zod";
import type { Inbound } from "../../../core/records/message.ts";
import type { PlaceDesk } from "../../../runtime/places/place-desk.ts";
import { shownCard } from "../cards.ts";
import type { Connector } from "../connector.ts";
import { addressOf, inboundActivitySchema, personOf, type Envelope } from "../inbound-activity.ts";

/** What our button carries: the message that its writer says to be a resident's. */
const pressedSchema = z.looseObject({
  value: z.looseObject({
    asResident: z.object({
      id: z.string(),
      text: z.string(),
      attachments: z.array(z.unknown()),
    }),
  }),
});

/** A message that its writer says to be a resident's, as if it came now; null: another activity. */
export function asResident(envelope: Envelope): Envelope | null {
  const pressed = pressedSchema.safeParse(envelope).data;
  return pressed ? { ...envelope, ...pressed.value.asResident, value: undefined } : null;
}

/**
 * What a colleague writes to the bot alone: they may live here too. Resolves with whether they were
 * told how to work; else it is a resident's word.
 */
export async function heardAlone(
  { desk, platform }: { readonly desk: PlaceDesk; readonly platform: Connector },
  envelope: Envelope,
  message: Inbound,
): Promise<boolean> {
  const said = inboundActivitySchema.safeParse(envelope).data;
  if (said?.conversation.conversationType !== "personal" || message.choice !== null) return false;
  const { community } = message;
  const who = desk.colleague(community, personOf(said));
  const address = addressOf(said);
  if (who === null) {
    if (!(await desk.link(message.person, message.text))) return false;
    const text = desk.say(community, "place.linked");
    await platform.send(address, { type: "message", text, textFormat: "plain" });
    return true;
  }
  const lists = await desk.lists(who, community);
  if (lists === null || (await desk.isAsResident(message))) return false;
  // They were told when they wrote it.
  if (message.edits !== undefined || message.reactsTo !== undefined) return true;
  const mine = lists.mine.map(({ words }) => `• ${words}`);
  const lines = [
    desk.say(community, "place.colleague.bot-framework", { staff: who.name }),
    desk.say(community, "place.mine"),
    ...(mine.length === 0 ? [desk.say(community, "place.none")] : mine),
  ];
  const { id, text = "", attachments } = said;
  const data = { asResident: { id, text: text ?? "", attachments: attachments ?? [] } };
  const button = { title: desk.say(community, "place.as-resident"), data };
  await platform.send(address, shownCard(lines, [button]));
  return true;
}

import { deskAddress } from "../../../core/cases/desk-address.ts";
import type { PlaceDesk } from "../../../runtime/places/place-desk.ts";
import { mentionsUs, wordsOf } from "../said-words.ts";
import type { Connector } from "../connector.ts";
import {
  addressOf,
  inboundActivitySchema,
  personOf,
  type Envelope,
  type InboundActivity,
} from "../inbound-activity.ts";
import { cardContent, inWords, readExecuted, withCard } from "./card.ts";
import { channelIdOf, type StaffChannel } from "./staff-place.ts";
import type { TuningTalk } from "./tuning-talk.ts";

export interface TeamsStaffParts {
  readonly platform: Connector;
  readonly staff: StaffChannel;
  readonly desk: PlaceDesk;
  readonly tuning: TuningTalk;
  readonly community: string;
  /** Where staff reach their screen, without a slash at its end; null: not known. */
  readonly publicUrl: string | null;
}

/** By these words an admin makes a team's channel the staff channel. */
const STAFF_HERE = /^(?:staff here|這裡是值班頻道|这里是值班频道)[.。!！]?$/i;

/**
 * What colleagues do in the team's channel where cases are shown. Resolves with what an activity is
 * answered with; null: it is none of theirs.
 */
export async function heardFromStaff(
  parts: TeamsStaffParts,
  envelope: Envelope,
): Promise<{ readonly answer: object | null } | null> {
  const { desk, community, staff, platform, publicUrl, tuning } = parts;
  const said = inboundActivitySchema.safeParse(envelope).data;
  if (!said) return null;
  const by = desk.colleague(community, personOf(said));
  const executed = said.type === "invoke" ? readExecuted(said.value) : null;
  if (executed !== null) {
    if (by === null) return { answer: inWords(desk.say(community, "place.unlinked")) };
    const { channel, conversation, pressed } = executed;
    const on = { community, channel, conversation };
    const refused =
      pressed.act === "wrong-intent"
        ? await tuning.ask(on, addressOf(said))
        : await desk.press(by, on, pressed, said.id);
    if (refused) return { answer: inWords(refused) };
    const card = await desk.card(on);
    const screen = deskAddress(publicUrl, community, { talk: executed, ticket: null });
    const shown = card && cardContent(card, { mentions: [], screen });
    return { answer: shown && withCard(shown) };
  }
  if (said.type !== "message" && said.type !== "messageUpdate") return null;
  const text = wordsOf(said);
  const reply = async (words: string) => {
    await platform.send(addressOf(said), { type: "message", text: words, textFormat: "plain" });
    return { answer: null };
  };
  const isToUs = mentionsUs(said);
  if (isInChannel(said) && isToUs && STAFF_HERE.test(text)) {
    if (by === null || !by.roles.includes("admin"))
      return reply(desk.say(community, by === null ? "place.unlinked" : "place.admins-alone"));
    await staff.keep(addressOf(said));
    return reply(desk.say(community, "place.kept"));
  }
  if (by === null && isToUs && (await desk.link(personOf(said), text)))
    return reply(desk.say(community, "place.linked"));
  const address = await staff.address();
  const { id: thread } = said.conversation;
  if (address === null || channelIdOf(thread) !== address.conversation.id) return null;
  const words = { id: said.id, value: said.value, text };
  if (by !== null && (await tuning.heard(by, words, addressOf(said)))) return { answer: null };
  const on = await desk.caseIn(community, thread);
  if (on === null)
    return isToUs ? reply(desk.say(community, "place.not-a-case")) : { answer: null };
  if (by === null) return reply(desk.say(community, "place.unlinked"));
  if (text === "") return { answer: null };
  const isEdit = said.type === "messageUpdate";
  const id = isEdit ? `${said.id}:${said.timestamp ?? ""}` : said.id;
  const written = { text, edits: isEdit ? said.id : null, mentions: [] };
  const refused = await desk.write(by, on, written, id);
  return refused === null ? { answer: null } : reply(refused);
}

function isInChannel({ conversation }: InboundActivity): boolean {
  return conversation.conversationType === "channel";
}

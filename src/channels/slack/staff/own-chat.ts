import type { types, webApi } from "@slack/bolt";
import { z } from "zod";
import type { Clock } from "../../../runtime/clock.ts";
import type { Log } from "../../../runtime/log.ts";
import type { PlaceDesk } from "../../../runtime/places/place-desk.ts";
import { escaped } from "../markup.ts";
import { id, readEvent, ts, type Read } from "../read.ts";
import { section, shortened } from "../render.ts";
import { postOne, standing } from "../send.ts";
import { isDirect, threadIn } from "../thread.ts";
import { listed, type ListWords } from "./lists.ts";

/** Under this the button is known again; its value is when the message was written. */
const AS_RESIDENT = "as-resident";

export interface OwnChatParts {
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly log: Log;
  readonly desk: PlaceDesk;
  readonly community: string;
  readonly words: () => Promise<ListWords>;
}

/** What colleagues write to the app alone: they may live here too. */
export interface OwnChat {
  /** A colleague's word, who was told how to work; false: it is a resident's. */
  heard(read: Read): Promise<boolean>;
  /** They wrote it as a resident: what they wrote. Null: another button. */
  asResident(body: unknown): Promise<Read | null>;
}

export function ownChat({ client, desk, community, words }: OwnChatParts): OwnChat {
  return {
    async heard(read) {
      if (read.kind !== "message") return false;
      const { message } = read;
      const place = threadIn(message.conversation);
      if (place === null || !isDirect(place.channel) || message.choice !== null) return false;
      const who = desk.colleague(community, message.person);
      const say = (text: string, rest: readonly types.KnownBlock[] = []) =>
        postOne(client, { text, blocks: [section(text), ...rest] }, place, noticeOf(message.id));
      if (who === null) {
        if (!(await desk.link(message.person, message.text))) return false;
        await say(desk.say(community, "place.linked"));
        return true;
      }
      const lists = await desk.lists(who, community);
      if (lists === null || (await desk.isAsResident(message))) return false;
      // They were told when they wrote it.
      if (message.edits !== undefined || message.reactsTo !== undefined) return true;
      // Delivered again, or found when we looked back.
      const posted = await standing(client, place, message.at);
      if (posted.some((one) => one.id === noticeOf(message.id))) return true;
      const greeting = desk.say(community, "place.colleague.slack", { staff: who.name });
      const button: types.Button = {
        type: "button",
        action_id: AS_RESIDENT,
        text: {
          type: "plain_text",
          text: shortened(desk.say(community, "place.as-resident")),
          emoji: false,
        },
        value: message.id.split(":")[2] ?? "",
      };
      await say(escaped(greeting).join(""), [
        section(`*${desk.say(community, "place.mine")}*`),
        ...listed(lists.mine, await words()),
        { type: "actions", elements: [button] },
      ]);
      return true;
    },
    async asResident(body) {
      const pressed = pressSchema.safeParse(body).data;
      if (!pressed) return null;
      const { team, user, channel, actions } = pressed;
      const at = actions[0].value;
      const query = { channel: channel.id, oldest: at, latest: at, inclusive: true, limit: 1 };
      const { messages = [] } = await client.conversations.history(query);
      const event = { ...messages[0], type: "message", channel: channel.id, user: user.id };
      return readEvent({ team_id: team.id, event }, community);
    },
  };
}

const noticeOf = (message: string): string => `colleague:${message}`;

const pressSchema = z.looseObject({
  team: z.looseObject({ id }),
  user: z.looseObject({ id }),
  channel: z.looseObject({ id }),
  actions: z.tuple([z.looseObject({ action_id: z.literal(AS_RESIDENT), value: ts })], z.unknown()),
});

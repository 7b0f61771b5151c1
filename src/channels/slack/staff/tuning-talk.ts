import type { types, webApi } from "@slack/bolt";
import { z } from "zod";
import type { ConversationId } from "../../../runtime/context.ts";
import type { Log } from "../../../runtime/log.ts";
import type { PlaceDesk } from "../../../runtime/places/place-desk.ts";
import type { Meant } from "../../../runtime/places/meanings.ts";
import { tuningStepSchema, type TuningNews } from "../../../runtime/places/place-tuning.ts";
import { escaped, inWords, plainText } from "../markup.ts";
import { id, ts } from "../read.ts";
import { section, shortened, type Post } from "../render.ts";
import { postOne, type Where } from "../send.ts";
import { json } from "./card.ts";

/** The command by which admins tune. */
export const TUNE = "/frontdesk";
/** By this the buttons below what was staged are known again. */
const STEP = "tune:";

export interface TuningTalkParts {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly desk: PlaceDesk;
  readonly community: string;
}

/** Admins tune where colleagues work. What takes its time is answered when it is done. */
export interface TuningTalk {
  /** Somebody said what a message means: whoever tunes is offered at once to make a phrase of it. */
  misread(person: string, on: ConversationId, meant: Meant, where: Where): void;
  /** A button below what was staged; false: another. */
  pressed(body: unknown): Promise<boolean>;
  /** What was typed behind the command, answered by `answer` when it is done. */
  typed(command: unknown, answer: (post: Post) => Promise<unknown>): Promise<void>;
}

export function tuningTalk({ client, log, desk, community }: TuningTalkParts): TuningTalk {
  const say = (key: string): string => desk.say(community, key);
  const by = (person: string) => desk.colleague(community, person);

  const told = async (
    doing: Promise<TuningNews | null>,
    answer: (post: Post) => Promise<unknown>,
  ): Promise<void> => {
    let news: TuningNews | null;
    try {
      news = await doing;
    } catch (thrown) {
      log.error("not-tuned", {}, thrown);
      news = { text: say("tune.failed"), buttons: [] };
    }
    try {
      if (news !== null) await answer(postOf(news));
    } catch {
      log.warn("slack-word-not-told");
    }
  };
  const postIn =
    ({ channel, thread }: Where) =>
    (post: Post): Promise<unknown> =>
      postOne(client, post, { channel, thread }, "tuning");
  const whisper = async (user: string, text: string, { channel, thread }: Where) => {
    try {
      const below = thread === null ? {} : { thread_ts: thread };
      await client.chat.postEphemeral({ channel, user, text, ...below });
    } catch {
      log.warn("slack-word-not-told");
    }
  };

  return {
    misread(person, on, meant, where) {
      const who = by(person);
      if (who !== null) void told(desk.stage(who, on, meant), postIn(where));
    },
    async pressed(body) {
      const read = pressSchema.safeParse(body).data;
      if (!read) return false;
      const { team, user, channel, message, actions } = read;
      const step = tuningStepSchema.safeParse(json(actions[0].value)).data;
      const where = { channel: channel.id, thread: message.thread_ts ?? message.ts };
      const who = by(`${team.id}:${user.id}`);
      if (who === null || !step) {
        await whisper(user.id, say("place.unlinked"), where);
        return true;
      }
      await whisper(user.id, say("tune.working"), where);
      void told(desk.goOn(who, community, step), postIn(where));
      return true;
    },
    async typed(command, answer) {
      const { team_id: team, user_id: user, text } = commandSchema.parse(command);
      const who = by(`${team}:${user}`);
      if (who === null) await answer(postOf({ text: say("place.unlinked"), buttons: [] }));
      else void told(desk.tune(who, community, plainText(text, null)), answer);
    },
  };
}

function postOf({ text, buttons }: TuningNews): Post {
  const shown = escaped(text).join("");
  const elements = buttons.map(({ label, step }): types.Button => ({
    type: "button",
    action_id: `${STEP}${step.tune}`,
    text: { type: "plain_text", text: shortened(label), emoji: false },
    value: JSON.stringify(step),
  }));
  const row: types.KnownBlock[] = elements.length === 0 ? [] : [{ type: "actions", elements }];
  return { text: inWords(shown), blocks: [section(shown), ...row] };
}

const pressSchema = z.looseObject({
  team: z.looseObject({ id }),
  user: z.looseObject({ id }),
  channel: z.looseObject({ id }),
  message: z.looseObject({ ts, thread_ts: ts.optional() }),
  actions: z.tuple(
    [z.looseObject({ action_id: z.string().startsWith(STEP), value: z.string() })],
    z.unknown(),
  ),
});

const commandSchema = z.looseObject({ team_id: id, user_id: id, text: z.string().default("") });

import type { webApi, types } from "@slack/bolt";
import { z } from "zod";
import type { Staff } from "../../../core/records/actor.ts";
import type { ConversationId } from "../../../runtime/context.ts";
import type { Log } from "../../../runtime/log.ts";
import type { PlaceDesk } from "../../../runtime/places/place-desk.ts";
import type { StaffThreads } from "../catch-up.ts";
import { id, ts, type Read } from "../read.ts";
import { threadIn } from "../thread.ts";
import { CASE, readButton } from "./card.ts";
import { atText, doneForm, meaningForm, readCaseForm, reasonForm, replyForm } from "./forms.ts";
import type { TuningTalk } from "./tuning-talk.ts";

export interface StaffDeskParts {
  readonly client: webApi.WebClient;
  readonly log: Log;
  readonly desk: PlaceDesk;
  /** The staff channel's id. */
  readonly channel: string;
  readonly community: string;
  readonly tuning: TuningTalk;
}

/** What colleagues do in the staff channel. Each rejects where nothing was kept of it. */
export interface StaffDesk extends StaffThreads {
  /** A button of a case was pressed; false: none of ours. */
  pressed(body: unknown): Promise<boolean>;
  /** A form was sent; with what it is answered. Null: none of ours. */
  submitted(body: unknown): Promise<{ readonly answer: ReturnType<typeof atText> | null } | null>;
  /** Something was said in the staff channel; false: it was said elsewhere. */
  heard(read: Read, body: unknown): Promise<boolean>;
}

export function staffDesk(parts: StaffDeskParts): StaffDesk {
  const { client, log, desk, channel, community, tuning } = parts;
  const say = (key: string): string => desk.say(community, key);
  const by = (person: string): Staff | null => desk.colleague(community, person);

  /** For them alone; that it doesn't arrive is no loss. */
  const tell = async (user: string, text: string, place: Place): Promise<void> => {
    const { thread } = place;
    try {
      await client.chat.postEphemeral({
        channel: place.channel,
        user,
        text,
        ...(thread === null ? {} : { thread_ts: thread }),
      });
    } catch {
      log.warn("slack-word-not-told");
    }
  };

  /** Its press is good for three seconds: what doesn't open now is not opened later. */
  const open = async (trigger: string, view: types.ModalView): Promise<void> => {
    try {
      await client.views.open({ trigger_id: trigger, view });
    } catch {
      log.warn("slack-form-not-opened");
    }
  };

  const openForm = async (
    act: "say" | "done" | "take-over" | "wrong-intent",
    trigger: string,
    on: ConversationId,
    thread: string,
  ) => {
    const about = { ...on, thread };
    const words = { title: desk.say(community, `case.do.${act}`), say };
    if (act === "say") return open(trigger, replyForm(about, words));
    if (act === "take-over") return open(trigger, reasonForm(about, words));
    if (act === "wrong-intent")
      return open(trigger, meaningForm(about, words, await desk.meanings(on)));
    const card = await desk.card(on);
    return open(trigger, doneForm(about, words, card?.tickets ?? []));
  };

  const saidIn = ({ message }: Extract<Read, { kind: "message" }>, body: unknown) => {
    const [original = message.id] = editedOf(message.id);
    const [team = ""] = message.person.split(":");
    return {
      text: message.text,
      edits: message.edits === undefined ? null : original,
      mentions: mentionsIn(body).flatMap((each) => by(`${team}:${each}`)?.id ?? []),
    };
  };

  return {
    async pressed(body) {
      const read = pressSchema.safeParse(body).data;
      const [action] = read?.actions ?? [];
      const button = action && readButton(action.action_id, action.value);
      if (!read || !action || !button) return false;
      const { user, trigger_id: trigger } = read;
      const person = `${read.team.id}:${user.id}`;
      const place = { channel: read.channel.id, thread: read.message.thread_ts ?? read.message.ts };
      const who = by(person);
      if (who === null) {
        await tell(user.id, say("place.unlinked"), place);
        return true;
      }
      const { act, channel: of, conversation, ticket } = button;
      const on = { community, channel: of, conversation };
      if (act === "say" || act === "done" || act === "take-over" || act === "wrong-intent") {
        const barred = act === "take-over" ? await desk.barred(who, on) : null;
        await (barred === null
          ? openForm(act, trigger, on, place.thread)
          : tell(user.id, barred, place));
        return true;
      }
      const pressId = `${person}:${read.message.ts}:${action.action_ts}`;
      const refused = await desk.press(who, on, { act, ticket, text: "" }, pressId);
      if (refused !== null) await tell(user.id, refused, place);
      return true;
    },
    async submitted(body) {
      const read = readCaseForm(body);
      if (read === null) return null;
      const who = by(read.person);
      if (who === null) return { answer: atText(say("place.unlinked")) };
      const { pressed, files: offered } = read;
      const { channel: of, conversation } = read.about;
      const on = { community, channel: of, conversation };
      const [, user = ""] = read.person.split(":");
      // The form has gone by then.
      const lost = (words: string): void => void tell(user, words, { channel, thread: null });
      const given = { ...pressed, files: { offered, lost } };
      const refused = await desk.press(who, on, given, read.id);
      if (refused === null && pressed.meant)
        tuning.misread(read.person, on, pressed.meant, { channel, thread: read.about.thread });
      return { answer: refused === null ? null : atText(refused) };
    },
    async heard(read, body) {
      if (read.kind !== "message") return isIn(channel, body);
      const { message, addressed } = read;
      const place = threadIn(message.conversation);
      if (place?.channel !== channel) return false;
      const thread = place.thread ?? "";
      const on = await desk.caseIn(community, thread);
      const [, user = ""] = message.person.split(":");
      if (by(message.person) === null && (await desk.link(message.person, message.text))) {
        await tell(user, say("place.linked"), { channel, thread });
        return true;
      }
      if (on === null) {
        if (addressed) await tell(user, say("place.not-a-case"), { channel, thread });
        return true;
      }
      const who = by(message.person);
      if (who === null) {
        await tell(user, say("place.unlinked"), { channel, thread });
        return true;
      }
      const offered = message.files ?? [];
      // What is deleted was read by then.
      if (message.text === "" && offered.length === 0) return true;
      const lost = (words: string): void => void tell(user, words, { channel, thread });
      const said = { ...saidIn(read, body), files: { offered, lost } };
      const refused = await desk.write(who, on, said, message.id);
      if (refused !== null) await tell(user, refused, { channel, thread });
      return true;
    },
    channel,
    threads: () => desk.threads(community),
    async missed(read, body) {
      if (read.kind !== "message") return;
      const { message } = read;
      const offered = message.files ?? [];
      if (message.text === "" && offered.length === 0) return;
      const { thread = null } = threadIn(message.conversation) ?? {};
      const who = by(message.person);
      const on = thread === null ? null : await desk.caseIn(community, thread);
      if (who === null || on === null) return;
      const said = { ...saidIn(read, body), files: { offered, lost: () => {} } };
      const words = await desk.missed(who, on, said, message.id);
      const [, user = ""] = message.person.split(":");
      if (words !== null) await tell(user, words, { channel, thread });
    },
  };
}

interface Place {
  readonly channel: string;
  readonly thread: string | null;
}

const pressSchema = z.looseObject({
  trigger_id: z.string(),
  team: z.looseObject({ id }),
  user: z.looseObject({ id }),
  channel: z.looseObject({ id }),
  message: z.looseObject({ ts, thread_ts: ts.optional() }),
  actions: z.tuple(
    [z.looseObject({ action_id: z.string().startsWith(CASE), action_ts: ts, value: z.string() })],
    z.unknown(),
  ),
});

/** team:channel:time, and behind it when it was edited. */
function editedOf(message: string): readonly string[] {
  return /^[^:]+:[^:]+:[^:]+/.exec(message) ?? [];
}

const eventSchema = z.looseObject({
  event: z.looseObject({
    channel: z.string().optional(),
    text: z.string().nullish(),
    message: z.looseObject({ text: z.string().nullish() }).optional(),
    item: z.looseObject({ channel: z.string().optional() }).optional(),
  }),
});

function isIn(channel: string, body: unknown): boolean {
  const event = eventSchema.safeParse(body).data?.event;
  return (event?.channel ?? event?.item?.channel) === channel;
}

/** Ids of the people whom it names. */
function mentionsIn(body: unknown): readonly string[] {
  const event = eventSchema.safeParse(body).data?.event;
  const text = event?.message?.text ?? event?.text ?? "";
  return [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g)].flatMap(([, user]) => user ?? []);
}

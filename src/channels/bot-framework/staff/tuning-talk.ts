import { z } from "zod";
import type { ReplyAddress } from "../../../core/records/reply-address.ts";
import type { Staff } from "../../../core/records/actor.ts";
import type { ConversationId } from "../../../runtime/context.ts";
import type { Log } from "../../../runtime/log.ts";
import type { PlaceDesk } from "../../../runtime/places/place-desk.ts";
import { tuningStepSchema, type TuningNews } from "../../../runtime/places/place-tuning.ts";
import { formCard, shownCard, type ChoiceField, type Shown } from "../cards.ts";
import type { Connector } from "../connector.ts";

const NONE = "none";
const misreadSchema = z.object({
  misread: z.object({ channel: z.string(), conversation: z.string() }),
  message: z.string().default(""),
  intent: z.string().default(NONE),
});
type Misread = z.infer<typeof misreadSchema>;

/** What an admin begins with who tunes: `frontdesk try …`. */
const TUNE = /^frontdesk(?=\s)\s*(?=(?:phrase|try|undo|help)\b)/i;

export interface TuningTalkParts {
  readonly platform: Connector;
  readonly desk: PlaceDesk;
  readonly community: string;
  readonly log: Log;
}

/** Admins tune where colleagues work. What takes its time is answered when it is done. */
export function tuningTalk({ platform, desk, community, log }: TuningTalkParts) {
  const told = async (doing: Promise<TuningNews | null>, address: ReplyAddress): Promise<void> => {
    let news: TuningNews | null;
    try {
      news = await doing;
    } catch (thrown) {
      log.error("not-tuned", {}, thrown);
      news = { text: desk.say(community, "tune.failed"), buttons: [] };
    }
    try {
      if (news !== null) await platform.send(address, shownNews(news));
    } catch (thrown) {
      log.error("tuning-not-told", {}, thrown);
    }
  };
  /** Notes what was said in the form, and offers whoever tunes to make a phrase of it. */
  const misread = async (by: Staff, said: Misread, id: string, address: ReplyAddress) => {
    const { channel, conversation } = said.misread;
    const on = { community, channel, conversation };
    const meant = { message: said.message, intent: said.intent === NONE ? "" : said.intent };
    const pressed = { act: "wrong-intent", ticket: null, text: "", meant } as const;
    const refused = await desk.press(by, on, pressed, id);
    if (refused === null) void told(desk.stage(by, on, meant), address);
    else await platform.send(address, shownNews({ text: refused }));
  };

  return {
    /** Asks below a case which message was misunderstood, and what it means. */
    async ask(on: ConversationId, address: ReplyAddress): Promise<void> {
      const { messages, likely, intents } = await desk.meanings(on);
      const field = (
        id: string,
        label: string,
        all: typeof intents,
        value: string,
      ): ChoiceField => {
        const choices = all.map((one) => ({ title: one.words, value: one.id || NONE }));
        return { id, label: desk.say(community, label), choices, value };
      };
      const { channel, conversation } = on;
      const fields = [
        field("message", "tune.meaning.message", messages, likely),
        field("intent", "tune.meaning", intents, NONE),
      ];
      const title = desk.say(community, "case.do.wrong-intent");
      const data = { misread: { channel, conversation } };
      const send = { title: desk.say(community, "place.form.send"), data };
      await platform.send(address, formCard(title, fields, send));
    },
    /** What was filled in, a button below what was staged, or a command; false: none of them. */
    async heard(
      by: Staff,
      { id, value, text }: { readonly id: string; readonly value: unknown; readonly text: string },
      address: ReplyAddress,
    ): Promise<boolean> {
      const [filled, step] = [misreadSchema.safeParse(value), tuningStepSchema.safeParse(value)];
      if (filled.success) await misread(by, filled.data, id, address);
      else if (step.success) {
        await platform.send(address, shownNews({ text: desk.say(community, "tune.working") }));
        void told(desk.goOn(by, community, step.data), address);
      } else if (TUNE.test(text)) {
        void told(desk.tune(by, community, text.replace(TUNE, "")), address);
      } else return false;
      return true;
    },
  };
}
export type TuningTalk = ReturnType<typeof tuningTalk>;

function shownNews({ text, buttons = [] }: Pick<TuningNews, "text"> & Partial<TuningNews>): Shown {
  if (buttons.length === 0) return { type: "message", text, textFormat: "plain" };
  return shownCard(
    [text],
    buttons.map(({ label, step }) => ({ title: label, data: step })),
  );
}

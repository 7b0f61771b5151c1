import { z } from "zod";
import { caseReadSchema } from "../../src/web/case-wire.ts";
import { deskColleague } from "./desk-colleague.ts";
import { read } from "./open-teams.ts";
import type { PairingDesk } from "./pairing-desk.ts";
import { STAFF_CHANNEL, TEAM } from "./slack-desk.ts";
import { caseCardIn, cardWords, pressOf } from "./teams-card.ts";
import { BOT } from "./teams-requests.ts";

/** A colleague where they work. */
export interface Place {
  /** As residents read it. */
  readonly speaker: string;
  /** The case of whoever waits with these words. */
  caseOf(words: string): Promise<Case>;
}

/** A case as a colleague has it before them. */
export interface Case {
  take(): Promise<void>;
  reply(text: string): Promise<void>;
  /** For colleagues alone: on Slack and Teams it is merely written in the thread. */
  writeInside(text: string): Promise<void>;
  handBack(): Promise<void>;
  /** All that is to be read there. */
  shows(): Promise<string>;
}

/** What each place says of a conversation that is the bot's again. */
export const WITH_BOT = /由機器人接續服務|owner: bot/;

/** Places by name, each with a colleague at work. */
export const PLACES: Readonly<Record<string, (on: PairingDesk) => Promise<Place>>> = {
  async "the web desk"({ desk }) {
    const { call } = await deskColleague(desk, "林主任");
    const foundSchema = z.array(
      z.looseObject({ channel: z.string().nullable(), href: z.string() }),
    );
    return {
      speaker: "林主任（客服）",
      async caseOf(words) {
        const answer = await call("search", { text: words });
        const found = foundSchema
          .parse(await answer.json())
          .find(({ channel }) => channel !== null);
        if (!found) throw new Error(`the desk finds nobody with ${words}`);
        const at = `${found.channel}/${encodeURIComponent(found.href)}`;
        const act = async (name: string, input: object): Promise<void> => {
          await call(`conversations/${at}/${name}`, input);
          await desk.settled();
        };
        return {
          take: () => act("take", {}),
          reply: (text) => act("say", { text }),
          writeInside: (text) => act("note", { text }),
          handBack: () => act("return", {}),
          async shows() {
            const answer = await call(`cases/${at}`);
            const { case: shown, lines, notes } = caseReadSchema.parse(await answer.json());
            return [
              `owner: ${shown.owner.name ?? shown.owner.kind}`,
              ...lines.map(({ who, text }) => `${who.kind === "staff" ? who.name : ""} ${text}`),
              ...notes.map(({ by, text }) => `${by?.name} ${text}`),
            ].join("\n");
          },
        };
      },
    };
  },

  async Slack(on) {
    const { slack, desk } = on;
    const user = "U0WORKS";
    const identities = [{ channel: "slack" as const, person: `${TEAM}:${user}` }];
    await desk.colleague("chen", { name: "陳小姐", title: "客服", identities });
    const posts = () => slack.api.posts.filter(({ channel }) => channel === STAFF_CHANNEL);
    return {
      speaker: "陳小姐（客服）",
      async caseOf(words) {
        const { ts } = foundIn(
          posts(),
          ({ thread, shown }) => !thread && shown.join().includes(words),
        );
        const card = () => foundIn(posts(), (post) => post.ts === ts);
        const press = (label: string) => on.fromSlack(slack.press(card(), label, user));
        return {
          take: () => press("接手"),
          async reply(text) {
            await press("回覆住戶");
            const view = foundIn(slack.api.views.slice(-1), () => true);
            await on.fromSlack(slack.submission(view, { text }, user));
          },
          writeInside: (text) =>
            on.fromSlack(
              slack.event(slack.message(text, { channel: STAFF_CHANNEL, user, thread: ts })),
            ),
          handBack: () => press("交還機器人"),
          shows: async () =>
            posts()
              .filter((post) => post.ts === ts || post.thread === ts)
              .map(({ shown }) => shown.join(""))
              .join("\n"),
        };
      },
    };
  },

  async Teams(on) {
    const { desk, platform } = on;
    const from = { id: "29:works", name: "Lo" };
    const identities = [{ channel: "bot-framework" as const, person: `msteams:${from.id}` }];
    const grants = (["staff", "admin"] as const).map((role) => ({
      role,
      communities: "all" as const,
    }));
    await desk.colleague("lo", { name: "羅先生", title: "客服", identities, grants });
    const inChannel = (id: string) => ({
      from,
      conversation: { id, conversationType: "channel", isGroup: true },
    });
    const mention = `<at>${BOT.name}</at>`;
    const entities = [{ type: "mention", mentioned: BOT, text: mention }];
    const text = `${mention} staff here`;
    await on.fromTeams({ text, entities, ...inChannel("19:staff@thread.tacv2") });
    return {
      speaker: "羅先生（客服）",
      async caseOf(words) {
        const { thread } = foundIn(platform.cards, (one) =>
          cardWords(caseCardIn(platform, one.thread)).includes(words),
        );
        const press = (title: string, filled: object = {}) =>
          on.fromTeams({
            ...pressOf(caseCardIn(platform, thread), title, filled),
            ...inChannel(thread),
          });
        return {
          take: () => press("接手"),
          reply: (words) => press("回覆住戶", { text: words }),
          writeInside: (words) => on.fromTeams({ text: words, ...inChannel(thread) }),
          handBack: () => press("交還機器人"),
          shows: async () =>
            [
              cardWords(caseCardIn(platform, thread)),
              ...platform.posted.filter((one) => one.conversation.id === thread).map(read),
            ].join("\n"),
        };
      },
    };
  },
};

function foundIn<T>(all: readonly T[], isIt: (one: T) => boolean): T {
  const found = all.find(isIt);
  if (found === undefined) throw new Error("it is not there");
  return found;
}

import type { BrowserContext } from "playwright-core";
import { staffName } from "../../src/core/courtesy/address.ts";
import type { WireLine } from "../../src/web/wire.ts";
import { openChat, say } from "../web/desk.ts";
import { read } from "./open-teams.ts";
import type { PairingDesk } from "./pairing-desk.ts";
import { webMessage, webVisitor } from "./web-resident.ts";

/** Somebody who lives here, on whatever channel. */
export interface Resident {
  write(text: string): Promise<void>;
  /** What they were told, each with who says it before it where that is a colleague. */
  reads(): Promise<readonly string[]>;
}

/** Channels by name, each with somebody new on it; `n` is another one each time. */
export const RESIDENTS: Readonly<
  Record<string, (on: PairingDesk, n: number) => Promise<Resident>>
> = {
  async "the web page"({ desk }) {
    const { read: readLines, post } = await webVisitor(desk);
    return {
      async write(text) {
        if (!(await post(webMessage(text)))) throw new Error(`${text} was not taken`);
        await desk.settled();
      },
      reads: async () => (await readLines((event) => event === "ready")).map(spoken),
    };
  },

  async Slack(on, n) {
    const { slack } = on;
    const where = { channel: `D0HOME${n}`, user: `U0HOME${n}` };
    return {
      write: (text) => on.fromSlack(slack.event(slack.message(text, where))),
      reads: async () =>
        slack.api.posts
          .filter(({ channel }) => channel === where.channel)
          .map(({ shown }) => shown.join("")),
    };
  },

  async Teams(on, n) {
    const from = { id: `29:home${n}`, name: "" };
    const conversation = { id: `a:home${n}`, conversationType: "personal", tenantId: "tenant-1" };
    return {
      write: (text) => on.fromTeams({ text, from, conversation }),
      reads: async () =>
        on.platform.posted.filter((one) => one.conversation.id === conversation.id).map(read),
    };
  },
};

/** Somebody with the web page before them, in a browser. */
export async function inBrowser(
  context: BrowserContext,
  { desk }: Pick<PairingDesk, "desk">,
): Promise<Resident> {
  const page = await openChat(context, `${desk.address}/`);
  return {
    async write(text) {
      await say(page, text);
      await page.locator(".from-resident:not(.is-unsent)", { hasText: text }).waitFor();
      await desk.settled();
    },
    async reads() {
      const rows = await page.locator(".from-bot, .from-staff").all();
      return Promise.all(
        rows.map(async (row) => {
          const isStaff = (await row.getAttribute("class"))?.includes("from-staff") === true;
          const [name = "", title = ""] =
            (await row.locator("> p").first().textContent())?.split(" · ") ?? [];
          const text = await row.locator(".bubble-text").allTextContents();
          return isStaff
            ? `${staffName({ name, title }, "zh-Hant")}：${text.join("")}`
            : text.join("");
        }),
      );
    },
  };
}

function spoken({ who, text }: WireLine): string {
  if (who.kind !== "staff") return text;
  return `${staffName({ ...who, title: who.title ?? "" }, "zh-Hant")}：${text}`;
}

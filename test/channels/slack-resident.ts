import { indexes } from "../../src/store/keys.ts";
import type { Delivery } from "./contract.ts";
import { SLOW_DOWN_MS, type PlatformUnderTest } from "./platform-contract.ts";
import type { Answer, Post } from "./slack-api.ts";
import { BOT, type SlackDesk } from "./slack-desk.ts";

const HOME = "D0HOME";

const refusals: Readonly<Record<string, Answer | null>> = {
  takes: null,
  "asks-for-patience": {
    status: 429,
    headers: { "Retry-After": String(SLOW_DOWN_MS / 1_000) },
    body: { ok: false, error: "ratelimited" },
  },
  fails: { status: 503, body: { ok: false } },
  "has-lost-the-place": { body: { ok: false, error: "channel_not_found" } },
};

const strange = {
  "our-own": (slack: SlackDesk) =>
    slack.message("您好", { user: BOT, more: { bot_id: "B0BOT", app_id: "A0APP" } }),
  unknown: () => ({ type: "canvas_painted", user: "U0CHEN", item: {} }),
};

/** A resident in a direct message; `deliver` says whether Slack was told that we have it. */
export function slackResident(
  slack: SlackDesk,
  deliver: (what: object) => Promise<boolean>,
): PlatformUnderTest {
  const { desk } = slack;
  const replies = (): Post[] => slack.api.posts.filter(({ channel }) => channel === HOME);
  const delivered = async (what: object): Promise<Delivery> => ({
    accepted: await deliver(what),
    // Under another event's id, as Slack has done.
    again: () => deliver("event_id" in what ? { ...what, event_id: "EvANOTHER" } : what),
  });
  return {
    clock: desk.clock,
    write: (text) => delivered(slack.event(slack.message(text))),
    press(label) {
      const [newest] = replies().slice(-1);
      if (!newest) throw new Error("there is nothing to press on");
      return delivered(slack.press(newest, label));
    },
    replies: async () =>
      replies().map(({ shown, buttons }) => ({
        text: shown.join(""),
        // A form is another way to answer the same, and no choice.
        choices: buttons.filter(({ action_id }) => action_id !== "form").map(({ label }) => label),
      })),
    replied: (count) => slack.api.posted(() => replies().length >= count),
    alerts: () => desk.store.count("main", indexes.alerts, {}),
    tickets: () => desk.store.count("main", indexes.tickets, {}),
    storeFails: (fails) => desk.storeFails(fails),
    platform: (how) =>
      slack.api.answers((_method, { channel }) =>
        channel === HOME ? (refusals[how] ?? null) : null,
      ),
    longest: 12_000,
    commits: () => desk.commits,
    logged: () => desk.logged,
    strange: (what) => deliver(slack.event(strange[what](slack))),
    restart: () => desk.restart(),
    close: () => slack.close(),
  };
}

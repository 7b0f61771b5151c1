import { indexes } from "../../src/store/keys.ts";
import { SLOW_DOWN_MS, type ChannelUnderTest, type Delivery } from "./contract.ts";
import type { Answer, Post } from "./slack-api.ts";
import type { SlackDesk } from "./slack-desk.ts";

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

/** A resident in a direct message; `deliver` says whether Slack was told that we have it. */
export function slackResident(
  desk: SlackDesk,
  deliver: (what: object) => Promise<boolean>,
): ChannelUnderTest {
  const replies = (): Post[] => desk.api.posts.filter(({ channel }) => channel === HOME);
  const delivered = async (what: object): Promise<Delivery> => ({
    accepted: await deliver(what),
    again: () => deliver(what),
  });
  return {
    clock: desk.clock,
    write: (text) => delivered(desk.event(desk.message(text))),
    press(label) {
      const [newest] = replies().slice(-1);
      if (!newest) throw new Error("there is nothing to press on");
      return delivered(desk.press(newest, label));
    },
    replies: () =>
      replies().map(({ shown, buttons }) => ({
        text: shown.join(""),
        choices: buttons.map(({ label }) => label),
      })),
    replied: (count) => desk.api.posted(() => replies().length >= count),
    alerts: () => desk.store.count("main", indexes.alerts, {}),
    tickets: () => desk.store.count("main", indexes.tickets, {}),
    storeFails: (fails) => desk.storeFails(fails),
    platform: (how) =>
      desk.api.answers((_method, { channel }) =>
        channel === HOME ? (refusals[how] ?? null) : null,
      ),
    restart: () => desk.restart(),
    close: () => desk.close(),
  };
}

import { indexes } from "../../src/store/keys.ts";
import type { Delivery, Reply } from "./contract.ts";
import { CHEN, lineDesk, OURSELVES } from "./line-desk.ts";
import { buttonsIn, readOf } from "./line-messages.ts";
import { SLOW_DOWN_MS, type PlatformUnderTest } from "./platform-contract.ts";

/** A resident in their own chat with the account. */
export async function lineResident(): Promise<PlatformUnderTest> {
  const opened = await lineDesk();
  const { desk, line, event, written, press, deliver, newest, tickets } = opened;
  const replies = () => line.posted.filter(({ to }) => to === CHEN);
  const delivered = async (what: object): Promise<Delivery> => ({
    accepted: (await deliver(what)) === 200,
    again: async () =>
      (await deliver({ ...what, deliveryContext: { isRedelivery: true } })) === 200,
  });
  const strange = {
    // LINE tells no bot of its own words; another account's would look like this.
    "our-own": () =>
      event("message", {
        more: {
          source: { type: "group", groupId: OURSELVES.replace("U", "C") },
          message: { type: "text", id: "1", text: "您好" },
        },
      }),
    unknown: () => event("hologramShown"),
  };
  const refusals = {
    takes: null,
    "asks-for-patience": {
      status: 429,
      headers: { "Retry-After": String(SLOW_DOWN_MS / 1_000) },
      message: "The API rate limit has been exceeded. Try again later.",
    },
    fails: { status: 503 },
    "has-lost-the-place": line.lost,
  };
  return {
    clock: desk.clock,
    write: (text) => delivered(written(text)),
    press: (label) => delivered(press(newest(), label)),
    replies: async () =>
      replies().map(({ shown }): Reply => ({
        text: readOf(shown),
        choices: buttonsIn(shown).map(({ label }) => label),
      })),
    async replied(count) {
      await line.until(() => replies().length >= count);
      // A button may be pressed as soon as it is written down that it was shown.
      await desk.settled();
    },
    longest: 5_000,
    tickets,
    alerts: () => desk.store.count("main", indexes.alerts, {}),
    commits: () => desk.commits,
    logged: () => desk.logged,
    strange: async (what) => (await deliver(strange[what]())) === 200,
    storeFails: (fails) => desk.storeFails(fails),
    platform(how) {
      const answer = refusals[how];
      line.answers(answer === null ? null : () => answer);
    },
    restart: () => desk.restart(),
    close: () => opened.close(),
  };
}

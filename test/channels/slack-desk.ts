import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SlackSettings } from "../../src/channels/slack/settings.ts";
import { start } from "../../src/cli/start.ts";
import type { Store } from "../../src/core/store.ts";
import { simulatedClock } from "../../src/runtime/clock.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openData } from "../../src/store/open-data.ts";
import { productContent } from "../product-content.ts";
import { PAGES } from "../web/desk.ts";
import { slackApi, type Answering, type Post } from "./slack-api.ts";

const START = Date.parse("2026-11-23T14:30:00+08:00");
export const SECRET = "0123456789abcdef0123456789abcdef";
export const STAFF_CHANNEL = "C0STAFF000";
const TEAM = "T0TEAM";
export const BOT = "U0BOT";

/** What a person does in Slack: where, and who. */
export interface Doing {
  readonly channel?: string;
  readonly user?: string;
  readonly thread?: string;
  readonly more?: object;
}

/** The product as `start` runs it, with a clock in hand, between a signed Slack and its Web API. */
export async function slackDesk(change: Partial<SlackSettings> = {}, answers?: Answering) {
  const api = await slackApi();
  if (answers) api.answers(answers);
  const settings: SlackSettings = {
    botToken: "xoxb-test",
    delivery: { kind: "http", signingSecret: SECRET },
    staffChannel: STAFF_CHANNEL,
    community: "main",
    apiUrl: api.url,
    ...change,
  };
  const folder = mkdtempSync(join(tmpdir(), "slack-desk-"));
  const clock = simulatedClock(START);
  const content = await productContent();
  const told: string[] = [];
  const hearing: (() => void)[] = [];
  const refusing: (() => void)[] = [];
  let storeFails = false;
  let commits = 0;
  let store: Store;

  const open = async () => {
    const data = await openData({ folder, key: null, now: clock.now(), tell: () => {} });
    store = {
      ...data.store,
      async commit(partition, commit) {
        if (storeFails) {
          for (const hear of refusing.splice(0)) hear();
          throw new Error("the disk is full");
        }
        commits += 1;
        return data.store.commit(partition, commit);
      },
    };
    return start({
      config: {
        port: 0,
        host: "127.0.0.1",
        publicUrl: null,
        dataDir: folder,
        dataKey: null,
        redis: null,
        logLevel: "silent",
        contentDir: folder,
        trustProxy: 0,
        metricsToken: null,
        slack: { ok: true, value: settings },
        botFramework: null,
      },
      content,
      data: { ...data, store },
      clock,
      log: openLog("silent"),
      pages: PAGES,
      out(line) {
        told.push(line);
        for (const hear of hearing) hear();
      },
    });
  };
  let desk = await open();
  let events = 0;

  const seconds = (): number => Math.floor(clock.now() / 1_000);
  /** The next message's id and time. */
  const nextTs = (): string => `${seconds()}.${String((events += 1)).padStart(6, "0")}`;

  const post = (
    body: string,
    headers: Readonly<Record<string, string>>,
    path = "/slack/events",
  ): Promise<Response> => fetch(`${desk.address}${path}`, { method: "POST", body, headers });

  const event = (fields: object, id?: string): object => ({
    token: "deprecated",
    team_id: TEAM,
    api_app_id: "A0APP",
    type: "event_callback",
    event_id: id ?? `Ev${(events += 1)}`,
    event_time: seconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM,
        user_id: BOT,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event: fields,
  });

  const message = (
    text: string,
    { channel = "D0HOME", user = "U0CHEN", thread, more }: Doing = {},
  ) => {
    const ts = nextTs();
    return {
      type: "message",
      channel_type: channel.startsWith("D") ? "im" : "channel",
      client_msg_id: `c-${ts}`,
      user,
      text,
      ts,
      event_ts: ts,
      team: TEAM,
      channel,
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...more,
    };
  };

  const press = (on: Post, label: string, user = "U0CHEN"): object => {
    const button = on.buttons.find((one) => one.label === label);
    if (!button) throw new Error(`no button ${label} among ${JSON.stringify(on.buttons)}`);
    return {
      type: "block_actions",
      team: { id: TEAM, domain: "example" },
      user: { id: user, username: "chen", team_id: TEAM },
      api_app_id: "A0APP",
      container: { type: "message", channel_id: on.channel },
      channel: { id: on.channel, name: "directmessage" },
      message: { type: "message", ts: nextTs(), ...(on.thread ? { thread_ts: on.thread } : {}) },
      response_url: "http://127.0.0.1:9/never-called",
      actions: [
        {
          type: "button",
          block_id: "b",
          action_id: button.action_id,
          value: button.value,
          text: { type: "plain_text", text: button.label },
          action_ts: nextTs(),
        },
      ],
    };
  };

  const signed = (body: string, at = seconds(), secret = SECRET): Record<string, string> => ({
    "X-Slack-Request-Timestamp": String(at),
    "X-Slack-Signature": `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`,
  });

  /** As Slack does: JSON for events, a form for what people press. */
  const deliver = async (what: object, extra: Record<string, string> = {}): Promise<number> => {
    const isEvent = "event" in what || ("type" in what && what.type === "url_verification");
    const body = isEvent
      ? JSON.stringify(what)
      : new URLSearchParams({ payload: JSON.stringify(what) }).toString();
    const type = isEvent ? "application/json" : "application/x-www-form-urlencoded";
    return (await post(body, { "Content-Type": type, ...signed(body), ...extra })).status;
  };

  return {
    api,
    settings,
    clock,
    told,
    event,
    message,
    press,
    signed,
    post,
    deliver,
    get store(): Store {
      return store;
    },
    get commits() {
      return commits;
    },
    /** Says something, is taken in, and has its reply. */
    async say(text: string, doing?: Doing): Promise<Post> {
      const before = api.posts.length;
      const status = await deliver(event(message(text, doing)));
      if (status !== 200) throw new Error(`refused with ${status}`);
      await api.posted(before + 1);
      return newest();
    },
    async presses(on: Post, label: string): Promise<Post> {
      const before = api.posts.length;
      const status = await deliver(press(on, label));
      if (status !== 200) throw new Error(`refused with ${status}`);
      await api.posted(before + 1);
      return newest();
    },
    /** Resolves when the operator has been told so. */
    toldOf(line: RegExp): Promise<void> {
      return new Promise((resolve) => {
        const hear = (): void => {
          if (told.some((one) => line.test(one))) resolve();
        };
        hearing.push(hear);
        hear();
      });
    },
    /** Lets the time go on by `step` until `until` has come about. */
    async waited(step: () => Promise<void>, until: Promise<unknown>): Promise<void> {
      const state = { isThere: false };
      const come = until.then(() => void (state.isThere = true));
      while (!state.isThere) {
        await step();
        // Sockets get their turn between two steps.
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
      await come;
    },
    /** Resolves when something next can't be written. */
    storeRefuses: () => new Promise<void>((resolve) => refusing.push(resolve)),
    /** While true, nothing can be written. */
    storeFails(fails: boolean) {
      storeFails = fails;
    },
    async restart() {
      await desk.stop();
      desk = await open();
    },
    async close() {
      await desk.stop();
      await api.close();
      rmSync(folder, { recursive: true });
    },
  };

  function newest(): Post {
    const [first] = api.posts.slice(-1);
    if (!first) throw new Error("nothing was posted");
    return first;
  }
}
export type SlackDesk = Awaited<ReturnType<typeof slackDesk>>;

import { createHmac } from "node:crypto";
import type { SlackSettings } from "../../src/channels/slack/settings.ts";
import type { Config } from "../../src/config.ts";
import type { Line } from "../../src/core/records/message.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { productDesk } from "./product-desk.ts";
import {
  fieldsOf,
  initially,
  slackApi,
  type Answering,
  type Post,
  type View,
} from "./slack-api.ts";

export const SECRET = "0123456789abcdef0123456789abcdef";
export const STAFF_CHANNEL = "C0STAFF000";
export const TEAM = "T0TEAM";
export const BOT = "U0BOT";

/** What a person does in Slack: where, and who. */
export interface Doing {
  readonly channel?: string;
  readonly user?: string;
  readonly thread?: string;
  readonly more?: object;
}

/** The product as `start` runs it, with a clock in hand, between a signed Slack and its Web API. */
export async function slackDesk(
  change: Partial<SlackSettings> = {},
  answers?: Answering,
  served: Partial<Config> = {},
) {
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
  const desk = await productDesk({ slack: { ok: true, value: settings }, ...served });
  let events = 0;

  const seconds = (): number => Math.floor(desk.clock.now() / 1_000);
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

  const press = (on: Post, label: string, user = "U0CHEN") => {
    const button = on.buttons.find((one) => one.label === label);
    if (!button) throw new Error(`no button ${label} among ${JSON.stringify(on.buttons)}`);
    return {
      type: "block_actions",
      team: { id: TEAM, domain: "example" },
      user: { id: user, username: "chen", team_id: TEAM },
      api_app_id: "A0APP",
      trigger_id: "12.34.ab",
      container: { type: "message", channel_id: on.channel },
      channel: { id: on.channel, name: "directmessage" },
      message: { type: "message", ts: on.ts, ...(on.thread ? { thread_ts: on.thread } : {}) },
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

  /** What Slack sends when a form is sent: the view as it was opened, and what was filled in. */
  const submission = (
    view: View,
    answers: Readonly<Record<string, string>>,
    user = "U0CHEN",
    files: readonly object[] = [],
  ): object => ({
    type: "view_submission",
    team: { id: TEAM, domain: "example" },
    user: { id: user, username: "chen", name: "chen", team_id: TEAM },
    api_app_id: "A0APP",
    trigger_id: "12.34.cd",
    view: {
      private_metadata: "",
      ...view,
      id: `V0VIEW${(events += 1)}`,
      state: {
        values: Object.fromEntries(
          fieldsOf(view).map((field) => {
            const { block_id, element } = field;
            const { action_id, type } = element;
            if (type === "file_input") return [block_id, { [action_id]: { type, files } }];
            const answer = answers[block_id] ?? initially(field) ?? null;
            const filled =
              type === "static_select" ? { selected_option: { value: answer } } : { value: answer };
            return [block_id, { [action_id]: { type, ...filled } }];
          }),
        ),
      },
    },
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  });

  /** What Slack sends when somebody types a command. */
  const command = (text: string, user = "U0CHEN", name = "/desk") => ({
    token: "deprecated",
    team_id: TEAM,
    team_domain: "example",
    channel_id: "C0ANY",
    user_id: user,
    command: name,
    text,
    api_app_id: "A0APP",
    trigger_id: "12.34.ef",
    response_url: `${api.url}respond`,
  });

  /** What Slack sends when something is chosen of the menu beside a message. */
  const chosen = (callback: string, text: string, user = "U0CHEN"): object => ({
    type: "message_action",
    callback_id: callback,
    trigger_id: "12.34.gh",
    message_ts: "1764000000.000100",
    response_url: "http://127.0.0.1:9/never-called",
    team: { id: TEAM, domain: "example" },
    channel: { id: "C0LOBBY", name: "lobby" },
    user: { id: user, username: "chen", team_id: TEAM },
    message: { type: "message", user: "U0OTHER", ts: "1764000000.000100", text },
  });

  const signed = (body: string, at = seconds(), secret = SECRET): Record<string, string> => ({
    "X-Slack-Request-Timestamp": String(at),
    "X-Slack-Signature": `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`,
  });

  /** As Slack does: JSON for events, a form for what people press. */
  const deliver = async (what: object, extra: Record<string, string> = {}): Promise<number> =>
    (await delivered(what, extra)).status;
  const delivered = async (what: object, extra: Record<string, string> = {}) => {
    const isEvent = "event" in what || ("type" in what && what.type === "url_verification");
    const body = isEvent
      ? JSON.stringify(what)
      : "command" in what
        ? new URLSearchParams(
            Object.entries(what).map(([key, value]) => [key, String(value)]),
          ).toString()
        : new URLSearchParams({ payload: JSON.stringify(what) }).toString();
    const type = isEvent ? "application/json" : "application/x-www-form-urlencoded";
    const response = await post(body, { "Content-Type": type, ...signed(body), ...extra });
    return { status: response.status, answer: await response.text() };
  };

  /** What Slack sends when a message is edited, and also when a link in it gets its preview. */
  const edited = (was: ReturnType<typeof message>, text: string): object => {
    const { channel, ...previous } = was;
    const at = nextTs();
    return event({
      type: "message",
      subtype: "message_changed",
      hidden: true,
      channel,
      ts: at,
      message: { ...previous, text, edited: { user: was.user, ts: at } },
      previous_message: previous,
    });
  };

  const deleted = (was: ReturnType<typeof message>): object => {
    const { channel, ...previous } = was;
    const more = { subtype: "message_deleted", hidden: true, deleted_ts: was.ts };
    return event({ type: "message", ...more, channel, ts: nextTs(), previous_message: previous });
  };

  const newest = (): Post => {
    const [first] = api.posts.slice(-1);
    if (!first) throw new Error("nothing was posted");
    return first;
  };
  /** Delivers it, and resolves with the reply. */
  const answered = async (what: object): Promise<Post> => {
    const before = api.posts.length;
    const status = await deliver(what);
    if (status !== 200) throw new Error(`refused with ${status}`);
    await api.posted(before + 1);
    return newest();
  };

  return {
    desk,
    clock: desk.clock,
    api,
    settings,
    event,
    message,
    edited,
    deleted,
    press,
    submission,
    command,
    chosen,
    signed,
    post,
    deliver,
    delivered,
    tickets: () => desk.store.range("main", indexes.tickets, { limit: 10 }),
    lines: async (conversation: string): Promise<readonly Line[]> => {
      const index = indexes.lines("slack", conversation);
      const entries = await desk.store.range("main", index, { limit: 100 });
      const wanted = entries.map(({ member }) => keys.line(member));
      const found = await desk.store.get("main", wanted, desk.clock.now());
      return wanted.flatMap((key) => found.read(key)?.value ?? []);
    },
    /** Says something, is taken in, and has its reply. */
    say: (text: string, doing?: Doing): Promise<Post> => answered(event(message(text, doing))),
    answered,
    presses: (on: Post, label: string): Promise<Post> => answered(press(on, label)),
    async close() {
      await desk.close();
      await api.close();
    },
  };
}
export type SlackDesk = Awaited<ReturnType<typeof slackDesk>>;

import { App, LogLevel, webApi, type Logger, type Receiver } from "@slack/bolt";
import { Router } from "express";
import type { StaffAct } from "../../core/act.ts";
import type { Channel, FileSource } from "../../core/channel.ts";
import type { Files } from "../../core/files/files.ts";
import type { Fillings } from "../../core/content/content.ts";
import type { Inbound } from "../../core/records/message.ts";
import type { Clock } from "../../runtime/clock.ts";
import { LEASE_MS } from "../../runtime/context.ts";
import type { Log } from "../../runtime/log.ts";
import type { StaffPlace } from "../../runtime/places/staff-place.ts";
import type { Runtime } from "../../runtime/runtime.ts";
import type { TuningDesk } from "../../runtime/tuning/tuning-desk.ts";
import type { Ourselves } from "./catch-up.ts";
import { slackFiles } from "./files.ts";
import { formToOpen, readForm } from "./form.ts";
import { httpReceiver, PATH } from "./http-receiver.ts";
import { listener } from "./listen.ts";
import { CHANNEL, readEvent, readPress } from "./read.ts";
import { residentChannel } from "./send.ts";
import type { SlackSettings } from "./settings.ts";
import { ownChat } from "./staff/own-chat.ts";
import { colleagueDesk } from "./staff/colleague-desk.ts";
import { staffDesk } from "./staff/staff-desk.ts";
import { slackPlace } from "./staff/staff-place.ts";
import { TUNE, tuningTalk } from "./staff/tuning-talk.ts";
import { socketReceiver } from "./socket-receiver.ts";

/** A post that hangs is given up well before another process may send it again. */
const TIMEOUT_MS = LEASE_MS / 3;

export interface Slack {
  /** For the desk to send by. */
  readonly channels: readonly Channel[];
  /** Where colleagues work: the staff channel, if there is one. */
  readonly places: readonly StaffPlace[];
  /** For the desk to fetch from what residents sent. */
  readonly sources: readonly FileSource[];
  /** Slack's requests: to be mounted before anything that reads bodies. Empty in Socket Mode. */
  readonly router: Router;
  /** Hands what comes in to `runtime` from now on; says whether it does, or what to set for it. */
  start(runtime: Runtime, tuning: TuningDesk): Promise<string>;
  /** Takes nothing more in. */
  stop(): Promise<void>;
}

export interface SlackPorts {
  readonly clock: Clock;
  readonly log: Log;
  /** Where staff reach their screen, without a slash at its end; null: not known. */
  readonly publicUrl: string | null;
  /** What goes along with messages. */
  readonly files: Pick<Files, "find">;
  /** What staff can do. */
  readonly acts: readonly StaffAct[];
  /** Tells the operator what to mend. */
  readonly out: (line: string) => void;
}

/** The channel over Slack's own SDK: one workspace, whose residents belong to one community. */
export function openSlack(settings: SlackSettings, ports: SlackPorts): Slack {
  const { clock, log, publicUrl, acts, files, out } = ports;
  const { botToken, delivery, community, apiUrl, staffChannel } = settings;
  const logger = sdkLog(log);
  const client = new webApi.WebClient(botToken, {
    slackApiUrl: apiUrl,
    timeout: TIMEOUT_MS,
    // The outbox tries again, and knows for how long.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  });
  const parts = { client, clock, log };
  let reopened = async (): Promise<void> => {};
  const router = Router();
  const receiverOf = (): Receiver => {
    switch (delivery.kind) {
      case "http":
        return httpReceiver(delivery.signingSecret, clock, router);
      case "socket":
        return socketReceiver({
          appToken: delivery.appToken,
          apiUrl,
          clock,
          log,
          logger,
          reopened: () => void reopened(),
        });
    }
  };
  const app = new App({
    receiver: receiverOf(),
    authorize: async () => ({ botToken }),
    // All bots are left alone, not only ourselves.
    ignoreSelf: false,
    convoStore: false,
    logger,
  });

  /** Slack may be out of reach for a while, but a wrong token doesn't mend itself. */
  const ourselves = async (): Promise<Ourselves | null> => {
    try {
      const { team_id: team, user_id: bot, url = null } = await client.auth.test();
      return team === undefined || bot === undefined ? null : { team, bot, url };
    } catch (thrown) {
      if (thrown instanceof webApi.WebAPIPlatformError)
        out(`Slack refuses SLACK_BOT_TOKEN (${thrown.data.error}): install the app, copy it anew.`);
      return null;
    }
  };

  /** Its press is good for three seconds: what doesn't open now is not opened later. */
  const openForm = async (form: NonNullable<ReturnType<typeof formToOpen>>): Promise<void> => {
    try {
      await client.views.open(form);
    } catch {
      log.warn("slack-form-not-opened");
    }
  };

  return {
    channels: [residentChannel({ ...parts, files })],
    places:
      staffChannel === null ? [] : [slackPlace({ ...parts, channel: staffChannel, publicUrl })],
    sources: [slackFiles({ settings, client, channel: CHANNEL })],
    router,
    async start(runtime, tuningDesk) {
      const ids = runtime.communities().map(({ id }) => id);
      if (!ids.includes(community))
        return `off (set SLACK_COMMUNITY to ${ids.join(" or ")}; there is no ${community})`;
      const desk = runtime.placeDesk(CHANNEL, acts, tuningDesk);
      const tuning = tuningTalk({ ...parts, desk, community });
      const staff =
        staffChannel === null
          ? null
          : staffDesk({ ...parts, desk, community, tuning, channel: staffChannel });
      const archive = once(async () => {
        const url = staffChannel === null ? null : ((await ourselves())?.url ?? null);
        return url === null ? null : `${url}archives/${staffChannel}/`;
      });
      const words = async () => ({
        community,
        publicUrl,
        archive: await archive(),
        say: (key: string, fillings?: Fillings) => desk.say(community, key, fillings),
      });
      const colleagues = colleagueDesk({ ...parts, desk, community, words });
      const alone = ownChat({ ...parts, desk, community, words });
      const listening = listener({
        ...parts,
        runtime,
        community,
        ourselves,
        isSeenTo: (read) => alone.heard(read),
        staff,
      });
      const faultsIn = async (filled: Inbound) =>
        runtime.formFaults(filled, (await runtime.conversation(filled)).language);
      reopened = () => listening.lookBack();
      app.event(/^/, async ({ body }) => {
        if (await colleagues.opened(body)) return;
        const read = readEvent(body, community);
        if ((await staff?.heard(read, body)) !== true) await listening.take(read);
      });
      app.action(/^/, async ({ body }) => {
        if ((await staff?.pressed(body)) === true || (await tuning.pressed(body))) return;
        const own = await alone.asResident(body);
        if (own !== null) return listening.takeAsResident(own);
        const form = formToOpen(body);
        if (form === null) return listening.take(readPress(body, community));
        void openForm(form);
      });
      app.command(TUNE, async ({ command, ack, respond }) => {
        await ack();
        await tuning.typed(command, (post) => respond({ ...post, response_type: "ephemeral" }));
      });
      app.command(/^(?!\/frontdesk$)/, async ({ command, ack }) =>
        ack(await colleagues.answered(command)),
      );
      app.shortcut(/^/, async ({ body, ack }) => {
        await colleagues.chosen(body);
        await ack();
      });
      app.view(/^/, async ({ body, ack }) => {
        const filed = await colleagues.submitted(body);
        if (filed !== null) return ack(filed);
        const done = await staff?.submitted(body);
        if (done) return done.answer === null ? ack() : ack(done.answer);
        const form = readForm(body, community, clock.now());
        // What can't be read is said beside its field; the form stays open.
        const errors = form.kind === "message" ? await faultsIn(form.message) : {};
        if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });
        await listening.take(form);
        await ack();
      });
      await app.start();
      void listening.lookBack();
      return delivery.kind === "socket" ? "on, in Socket Mode" : `on, at ${PATH}`;
    },
    async stop() {
      await app.stop();
    },
  };
}

/** Asks again only as long as it has no answer. */
function once(ask: () => Promise<string | null>): () => Promise<string | null> {
  let known: string | null = null;
  return async () => (known ??= await ask());
}

/** The SDK's log as ours: that something failed, never its words, which may quote a resident. */
function sdkLog(log: Log): Logger {
  return {
    debug() {},
    info() {},
    warn: () => log.warn("slack-sdk"),
    error: (...told) => log.error("slack-sdk", {}, told[0]),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}

import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import express from "express";
import { openDesk } from "../app.ts";
import { pushChannel } from "../channels/push/push.ts";
import { vapidOf } from "../channels/push/vapid.ts";
import { webChannel } from "../channels/web.ts";
import type { Compiled } from "../core/content/check/compile.ts";
import { FEATURES } from "../features.ts";
import { prometheus } from "../prometheus.ts";
import { readCommunities } from "../runtime/communities.ts";
import { readBacklog } from "../runtime/sending/backlog.ts";
import { withPublished } from "../runtime/content/load-content.ts";
import { watchContent } from "../runtime/content/watch-content.ts";
import { fileLinks } from "../runtime/files/file-links.ts";
import { fileTaker } from "../runtime/files/take-file.ts";
import type { Invited } from "../runtime/people/invitations.ts";
import { openDoors } from "../runtime/reaching/doors.ts";
import { signedLinks } from "../runtime/reaching/signed-links.ts";
import { openKeptTuning } from "../runtime/tuning/kept-tuning.ts";
import { talksOfLate } from "../runtime/tuning/talks-of-late.ts";
import { openTuningDesk } from "../runtime/tuning/tuning-desk.ts";
import { storeProbe, type Unready } from "../runtime/readiness.ts";
import { UPLOADS } from "../store/data-folder.ts";
import { filesIn } from "../store/files.ts";
import { healthRoutes, meteredResponses } from "../web/health.ts";
import { webServer } from "../web/server.ts";
import { limitConnections } from "./connection-limit.ts";
import { answerControls } from "./control-socket.ts";
import {
  lineIsOff,
  mailIs,
  openBotFramework,
  openLine,
  openMail,
  openSlack,
  slackIsOff,
  teamsIs,
  type ChannelPorts,
} from "./open-channels.ts";
import { tuningFor } from "./tuning-control.ts";
import { DRAWS } from "./draws.ts";
import { addressOf, inviteFor, linkTo, staffLines } from "./invite.ts";

/** What is in flight at SIGTERM gets this long; orchestrators mostly kill after ten seconds. */
const DRAIN_MS = 8_000;

export interface StartPorts extends ChannelPorts {
  readonly content: Compiled;
  /** What was learnt ahead of the content's files. */
  readonly modelFile?: string;
  /** The folder of the built pages. */
  readonly pages: string;
  /** Lets whoever tries it out in as two of its colleagues. */
  readonly isDemo?: boolean;
  /** See `WebOptions`: less is for tests alone. */
  readonly passwordCost?: number;
}

export interface Started {
  /** Where it listens, without a slash at its end. */
  readonly address: string;
  /** A link that lets somebody in, once. */
  invite(invited: Invited): Promise<string>;
  /** Stops intake, finishes what is in flight, closes the store. */
  stop(): Promise<void>;
}

/**
 * Serves pages and channels until stopped.
 * @throws when the port is taken or may not be opened (`EADDRINUSE`, `EACCES`).
 */
export async function start(ports: StartPorts): Promise<Started> {
  const { config, data, clock, log } = ports;
  const kept = await openKeptTuning({
    store: data.store,
    clock,
    log,
    needsApproval: config.tuningApproval,
  });
  const { names } = FEATURES;
  const tuned = await withPublished(ports.content, config.contentDir, names, kept.published());
  let content = tuned.ok ? tuned.value : ports.content;
  const files = filesIn(join(config.dataDir, UPLOADS), data.files, randomBytes);
  const links = fileLinks(data.derive("file-links"));
  const slack = await openSlack(ports, files);
  const line = await openLine(ports);
  const teams = await openBotFramework(ports, links);
  const exporter = prometheus(() =>
    readBacklog(
      data.store,
      runtime.communities().map(({ id }) => id),
      clock.now(),
    ),
  );
  const { metrics } = exporter;
  metrics.contentTaken(content.version);
  const takeFile = fileTaker();
  const vapid = vapidOf(data.derive("web-push"), config.publicUrl);
  const mail = await openMail(config);
  const runtime = await openDesk({
    store: data.store,
    clock,
    log,
    metrics,
    content: () => content,
    tuning: kept,
    burstMs: config.burstMs,
    places: [...(slack?.places ?? []), ...(teams === null ? [] : [teams.place])],
    incoming: {
      files,
      takeFile,
      sources: [
        ...(slack?.sources ?? []),
        ...(line === null ? [] : [line.source]),
        ...(teams === null ? [] : [teams.source]),
      ],
    },
    channels: [
      webChannel(),
      pushChannel({ vapid }),
      ...mail,
      ...(slack?.channels ?? []),
      ...(line === null ? [] : [line.channel]),
      ...(teams === null ? [] : [teams.channel]),
    ],
    ...(mail.length === 0 || config.publicUrl === null
      ? {}
      : { doors: openDoors(signedLinks(data.derive("links")), config.publicUrl) }),
  });
  const tuning = openTuningDesk({
    kept,
    folder: config.contentDir,
    names,
    clock,
    modelFile: ports.modelFile ?? null,
    staysReady: true,
    talks: () => talksOfLate({ store: data.store, clock }, runtime.communities()),
    burstMs: config.burstMs,
    communities: () => readCommunities(data.store, clock.now()),
  });
  const web = webServer({
    runtime,
    tuning,
    draws: DRAWS,
    fileLinks: links,
    secret: data.derive("cookies"),
    files,
    takeFile,
    acts: FEATURES.acts,
    pages: ports.pages,
    pushKey: vapid.publicKey,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    oidc: config.oidc,
    clock,
    log,
    ...(ports.passwordCost === undefined ? {} : { passwordCost: ports.passwordCost }),
  });
  // Listening comes later: a request that nobody heeds would be lost.
  const slackIs = (await slack?.start(runtime, tuning)) ?? slackIsOff(config);
  const lineHas = line?.start(runtime) ?? null;
  let isStopping = false;
  const storeTrouble = storeProbe(data.store, clock);
  const unready = async (): Promise<Unready | null> => (isStopping ? "stopping" : storeTrouble());
  const isBehindProxy = config.publicUrl !== null || config.trustProxy > 0;
  const app = express().disable("x-powered-by");
  app.use(meteredResponses(metrics));
  app.use(healthRoutes({ unready, exporter, metricsToken: config.metricsToken, isBehindProxy }));
  // Platforms deliver again, pages try again, balancers turn to another process.
  app.use((_request, response, next) => {
    if (!isStopping) return next();
    response.status(503).set({ "Retry-After": "2", Connection: "close" });
    response.type("text/plain").send("Going down. Please try again in a moment.\n");
  });
  // Platforms sign their requests' bytes: they come before anything that reads bodies.
  if (slack !== null) app.use(slack.router);
  if (lineHas !== null) app.use(lineHas.router);
  if (teams !== null) app.use(teams.routes(runtime, tuning));
  app.use(web.app);
  const server = createServer(app);
  limitConnections(server, log, clock);
  let port: number;
  try {
    port = await listen(server, config.port, config.host);
  } catch (thrown) {
    await slack?.stop();
    await runtime.stop();
    await data.store.close();
    throw thrown;
  }
  const stopWatching = watchContent(config.contentDir, {
    inUse: content,
    names,
    tuning: { ...kept, readWarm: (digests) => tuning.readWarm(digests) },
    onContent(next) {
      content = next;
      metrics.contentTaken(next.version);
      log.info("content-loaded", { version: next.version });
    },
    onProblems(problems) {
      if (problems.length > 0) metrics.contentRefused();
      else log.info("content-mended", { version: content.version });
      for (const { file, line, rule } of problems)
        log.warn("content-refused", { file, line, code: rule });
    },
  });
  const address = addressOf(config, port);
  const door = { people: runtime.people, communities: () => runtime.communities(), address };
  const { copyTo } = data;
  const stopControls =
    copyTo === null
      ? () => {}
      : await answerControls(
          config.dataDir,
          {
            backup: async (file) => (await copyTo(file), ""),
            invite: inviteFor(door),
            tuning: tuningFor(tuning),
          },
          log,
        );
  log.info("started", { address, version: content.version });
  ports.out(`Residents:  ${address}/`);
  for (const { id } of runtime.communities())
    if (runtime.communities().length > 1) ports.out(`  ${id}: ${address}/c/${id}/`);
  try {
    for (const line of await staffLines(door, ports.isDemo === true)) ports.out(line);
  } catch (thrown) {
    // A store that takes nothing just now keeps nobody from reading.
    log.error("no-staff-link", {}, thrown);
    ports.out(`Staff:      ${address}/staff  (for a link: frontdesk invite)`);
  }
  ports.out(`E-mail:     ${mailIs(config)}`);
  ports.out(`Slack:      ${slackIs}`);
  ports.out(`LINE:       ${lineHas?.is ?? lineIsOff(config)}`);
  ports.out(`Teams:      ${teamsIs(config)}`);

  return {
    address,
    invite: (invited) => linkTo(door, invited),
    async stop() {
      isStopping = true;
      stopWatching();
      stopControls();
      tuning.stop();
      kept.close();
      web.close();
      // We listen on: who calls in the meantime hears that we go down.
      const drain = async (): Promise<void> => {
        await Promise.all([runtime.stop(), slack?.stop()]);
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeIdleConnections();
        await closed;
      };
      await new Promise<void>((resolve) => {
        const giveUp = clock.after(DRAIN_MS, resolve);
        void drain().finally(() => {
          giveUp();
          resolve();
        });
      });
      server.close();
      server.closeAllConnections();
      await data.store.close();
      log.info("stopped");
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

import { randomBytes } from "node:crypto";
import express, { Router, type Express, type Request } from "express";
import helmet from "helmet";
import type { StaffAct } from "../core/act.ts";
import type { Draws } from "../core/tuning/drawn.ts";
import type { Files } from "../core/files/files.ts";
import type { Clock } from "../runtime/clock.ts";
import type { FileLinks } from "../runtime/files/file-links.ts";
import type { TakeFile } from "../runtime/files/take-file.ts";
import type { Log } from "../runtime/log.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { TuningDesk } from "../runtime/tuning/tuning-desk.ts";
import { chatApi } from "./chat/api.ts";
import { reachApi } from "./chat/reach.ts";
import { staffDevicesApi } from "./desk/devices.ts";
import { doorRoutes, stopRoute } from "./door-routes.ts";
import { answerErrors } from "./errors.ts";
import { liveStreams } from "./live-events.ts";
import { messageAllowance } from "./message-allowance.ts";
import { ownPagesOnly } from "./own-pages-only.ts";
import { pageFiles } from "./page-files.ts";
import { pageRoutes } from "./page-routes.ts";
import { fileAllowance } from "./receive-file.ts";
import { Refusal } from "./refusals.ts";
import { HANDLE_FILES } from "../core/policy.ts";
import { PASSWORD_COST, passwords } from "../runtime/people/passwords.ts";
import { signInApi } from "./sign-in/api.ts";
import { oidcRoutes } from "./sign-in/oidc.ts";
import type { OidcSettings } from "./sign-in/oidc-settings.ts";
import { staffDoor } from "./sign-in/door.ts";
import { sessions } from "./session.ts";
import { signedCookies } from "./signed-cookie.ts";
import { statusApi } from "./status-api.ts";
import { staffApi } from "./desk/api.ts";
import { peopleApi } from "./desk/people.ts";
import { staffFiles } from "./desk/files.ts";
import { tuningApi } from "./desk/tuning.ts";

export interface WebOptions {
  readonly runtime: Runtime;
  /** Where admins change the content; not here, if left out. */
  readonly tuning?: TuningDesk;
  /** How a reply that is tried looks in each channel. */
  readonly draws?: Draws;
  /** Signs cookies: 32 random bytes that outlive a restart, or residents lose their chats. */
  readonly secret: Uint8Array;
  /** Where files are kept, and what makes them fit to be. */
  readonly files: Files;
  readonly takeFile: TakeFile;
  readonly fileLinks: FileLinks;
  /** What staff can do. */
  readonly acts: readonly StaffAct[];
  /** The folder of the built pages, `dist/pages`. */
  readonly pages: string;
  /** With it pages subscribe to push. */
  readonly pushKey: string;
  /** The origin that residents see, without a slash at its end; null: as requests arrive. */
  readonly publicUrl: string | null;
  /** How many proxies before us are believed. */
  readonly trustProxy: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Chance: that many bytes of it. */
  readonly random?: (bytes: number) => Uint8Array;
  /** Where colleagues may sign in as well; nowhere, if left out. */
  readonly oidc?: OidcSettings | null;
  /** What a try at a password costs, as log2 of scrypt's N: less than ours is for tests alone. */
  readonly passwordCost?: number;
}

export interface WebServer {
  /** To listen with. Nothing may be mounted behind: it answers every path. */
  readonly app: Express;
  /** Ends the live streams, which would keep a closing server waiting for ever. */
  close(): void;
}

/**
 * Pages and API of residents and staff.
 * @throws when the pages were not built.
 */
export function webServer(options: WebOptions): WebServer {
  const { runtime, clock, log, random = randomBytes, publicUrl, files, takeFile } = options;
  const built = pageFiles(options.pages);
  const streams = liveStreams(clock);
  const isSecure = (request: Request): boolean =>
    publicUrl === null ? request.secure : publicUrl.startsWith("https:");
  const originOf = (request: Request): string =>
    publicUrl ?? `${request.protocol}://${request.host}`;
  const { oidc = null } = options;
  const cookies = signedCookies(options.secret, isSecure);
  const who = sessions(cookies, () => clock.now(), random);
  const door = staffDoor(cookies, runtime.people);

  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustProxy);
  app.set("query parser", "simple");
  const doors = { runtime, sessions: who, files: built };
  const stop = stopRoute(doors);
  app.use(headers(isSecure));
  app.use("/c/:community", stop);
  app.use(stop, ownPagesOnly(publicUrl));
  app.get("/push.js", (_request, response) => {
    response.set("Cache-Control", "no-cache").type("text/javascript").send(built.worker);
  });
  app.use(
    "/assets",
    // Their names change with what they hold.
    express.static(built.assets, {
      immutable: true,
      maxAge: "365d",
      index: false,
      redirect: false,
    }),
  );

  const community = Router({ mergeParams: true, strict: true });
  community.use(
    pageRoutes({ runtime, sessions: who, door, files: built }),
    chatApi({
      runtime,
      sessions: who,
      isStaff: (request, community) =>
        door.staff(request, community, HANDLE_FILES).then(
          () => true,
          (thrown: unknown) => {
            if (thrown instanceof Refusal) return false;
            throw thrown;
          },
        ),
      streams,
      files,
      takeFile,
      fileLinks: options.fileLinks,
      uploads: fileAllowance(clock),
      messages: messageAllowance(clock),
      clock,
      log,
    }),
    signInApi({
      runtime,
      door,
      passwords: passwords(options.passwordCost ?? PASSWORD_COST),
      clock,
      oidcName: oidc === null ? null : oidc.name,
    }),
    ...(oidc === null
      ? []
      : [oidcRoutes({ settings: oidc, runtime, door, cookies, originOf, log })]),
    peopleApi({
      runtime,
      door,
      now: () => clock.now(),
      originOf,
    }),
    staffFiles({ runtime, door, files, takeFile }),
    ...(options.tuning === undefined ? [] : [tuningApi({ runtime, tuning: options.tuning, door })]),
    reachApi({ runtime, sessions: who, pushKey: options.pushKey, clock }),
    staffDevicesApi(runtime, door, options.pushKey),
    statusApi(runtime, clock),
    doorRoutes(doors),
    staffApi({
      acts: options.acts,
      runtime,
      tuning: options.tuning,
      draws: options.draws,
      door,
      files,
      streams,
      clock,
      log,
    }),
  );
  app.get(/^\/c\/[^/]+$/, (request, response) => response.redirect(308, `${request.path}/`));
  app.use("/c/:community", community);
  app.use(community);

  app.use(() => {
    throw new Refusal("not-found");
  });
  app.use(answerErrors(log, built.notice));
  return { app, close: () => streams.close() };
}

/** Scripts, styles and pictures from ourselves only; no page of another host may frame ours. */
function headers(isSecure: (request: Request) => boolean): express.RequestHandler {
  const common = {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        // blob: is the preview of a photo before it is sent.
        "img-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "require-trusted-types-for": ["'script'"],
      },
    },
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "same-origin" },
  } as const;
  const plain = helmet({ ...common, strictTransportSecurity: false });
  const secure = helmet(common);
  return (request, response, next) => (isSecure(request) ? secure : plain)(request, response, next);
}

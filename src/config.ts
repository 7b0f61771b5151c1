import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { z } from "zod";
import {
  APP_TYPES,
  botFrameworkSettings,
  type BotFrameworkSettings,
} from "./channels/bot-framework/settings.ts";
import { slackSettings, type SlackSettings } from "./channels/slack/settings.ts";
import { failed, ok, type Result } from "./core/result.ts";
import { LOG_LEVELS, type LogLevel } from "./runtime/log.ts";

/** What the operator decides. Everybody is given what they need of it; nobody else reads it. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** The origin that residents see, without a slash at its end; null: the one listened on. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  /** 32 bytes; null: a key file beside the data. */
  readonly dataKey: Uint8Array | null;
  /** The store that several processes share; null: the embedded one. */
  readonly redis: {
    /** The store reads it in full. */
    readonly url: string;
    /** Goes on where Redis may lose what it acknowledged. */
    readonly unsafe: boolean;
    /** How many replicas must have a commit before it is acknowledged. */
    readonly waitFor: number;
  } | null;
  readonly logLevel: LogLevel;
  /** The folder that holds `intents/` and `dialogs/`. */
  readonly contentDir: string;
  /** How many proxies before us are believed when they say who called. */
  readonly trustProxy: number;
  /** Whoever shows it may read the figures; null: this machine alone may. */
  readonly metricsToken: string | null;
  /** Or what to set for it to be on. */
  readonly slack: Result<SlackSettings, string>;
  /** null: the channel is off. */
  readonly botFramework: BotFrameworkSettings | null;
}

/** What is told about a variable: in `.env.example`, in the README, and when its value is wrong. */
export interface Variable {
  readonly meaning: string;
  /** As it would be written; null when there is none. */
  readonly default: string | null;
  /** What a right value is, as the end of "expected …". */
  readonly expected: string;
  /** A secret's value is never repeated. */
  readonly secret: boolean;
}

/** A line for the operator: which variable, what was given, and the cure. */
export interface ConfigProblem {
  readonly variable: string;
  readonly line: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const KEY_BYTES = 32;
const told = z.registry<Variable>();

const environment = z.object({
  PORT: usually(
    "3000",
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(65_535)),
    {
      meaning: "The port of pages, channels and API. 0 takes any free one; it is printed at start.",
      expected: "a whole number from 0 to 65535",
    },
  ),
  HOST: usually("127.0.0.1", z.string().regex(/^[\w.:-]+$/), {
    meaning: "The address to listen on. With 0.0.0.0 other machines can reach us.",
    expected: "an address or a host name, such as 127.0.0.1 or 0.0.0.0",
  }),
  PUBLIC_URL: optionally(z.string().transform(originOf), {
    meaning: "Where we are reached from outside: for links, and for cookies that ask for https.",
    expected: "an address without a path, such as https://desk.example.com",
  }),
  DATA_DIR: usually("./data", z.string(), {
    meaning: "The folder of everything that must not be lost. It is made when it isn't there.",
    expected: "a folder",
  }),
  DATA_KEY: optionally(z.string().transform(keyOf), {
    meaning:
      "Encrypts the data; without it a key file is made beside, but not for Redis. A lost key is lost data.",
    expected: "32 bytes in base64, as `openssl rand -base64 32` prints them",
    secret: true,
  }),
  REDIS_URL: optionally(z.string().regex(/^rediss?(-cluster|-sentinel)?:\/\/\S+$/), {
    meaning: "Keeps the data in Redis, for several processes; DATA_DIR then holds photos alone.",
    expected:
      "an address such as redis://user:password@host:6379/0, redis-cluster://host,host or redis-sentinel://host,host/master; rediss for TLS",
    secret: true,
  }),
  REDIS_WAIT: usually("0", z.string().regex(/^\d$/).transform(Number), {
    meaning: "How many replicas must have a message before it is acknowledged.",
    expected: "a whole number from 0 to 9",
  }),
  REDIS_UNSAFE: usually("no", z.enum(["yes", "no"]), {
    meaning: "With yes we start on a Redis without AOF, or that evicts: messages may get lost.",
    expected: "yes or no",
  }),
  LOG_LEVEL: usually("info", z.enum(LOG_LEVELS), {
    meaning: "The least that is logged: info, warn, error, or silent for nothing.",
    expected: "info, warn, error or silent",
  }),
  CONTENT_DIR: optionally(z.string(), {
    meaning: "Your own content, instead of what came along.",
    expected: "a folder that holds intents/ and dialogs/",
  }),
  TRUST_PROXY: usually("0", z.string().regex(/^\d$/).transform(Number), {
    meaning: "How many proxies stand before us. Only so many are believed about who called.",
    expected: "a whole number from 0 to 9",
  }),
  METRICS_TOKEN: optionally(z.string().regex(/^\S{16,200}$/), {
    meaning: "Lets whoever shows it read /metrics; without it only this machine may.",
    expected: "at least 16 characters, such as `openssl rand -hex 16` prints",
    secret: true,
  }),
  SLACK_BOT_TOKEN: optionally(z.string().regex(/^xoxb-[\w-]+$/), {
    meaning: "Turns the Slack channel on, together with one of the next two.",
    expected: "a Bot User OAuth Token; it begins with xoxb-",
    secret: true,
  }),
  SLACK_SIGNING_SECRET: optionally(z.string().regex(/^[0-9a-f]{32}$/), {
    meaning: "Proves that a request to /slack/events comes from Slack.",
    expected: "the app's Signing Secret: 32 characters of 0-9 and a-f",
    secret: true,
  }),
  SLACK_APP_TOKEN: optionally(z.string().regex(/^xapp-[\w-]+$/), {
    meaning: "Socket Mode: we call Slack, which then needs no address of ours.",
    expected: "an App-Level Token with connections:write; it begins with xapp-",
    secret: true,
  }),
  SLACK_STAFF_CHANNEL: optionally(z.string().regex(/^[CG][A-Z0-9]{6,}$/), {
    meaning: "Where alerts to staff are posted, besides their screen. The app must be a member.",
    expected: "a channel's id, such as C0123456789",
  }),
  SLACK_COMMUNITY: usually("main", z.string().regex(/^[a-z0-9-]{1,40}$/), {
    meaning: "The community whose residents write in the Slack workspace.",
    expected: "a community's id",
  }),
  SLACK_API_URL: usually("https://slack.com/api/", z.string().transform(folderOf), {
    meaning: "Slack's Web API; another one only for tests or a proxy.",
    expected: "an address that begins with https:// or http://",
  }),
  MICROSOFT_APP_ID: optionally(z.guid(), {
    meaning: "Turns on Microsoft Teams and the other Bot Framework channels: the bot's app id.",
    expected: "an application (client) id, such as 00000000-0000-0000-0000-000000000000",
  }),
  MICROSOFT_APP_PASSWORD: optionally(z.string(), {
    meaning: "The bot's client secret.",
    expected: "the secret's value, not its id",
    secret: true,
  }),
  MICROSOFT_APP_TYPE: usually("SingleTenant", z.enum(APP_TYPES), {
    meaning: "How the bot is registered: SingleTenant, MultiTenant or UserAssignedMSI.",
    expected: "SingleTenant, MultiTenant or UserAssignedMSI",
  }),
  MICROSOFT_APP_TENANT_ID: optionally(z.string().regex(/^[\w.-]+$/), {
    meaning: "The tenant that the bot is registered in.",
    expected: "a directory (tenant) id",
  }),
  MICROSOFT_OPENID_METADATA_URL: optionally(z.string().transform(webAddress), {
    meaning: "Who vouches for requests, where it isn't Microsoft: for trying it out offline.",
    expected: "an address of OpenID metadata",
  }),
  MICROSOFT_LOGIN_URL: optionally(z.string().transform(originOf), {
    meaning: "Where the bot signs in, where it isn't Microsoft: for trying it out offline.",
    expected: "an address without a path",
  }),
  BOT_FRAMEWORK_UNAUTHENTICATED: usually("no", z.enum(["yes", "no"]), {
    meaning: "Believes whoever calls, without an app: for the Agents Playground on this machine.",
    expected: "yes or no",
  }),
});

/** Every variable that we read, in the order in which they are documented. */
export const VARIABLES: ReadonlyMap<string, Variable> = new Map(
  Object.entries(environment.shape).flatMap(([name, schema]) => {
    const about = told.get(schema);
    return about === undefined ? [] : [[name, about]];
  }),
);

/** Reads the process's environment, and a `.env` in the working folder for what that leaves open. */
export function configFromProcess(): Result<Config, readonly ConfigProblem[]> {
  let file: Environment = {};
  try {
    file = parseEnv(readFileSync(".env", "utf8"));
  } catch (thrown) {
    if (!isAbsent(thrown)) {
      return failed([{ variable: ".env", line: `.env can't be read: ${String(thrown)}` }]);
    }
  }
  return readConfig({ ...file, ...process.env });
}

/** Pure: all that is wrong is told at once. An empty value counts as none. */
export function readConfig(env: Environment): Result<Config, readonly ConfigProblem[]> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => VARIABLES.has(name) && value?.trim() !== ""),
  );
  const read = environment.safeParse(given);
  if (!read.success) {
    const wrong = new Set(read.error.issues.map((issue) => String(issue.path[0])));
    return failed([...wrong].map((variable) => problem(variable, given[variable])));
  }
  const is = read.data;
  const botFramework = botFrameworkSettings({
    host: is.HOST,
    appId: is.MICROSOFT_APP_ID ?? null,
    password: is.MICROSOFT_APP_PASSWORD ?? null,
    type: is.MICROSOFT_APP_TYPE,
    tenant: is.MICROSOFT_APP_TENANT_ID ?? null,
    metadataUrl: is.MICROSOFT_OPENID_METADATA_URL ?? null,
    loginUrl: is.MICROSOFT_LOGIN_URL ?? null,
    unauthenticated: is.BOT_FRAMEWORK_UNAUTHENTICATED === "yes",
  });
  if (!botFramework.ok) return failed([botFramework.error]);
  return ok({
    port: is.PORT,
    host: is.HOST,
    publicUrl: is.PUBLIC_URL ?? null,
    dataDir: is.DATA_DIR,
    dataKey: is.DATA_KEY ?? null,
    redis:
      is.REDIS_URL === undefined
        ? null
        : { url: is.REDIS_URL, unsafe: is.REDIS_UNSAFE === "yes", waitFor: is.REDIS_WAIT },
    logLevel: is.LOG_LEVEL,
    contentDir: is.CONTENT_DIR ?? fileURLToPath(new URL("..", import.meta.url)),
    trustProxy: is.TRUST_PROXY,
    metricsToken: is.METRICS_TOKEN ?? null,
    slack: slackSettings({
      botToken: is.SLACK_BOT_TOKEN ?? null,
      signingSecret: is.SLACK_SIGNING_SECRET ?? null,
      appToken: is.SLACK_APP_TOKEN ?? null,
      staffChannel: is.SLACK_STAFF_CHANNEL ?? null,
      community: is.SLACK_COMMUNITY,
      apiUrl: is.SLACK_API_URL,
    }),
    botFramework: botFramework.value,
  });
}

/** {@link nearMisses} of the process's own environment. */
export function nearMissesOfProcess(): readonly string[] {
  return nearMisses(process.env);
}

/** A line for each name that looks like a slip of the pen for one of ours: PROT, DATADIR. */
export function nearMisses(env: Environment): readonly string[] {
  const ours = new Map([...VARIABLES.keys()].map((name) => [letters(name), name]));
  return Object.keys(env).flatMap((name) => {
    const meant = ours.get(letters(name));
    return meant === undefined || meant === name
      ? []
      : [`${name} is not read by frontdesk. Did you mean ${meant}?`];
  });
}

/** The same for names that differ in the order of letters, in case or in underscores alone. */
function letters(name: string): string {
  return [...name.toUpperCase().replaceAll("_", "")].toSorted().join("");
}

interface About {
  readonly meaning: string;
  readonly expected: string;
  readonly secret?: true;
}

function usually<T>(value: string, schema: z.ZodType<T, string>, about: About) {
  return schema.prefault(value).register(told, { secret: false, ...about, default: value });
}

function optionally<T>(schema: z.ZodType<T, string>, about: About) {
  return schema.optional().register(told, { secret: false, ...about, default: null });
}

function originOf(value: string, context: z.RefinementCtx<string>): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const plain = url !== null && [url.origin, `${url.origin}/`].includes(value.toLowerCase());
  if (plain && /^https?:$/.test(url.protocol)) return url.origin;
  context.addIssue("not an origin");
  return z.NEVER;
}

function folderOf(value: string, context: z.RefinementCtx<string>): string {
  if (URL.canParse(value) && /^https?:/.test(value))
    return value.endsWith("/") ? value : `${value}/`;
  context.addIssue("not an address");
  return z.NEVER;
}

function webAddress(value: string, context: z.RefinementCtx<string>): string {
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return value;
  context.addIssue("not an address");
  return z.NEVER;
}

function keyOf(value: string, context: z.RefinementCtx<string>): Uint8Array {
  const key = Buffer.from(value, "base64");
  // Node skips what isn't base64; written again it must be what was given.
  if (key.length === KEY_BYTES && key.toString("base64") === value) return key;
  context.addIssue("not a key");
  return z.NEVER;
}

/** Long enough to recognise what was written, short enough for a line. */
const MOST_SHOWN = 60;

function problem(variable: string, given: string | undefined): ConfigProblem {
  const about = VARIABLES.get(variable);
  // A URL may carry a password before its @.
  const hidden = about?.secret === true || given?.includes("@") === true;
  const was = hidden ? "not shown here" : JSON.stringify(given?.slice(0, MOST_SHOWN));
  return { variable, line: `${variable} is wrong (${was}): expected ${about?.expected}.` };
}

function isAbsent(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";
}

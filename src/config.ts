import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { z } from "zod";
import {
  BOT_FRAMEWORK_VARIABLES,
  botFrameworkSettings,
  type BotFrameworkSettings,
} from "./channels/bot-framework/settings.ts";
import { LINE_VARIABLES, lineSettings, type LineSettings } from "./channels/line/settings.ts";
import { MAIL_VARIABLES, mailSettings, type MailSettings } from "./channels/mail/settings.ts";
import { SLACK_VARIABLES, slackSettings, type SlackSettings } from "./channels/slack/settings.ts";
import { failed, ok, type Result } from "./core/result.ts";
import { variables, type Variable } from "./core/variable.ts";
import type { LogLevel } from "./runtime/log.ts";
import { RUNTIME_VARIABLES } from "./runtime/variables.ts";
import { withSecretFiles } from "./secret-files.ts";
import { STORE_VARIABLES } from "./store/variables.ts";
import { OIDC_VARIABLES, oidcSettings, type OidcSettings } from "./web/sign-in/oidc-settings.ts";
import { WEB_VARIABLES } from "./web/variables.ts";

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
  /** So long a reply waits for what else is being written. */
  readonly burstMs: number;
  /** Whether a second admin approves what is published. */
  readonly tuningApproval: boolean;
  /** The folder that holds `intents/` and `dialogs/`. */
  readonly contentDir: string;
  /** How many proxies before us are believed when they say who called. */
  readonly trustProxy: number;
  /** Whoever shows it may read the figures; null: this machine alone may. */
  readonly metricsToken: string | null;
  /** Or what to set for mails to be sent. */
  readonly mail: Result<MailSettings, string>;
  /** Where colleagues may sign in as well; null: nowhere else. */
  readonly oidc: OidcSettings | null;
  /** Or what to set for it to be on. */
  readonly slack: Result<SlackSettings, string>;
  /** Or what to set for it to be on. */
  readonly line: Result<LineSettings, string>;
  /** null: the channel is off. */
  readonly botFramework: BotFrameworkSettings | null;
}

/** A line for the operator: which variable, what was given, and the cure. */
export interface ConfigProblem {
  readonly variable: string;
  readonly line: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Each part declares its own; here they are put together, in the order in which they are told. */
const environment = z.object({
  ...WEB_VARIABLES,
  ...OIDC_VARIABLES,
  ...STORE_VARIABLES,
  ...RUNTIME_VARIABLES,
  ...MAIL_VARIABLES,
  ...SLACK_VARIABLES,
  ...LINE_VARIABLES,
  ...BOT_FRAMEWORK_VARIABLES,
});

/** Every variable that we read, in the order in which they are documented. */
export const VARIABLES: ReadonlyMap<string, Variable> = new Map(
  Object.entries(environment.shape).flatMap(([name, schema]) => {
    const about = variables.get(schema);
    return about === undefined ? [] : [[name, about]];
  }),
);

/**
 * Reads the process's environment, a `.env` in the working folder for what that leaves open, and
 * the files of secrets that either names.
 */
export function configFromProcess(): Result<Config, readonly ConfigProblem[]> {
  let file: Environment = {};
  try {
    file = parseEnv(readFileSync(".env", "utf8"));
  } catch (thrown) {
    if (!isAbsent(thrown)) {
      return failed([{ variable: ".env", line: `.env can't be read: ${String(thrown)}` }]);
    }
  }
  const secrets = [...VARIABLES].flatMap(([name, { secret }]) => (secret ? [name] : []));
  const env = withSecretFiles({ ...file, ...process.env }, secrets, (path) =>
    readFileSync(path, "utf8"),
  );
  return env.ok ? readConfig(env.value) : env;
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
  const botFramework = botFrameworkSettings(is);
  if (!botFramework.ok) return failed([botFramework.error]);
  const oidc = oidcSettings(is);
  if (!oidc.ok) return failed([oidc.error]);
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
    burstMs: is.BURST_MS,
    tuningApproval: is.TUNING_APPROVAL === "yes",
    contentDir: is.CONTENT_DIR ?? fileURLToPath(new URL("..", import.meta.url)),
    trustProxy: is.TRUST_PROXY,
    metricsToken: is.METRICS_TOKEN ?? null,
    mail: mailSettings(is),
    oidc: oidc.value,
    slack: slackSettings(is),
    line: lineSettings(is),
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

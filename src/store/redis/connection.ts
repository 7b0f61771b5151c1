import { Cluster, Redis, type RedisOptions } from "ioredis";
import type { RedisAddress } from "./address.ts";

/** Connections to one Redis, by whichever way it is reached. */
export interface RedisConnection {
  /** For commands. Those that fail may have been carried out or not. */
  readonly commands: Redis | Cluster;
  /** Every server that takes writes at this moment. */
  servers(): readonly Redis[];
  /** A connection for listening, not connected yet; it does not reconnect by itself. */
  listening(): Redis;
}

/** A fast local server answers within a millisecond; a slow disk may take seconds to fsync. */
const COMMAND_MS = 5_000;
/** Nothing heard for so long with an answer outstanding: the connection is dead. */
const SILENCE_MS = 10_000;
const CONNECT_MS = 2_000;

/** Back within half a second of the server. @param attempt from 1 @returns ms */
export const untilRetry = (attempt: number): number => Math.min(50 * attempt, 500);

/**
 * A command fails at once when there is no connection, and when the connection breaks: it is never
 * kept for later nor sent twice, for only the caller knows whether it is still wanted.
 */
const PLAIN = {
  lazyConnect: true,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: COMMAND_MS,
  socketTimeout: SILENCE_MS,
  connectTimeout: CONNECT_MS,
  // How soon a server that was loading its data is looked at again.
  maxLoadingRetryTime: 500,
  retryStrategy: untilRetry,
  // The server became a replica: ask again who the master is.
  reconnectOnError: (error: Error) => error.message.includes("READONLY"),
} satisfies RedisOptions;

interface Secrets {
  readonly username?: string;
  readonly password?: string;
  readonly tls?: object;
}

/** Connects nothing yet. */
export function redisConnection(address: RedisAddress): RedisConnection {
  const secrets: Secrets = {
    ...(address.username === null ? {} : { username: address.username }),
    ...(address.password === null ? {} : { password: address.password }),
    ...(address.tls ? { tls: {} } : {}),
  };
  if (address.kind === "cluster") return clusterConnection(address, secrets);
  const [node] = address.nodes;
  const options = {
    ...PLAIN,
    ...secrets,
    db: address.db,
    ...(address.kind === "single"
      ? node
      : {
          name: address.master,
          sentinels: [...address.nodes],
          sentinelRetryStrategy: untilRetry,
          enableTLSForSentinelMode: address.tls,
        }),
  };
  const commands = quiet(new Redis(options));
  return {
    commands,
    servers: () => [commands],
    listening: () => quiet(new Redis({ ...options, retryStrategy: null })),
  };
}

function clusterConnection(address: RedisAddress, secrets: Secrets): RedisConnection {
  const { lazyConnect, enableOfflineQueue, retryStrategy, ...each } = { ...PLAIN, ...secrets };
  const cluster = quiet(
    new Cluster([...address.nodes], {
      lazyConnect,
      enableOfflineQueue,
      redisOptions: each,
      clusterRetryStrategy: retryStrategy,
      clusterNodeRetryStrategy: retryStrategy,
      // Zero: a command whose connection broke is not sent again.
      retryDelayOnFailover: 0,
      slotsRefreshTimeout: CONNECT_MS,
    }),
  );
  let turn = 0;
  return {
    commands: cluster,
    servers: () => cluster.nodes("master"),
    listening() {
      // Every node hears every publication. One that fails is not asked twice in a row.
      const known = cluster
        .nodes("all")
        .map(({ options: { host = "", port = 0 } }) => ({ host, port }));
      const nodes = known.length > 0 ? known : address.nodes;
      turn += 1;
      const { host = "", port = 0 } = nodes[turn % nodes.length] ?? {};
      return quiet(new Redis({ ...PLAIN, ...secrets, host, port, retryStrategy: null }));
    },
  };
}

/** Lost connections are told by the commands that fail; without a listener they'd be printed. */
function quiet<T extends Redis | Cluster>(client: T): T {
  client.on("error", () => {});
  return client;
}

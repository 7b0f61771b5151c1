import { StoreRefused } from "../errors.ts";

/** Where Redis is, as REDIS_URL says it. */
export interface RedisAddress {
  readonly kind: "single" | "cluster" | "sentinel";
  /** The server; nodes of the cluster that are asked for the others; or the sentinels. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly tls: boolean;
  readonly username: string | null;
  readonly password: string | null;
  /** The number of the database; a cluster has only 0. */
  readonly db: number;
  /** What the sentinels call the master; empty for the others. */
  readonly master: string;
}

const REDIS_PORT = 6379;
const SENTINEL_PORT = 26_379;

/**
 * Reads `redis://host:port/db`, `redis-cluster://host:port,host:port` (or several `redis://…`,
 * separated by commas), `redis-sentinel://host:port,host:port/master/db`. With `rediss` in front it
 * is TLS; `user:password@` stands before the first host.
 * @throws StoreRefused `bad-address`, without the address: it may hold a password
 */
export function redisAddress(text: string): RedisAddress {
  const [, tls, scheme, hosts = "", path = ""] =
    /^redis(s?)(-cluster|-sentinel)?:\/\/([^/]+)(?:\/(.*))?$/.exec(
      text.replaceAll(/,\s*rediss?:\/\//g, ","),
    ) ?? [];
  const usual = scheme === "-sentinel" ? SENTINEL_PORT : REDIS_PORT;
  const urls = hosts.split(",").map((host) => `redis://${host}`);
  if (hosts === "" || !urls.every((url) => URL.canParse(url))) throw badAddress();
  const nodes = urls.map((url) => {
    const { hostname, port } = new URL(url);
    return { host: hostname.replaceAll(/[[\]]/g, ""), port: Number(port || usual) };
  });
  const [first = ""] = urls;
  const { username, password } = new URL(first);
  const kind =
    scheme === "-sentinel" ? "sentinel" : scheme || nodes.length > 1 ? "cluster" : "single";
  const parts = path.split("/");
  const master = kind === "sentinel" ? decoded(parts.shift() ?? "") : "";
  const [db = ""] = parts;
  if (nodes.some(({ host }) => host === "") || parts.length > 1 || !/^\d{0,4}$/.test(db))
    throw badAddress();
  if ((kind === "sentinel" && master === "") || (kind === "cluster" && Number(db) !== 0))
    throw badAddress();
  return {
    kind,
    nodes,
    tls: tls === "s",
    username: username === "" ? null : decoded(username),
    password: password === "" ? null : decoded(password),
    db: Number(db),
    master,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badAddress();
  }
}

function badAddress(): StoreRefused {
  return new StoreRefused(
    "bad-address",
    "REDIS_URL is not understood: write redis://user:password@host:6379/0, redis-cluster://host,host or redis-sentinel://host,host/master",
  );
}

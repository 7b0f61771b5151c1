import { lookup, type LookupAddress } from "node:dns";
import { request as plainRequest, type IncomingMessage } from "node:http";
import { request as secureRequest } from "node:https";
import { BlockList, isIP } from "node:net";
import { MOST_FILE_BYTES } from "../../core/files/files.ts";
import type { Fetched } from "../../core/channel.ts";

/** What a channel says of the addresses that it is told of, which anybody may have made up. */
export interface Reachable {
  /**
   * `public`: a host of the platform's, by https and at a public address. `trusted`: the operator
   * named it, as for trying out on this machine. Null: it is never called.
   */
  trust(url: URL): "public" | "trusted" | null;
  /** The token for it, where it is to get one. */
  authorization(url: URL): Promise<string | null>;
}

const LONGEST_MS = 10_000;
const MOST_REDIRECTS = 3;

/** Looks a name up: all of its addresses. */
export type Resolve = (
  name: string,
  done: (failed: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

const byDns: Resolve = (name, done) =>
  lookup(name, { all: true }, (failed, addresses) => done(failed, addresses));

/**
 * Fetches a file of at most 20 MB within ten seconds. A name is looked up once, and only what was
 * found and is public is called; where it sends us on is looked at in the same way.
 */
export async function download(
  address: string,
  reachable: Reachable,
  signal: AbortSignal,
  resolve: Resolve = byDns,
): Promise<Fetched> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_MS)]);
  let next = address;
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const url = URL.canParse(next) ? new URL(next) : null;
      const trust = url === null ? null : trustIn(url, reachable);
      if (url === null || trust === null) return gone("foreign-address");
      const authorization = await reachable.authorization(url);
      const answer = await ask(url, trust, authorization, within, resolve);
      const { statusCode: status = 0, headers } = answer;
      if (status >= 300 && status < 400 && headers.location !== undefined) {
        answer.destroy();
        next = new URL(headers.location, url).href;
        continue;
      }
      if (status === 200) return await read(answer);
      answer.destroy();
      // 202: it is yet being made ready.
      return status === 202 || status === 408 || status === 429 || status >= 500
        ? { kind: "later", reason: `status-${status}` }
        : gone(`status-${status}`);
    }
    return gone("redirects");
  } catch (thrown) {
    if (thrown instanceof NotPublic) return gone("not-public");
    return { kind: "later", reason: within.aborted ? "took-too-long" : "unreachable" };
  }
}

const gone = (reason: string): Fetched => ({ kind: "gone", why: "unreachable", reason });

/** Whatever a channel says: who names a user, an address in figures or a port is up to something. */
function trustIn(url: URL, reachable: Reachable): "public" | "trusted" | null {
  if (url.username !== "" || url.password !== "") return null;
  const trusted = reachable.trust(url);
  if (trusted !== "public") return trusted;
  const isPlain = isIP(url.hostname.replace(/^\[|\]$/g, "")) === 0 && url.port === "";
  return url.protocol === "https:" && isPlain ? trusted : null;
}

class NotPublic extends Error {
  override readonly name = "NotPublic";
}

function ask(
  url: URL,
  trust: "public" | "trusted",
  authorization: string | null,
  signal: AbortSignal,
  resolve: Resolve,
): Promise<IncomingMessage> {
  const request = url.protocol === "http:" ? plainRequest : secureRequest;
  const headers = {
    "Accept-Encoding": "identity",
    ...(authorization === null ? {} : { Authorization: authorization }),
  };
  return new Promise((answered, failed) => {
    const asked = request(url, {
      agent: false,
      headers,
      signal,
      // What was looked at is what is called: no second look-up can answer otherwise.
      lookup(name, { all }, done) {
        resolve(name, (thrown, addresses) => {
          const [first] = addresses;
          const isOpen = trust === "trusted" || addresses.every(({ address }) => isPublic(address));
          if (thrown !== null || first === undefined) done(thrown ?? new Error("no address"), "");
          else if (!isOpen) done(new NotPublic(), "");
          else if (all) done(null, [...addresses]);
          else done(null, first.address, first.family);
        });
      },
    });
    asked.once("response", answered);
    asked.once("error", failed);
    asked.end();
  });
}

async function read(answer: IncomingMessage): Promise<Fetched> {
  const tooLarge: Fetched = { kind: "gone", why: "file-too-large", reason: "too-large" };
  if (Number(answer.headers["content-length"] ?? 0) > MOST_FILE_BYTES) {
    answer.destroy();
    return tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (size > MOST_FILE_BYTES) return tooLarge;
    chunks.push(chunk);
  }
  return { kind: "file", bytes: Buffer.concat(chunks) };
}

const reserved = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  reserved.addSubnet(network, bits, "ipv4");
/** Of IPv6 what is given out to networks at all, without what stands for an IPv4 address. */
const given = new BlockList();
given.addSubnet("2000::", 3, "ipv6");
for (const [network, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  reserved.addSubnet(network, bits, "ipv6");

/** Whether an address is one of the open net's. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !reserved.check(address, "ipv4");
    case 6:
      return given.check(address, "ipv6") && !reserved.check(address, "ipv6");
    default:
      return false;
  }
}

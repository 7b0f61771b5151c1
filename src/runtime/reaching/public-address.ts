import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

const closed = new BlockList();
for (const [net, prefix] of [
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
  closed.addSubnet(net, prefix, "ipv4");
// Of IPv6 what is given out to the public, less what stands for other networks in it.
const open6 = new BlockList();
open6.addSubnet("2000::", 3, "ipv6");
for (const [net, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  closed.addSubnet(net, prefix, "ipv6");

/** Whether an address is one that anybody on the internet reaches, and not a neighbour of ours. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, "ipv4");
  return family === 6 && open6.check(address, "ipv6") && !closed.check(address, "ipv6");
}

/** Whether an endpoint that a page told may be called at all; its host is looked up when it is. */
export function isCallable(endpoint: string): boolean {
  if (!URL.canParse(endpoint) || endpoint.length > LONGEST_ENDPOINT) return false;
  const { protocol, hostname, username, password, port } = new URL(endpoint);
  // No service sends push from an address without a name.
  const isNamed = hostname.includes(".") && isIP(hostname) === 0 && !hostname.startsWith("[");
  return protocol === "https:" && port === "" && username === "" && password === "" && isNamed;
}
const LONGEST_ENDPOINT = 1_000;

/** Resolves a host once, for the connection that is made, and to nothing that isn't public. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, "", 0);
    const allowed = found.filter(({ address }) => isPublic(address));
    const [first] = allowed;
    if (first === undefined)
      return callback(
        Object.assign(new Error("not a public address"), { code: "EPRIVATE" }),
        "",
        0,
      );
    if (options.all === true) callback(null, allowed);
    else callback(null, first.address, first.family);
  });
};

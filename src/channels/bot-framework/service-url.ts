/** Where Microsoft's own services take a bot's answers; the last is open to all, by full name. */
const MICROSOFT_HOSTS =
  /^(?:[\w-]+\.)*(?:botframework\.com|botframework\.us|botframework\.azure\.us|teams\.microsoft\.com|teams\.microsoft\.us)$|^smba\.trafficmanager\.net$/;

/**
 * Whether an answer may be sent there. A request names the address that its answers go to: without
 * this list, whoever forges one has us call any host, with our token in hand.
 * @param offline lets addresses of this machine pass, and no others by http
 */
export function isAllowedService(address: string, offline: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  if (protocol === "https:" && port === "" && MICROSOFT_HOSTS.test(hostname)) return true;
  return offline && /^https?:$/.test(protocol) && isLoopback(hostname);
}

/** @param host a name or an address, an IPv6 one with or without its brackets */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}

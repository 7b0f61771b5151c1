import { createECDH } from "node:crypto";

/** Tells push services who we are: pages subscribe with the public half. */
export interface Vapid {
  readonly publicKey: string;
  readonly privateKey: string;
  /** Whom push services turn to when we misbehave. */
  readonly subject: string;
}

/** Services want a way to reach us; where pages have no address of their own there is none. */
const NOWHERE = "mailto:nobody@frontdesk.invalid";

/**
 * @param secret 32 bytes that outlive a restart, or every subscription is worth nothing
 * @param publicUrl where our pages are, null where only this machine knows
 */
export function vapidOf(secret: Uint8Array, publicUrl: string | null): Vapid {
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(secret);
  return {
    publicKey: pair.getPublicKey("base64url", "uncompressed"),
    privateKey: Buffer.from(secret).toString("base64url"),
    subject: publicUrl?.startsWith("https:") ? publicUrl : NOWHERE,
  };
}

import { createHash, timingSafeEqual } from "node:crypto";

/** Keys that let a member of staff in, once each, until there are accounts. */
export interface Invitations {
  /** Makes a new key, for a link `/staff/enter?key=…`. Earlier unused ones end. */
  issue(): string;
  /** Whether the key is the one issued last; it is used up with that. */
  redeem(key: string): boolean;
}

/** Only a hash is kept, in memory: after a restart the printed link is another one. */
export function invitations(random: (bytes: number) => Uint8Array): Invitations {
  let issued: Buffer | null = null;
  return {
    issue() {
      const key = Buffer.from(random(24)).toString("base64url");
      issued = hash(key);
      return key;
    },
    redeem(key) {
      if (issued === null || !timingSafeEqual(hash(key), issued)) return false;
      issued = null;
      return true;
    },
  };
}

function hash(key: string): Buffer {
  return createHash("sha256").update(key, "utf8").digest();
}

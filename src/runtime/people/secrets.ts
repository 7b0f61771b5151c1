import { createHash } from "node:crypto";

/** What opens a door: its holder has the secret, we keep what it hashes to. */
export interface Secrets {
  /** 256 random bits, base64url. */
  make(): string;
  /** An id of 128 random bits, base64url: no secret. */
  id(): string;
}

export function secrets(random: (bytes: number) => Uint8Array): Secrets {
  const text = (bytes: number): string => Buffer.from(random(bytes)).toString("base64url");
  return { make: () => text(32), id: () => text(16) };
}

/** Without salt: nobody guesses 256 random bits. */
export function hashed(secret: string): string {
  return createHash("sha256").update(secret, "utf8").digest("base64url");
}

import { createHmac, timingSafeEqual } from "node:crypto";

/** A contract is looked at again within a month; after that it is asked for. */
const LIVES_MS = 30 * 24 * 60 * 60_000;

/** Ends of addresses that open one file each to whoever has them, for channels without sessions. */
export interface FileLinks {
  /** @param now ms UTC */
  sign(file: string, now: number): string;
  /** Whether that was signed for this file, and still holds. */
  opens(file: string, signed: string, now: number): boolean;
}

/** @param secret 32 bytes that outlive a restart, or the links that were sent are worth nothing */
export function fileLinks(secret: Uint8Array): FileLinks {
  const signature = (file: string, until: string): Buffer =>
    createHmac("sha256", secret).update(`file.${file}.${until}`).digest();
  return {
    sign(file, now) {
      const until = String(now + LIVES_MS);
      return `${until}.${signature(file, until).toString("base64url")}`;
    },
    opens(file, signed, now) {
      const [until = "", given = "", ...rest] = signed.slice(0, 200).split(".");
      const [shown, right] = [Buffer.from(given, "base64url"), signature(file, until)];
      const isSigned = shown.length === right.length && timingSafeEqual(shown, right);
      return rest.length === 0 && isSigned && now < Number(until);
    },
  };
}

import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { RecordKind } from "../core/store.ts";
import { StoreRefused } from "./errors.ts";

/** Seals what leaves the process: AES-256-GCM, bound to where it lies. */
export interface Codec {
  /** `place` (partition and key, or a file's name) is authenticated: a moved value won't open. */
  seal(place: readonly string[], bytes: Uint8Array): Uint8Array;
  /** @throws StoreRefused `wrong-key` or `damaged-record` */
  open(place: readonly string[], sealed: Uint8Array): Uint8Array;
}

/** Envelope: format, key id, nonce, tag, ciphertext. */
const FORMAT = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES;

/** Fresh random nonces, fetched many at a time: one call costs as much as sealing a record. */
function nonceSource(): () => Buffer {
  let pool = Buffer.alloc(0);
  return () => {
    if (pool.length < NONCE_BYTES) pool = randomBytes(NONCE_BYTES * 1_024);
    const nonce = pool.subarray(0, NONCE_BYTES);
    pool = pool.subarray(NONCE_BYTES);
    return nonce;
  };
}

/** @param key 32 bytes */
export function sealingCodec(key: Uint8Array): Codec {
  const id = createHash("sha256")
    .update("frontdesk key id")
    .update(key)
    .digest()
    .subarray(0, KEY_ID_BYTES);
  const nonces = nonceSource();
  return {
    seal(place, bytes) {
      const nonce = nonces();
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      cipher.setAAD(aad(place, id));
      const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([Buffer.of(FORMAT), id, nonce, cipher.getAuthTag(), text]);
    },
    open(place, sealed) {
      const whole = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (whole.length < HEAD_BYTES) throw damaged(place);
      if (whole[0] !== FORMAT) {
        throw new StoreRefused(
          "newer-version",
          `${place.join("/")} is sealed in a format (${whole[0]}) that this frontdesk doesn't know; run the newer version that wrote it`,
        );
      }
      if (!whole.subarray(1, 1 + KEY_ID_BYTES).equals(id)) throw wrongKey();
      const nonceAt = 1 + KEY_ID_BYTES;
      const tagAt = nonceAt + NONCE_BYTES;
      const decipher = createDecipheriv("aes-256-gcm", key, whole.subarray(nonceAt, tagAt));
      decipher.setAAD(aad(place, id));
      decipher.setAuthTag(whole.subarray(tagAt, HEAD_BYTES));
      try {
        return Buffer.concat([decipher.update(whole.subarray(HEAD_BYTES)), decipher.final()]);
      } catch (cause) {
        throw damaged(place, cause);
      }
    },
  };
}

function wrongKey(): StoreRefused {
  return new StoreRefused(
    "wrong-key",
    "the data was encrypted with another key: set DATA_KEY to it, or put its key file back beside the data",
  );
}

function damaged(place: readonly string[], cause?: unknown): StoreRefused {
  return new StoreRefused(
    "damaged-record",
    `${place.join("/")} was changed outside frontdesk or is damaged: restore it from a backup`,
    { cause },
  );
}

function aad(place: readonly string[], id: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(FORMAT), id, Buffer.from(JSON.stringify(place), "utf8")]);
}

/** What a sealed value holds: the record and the version of its kind that wrote it. */
const envelope = z.strictObject({ v: z.int().min(1), r: z.unknown() });

export function encodeRecord(kind: RecordKind<unknown>, value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify({ v: kind.version, r: value }), "utf8");
}

/** @throws StoreRefused when a newer frontdesk wrote it, or it is not of this kind. */
export function decodeRecord<T>(kind: RecordKind<T>, bytes: Uint8Array): T {
  const json: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
  const { v, r } = envelope.parse(json);
  if (v > kind.version) {
    throw new StoreRefused(
      "newer-version",
      `a ${kind.name} was written by a newer frontdesk (version ${v}, this one knows ${kind.version}): run the newer one`,
    );
  }
  return kind.read(r, v);
}

/** Brings a value from one version to the next; pure. */
export type Upcaster = (value: unknown) => unknown;

/**
 * A kind of record read by a zod schema. `upcasters[n]` lifts version n+1 to n+2, so that the
 * version written today is their number plus one. Schemas are loose: unknown fields are kept.
 */
export function recordKind<T>(
  name: string,
  schema: z.ZodType<T>,
  upcasters: readonly Upcaster[] = [],
): RecordKind<T> {
  return {
    name,
    version: upcasters.length + 1,
    read(value, version) {
      const current = upcasters.slice(version - 1).reduce((each, lift) => lift(each), value);
      const parsed = schema.safeParse(current);
      if (parsed.success) return parsed.data;
      throw new StoreRefused("damaged-record", `a stored ${name} does not have its shape`, {
        cause: parsed.error,
      });
    },
  };
}

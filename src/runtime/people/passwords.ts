import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { lanes } from "../lanes.ts";

/** Hashes passwords so that trying many costs much, and compares them in constant time. */
export interface Passwords {
  /** `$scrypt$ln=17,r=8,p=1$salt$hash`: with its parameters, which may grow later. */
  hash(password: string): Promise<string>;
  /** @param hash null (nobody's) is false as well, after the same time */
  isRight(password: string, hash: string | null): Promise<boolean>;
}

/** log2 of N: 128 MiB and some 0.4 s of a core for each try, as OWASP advises. */
export const PASSWORD_COST = 17;
/** A hash of the store's with more than this is no hash of ours. */
const MOST_COST = 20;
const [R, P, BYTES] = [8, 1, 32];

interface Hash {
  readonly cost: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** @param cost log2 of N; a smaller one is for tests alone */
export function passwords(cost: number): Passwords {
  // One at a time: each takes 128 MiB, and a core that residents need as well.
  const queue = lanes();
  const derive = (password: string, salt: Buffer, ln: number): Promise<Buffer> =>
    queue.run(
      "",
      () =>
        new Promise((resolve, reject) => {
          const options = { N: 2 ** ln, r: R, p: P, maxmem: 256 * R * 2 ** ln };
          scrypt(password.normalize("NFKC"), salt, BYTES, options, (failure, key) =>
            failure ? reject(failure) : resolve(key),
          );
        }),
    );
  const nobodys: Hash = { cost, salt: randomBytes(16), hash: randomBytes(BYTES) };
  return {
    async hash(password) {
      const salt = randomBytes(16);
      const hash = await derive(password, salt, cost);
      return `$scrypt$ln=${cost},r=${R},p=${P}$${unpadded(salt)}$${unpadded(hash)}`;
    },
    async isRight(password, hash) {
      const read = hash === null ? null : hashOf(hash);
      const against = read ?? nobodys;
      const derived = await derive(password, against.salt, against.cost);
      return timingSafeEqual(derived, against.hash) && read !== null;
    },
  };
}

const FORM = new RegExp(
  `^\\$scrypt\\$ln=(\\d{1,2}),r=${R},p=${P}\\$([\\w+/]{22})\\$([\\w+/]{43})$`,
);

function hashOf(text: string): Hash | null {
  const [, ln, salt, hash] = FORM.exec(text) ?? [];
  if (ln === undefined || salt === undefined || hash === undefined) return null;
  const cost = Number(ln);
  if (cost < 1 || cost > MOST_COST) return null;
  return { cost, salt: Buffer.from(salt, "base64"), hash: Buffer.from(hash, "base64") };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

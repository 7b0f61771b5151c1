import type { Account, Identity } from "../../core/records/account.ts";
import { put, type Store } from "../../core/store.ts";
import { keys, SYSTEM } from "../../store/keys.ts";
import type { Clock } from "../clock.ts";
import type { Accounts } from "./accounts.ts";
import { hashed } from "./secrets.ts";

/** Long enough to change the window and type it. */
const CODE_MS = 15 * 60_000;
/** Ten letters of it are 50 bits, which nobody guesses in that time: no I, L, O, U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE = /^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/;
/** Tries of one person on a platform, in the same time. */
const MOST_TRIES = 5;

/** Codes by which colleagues show who they are on a platform: they send one to the desk there. */
export interface LinkCodes {
  /** `7K3MQ-2XD9B`; it is kept nowhere, and ends soon. */
  issue(account: Account): Promise<{ readonly code: string; readonly expiresAt: number }>;
  /** Who has thereby shown who they are; null when this is no such code, or one that is over. */
  redeem(text: string, identity: Identity): Promise<Account | null>;
}

export function linkCodes(ports: {
  readonly store: Store;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly random: (bytes: number) => Uint8Array;
}): LinkCodes {
  const { store, clock, accounts, random } = ports;
  const tries = new Map<string, { count: number; from: number }>();
  const isAllowed = ({ channel, person }: Identity): boolean => {
    const who = `${channel} ${person}`;
    const now = clock.now();
    const before = tries.get(who);
    const current = before && now < before.from + CODE_MS ? before : { count: 0, from: now };
    tries.set(who, { ...current, count: current.count + 1 });
    return current.count < MOST_TRIES;
  };
  return {
    async issue({ id: account }) {
      const letters = [...random(10)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? "");
      const code = `${letters.slice(0, 5).join("")}-${letters.slice(5).join("")}`;
      const now = clock.now();
      const expiresAt = now + CODE_MS;
      const puts = [put(keys.linkCode(hashed(code)), { account }, expiresAt)];
      await store.commit(SYSTEM, { now, puts });
      return { code, expiresAt };
    },
    async redeem(text, identity) {
      const code = text.normalize("NFKC").trim().toUpperCase();
      if (!CODE.test(code) || !isAllowed(identity)) return null;
      const key = keys.linkCode(hashed(code));
      const found = (await store.get(SYSTEM, [key], clock.now())).read(key);
      if (found === null) return null;
      const isIt = (one: Identity): boolean =>
        one.channel === identity.channel && one.person === identity.person;
      const written = await accounts.write(
        found.value.account,
        (before) =>
          before && {
            ...before,
            identities: [...before.identities.filter((one) => !isIt(one)), identity],
          },
        { key, version: found.version },
      );
      return written.ok ? written.value : null;
    },
  };
}

import type { Account } from "../../core/records/account.ts";
import type { StaffSession } from "../../core/records/staff-access.ts";
import { put, type Key, type Store, type Versioned } from "../../core/store.ts";
import { idIn, keys, SYSTEM } from "../../store/keys.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Accounts } from "./accounts.ts";
import { hashed, type Secrets } from "./secrets.ts";

const MINUTE = 60_000;
/** A long shift. */
const LONGEST_MS = 12 * 60 * MINUTE;
/** An unattended screen: an open page counts as attended. */
const IDLE_MS = 120 * MINUTE;
/** As often is written down that a session is in use. */
const TOUCH_MS = 5 * MINUTE;

/** Who is signed in by a secret. */
export interface SignedIn {
  readonly account: Account;
  /** Their roles have changed: it opens pages alone, which give it a new secret. */
  readonly isStale: boolean;
}

/** Colleagues' browsers. */
export interface StaffSessions {
  /** Begins one, in place of the one that the browser had; returns the new secret. */
  begin(account: Account, before: string | null): Promise<string>;
  /** Null: over, ended, or never begun. Counts as use. */
  find(secret: string): Promise<SignedIn | null>;
  /** A new secret for one that is stale; the old one opens nothing any more. */
  renew(secret: string): Promise<string | null>;
  end(secret: string): Promise<void>;
  /** Ends all of an account. */
  endAll(account: string): Promise<void>;
  /**
   * Watches over a live stream: `ended` is called once, as soon as its session is over in whatever
   * way. An open stream counts as use.
   */
  attend(secret: string, account: string, ended: () => void): Attended;
}

export interface Attended {
  /** Whether the session still holds, by all that this process knows. */
  isOpen(): boolean;
  stop(): void;
}

export function staffSessions(ports: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly accounts: Accounts;
  readonly secrets: Secrets;
}): StaffSessions {
  const { store, clock, log, accounts, secrets } = ports;

  const read = async (secret: string) => {
    const key = keys.staffSession(hashed(secret));
    const found = (await store.get(SYSTEM, [key], clock.now())).read(key);
    if (found === null) return null;
    // Made by another process a moment ago.
    if (accounts.find(found.value.account) === undefined) await accounts.freshen();
    const account = accounts.find(found.value.account);
    return account && holds(account, found.value, clock.now()) ? { key, found, account } : null;
  };
  /** A lost race means that somebody else touched, renewed or ended it. */
  const write = async (
    key: Key<StaffSession>,
    session: StaffSession,
    of: Pick<Versioned<unknown>, "version">,
    dels: readonly Key<StaffSession>[] = [],
  ): Promise<boolean> => {
    const { ok } = await store.commit(SYSTEM, {
      now: clock.now(),
      checks: [{ key: dels[0] ?? key, version: of.version }],
      puts: [put(key, session, Math.min(session.seenAt + IDLE_MS, session.since + LONGEST_MS))],
      dels,
    });
    return ok;
  };

  const find = async (secret: string): Promise<SignedIn | null> => {
    const one = await read(secret);
    if (one === null) return null;
    const { key, found, account } = one;
    const now = clock.now();
    if (now - found.value.seenAt >= TOUCH_MS)
      await write(key, { ...found.value, seenAt: now }, found);
    return { account, isStale: found.value.renewedAt < account.grantsFrom };
  };

  return {
    async begin({ id: account }, before) {
      const secret = secrets.make();
      const now = clock.now();
      const { sessionsFrom = 0, grantsFrom = 0 } = accounts.find(account) ?? {};
      const since = Math.max(now, sessionsFrom);
      const session = { account, since, renewedAt: Math.max(now, grantsFrom), seenAt: now };
      await store.commit(SYSTEM, {
        now,
        puts: [put(keys.staffSession(hashed(secret)), session, now + IDLE_MS)],
        dels: before === null ? [] : [keys.staffSession(hashed(before))],
      });
      return secret;
    },
    find,
    async renew(secret) {
      const one = await read(secret);
      if (one === null) return null;
      const next = secrets.make();
      const now = clock.now();
      const renewedAt = Math.max(now, one.account.grantsFrom);
      const session = { ...one.found.value, renewedAt, seenAt: now };
      const key = keys.staffSession(hashed(next));
      return (await write(key, session, one.found, [one.key])) ? next : null;
    },
    async end(secret) {
      const dels = [keys.staffSession(hashed(secret))];
      await store.commit(SYSTEM, { now: clock.now(), dels });
    },
    async endAll(account) {
      const now = clock.now();
      // A session of this very millisecond is over, too.
      await accounts.write(account, (before) => before && { ...before, sessionsFrom: now + 1 });
    },
    attend(secret, account, ended) {
      const name = keys.staffSession(hashed(secret)).name;
      let isOpen = true;
      let stopTimer = (): void => {};
      const stop = (): void => {
        isOpen = false;
        stopTimer();
        stopWatching();
      };
      const look = async (): Promise<void> => {
        try {
          const signedIn = await find(secret);
          if (signedIn !== null && !signedIn.isStale) return;
        } catch (thrown) {
          log.error("session-unread", {}, thrown);
          return;
        }
        if (!isOpen) return;
        stop();
        ended();
      };
      const stopWatching = store.watch(SYSTEM, ({ version, keys: names }) => {
        const isAbout = names.some((one) => one === name || idIn.account(one) === account);
        if (version === 0 || isAbout) void accounts.freshen().then(look, look);
      });
      const again = (): void => {
        stopTimer = clock.after(TOUCH_MS, async () => {
          await look();
          if (isOpen) again();
        });
      };
      again();
      // It may have ended between the question who asks and now.
      void look();
      return { isOpen: () => isOpen && accounts.find(account)?.disabled === false, stop };
    },
  };
}

function holds(account: Account, { since }: StaffSession, now: number): boolean {
  return !account.disabled && since >= account.sessionsFrom && now < since + LONGEST_MS;
}

import type { Account } from "../../core/records/account.ts";
import { failed, ok, type Result } from "../../core/result.ts";
import { put, type IndexRemove, type Key, type Store } from "../../core/store.ts";
import { idIn, indexes, keys, SYSTEM } from "../../store/keys.ts";
import type { Clock } from "../clock.ts";
import { lanes } from "../lanes.ts";
import type { Log } from "../log.ts";

/** More colleagues than one installation has. */
const MOST_ACCOUNTS = 2_000;
/** Keys of one read. */
const READ_AT_ONCE = 200;

/** Why an account was not written: something that is one person's only is another's already. */
export type Taken = "login-taken" | "oidc-taken" | "identity-taken";

/** Colleagues' accounts, as they are stored now. */
export interface Accounts {
  /** In the order in which they were made. */
  all(): readonly Account[];
  find(id: string): Account | undefined;
  /**
   * Writes what `change` makes of an account (null: it isn't there), again when it was raced.
   * `change` returns null for "there is nothing to change". Resolves when it is durable and in
   * force in this process; others hear of it within moments.
   * @param spending a record that goes in the same commit, and must be as it was read
   */
  write(
    id: string,
    change: (before: Account | null) => Account | null,
    spending?: Spending,
  ): Promise<Result<Account, Taken | "no-such-account" | "spent">>;
  /** Reads them again: another process may have written a moment ago. */
  freshen(): Promise<void>;
  close(): void;
}

export interface Spending {
  readonly key: Key<unknown>;
  readonly version: number;
  /** Where it stands in an index. */
  readonly listed?: IndexRemove;
}

/** Reads the accounts, and again whenever the store tells that one was written. */
export async function openAccounts(ports: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<Accounts> {
  const { store, clock, log } = ports;
  const reading = lanes();
  let byId: ReadonlyMap<string, Account> = new Map();

  const read = async (): Promise<void> => {
    const entries = await store.range(SYSTEM, indexes.accounts, { limit: MOST_ACCOUNTS });
    const found = new Map<string, Account>();
    for (let at = 0; at < entries.length; at += READ_AT_ONCE) {
      const some = entries.slice(at, at + READ_AT_ONCE).map(({ member }) => keys.account(member));
      const snapshot = await store.get(SYSTEM, some, clock.now());
      for (const key of some) {
        try {
          const account = snapshot.read(key)?.value;
          if (account) found.set(account.id, account);
        } catch (thrown) {
          // One that is damaged shuts out one colleague, not all.
          log.error("account-unreadable", {}, thrown);
        }
      }
    }
    byId = found;
  };
  /** One after the other, so that the last word is the newest. */
  const freshen = (): Promise<void> => reading.run("", read);
  const close = store.watch(SYSTEM, ({ version, keys: names }) => {
    const isAbout = version === 0 || names.some((name) => idIn.account(name) !== null);
    if (isAbout) freshen().catch((thrown: unknown) => log.error("accounts-unread", {}, thrown));
  });
  await freshen();

  return {
    all: () => [...byId.values()],
    find: (id) => byId.get(id),
    async write(id, change, spending) {
      for (;;) {
        const done = await attempt(store, clock.now(), id, change, spending);
        if (done === null) continue;
        if (done.ok) await freshen();
        return done;
      }
    },
    freshen,
    close,
  };
}

/** @returns null for a lost race */
async function attempt(
  store: Store,
  now: number,
  id: string,
  change: (before: Account | null) => Account | null,
  spending?: Spending,
): Promise<Result<Account, Taken | "no-such-account" | "spent"> | null> {
  const key = keys.account(id);
  const stored = await store.get(SYSTEM, [key], now);
  const before = stored.read(key)?.value ?? null;
  const after = change(before);
  if (after === null) return failed("no-such-account");
  const held = claimsOf(before);
  const wanted = claimsOf(after);
  const isIn = (some: readonly Claim[], { key: { name } }: Claim): boolean =>
    some.some((one) => one.key.name === name);
  const added = wanted.filter((claim) => !isIn(held, claim));
  const claimed = await store.get(
    SYSTEM,
    added.map((claim) => claim.key),
    now,
  );
  const taken = added.find((claim) => (claimed.read(claim.key)?.value.account ?? id) !== id);
  if (taken) return failed(taken.taken);
  const result = await store.commit(SYSTEM, {
    now,
    checks: [
      { key, version: stored.version(key) },
      ...added.map((claim) => ({ key: claim.key, version: claimed.version(claim.key) })),
      ...(spending ? [{ key: spending.key, version: spending.version }] : []),
    ],
    puts: [put(key, after), ...added.map((claim) => put(claim.key, { account: id }))],
    dels: [
      ...held.filter((claim) => !isIn(wanted, claim)).map((claim) => claim.key),
      ...(spending ? [spending.key] : []),
    ],
    add: before === null ? [{ index: indexes.accounts, score: now, member: id }] : [],
    remove: spending?.listed ? [spending.listed] : [],
  });
  if (result.ok) return ok(after);
  return result.conflict === spending?.key.name ? failed("spent") : null;
}

interface Claim {
  readonly key: ReturnType<typeof keys.claim>;
  readonly taken: Taken;
}

/** What of an account may be of no other one. */
function claimsOf(account: Account | null): readonly Claim[] {
  if (account === null) return [];
  const { login, oidc, identities } = account;
  const claims: readonly Claim[] = [
    ...(login === null ? [] : [{ key: keys.claim("login", login), taken: "login-taken" } as const]),
    ...(oidc === null
      ? []
      : [{ key: keys.claim("oidc", oidc.issuer, oidc.subject), taken: "oidc-taken" } as const]),
    ...identities.map(({ channel, person }) => ({
      key: keys.claim("identity", channel, person),
      taken: "identity-taken" as const,
    })),
  ];
  return [...new Map(claims.map((claim) => [claim.key.name, claim])).values()];
}

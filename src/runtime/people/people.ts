import { randomBytes } from "node:crypto";
import { newAccount, type Account, type Identity } from "../../core/records/account.ts";
import { failed, type Result } from "../../core/result.ts";
import type { Store } from "../../core/store.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { openAccounts, type Taken } from "./accounts.ts";
import { invitations, type Invitations } from "./invitations.ts";
import { linkCodes, type LinkCodes } from "./link-codes.ts";
import { secrets } from "./secrets.ts";
import { staffSessions, type StaffSessions } from "./sessions.ts";

/** The people who work here: their accounts, how they get in, and who is signed in. */
export interface People {
  /** In the order in which they were made. */
  all(): readonly Account[];
  find(id: string): Account | undefined;
  /** @param login folded */
  byLogin(login: string): Account | undefined;
  /** Who writes, by the id that a platform has verified; nobody who has left. */
  byIdentity(channel: string, person: string): Account | undefined;
  byOidc(issuer: string, subject: string): Account | undefined;
  /** Changes an account; resolves when that is durable and in force in this process. */
  change(
    id: string,
    change: (before: Account) => Account,
  ): Promise<Result<Account, Taken | "no-such-account">>;
  /** Makes an account that nothing opens yet but an invitation. */
  add(
    made: Pick<Account, "name" | "title" | "grants"> & { readonly login: string },
  ): Promise<Result<Account, Taken>>;
  /** From now on that identity is this colleague's. */
  link(id: string, identity: Identity): Promise<Result<Account, Taken | "no-such-account">>;
  readonly codes: LinkCodes;
  readonly invitations: Invitations;
  readonly sessions: StaffSessions;
  close(): void;
}

export async function openPeople(ports: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Makes that many random bytes. */
  readonly random?: (bytes: number) => Uint8Array;
}): Promise<People> {
  const accounts = await openAccounts(ports);
  const { random = randomBytes } = ports;
  const own = secrets(random);
  const shared = { ...ports, accounts, secrets: own };
  const change: People["change"] = async (id, changed) => {
    const written = await accounts.write(id, (before) => {
      if (before === null) return null;
      const after = changed(before);
      const isSame = JSON.stringify(after.grants) === JSON.stringify(before.grants);
      return isSame ? after : { ...after, grantsFrom: ports.clock.now() + 1 };
    });
    if (written.ok) return written;
    const { error } = written;
    return failed(error === "spent" ? "no-such-account" : error);
  };
  return {
    all: () => accounts.all(),
    find: (id) => accounts.find(id),
    byLogin: (login) => accounts.all().find((one) => one.login === login),
    byIdentity: (channel, person) =>
      accounts
        .all()
        .find(
          ({ disabled, identities }) =>
            !disabled && identities.some((one) => one.channel === channel && one.person === person),
        ),
    byOidc: (issuer, subject) =>
      accounts
        .all()
        .find(({ oidc }) => oidc !== null && oidc.issuer === issuer && oidc.subject === subject),
    change,
    async add(made) {
      const id = own.id();
      const written = await accounts.write(id, () => ({ ...newAccount(id, made.name), ...made }));
      if (written.ok) return written;
      const { error } = written;
      if (error === "spent" || error === "no-such-account") throw new Error("nothing was spent");
      return failed(error);
    },
    link: (id, identity) =>
      change(id, (before) => ({
        ...before,
        identities: [...before.identities.filter((one) => !isEqual(one, identity)), identity],
      })),
    codes: linkCodes({ ...ports, accounts, random }),
    invitations: invitations(shared),
    sessions: staffSessions(shared),
    close: () => accounts.close(),
  };
}

function isEqual(one: Identity, other: Identity): boolean {
  return one.channel === other.channel && one.person === other.person;
}

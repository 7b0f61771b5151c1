import { newAccount, type Account, type Grant } from "../../core/records/account.ts";
import type { StaffMember } from "../../core/records/actor.ts";
import type { Invitation } from "../../core/records/staff-access.ts";
import type { Language } from "../../core/records/message.ts";
import { failed, type Result } from "../../core/result.ts";
import { put, type Store } from "../../core/store.ts";
import { indexes, keys, SYSTEM } from "../../store/keys.ts";
import type { Clock } from "../clock.ts";
import type { Accounts, Taken } from "./accounts.ts";
import { hashed, type Secrets } from "./secrets.ts";

/** Long enough for whoever is on leave, short enough for a link in an old mail. */
const INVITATION_MS = 7 * 86_400_000;
/** More invitations than are open at a time. */
const MOST_OPEN = 200;

export interface Invited {
  /** Whose account it opens; null: it makes one. */
  readonly account: string | null;
  readonly grants: readonly Grant[];
  readonly name: string;
  /** Null: whoever runs the machine. */
  readonly by: StaffMember | null;
  readonly isFirst?: boolean;
  readonly isBare?: boolean;
}

/** What somebody tells who joins. */
export interface Joining {
  readonly name: string;
  readonly title: string;
  readonly login: string;
  readonly passwordHash: string;
  readonly language: Language;
}

/** `spent`: used, over, or never made. */
type Refused = Taken | "spent";

/** Ways in for one person each, which open once. */
export interface Invitations {
  /** Returns the key, which is kept nowhere. */
  issue(invited: Invited): Promise<string>;
  /** What a key opens, without opening it. */
  look(key: string): Promise<Invitation | null>;
  /** Makes the account of who was invited. */
  join(key: string, joining: Joining): Promise<Result<Account, Refused>>;
  /** Opens an account that is there, with a new password unless null; its sessions are over. */
  recover(key: string, passwordHash: string | null): Promise<Result<Account, Refused>>;
  /** An account of who was invited by this address, and signs in elsewhere. */
  open(): Promise<readonly OpenInvitation[]>;
  withdraw(id: string): Promise<void>;
}

export interface OpenInvitation {
  /** Not its key: with it nothing is opened. */
  readonly id: string;
  readonly invitation: Invitation;
}

export function invitations(ports: {
  readonly store: Store;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly secrets: Secrets;
}): Invitations {
  const { store, clock, accounts, secrets } = ports;
  const { invitations: index } = indexes;

  const read = async (id: string) => {
    const key = keys.invitation(id);
    const found = (await store.get(SYSTEM, [key], clock.now())).read(key);
    if (found === null || isOver(found.value, accounts)) return null;
    const spending = { key, version: found.version, listed: { index, member: id } };
    return { invitation: found.value, spending };
  };

  return {
    async issue({ account, grants, name, by, isFirst = false, isBare = false }) {
      const secret = secrets.make();
      const now = clock.now();
      const expiresAt = now + INVITATION_MS;
      const about = { account, grants: [...grants], name, by: by && { id: by.id, name: by.name } };
      const past = await store.range(SYSTEM, index, { max: now, limit: 20 });
      await store.commit(SYSTEM, {
        now,
        puts: [
          put(keys.invitation(hashed(secret)), { ...about, isFirst, isBare, expiresAt }, expiresAt),
        ],
        add: [{ index, score: expiresAt, member: hashed(secret) }],
        remove: past.map(({ member }) => ({ index, member })),
      });
      return secret;
    },
    async look(secret) {
      return (await read(hashed(secret)))?.invitation ?? null;
    },
    async join(secret, joining) {
      const found = await read(hashed(secret));
      if (found === null || found.invitation.account !== null) return failed("spent");
      const { grants } = found.invitation;
      const id = secrets.id();
      const made = { ...newAccount(id, joining.name), ...joining, grants };
      return known(await accounts.write(id, () => made, found.spending));
    },
    async recover(secret, passwordHash) {
      const found = await read(hashed(secret));
      const id = found?.invitation.account ?? null;
      if (found === null || id === null) return failed("spent");
      if (passwordHash === null && !found.invitation.isBare) return failed("spent");
      const opened = (before: Account | null): Account | null => {
        if (before === null || before.disabled) return null;
        return passwordHash === null
          ? before
          : { ...before, passwordHash, sessionsFrom: clock.now() + 1 };
      };
      return known(await accounts.write(id, opened, found.spending));
    },
    async open() {
      const entries = await store.range(SYSTEM, index, { min: clock.now(), limit: MOST_OPEN });
      const found = await store.get(
        SYSTEM,
        entries.map(({ member }) => keys.invitation(member)),
        clock.now(),
      );
      return entries.flatMap(({ member: id }) => {
        const invitation = found.read(keys.invitation(id))?.value;
        return invitation === undefined || isOver(invitation, accounts) ? [] : { id, invitation };
      });
    },
    async withdraw(id) {
      const dels = [keys.invitation(id)];
      await store.commit(SYSTEM, { now: clock.now(), dels, remove: [{ index, member: id }] });
    },
  };
}

/** The store keeps none beyond its time; one for the first admin ends when there is one. */
function isOver({ isFirst }: Invitation, accounts: Accounts): boolean {
  return isFirst && hasAdmin(accounts.all());
}

/** Whether anybody can let others in. */
export function hasAdmin(accounts: readonly Account[]): boolean {
  return accounts.some(
    ({ disabled, grants }) => !disabled && grants.some(({ role }) => role === "admin"),
  );
}

function known<T, E extends string>(
  written: Result<T, E | "no-such-account">,
): Result<T, E | "spent"> {
  if (written.ok) return written;
  const { error } = written;
  return failed(error === "no-such-account" ? "spent" : error);
}

import { can, type Permitted } from "../policy.ts";
import type { Account } from "../records/account.ts";
import { STAFF_ROLES } from "../records/actor.ts";
import { EVERYWHERE, staffIn } from "./staff-in.ts";

const ADMINS: Permitted["may"] = { own: [], others: ["admin"], unassigned: ["admin"] };
const ADMINS_AND_ONESELF: Permitted["may"] = { ...ADMINS, own: STAFF_ROLES };

/** Looks at who works there, and when. */
export const SEE_PEOPLE: Permitted = {
  name: "see-people",
  may: { own: [], others: [], unassigned: ["supervisor", "director", "admin"] },
};

/** Lets somebody new in, and takes such a link back. */
export const INVITE: Permitted = { name: "invite", may: ADMINS };

/** Changes what residents are told and how they are understood: of the whole installation. */
export const TUNE: Permitted = { name: "tune", may: ADMINS };

/** Content is every community's: who tunes it must be trusted in all of them. */
export function mayTune(account: Account, communities: readonly string[]): boolean {
  return communities.every(
    (community) => can(staffIn(account, community), TUNE, { kind: "community", community }).ok,
  );
}

/** What is done to an account. Nobody takes their own rights away, or gives themselves more. */
export const ACCOUNT_ACTS = {
  describe: { name: "describe", may: { ...ADMINS, own: ["admin"] } },
  grant: { name: "grant", may: ADMINS },
  disable: { name: "disable", may: ADMINS },
  /** Gives a link by which its owner makes a new password. */
  recover: { name: "recover", may: ADMINS },
  /** Says that somebody is on a platform whom that has verified. */
  link: { name: "link", may: ADMINS },
  unlink: { name: "unlink", may: ADMINS_AND_ONESELF },
  away: {
    name: "away",
    may: { ...ADMINS_AND_ONESELF, others: ["supervisor", "director", "admin"] },
  },
  "sign-out-everywhere": { name: "sign-out-everywhere", may: ADMINS_AND_ONESELF },
  /** Asks for a code that links whoever sends it from a platform. */
  "link-code": { name: "link-code", may: { own: STAFF_ROLES, others: [], unassigned: [] } },
} as const satisfies Readonly<Record<string, Permitted>>;

/**
 * Whether somebody may do that to an account: they must be allowed to wherever it works or is to
 * work, for what opens it opens all of that.
 * @param places where that is; none is everywhere
 */
export function mayManage(
  by: Account,
  act: Permitted,
  account: Pick<Account, "id"> | null,
  places: readonly string[],
): boolean {
  const all = places.length > 0 ? places : [EVERYWHERE];
  return all.every((community) => {
    const about =
      account === null
        ? ({ kind: "community", community } as const)
        : ({ kind: "account", community, account: account.id } as const);
    return can(staffIn(by, community), act, about).ok;
  });
}

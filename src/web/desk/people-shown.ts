import { ACCOUNT_ACTS, INVITE, mayManage } from "../../core/people/acts.ts";
import { onDuty } from "../../core/people/on-duty.ts";
import { EVERYWHERE, placesOf, reaches } from "../../core/people/staff-in.ts";
import type { Account } from "../../core/records/account.ts";
import type { Community } from "../../core/records/community.ts";
import type { OpenInvitation } from "../../runtime/people/invitations.ts";
import type { PeopleShown, Person } from "../wire-people.ts";

/**
 * Colleagues as one who looks after them sees them in a community: those who work there, and who
 * works nowhere for whoever looks after all. Addresses and open invitations are for who manages.
 */
export function shownPeople(
  by: Account,
  accounts: readonly Account[],
  open: readonly OpenInvitation[],
  around: {
    readonly community: Community;
    readonly communities: readonly Community[];
    readonly now: number;
  },
): PeopleShown {
  const { community, communities, now } = around;
  const isAdmin = mayManage(by, INVITE, null, [EVERYWHERE]);
  const present = new Set(onDuty(accounts, community, now));
  const isHere = ({ grants }: Account): boolean =>
    isAdmin || grants.some((grant) => reaches(grant, community.id));
  const person = (account: Account): Person => {
    const { id, name, title, login, grants, duty, identities, away, disabled } = account;
    const isManaged = mayManage(by, ACCOUNT_ACTS.describe, account, placesOf(grants));
    return {
      id,
      name,
      title,
      login: isManaged ? login : null,
      hasJoined: account.passwordHash !== null || account.oidc !== null,
      grants,
      duty,
      identities: isManaged ? identities : [],
      away,
      disabled,
      isOnDuty: present.has(account),
      isManaged,
    };
  };
  const ofInvitation = ({ id, invitation }: OpenInvitation) => {
    const account = accounts.find((one) => one.id === invitation.account);
    const { name, expiresAt } = invitation;
    const grants = account?.grants ?? invitation.grants;
    return mayManage(by, INVITE, null, placesOf(grants)) ? [{ id, name, grants, expiresAt }] : [];
  };
  return {
    me: by.id,
    canInvite: mayManage(by, INVITE, null, [community.id]),
    communities: communities
      .filter(({ id }) => isAdmin || mayManage(by, INVITE, null, [id]) || id === community.id)
      .map(({ id, company }) => ({ id, name: { zh: company.zh, en: company.en } })),
    people: accounts.filter(isHere).map(person),
    invitations: open.flatMap(ofInvitation),
  };
}

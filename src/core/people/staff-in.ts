import type { Account, Grant } from "../records/account.ts";
import { STAFF_ROLES, type Staff } from "../records/actor.ts";

/** What stands for the whole installation, where something is of no single community. */
export const EVERYWHERE = "all";

/**
 * A colleague as who acts in a community: with the roles that they have there, and with none where
 * they have none. {@link EVERYWHERE} asks for what they may in all of them.
 */
export function staffIn(account: Account, community: string): Staff {
  const { id, name, title } = account;
  const roles = account.disabled
    ? []
    : STAFF_ROLES.filter((role) =>
        account.grants.some((grant) => grant.role === role && reaches(grant, community)),
      );
  return {
    kind: "staff",
    id,
    name,
    ...(title === "" ? {} : { title }),
    roles,
    communities: roles.length > 0 ? [community] : [],
  };
}

/** Whether a grant or a duty is of that community. */
export function reaches({ communities }: Pick<Grant, "communities">, community: string): boolean {
  return communities === "all" || communities.includes(community);
}

/** Where somebody works: {@link EVERYWHERE} when a grant says so. */
export function placesOf(grants: readonly Grant[]): readonly string[] {
  const places = grants.flatMap(({ communities }) =>
    communities === "all" ? [EVERYWHERE] : communities,
  );
  return places.includes(EVERYWHERE) ? [EVERYWHERE] : [...new Set(places)];
}

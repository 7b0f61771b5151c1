import { DateTime } from "luxon";
import type { Account, Duty } from "../records/account.ts";
import type { StaffRole } from "../records/actor.ts";
import type { Community } from "../records/community.ts";
import { reaches, staffIn } from "./staff-in.ts";

type Place = Pick<Community, "id" | "zone">;

/** Who is at the desk now: by the clock on the community's wall, also when that is put back. */
export function onDuty(
  accounts: readonly Account[],
  community: Place,
  now: number,
): readonly Account[] {
  return present(accounts, "duty", community, now);
}

/**
 * Who is to be called for a danger now: those of the roles who are on duty, else those on call,
 * else all who are not away, else all. Empty only where nobody has any of the roles.
 */
export function toCall(
  accounts: readonly Account[],
  community: Place,
  now: number,
  roles: readonly StaffRole[],
): readonly Account[] {
  const able = accounts.filter((account) =>
    staffIn(account, community.id).roles.some((role) => roles.includes(role)),
  );
  const ladder = [
    onDuty(able, community, now),
    present(able, "on-call", community, now),
    able.filter(({ away }) => !away),
  ];
  return ladder.find((some) => some.length > 0) ?? able;
}

function present(
  accounts: readonly Account[],
  kind: Duty["kind"],
  { id, zone }: Place,
  now: number,
): readonly Account[] {
  const local = DateTime.fromMillis(now, { zone });
  const [today, time] = [local.weekday, local.toFormat("HH:mm")];
  const yesterday = today === 1 ? 7 : today - 1;
  const covers = ({ days, from, to }: Duty): boolean =>
    from < to
      ? days.includes(today) && from <= time && time < to
      : (days.includes(today) && from <= time) || (days.includes(yesterday) && time < to);
  return accounts.filter(
    (account) =>
      !account.away &&
      staffIn(account, id).roles.length > 0 &&
      account.duty.some((duty) => duty.kind === kind && reaches(duty, id) && covers(duty)),
  );
}

import { newAccount, type Account } from "../records/account.ts";
import type { Path } from "../content/check/yaml-source.ts";
import type { WrittenColleague, WrittenCommunity } from "./schema.ts";
import type { Tell } from "./tell.ts";

/** An account that a seed file makes; its id is the store's business. */
export type SeededAccount = Omit<Account, "id"> & { readonly login: string };

/** The colleagues of a seed file: each of communities that it names. */
export function plannedColleagues(
  written: readonly WrittenColleague[],
  communities: readonly WrittenCommunity[],
  tell: Tell,
): readonly SeededAccount[] {
  const seen = new Map<string, Path>();
  return written.map(({ login, name, title = "", roles, communities: where, duty }, n) => {
    const at = ["colleagues", n];
    const first = seen.get(login);
    if (first) tell.twice([...at, "login"], `The login ${login}`, first);
    else seen.set(login, [...at, "login"]);
    for (const [m, id] of (where === "all" ? [] : where).entries())
      if (!communities.some((one) => one.id === id)) {
        const cure = `Expected one of ${communities.map((one) => one.id).join(", ")}, or all.`;
        tell([...at, "communities", m], "wrong-value", `There is no community "${id}" here`, cure);
      }
    const { id: _made, ...account } = newAccount("", name);
    return {
      ...account,
      login,
      title,
      grants: roles.map((role) => ({ role, communities: where })),
      duty: duty.map((times) => ({ ...times, communities: where })),
    };
  });
}

import type { ComponentChildren } from "preact";
import type { Language } from "../../../wire.ts";
import type { Grant, PeopleShown, Role } from "../../../wire-people.ts";
import type { PeopleStrings } from "../../words/people.ts";

export type Communities = PeopleShown["communities"];

const ROLES = [
  "staff",
  "technician",
  "department-head",
  "supervisor",
  "director",
  "admin",
] as const satisfies readonly Role[];

/** 客服 · 主管（海港花園） */
export function grantWords(
  grants: readonly Grant[],
  communities: Communities,
  language: Language,
  strings: PeopleStrings,
): string {
  if (grants.length === 0) return strings.noRole;
  const words = grants.map(({ role, communities: where }) => {
    if (where === "all" || communities.length === 1) return strings.roles[role];
    const places = where.map((id) => communityName(id, communities, language)).join("、");
    return language === "en"
      ? `${strings.roles[role]} (${places})`
      : `${strings.roles[role]}（${places}）`;
  });
  return words.join(" · ");
}

function communityName(id: string, communities: Communities, language: Language): string {
  const found = communities.find((one) => one.id === id);
  return found?.name[language === "en" ? "en" : "zh"] ?? id;
}

/** A role, and where. */
export function GrantRow({
  id,
  grant,
  onChange,
  onRemove,
  communities,
  language,
  strings,
}: {
  readonly id: string;
  readonly grant: Grant;
  readonly onChange: (grant: Grant) => void;
  readonly onRemove?: () => void;
  readonly communities: Communities;
  readonly language: Language;
  readonly strings: PeopleStrings;
}): ComponentChildren {
  const where = grant.communities === "all" ? "all" : (grant.communities[0] ?? "all");
  return (
    <div class="people-row">
      <label for={`${id}-role`}>{strings.inviteRole}</label>
      <select
        id={`${id}-role`}
        value={grant.role}
        onChange={(event) => {
          const role = ROLES.find((one) => one === event.currentTarget.value);
          if (role !== undefined) onChange({ ...grant, role });
        }}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {strings.roles[role]}
          </option>
        ))}
      </select>
      <label for={`${id}-where`}>{strings.where}</label>
      <select
        id={`${id}-where`}
        value={where}
        onChange={(event) => {
          const place = event.currentTarget.value;
          onChange({ ...grant, communities: place === "all" ? "all" : [place] });
        }}
      >
        <option value="all">{strings.everywhere}</option>
        {communities.map((one) => (
          <option key={one.id} value={one.id}>
            {communityName(one.id, communities, language)}
          </option>
        ))}
      </select>
      {onRemove !== undefined && (
        <button type="button" class="button-plain" onClick={onRemove}>
          {strings.remove}
        </button>
      )}
    </div>
  );
}

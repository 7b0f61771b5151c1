import type { ComponentChildren } from "preact";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "./context.ts";

/** Everybody who works here, to be chosen from; whoever is on duty stands first. */
export function Colleagues(): ComponentChildren {
  const { board, strings } = useDesk();
  const inOrder = [...board.colleagues].sort(
    (one, other) => Number(other.onDuty === true) - Number(one.onDuty === true),
  );
  return (
    <>
      {inOrder.map(({ id, name, title, roles, onDuty }) => (
        <option key={id} value={id}>
          {[name, title ?? roles.map((role) => nameIn(strings.names.roles, role)).join("、")]
            .filter(Boolean)
            .join(" · ")}
          {onDuty === true ? ` · ${strings.overview.onDuty}` : ""}
        </option>
      ))}
    </>
  );
}

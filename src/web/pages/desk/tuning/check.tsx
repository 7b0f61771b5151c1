import type { ComponentChildren } from "preact";
import type { TuningState } from "../../../tuning-wire.ts";
import { nameIn, type StaffStrings } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { Problems } from "./problems.tsx";

type Check = Extract<NonNullable<TuningState["check"]>, { state: "done" }>;
type Retaken = NonNullable<Check["comparison"]>["gained"];

/** What a draft would do: what is gained, lost and understood otherwise, and what is wrong. */
export function CheckShown({ check }: { readonly check: Check }): ComponentChildren {
  const { check: words, draft } = useDesk().strings.tuning;
  const { problems, warnings, comparison, blocks } = check;
  const lists = comparison === null ? [] : listsOf(comparison);
  return (
    <section class={`check${blocks ? " is-blocked" : ""}`} aria-live="polite">
      <h4>{words.title}</h4>
      <Problems title={draft.problems} problems={problems} />
      {problems.length === 0 && <p class="check-word">{blocks ? words.blocks : words.clean}</p>}
      {comparison !== null && (
        <p class="form-hint">{words.replayed(comparison.messages, comparison.cases.tried)}</p>
      )}
      {lists.map(({ name, found }) => (
        <Changed
          key={name}
          title={words[name](found.count)}
          found={found}
          isLost={LOST.has(name)}
        />
      ))}
      {warnings.length > 0 && (
        <details>
          <summary>
            {draft.warnings} ({warnings.length})
          </summary>
          <Problems title="" problems={warnings} />
        </details>
      )}
    </section>
  );
}

type Name = "gained" | "lost" | "changed" | "casesGained" | "casesLost" | "unmet" | "dangersLost";
const LOST: ReadonlySet<Name> = new Set<Name>(["lost", "casesLost", "dangersLost"]);

/** What weighs most comes first. */
function listsOf({
  gained,
  lost,
  changed,
  cases,
  dangers,
}: NonNullable<Check["comparison"]>): readonly { readonly name: Name; readonly found: Retaken }[] {
  const all = [
    { name: "dangersLost", found: dangers.lost },
    { name: "casesLost", found: cases.lost },
    { name: "lost", found: lost },
    { name: "casesGained", found: cases.gained },
    { name: "gained", found: gained },
    { name: "changed", found: changed },
    { name: "unmet", found: cases.unmet },
  ] as const;
  return all.filter(({ found }) => found.count > 0);
}

function Changed({
  title,
  found,
  isLost,
}: {
  readonly title: string;
  readonly found: Retaken;
  readonly isLost: boolean;
}): ComponentChildren {
  const { strings } = useDesk();
  return (
    <details class={isLost ? "is-lost" : undefined} open={isLost}>
      <summary>{title}</summary>
      <ul>
        {found.samples.map(({ text, was, is }) => (
          <li key={text}>
            {text}
            <small>
              {strings.tuning.check.from(takenWords(was, strings), takenWords(is, strings))}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}

function takenWords(
  { intent, decision }: Retaken["samples"][number]["was"],
  { names, tuning }: StaffStrings,
): string {
  if (intent === null) return tuning.decisions.ask;
  const name = nameIn(names.kinds, intent);
  return decision === "act" ? name : `${name}（${tuning.decisions[decision]}）`;
}

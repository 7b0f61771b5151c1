import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { StaffLine } from "../../../case-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";

interface Props {
  readonly understood: NonNullable<StaffLine["understood"]>;
  readonly wrong: () => Promise<boolean>;
}

/** What the desk took a message for, and what else it might have been: folded away. */
export function Understood({ understood, wrong }: Props): ComponentChildren {
  const { talk: words, names } = useDesk().strings;
  const [isMarked, setMarked] = useState(false);
  const { intent, decision, ranked } = understood;
  return (
    <details class="understood">
      <summary>
        {words.understood}：{nameIn(names.kinds, intent)} · {words.decisions[decision]}
      </summary>
      <ol>
        {ranked.slice(0, 5).map((one) => (
          <li key={one.intent}>
            <span>{nameIn(names.kinds, one.intent)}</span>
            <meter min={0} max={1} value={one.score} aria-hidden="true" />
            <span>{Math.round(one.score * 100)}%</span>
            {one.phrase !== "" && (
              <small>
                {words.likest}：{one.phrase}
              </small>
            )}
          </li>
        ))}
      </ol>
      {isMarked ? (
        <p role="status">{words.wrongIntentDone}</p>
      ) : (
        <button
          type="button"
          class="button-plain button-small"
          onClick={() => void wrong().then(setMarked)}
        >
          {words.wrongIntent}
        </button>
      )}
    </details>
  );
}

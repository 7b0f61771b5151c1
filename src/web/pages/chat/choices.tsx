import type { ComponentChildren } from "preact";
import type { ChatStrings } from "../words/chat.ts";
import "./choices.css";

export interface Choice {
  readonly label: string;
  readonly value: string;
}

interface Props {
  readonly choices: readonly Choice[];
  readonly strings: ChatStrings;
  readonly choose: (choice: Choice) => void;
}

/** Quick replies of the newest line; older ones are settled and not shown. */
export function Choices({ choices, strings, choose }: Props): ComponentChildren {
  return (
    <div class="choices" role="group" aria-label={strings.choices}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          class="button-quiet"
          onClick={() => choose(choice)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

import type { ComponentChildren } from "preact";
import type { ChatStrings } from "./strings.ts";
import "./welcome.css";

interface Props {
  readonly company: string;
  readonly strings: ChatStrings;
  readonly say: (text: string) => void;
}

/** What a resident sees before the first word: who receives them, and how to begin. */
export function Welcome({ company, strings, say }: Props): ComponentChildren {
  return (
    <section class="welcome">
      <h2>{strings.hello(company)}</h2>
      <p>{strings.welcome}</p>
      <div class="welcome-starters">
        {strings.starters.map(({ label, text }) => (
          <button key={label} type="button" class="button-quiet" onClick={() => say(text)}>
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}

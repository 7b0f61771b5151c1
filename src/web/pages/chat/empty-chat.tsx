import type { ComponentChildren } from "preact";
import type { ChatStrings, Starter } from "../words/chat.ts";
import type { Language } from "../../wire.ts";
import { REACH_STRINGS } from "../words/reach.ts";
import "./empty-chat.css";

interface Props {
  readonly company: string;
  readonly strings: ChatStrings;
  readonly language: Language;
  readonly begin: (starter: Starter) => void;
}

/** What a resident sees before the first word: who receives them, and how to begin. */
export function Welcome({ company, strings, language, begin }: Props): ComponentChildren {
  return (
    <section class="welcome">
      <h2>{strings.hello(company)}</h2>
      <p>{strings.welcome}</p>
      <div class="welcome-starters">
        {strings.starters.map((starter) => (
          <button
            key={starter.choice}
            type="button"
            class="button-quiet"
            onClick={() => begin(starter)}
          >
            {starter.label}
          </button>
        ))}
      </div>
      <p class="welcome-elsewhere">
        <a href="status">{REACH_STRINGS[language].elsewhere}</a>
      </p>
    </section>
  );
}

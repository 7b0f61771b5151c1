import type { ComponentChildren } from "preact";
import { LANGUAGES, type Language } from "../../wire.ts";
import { CHAT_STRINGS, type ChatStrings } from "../words/chat.ts";
import "./header.css";

interface Props {
  readonly company: string;
  /** Who answers just now. */
  readonly owner: string;
  readonly language: Language;
  readonly choose: (language: Language) => void;
  readonly strings: ChatStrings;
  /** What stands at its end. */
  readonly children: ComponentChildren;
}

const FULL_NAMES = { "zh-Hant": "繁體中文", "zh-Hans": "简体中文", en: "English" } as const;

/** Whose desk this is, who answers, and in which language. */
export function Header(props: Props): ComponentChildren {
  const { company, owner, language, choose, strings } = props;
  return (
    <header class="header">
      <svg class="header-mark" viewBox="0 0 32 32" aria-hidden="true">
        <path d="M8 15.5 16 9l8 6.5V23a1 1 0 0 1-1 1h-4.5v-5h-5v5H9a1 1 0 0 1-1-1z" />
      </svg>
      <div class="header-words">
        <h1>{company}</h1>
        <p role="status">{owner}</p>
      </div>
      <div class="languages" role="group" aria-label={strings.chooseLanguage}>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language}
            aria-label={`${CHAT_STRINGS[one].languageName} ${FULL_NAMES[one]}`}
            title={FULL_NAMES[one]}
            onClick={() => choose(one)}
          >
            {CHAT_STRINGS[one].languageName}
          </button>
        ))}
      </div>
      {props.children}
    </header>
  );
}

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { LANGUAGES, type Language } from "../../wire.ts";
import type { Connection } from "../feed.ts";
import { useDesk } from "./parts/context.ts";
import { Icon } from "./parts/icon.tsx";
import { Settings } from "./settings.tsx";
import "./header.css";

interface Props {
  readonly connection: Connection;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const OWN_NAMES = { "zh-Hant": "繁體", "zh-Hans": "简体", en: "English" } as const;

/** Whose desk it is, whether it is live, who is on duty, and what they set. */
export function Header({ connection, language, setLanguage }: Props): ComponentChildren {
  const { board, strings } = useDesk();
  const { shell, names } = strings;
  const [isSetting, setSetting] = useState(false);
  return (
    <header class="top">
      <h1>
        {shell.desk} <span>{strings.of(board.company)}</span>
      </h1>
      <p class={`top-connection is-${connection}`} role="status">
        {names.connection[connection]}
      </p>
      <p class="top-me">{shell.signedInAs(board.me.name)}</p>
      <select
        aria-label={shell.language}
        value={language}
        onChange={(event) => {
          const chosen = LANGUAGES.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) setLanguage(chosen);
        }}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {OWN_NAMES[one]}
          </option>
        ))}
      </select>
      <button type="button" class="button-plain top-settings" onClick={() => setSetting(true)}>
        <Icon name="menu" />
        <span>{shell.menu}</span>
      </button>
      {isSetting && <Settings close={() => setSetting(false)} />}
    </header>
  );
}

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../wire.ts";
import { browserLanguage } from "../language.ts";
import { LANGUAGE_NAMES, SIGN_IN_STRINGS } from "../words/sign-in.ts";
import { STAFF } from "./door.ts";
import { Join } from "./join.tsx";
import { SignIn } from "./sign-in.tsx";
import "../base.css";
import "./entrance.css";

/** The page before the desk: sign in, or take up an invitation. */
export function Entrance(): ComponentChildren {
  const [language, setLanguage] = useState<Language>(() => stored() ?? browserLanguage());
  const [key, setKey] = useState(() =>
    location.pathname.endsWith("/staff/join")
      ? (new URLSearchParams(location.search).get("key") ?? "")
      : null,
  );
  const strings = SIGN_IN_STRINGS[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = strings.desk;
  }, [language, strings]);
  const choose = (chosen: Language): void => {
    setLanguage(chosen);
    localStorage.setItem(STORAGE_KEY, chosen);
  };

  return (
    <div class="entrance">
      <header>
        <p class="entrance-desk">{strings.desk}</p>
        <nav aria-label={strings.language}>
          {LANGUAGE_NAMES.map(([one, name]) => (
            <button
              key={one}
              type="button"
              class="button-plain"
              lang={one}
              aria-pressed={one === language}
              onClick={() => choose(one)}
            >
              {name}
            </button>
          ))}
        </nav>
      </header>
      <main>
        {key === null ? (
          <SignIn language={language} strings={strings} />
        ) : (
          <Join
            invitation={key}
            language={language}
            strings={strings}
            toSignIn={() => {
              history.replaceState(null, "", STAFF);
              setKey(null);
            }}
          />
        )}
      </main>
    </div>
  );
}

const STORAGE_KEY = "frontdesk-sign-in-language";

function stored(): Language | null {
  const kept = localStorage.getItem(STORAGE_KEY);
  return LANGUAGE_NAMES.find(([one]) => one === kept)?.[0] ?? null;
}

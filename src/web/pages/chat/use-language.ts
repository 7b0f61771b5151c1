import { useEffect, useRef, useState } from "preact/hooks";
import { LANGUAGES, type Language } from "../../wire.ts";
import { browserLanguage } from "../language.ts";

export interface ShownLanguage {
  readonly language: Language;
  /**
   * What goes out with the next message: what was chosen on the page since the last one, and with
   * the first what the page is read in, for a word like "ok" has no language of its own.
   */
  readonly untold: Language | null;
  readonly choose: (language: Language) => void;
  /** The choice went out with a message. */
  readonly told: () => void;
}

const STORAGE_KEY = "frontdesk-language";

/**
 * The page's language: what its reader chose, else what the conversation speaks, else what the
 * browser asks for. When the conversation changes its language, the page follows.
 */
export function useLanguage(spoken: Language | null): ShownLanguage {
  const [language, show] = useState<Language>(() => stored() ?? browserLanguage());
  const [untold, setUntold] = useState<Language | null>(null);
  const spokenBefore = useRef<Language | null>(null);

  useEffect(() => {
    if (spoken === null) return;
    const isChange = spokenBefore.current !== null && spokenBefore.current !== spoken;
    if (isChange || stored() === null) show(spoken);
    spokenBefore.current = spoken;
  }, [spoken]);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return {
    language,
    untold: untold ?? (spoken === null ? language : null),
    choose(chosen) {
      show(chosen);
      setUntold(chosen);
      try {
        localStorage.setItem(STORAGE_KEY, chosen);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
    told: () => setUntold(null),
  };
}

function stored(): Language | null {
  try {
    const value = localStorage.getItem(STORAGE_KEY);
    return LANGUAGES.find((one) => one === value) ?? null;
  } catch {
    return null;
  }
}

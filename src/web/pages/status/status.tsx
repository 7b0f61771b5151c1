import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import {
  houseSchema,
  LANGUAGES,
  shownStatusSchema,
  type House,
  type Language,
  type ShownStatus,
} from "../../wire.ts";
import { browserLanguage } from "../language.ts";
import { ask, post } from "../post.ts";
import { STATUS_STRINGS } from "../words/status.ts";
import { Found } from "./found.tsx";
import "../base.css";
import "./status.css";

type Answer =
  | { readonly kind: "none" | "asking" | "incomplete" | "failed" }
  | { readonly kind: "refused"; readonly message: Readonly<Record<Language, string>> }
  | { readonly kind: "found"; readonly status: ShownStatus };

/** Where a ticket stands, in any browser: by its number and the end of the phone left with it. */
export function Status(): ComponentChildren {
  const [language, setLanguage] = useState(browserLanguage);
  const [house, setHouse] = useState<House | null>(null);
  const [code, setCode] = useState("");
  const [digits, setDigits] = useState("");
  const [answer, setAnswer] = useState<Answer>({ kind: "none" });
  const strings = STATUS_STRINGS[language];

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = strings.title;
  }, [language]);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const told = await ask("api/status/company", {});
      const found = houseSchema.safeParse(told.kind === "done" ? told.body : null);
      if (found.success) setHouse(found.data);
    };
    void read();
  }, []);

  const submit = async (): Promise<void> => {
    if (code.trim() === "" || !/^\d{4}$/.test(digits)) return setAnswer({ kind: "incomplete" });
    setAnswer({ kind: "asking" });
    const posted = await post("api/status", { code: code.trim().slice(0, 20), digits });
    const found = shownStatusSchema.safeParse(posted.kind === "done" ? posted.body : null);
    if (found.success) setAnswer({ kind: "found", status: found.data });
    else if (posted.kind === "refused" && posted.message !== null)
      setAnswer({ kind: "refused", message: posted.message });
    else setAnswer({ kind: "failed" });
  };

  return (
    <div class="status">
      <header class="status-header">
        <p>{house?.company[language === "en" ? "en" : "zh"] ?? ""}</p>
        <div class="status-languages" role="group" aria-label={strings.chooseLanguage}>
          {LANGUAGES.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => setLanguage(one)}
            >
              {STATUS_STRINGS[one].languageName}
            </button>
          ))}
        </div>
      </header>
      <main>
        <h1>{strings.title}</h1>
        <p class="status-why">{strings.why}</p>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <label for="code">{strings.code}</label>
          <input
            id="code"
            class="status-code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={20}
            aria-describedby="code-hint"
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
          <small id="code-hint">{strings.codeHint}</small>
          <label for="digits">{strings.digits}</label>
          <input
            id="digits"
            class="status-digits"
            inputMode="numeric"
            autocomplete="off"
            maxLength={4}
            aria-describedby="digits-hint"
            value={digits}
            onInput={(event) => setDigits(event.currentTarget.value)}
          />
          <small id="digits-hint">{strings.digitsHint}</small>
          <button type="submit" class="button-main" disabled={answer.kind === "asking"}>
            {strings.ask}
          </button>
        </form>
        <div class="status-answer" role="status">
          {answer.kind === "asking" && <p class="status-wait">{strings.asking}</p>}
          {answer.kind === "incomplete" && <p>{strings.incomplete}</p>}
          {answer.kind === "failed" && <p>{strings.failed}</p>}
          {answer.kind === "refused" && (
            <>
              <p class="status-refused">{answer.message[language]}</p>
              <p>{strings.noPhone(house?.office ?? null)}</p>
            </>
          )}
          {answer.kind === "found" && (
            <Found status={answer.status} language={language} strings={strings} />
          )}
        </div>
        <a href="./">{strings.chat}</a>
      </main>
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { DRAWN_IN, LONGEST_TRIED, type DrawnIn, type Tried } from "../../../understanding-wire.ts";
import { LANGUAGES, type Language } from "../../../wire.ts";
import { LANGUAGE_NAMES } from "../../words/sign-in.ts";
import { useDesk } from "../parts/context.ts";
import { Meaning } from "./meaning.tsx";
import { ReplyWords } from "./reply-words.tsx";
import { TriedShown } from "./tried-shown.tsx";
import type { Intents } from "../../../tuning-wire.ts";
import { useInForce } from "./use-in-force.ts";
import { useTried } from "./use-tried.ts";
import { useTuning } from "./use-tuning.ts";

/** For any message what would be made of it, now and with the draft, while it is typed. */
export function TryIt({ intents }: { readonly intents: Intents }): ComponentChildren {
  const { strings, language: own } = useDesk();
  const { tuning: words } = strings;
  const { state } = useTuning();
  const [text, setText] = useState("");
  const [language, setLanguage] = useState<Language>(own);
  const [place, setPlace] = useState<DrawnIn>("web");
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const seen = `${state?.version ?? 0}/${state?.draft.revision ?? 0}/${useInForce()}`;
  const { live, draft, isOld, hasFailed } = useTried(text, language, seen);
  const isSame = JSON.stringify(draft) === JSON.stringify(live);

  return (
    <>
      <p class="form-hint">{words.tryIt.hint}</p>
      <form class="form try-form" onSubmit={(event) => event.preventDefault()}>
        <label>
          {words.tryIt.label}
          <textarea
            ref={field}
            rows={2}
            maxLength={LONGEST_TRIED}
            placeholder={words.tryIt.placeholder}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <label class="try-language">
          {words.tryIt.language}
          <select
            value={language}
            onChange={(event) => {
              const chosen = LANGUAGES.find((one) => one === event.currentTarget.value);
              if (chosen !== undefined) setLanguage(chosen);
            }}
          >
            {LANGUAGE_NAMES.map(([one, name]) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="try-language">
          {words.tryIt.place}
          <select
            value={place}
            onChange={(event) => {
              const chosen = DRAWN_IN.find((one) => one === event.currentTarget.value);
              if (chosen !== undefined) setPlace(chosen);
            }}
          >
            {DRAWN_IN.map((one) => (
              <option key={one} value={one}>
                {words.tryIt.places[one]}
              </option>
            ))}
          </select>
        </label>
      </form>
      {hasFailed && (
        <p class="desk-fault" role="alert">
          {words.failed}
        </p>
      )}
      {live !== null && (
        <div class={`try-answers${isOld ? " is-old" : ""}`} aria-live="polite" aria-busy={isOld}>
          <TriedShown title={words.tryIt.live} tried={live} place={place} />
          {draft !== null &&
            (isSame ? (
              <p class="form-hint">{words.tryIt.same}</p>
            ) : (
              <TriedShown title={words.tryIt.draft} tried={draft} place={place} />
            ))}
        </div>
      )}
      {live !== null && (
        <section class="panel" aria-labelledby="try-wrong">
          <h3 id="try-wrong">{words.tryIt.wrong}</h3>
          <Meaning
            key={text}
            intents={intents}
            text={text.trim()}
            meant={null}
            isAlarm={live.danger !== null}
          />
        </section>
      )}
      {live !== null && <ReplyWords key={`words ${text}`} reply={textOf((draft ?? live).reply)} />}
    </>
  );
}

function textOf({ web = [] }: Tried["reply"]): string {
  return web.map(({ text }) => text).join("\n");
}

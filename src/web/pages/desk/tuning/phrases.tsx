import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { folded } from "../parts/folded.ts";
import { Confusables } from "./confusables.tsx";
import { lacksOf } from "./coverage.ts";
import { ImportForm } from "./import-form.tsx";
import { Intent } from "./intent.tsx";
import { NewMeaningForm } from "./new-meaning-form.tsx";
import { notPlace, phrasePlace } from "./operations.ts";
import { PhraseList } from "./phrase-list.tsx";
import type { Intents } from "../../../tuning-wire.ts";
import "./phrases.css";

/** What adds to all meanings: one made anew, or phrases of a file. */
const WAYS = ["made", "bring"] as const;
type Open = (typeof WAYS)[number] | { readonly intent: string };

/** What residents say, by what they mean: to be looked through, added to, moved and removed. */
export function Phrases({ intents }: { readonly intents: Intents }): ComponentChildren {
  const { strings } = useDesk();
  const { phrases: words } = strings.tuning;
  const [sought, seek] = useState("");
  /** An intent by its id, or what adds to them all. */
  const [open, setOpen] = useState<Open | null>(null);
  const choose = (id: string): void => setOpen({ intent: id });
  const name = (id: string): string => nameIn(strings.names.kinds, id);
  const wanted = folded(sought.trim());
  const found = useMemo(
    () =>
      wanted === ""
        ? []
        : intents
            .flatMap(({ id, phrases, not }) => [
              ...phrases.map(({ text, script }) => {
                const place = phrasePlace(id, script);
                return { text, place, intent: id, mark: name(id) };
              }),
              ...not.map(({ text }) => {
                return { text, place: notPlace(id), intent: null, mark: words.isNot(name(id)) };
              }),
            ])
            .filter(({ text }) => folded(text).includes(wanted)),
    [intents, wanted],
  );
  const lacks = useMemo(
    () => new Map(intents.map(({ id, phrases }) => [id, lacksOf(phrases).length > 0])),
    [intents],
  );
  const shown = intents.find(({ id }) => typeof open === "object" && id === open?.intent);

  return (
    <>
      <p class="form-hint">{words.hint}</p>
      <input
        type="search"
        class="phrases-search"
        aria-label={words.search}
        placeholder={words.search}
        value={sought}
        onInput={(event) => seek(event.currentTarget.value)}
      />
      {wanted !== "" ? (
        <section aria-live="polite">
          <p class="form-hint">{found.length === 0 ? words.none : words.found(found.length)}</p>
          <PhraseList texts={found} intents={intents} />
        </section>
      ) : (
        <div class="phrases">
          <ul class="phrases-intents">
            {WAYS.map((way) => (
              <li key={way}>
                <button type="button" aria-pressed={open === way} onClick={() => setOpen(way)}>
                  <span>＋ {strings.tuning[way].title}</span>
                </button>
              </li>
            ))}
            {intents.map(({ id, phrases }) => (
              <li key={id}>
                <button type="button" aria-pressed={id === shown?.id} onClick={() => choose(id)}>
                  <span>{name(id)}</span>
                  {lacks.get(id) === true && <em>{words.thin}</em>}
                  <small>{words.count(phrases.length)}</small>
                </button>
              </li>
            ))}
          </ul>
          {open === "made" ? (
            <NewMeaningForm taken={intents.map(({ id }) => id)} show={choose} />
          ) : open === "bring" ? (
            <ImportForm />
          ) : shown === undefined ? (
            <div>
              <p class="tuning-word">{words.choose}</p>
              <Confusables seek={seek} />
            </div>
          ) : (
            <Intent key={shown.id} intent={shown} intents={intents} />
          )}
        </div>
      )}
    </>
  );
}

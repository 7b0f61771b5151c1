import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Meanings } from "../../../understanding-wire.ts";
import { useDesk } from "../parts/context.ts";
import { folded } from "../parts/folded.ts";
import { dangerIn, meaningName } from "../parts/meaning-name.ts";
import { Sheet } from "../parts/sheet.tsx";
import { wordsOf } from "../parts/use-act.ts";
import { meaningOperations } from "../tuning/operations.ts";
import { putInDraft, useMeanings } from "./use-misread.ts";
import "./misread.css";

interface Props {
  readonly text: string;
  /** What it was taken for, and what else it might have been, the likeliest first. */
  readonly taken: string;
  readonly ranked: readonly string[];
  /** Notes it, with the meaning; empty: it is not known. */
  readonly mark: (meaning: string) => Promise<boolean>;
  /** `told` says what became of it; null: nothing did. */
  readonly close: (told: Told | null) => void;
}

/** What came of a mark, and whether something lies in the draft. */
export interface Told {
  readonly words: string;
  readonly isDrafted: boolean;
}

const MOST_LIKELY = 3;

/** Asks what a misunderstood message means; whoever tunes puts it into the draft with it (E7). */
export function Misread({ text, taken, ranked, mark, close }: Props): ComponentChildren {
  const { strings } = useDesk();
  const { misread: words, shell } = strings;
  const { meanings, hasFailed, draft } = useMeanings(text);
  const [chosen, choose] = useState<string | null>(null);
  const [drafts, setDrafts] = useState(true);
  const [isProtected, setProtected] = useState(true);
  const [written, write] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [hasNotNoted, setNotNoted] = useState(false);
  const isFalseAlarm = taken === "emergency";
  const phrase = written ?? draft?.phrase ?? "";
  const meaning = chosen ?? "";
  const operations =
    draft === null || !drafts
      ? []
      : meaningOperations({ phrase, meaning, isAlarm: draft.isAlarm, isProtected });

  const submit = async (): Promise<void> => {
    if (chosen === null || isWorking) return;
    setWorking(true);
    setNotNoted(false);
    const isNoted = await mark(chosen);
    setNotNoted(!isNoted);
    const posted =
      isNoted && draft !== null && operations.length > 0
        ? await putInDraft(draft.revision, operations)
        : null;
    setWorking(false);
    if (!isNoted) return;
    if (posted === null) return close({ words: words.noted, isDrafted: false });
    const isDrafted = posted.kind === "done";
    const told = isDrafted ? words.drafted : words.notDrafted(wordsOf(posted, strings));
    close({ words: told, isDrafted });
  };

  return (
    <Sheet title={words.title} close={() => close(null)} closeWord={shell.cancel}>
      <form
        class="form misread"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <blockquote>{text}</blockquote>
        <p class="form-hint">
          {words.hint} {words.taken(meaningName(taken, strings))}
        </p>
        {meanings === null ? (
          <p role={hasFailed ? "alert" : "status"}>{hasFailed ? shell.failed : shell.loading}</p>
        ) : (
          <MeaningList
            meanings={meanings.filter(({ id }) => id !== taken)}
            ranked={ranked.slice(0, MOST_LIKELY)}
            chosen={chosen}
            choose={choose}
            unknown={isFalseAlarm ? words.unknownFalse : words.unknown}
          />
        )}
        {draft !== null && (
          <fieldset class="misread-draft">
            <label class="misread-tick">
              <input
                type="checkbox"
                checked={drafts}
                onChange={(event) => setDrafts(event.currentTarget.checked)}
              />
              {words.drafts}
            </label>
            {drafts && (
              <>
                <label>
                  {words.phrase}
                  <input
                    value={phrase}
                    maxLength={400}
                    onInput={(event) => write(event.currentTarget.value)}
                  />
                  <small class="form-hint">{words.phraseHint}</small>
                </label>
                {dangerIn(meaning) === null && meaning !== "" && (
                  <label class="misread-tick">
                    <input
                      type="checkbox"
                      checked={isProtected}
                      onChange={(event) => setProtected(event.currentTarget.checked)}
                    />
                    {words.protects}
                  </label>
                )}
                <p class="form-hint" role="status">
                  {chosen !== null &&
                    (phrase.trim() === "" ? words.noPhrase : whereTo(meaning, draft.isAlarm))}
                </p>
              </>
            )}
          </fieldset>
        )}
        <p class="desk-fault" role="alert">
          {hasNotNoted && shell.failed}
        </p>
        <div class="form-buttons">
          <button type="submit" class="button-main" disabled={chosen === null || isWorking}>
            {isWorking ? shell.working : operations.length > 0 ? words.noteAndDraft : words.note}
          </button>
        </div>
      </form>
    </Sheet>
  );

  function whereTo(meant: string, isAlarm: boolean): string {
    const danger = dangerIn(meant);
    if (danger !== null) return words.asDanger(meaningName(meant, strings));
    if (isAlarm) return words.asHarmless;
    return meant === "" ? words.needsMeaning : words.asPhrase(meaningName(meant, strings));
  }
}

/** All meanings, to be searched by name in any language; arrows choose. */
function MeaningList({
  meanings,
  ranked,
  chosen,
  choose,
  unknown,
}: {
  readonly meanings: Meanings;
  readonly ranked: readonly string[];
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  readonly unknown: string;
}): ComponentChildren {
  const { strings, language } = useDesk();
  const { misread: words } = strings;
  const [sought, seek] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const wanted = folded(sought.trim());
  const found = meanings.filter(({ id, named }) =>
    [id, ...Object.values(named)].some((name) => folded(name).includes(wanted)),
  );
  const place = ({ id }: Meanings[number]): number =>
    ranked.includes(id) ? ranked.indexOf(id) : ranked.length;
  const inOrder = found.toSorted((one, other) => place(one) - place(other));
  const option = (id: string, name: string): ComponentChildren => (
    <label key={id}>
      <input type="radio" name="meaning" checked={chosen === id} onChange={() => choose(id)} />
      <span>{name}</span>
    </label>
  );
  return (
    <>
      <input
        ref={field}
        type="search"
        aria-label={words.search}
        placeholder={words.search}
        value={sought}
        onInput={(event) => seek(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter takes the first that is found; once more, and it is sent.
          const [first] = inOrder;
          if (event.key !== "Enter" || wanted === "" || first?.id === chosen) return;
          event.preventDefault();
          if (first !== undefined) choose(first.id);
        }}
      />
      <p class={found.length > 0 ? "unseen" : "form-hint"} role="status">
        {wanted === "" ? "" : words.found(found.length)}
      </p>
      <fieldset class="misread-meanings">
        <legend>{words.meanings}</legend>
        <div>
          {inOrder.map(({ id, named }) => option(id, named[language]))}
          {option("", unknown)}
        </div>
      </fieldset>
    </>
  );
}

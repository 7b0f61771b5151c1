import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useDesk } from "../parts/context.ts";
import {
  allTexts,
  ENTRY_KINDS,
  examplesOf,
  readable,
  titleOf,
  type Entry,
  type EntryKind,
} from "./entry-parts.ts";
import { Conversation } from "./conversation.tsx";
import { ExampleList } from "./example-list.tsx";
import { EntryForm } from "./entry-form.tsx";
import { folded } from "../parts/folded.ts";
import { useEntries } from "./use-entries.ts";
import { useTuning } from "./use-tuning.ts";
import "./wordings.css";

/** As many as a page shows at once. */
const A_PAGE = 40;
/** Phrases that colleagues read and residents don't, by what their keys begin with. */
const FOR_STAFF = /^(?:staff|case|place|tune|kind|class|cue|role|courtesy)\./;

function isForStaff({ id }: Entry): boolean {
  return FOR_STAFF.test(id);
}

/** What the desk says and by what it knows questions and dangers, to be found and changed. */
export function Wordings(): ComponentChildren {
  const { strings } = useDesk();
  const { wordings: words } = strings.tuning;
  const { state } = useTuning();
  const [kind, setKind] = useState<EntryKind>(ENTRY_KINDS[0]);
  const [sought, seek] = useState("");
  const entries = useEntries(kind);
  const seen = `${state?.version ?? 0}/${state?.draft.revision ?? 0}`;
  const wanted = folded(sought.trim());
  const found = useMemo(
    () =>
      entries === null || entries === "failed"
        ? []
        : entries.filter(
            ({ id, at, value }) =>
              at.length === 0 ||
              [id, ...allTexts(value)].some((text) => folded(text).includes(wanted)),
          ),
    [entries, wanted],
  );
  const forStaff = kind === "phrases" ? found.filter(isForStaff) : [];
  const at = { seen, sought };

  return (
    <>
      <p class="form-hint">{words.hint}</p>
      <div class="wordings-find">
        <label>
          <span class="unseen">{words.kind}</span>
          <select
            value={kind}
            onChange={(event) => {
              const chosen = ENTRY_KINDS.find((one) => one === event.currentTarget.value);
              if (chosen !== undefined) setKind(chosen);
            }}
          >
            {ENTRY_KINDS.map((one) => (
              <option key={one} value={one}>
                {words.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={sought}
          onInput={(event) => seek(event.currentTarget.value)}
        />
      </div>
      <p class="form-hint" role="status">
        {entries === null
          ? strings.tuning.loading
          : entries === "failed"
            ? strings.tuning.failed
            : found.length === 0
              ? words.none
              : words.found(found.length)}
      </p>
      <EntryList
        key={kind}
        kind={kind}
        entries={kind === "phrases" ? found.filter((one) => !isForStaff(one)) : found}
        {...at}
      />
      {forStaff.length > 0 && (
        <details class="wordings-staff" open={wanted !== ""}>
          <summary>{words.forStaff(forStaff.length)}</summary>
          <EntryList kind={kind} entries={forStaff} {...at} />
        </details>
      )}
    </>
  );
}

/** What was found, each to be opened and changed. */
function EntryList({
  kind,
  entries,
  seen,
  sought,
}: {
  readonly kind: EntryKind;
  readonly entries: readonly Entry[];
  /** Of which state of the draft they are. */
  readonly seen: string;
  readonly sought: string;
}): ComponentChildren {
  const { strings, language } = useDesk();
  const { wordings: words } = strings.tuning;
  const [shown, show] = useState(A_PAGE);
  const [open, setOpen] = useState<string | null>(null);
  const left = entries.length - shown;
  return (
    <>
      <ul class="wordings">
        {entries.slice(0, shown).map((entry) => {
          const name = [entry.file, ...entry.at].join("/");
          // A whole file of lists has no words of its own.
          const isOne = entry.at.length === 0;
          const isOpen = isOne || open === name;
          return (
            <li key={name} class={`panel${isOpen ? " is-open" : ""}`}>
              {!isOne && (
                <button
                  type="button"
                  class="wording-head"
                  aria-expanded={isOpen}
                  onClick={() => setOpen(isOpen ? null : name)}
                >
                  <span>{readable(titleOf(entry, language === "en"), words.blanks)}</span>
                  {entry.isDraft && <em>{strings.tuning.phrases.drafted}</em>}
                  <small>{entry.id}</small>
                </button>
              )}
              {isOpen && (
                <div class="entry">
                  {kind === "knowledge" && (
                    <Conversation says={titleOf(entry, language === "en")} />
                  )}
                  <EntryForm key={seen} kind={kind} entry={entry} />
                  {examplesOf(kind, entry).map((examples) => (
                    <ExampleList
                      key={examples.at.join("/")}
                      file={entry.file}
                      examples={examples}
                      sought={sought}
                      mayGo={isOne}
                    />
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {left > 0 && (
        <button type="button" class="button-plain" onClick={() => show(shown + A_PAGE)}>
          {words.more(Math.min(left, A_PAGE))}
        </button>
      )}
    </>
  );
}

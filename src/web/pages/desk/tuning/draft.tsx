import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { useDesk } from "../parts/context.ts";
import { operationWords } from "./operations.ts";
import { useTuning, type Problem } from "./use-tuning.ts";
import "./draft.css";

/** What waits to be published: looked at, checked, put in force with a reason, or discarded. */
export function Draft(): ComponentChildren {
  const { strings, times } = useDesk();
  const { draft: words } = strings.tuning;
  const { state, change, doing, fault, problems, isPublished, publish, discard } = useTuning();
  const id = useId();
  const [why, setWhy] = useState("");
  const [isSure, setSure] = useState(false);
  if (state === null) return null;
  const { operations } = state.draft;
  const conflicts = state.conflicts;
  return (
    <aside class="panel draft" aria-labelledby={`${id}-title`}>
      <header>
        <h3 id={`${id}-title`}>{words.title}</h3>
        {operations.length > 0 && <span class="draft-count">{words.count(operations.length)}</span>}
      </header>
      <p class="desk-fault" role="alert">
        {fault}
      </p>
      {isPublished && (
        <p class="tuning-done" role="status">
          {words.published}
        </p>
      )}
      <Problems problems={problems} />
      {conflicts.length > 0 && (
        <section class="draft-conflicts">
          <h4>{words.conflicts}</h4>
          <ul>
            {conflicts.map((one, n) => (
              <li key={one.id ?? `published-${n}`}>
                {operationWords(one.operation, strings)}
                <small>
                  {[
                    words.conflictWhy[one.why],
                    ...(one.id === null ? [words.ofPublished] : []),
                  ].join(" · ")}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {operations.length === 0 ? (
        <p class="form-hint">{words.none}</p>
      ) : (
        <>
          <ol class="draft-list">
            {operations.map((one) => (
              <li key={one.id}>
                <p>{operationWords(one.operation, strings)}</p>
                <small>{words.by(one.by.name, times.clock(one.at))}</small>
                <button
                  type="button"
                  class="button-plain button-small"
                  disabled={doing !== null}
                  aria-label={`${words.drop}：${operationWords(one.operation, strings)}`}
                  onClick={() => void change([], [one.id])}
                >
                  {words.drop}
                </button>
              </li>
            ))}
          </ol>
          <form
            class="form"
            onSubmit={(event) => {
              event.preventDefault();
              void publish(why).then((isDone) => isDone && setWhy(""));
            }}
          >
            <label>
              {words.why}
              <input
                value={why}
                maxLength={500}
                placeholder={words.whyPlaceholder}
                onInput={(event) => setWhy(event.currentTarget.value)}
              />
            </label>
            <div class="form-buttons">
              <button type="submit" class="button-main" disabled={doing !== null}>
                {doing === "publish" ? words.publishing : words.publish}
              </button>
              {isSure ? (
                <>
                  <button
                    type="button"
                    class="button-quiet button-danger"
                    onClick={() => void discard().then(() => setSure(false))}
                  >
                    {words.sure}
                  </button>
                  <button type="button" class="button-plain" onClick={() => setSure(false)}>
                    {words.keep}
                  </button>
                </>
              ) : (
                <button type="button" class="button-plain" onClick={() => setSure(true)}>
                  {words.discard}
                </button>
              )}
            </div>
          </form>
        </>
      )}
    </aside>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }): ComponentChildren {
  const { draft: words } = useDesk().strings.tuning;
  if (problems.length === 0) return null;
  return (
    <section class="draft-problems">
      <h4>{words.problems}</h4>
      <ul>
        {problems.map(({ file, line, message, cure }) => (
          <li key={`${file}:${line}:${message}`}>
            {message}
            {cure !== "" && <em>{cure}</em>}
            <small>{words.place(file, line)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

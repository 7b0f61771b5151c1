import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { useDesk } from "../parts/context.ts";
import { CheckShown } from "./check.tsx";
import { operationWords } from "./operation-words.ts";
import { Problems } from "./problems.tsx";
import { useTuning } from "./use-tuning.ts";
import "./draft.css";

/** What waits to be published: looked at, checked, put in force with a reason, or discarded. */
export function Draft(): ComponentChildren {
  const { strings, times } = useDesk();
  const { draft: words } = strings.tuning;
  const { state, change, check, doing, fault, problems, isPublished, publish, discard } =
    useTuning();
  const id = useId();
  const [why, setWhy] = useState("");
  const [isSure, setSure] = useState(false);
  if (state === null) return null;
  const { operations, asked } = state.draft;
  const { conflicts, check: checked } = state;
  const isChecking = doing === "check" || checked?.state === "running";
  return (
    <aside
      class={`panel draft${operations.length > 0 ? " is-filled" : ""}`}
      aria-labelledby={`${id}-title`}
    >
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
      <Problems title={words.problems} problems={problems} />
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
          <button
            type="button"
            class="button-quiet"
            disabled={doing !== null || isChecking}
            onClick={() => void check()}
          >
            {isChecking ? words.checking : words.check}
          </button>
          {checked?.state === "done" &&
            (checked.revision === state.draft.revision ? (
              <CheckShown check={checked} />
            ) : (
              <p class="form-hint">{strings.tuning.check.stale}</p>
            ))}
          {asked !== null && (
            <p class="check-word" role="status">
              {words.asked(
                asked.by.name,
                asked.approvers.map(({ name }) => name),
              )}
            </p>
          )}
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
                {doing === "publish"
                  ? words.publishing
                  : asked === null
                    ? words.publish
                    : words.approve}
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

/** On a narrow screen the draft stands below: how much is in it, and the way there. */
export function DraftWay(): ComponentChildren {
  const { draft: words } = useDesk().strings.tuning;
  const { state } = useTuning();
  const count = state?.draft.operations.length ?? 0;
  if (count === 0) return null;
  return (
    <button
      type="button"
      class="draft-way button-quiet button-small"
      onClick={() => document.getElementById("draft")?.scrollIntoView()}
    >
      {words.title} · {words.count(count)}
    </button>
  );
}

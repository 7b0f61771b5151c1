import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../parts/context.ts";
import { operationWords } from "./operation-words.ts";
import { useTuning } from "./use-tuning.ts";

/** Everything that was published: who, when, why. Each version can be taken back. */
export function History(): ComponentChildren {
  const { strings, times } = useDesk();
  const { history: words } = strings.tuning;
  const { state, undo, doing } = useTuning();
  const [open, setOpen] = useState<number | null>(null);
  const [why, setWhy] = useState("");
  const versions = state?.history ?? [];
  if (versions.length === 0) return <p class="tuning-word">{words.none}</p>;
  return (
    <ol class="history">
      {versions.map(
        ({ version, by, approvedBy, at, why: reason, undoes, isUndone, count, first }) => (
          <li key={version} class={`panel${isUndone ? " is-undone" : ""}`}>
            <header>
              <h3>{words.version(version)}</h3>
              <small>
                {approvedBy === null ? by.name : words.approved(by.name, approvedBy.name)} ·{" "}
                {times.dayAndClock(at)} ·{" "}
                {undoes === null ? words.count(count) : words.undoes(undoes)}
                {isUndone && ` · ${words.undone}`}
              </small>
            </header>
            <p class={reason === "" ? "form-hint" : undefined}>
              {reason === "" ? words.noWhy : reason}
            </p>
            {first.length > 0 && (
              <ul class="history-first">
                {first.map((one, n) => (
                  <li key={n}>{operationWords(one, strings)}</li>
                ))}
                {count > first.length && <li>{words.others(count - first.length)}</li>}
              </ul>
            )}
            {!isUndone && open !== version && (
              <button
                type="button"
                class="button-quiet button-small"
                onClick={() => {
                  setWhy("");
                  setOpen(version);
                }}
              >
                {words.undo}
              </button>
            )}
            {open === version && (
              <form
                class="form"
                onSubmit={(event) => {
                  event.preventDefault();
                  void undo(version, why).then((isDone) => isDone && setOpen(null));
                }}
              >
                <label>
                  {words.why}
                  <input
                    value={why}
                    maxLength={500}
                    onInput={(event) => setWhy(event.currentTarget.value)}
                  />
                </label>
                <div class="form-buttons">
                  <button type="submit" class="button-main" disabled={doing !== null}>
                    {doing === "undo" ? words.undoing : words.confirm}
                  </button>
                  <button type="button" class="button-plain" onClick={() => setOpen(null)}>
                    {strings.shell.back}
                  </button>
                </div>
              </form>
            )}
          </li>
        ),
      )}
    </ol>
  );
}

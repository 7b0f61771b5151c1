import type { ComponentChildren } from "preact";
import type { DraftFindings } from "../../../case-wire.ts";
import { useDesk } from "../parts/context.ts";
import { Icon } from "../parts/icon.tsx";
import type { Named } from "./use-findings.ts";

interface Props {
  readonly findings: DraftFindings;
  readonly promise: Named | null;
  readonly setPromise: (promise: Named | null) => void;
  readonly replace: (words: string, others: string) => void;
}

/** What stands under the box: a time to promise, what is known already, how it might be said. */
export function Findings(props: Props): ComponentChildren {
  const { findings, promise, setPromise, replace } = props;
  const { strings, times } = useDesk();
  const { talk: words } = strings;
  const { promises, known, courtesy } = findings;
  if (promise === null && promises.length + known.length + courtesy.length === 0) return null;
  return (
    <ul class="findings" aria-live="polite">
      {promise !== null ? (
        <li class="is-promise is-on">
          <Icon name="clock" />
          {words.promised(times.dayAndClock(promise.due))}
          <button type="button" class="button-plain button-small" onClick={() => setPromise(null)}>
            {words.promiseOff}
          </button>
        </li>
      ) : (
        promises.map((one) => (
          <li key={one.words} class="is-promise">
            <button type="button" onClick={() => setPromise(one)}>
              <Icon name="clock" />
              {words.promise(one.words, times.dayAndClock(one.due))}
            </button>
          </li>
        ))
      )}
      {known.map(({ fact, value }) => (
        <li key={fact} class="is-known">
          {words.known(words.facts[fact], value)} {words.knownHint}
        </li>
      ))}
      {courtesy.map(({ rule, words: said, instead }) => (
        <li key={`${rule} ${said}`} class="is-courtesy">
          {words.courtesy[rule]}：「{said}」
          {instead !== null && (
            <button
              type="button"
              class="button-plain button-small"
              onClick={() => replace(said, instead)}
            >
              {words.instead(instead)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

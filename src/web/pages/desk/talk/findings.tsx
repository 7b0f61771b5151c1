import type { ComponentChildren } from "preact";
import type { DraftFindings } from "../../../case-wire.ts";
import { useDesk } from "../parts/context.ts";
import { Icon } from "../parts/icon.tsx";
import type { Discourtesy, Named } from "./use-findings.ts";

interface Props {
  readonly findings: DraftFindings;
  readonly promise: Named | null;
  readonly setPromise: (promise: Named | null) => void;
  /** Puts in what may be said instead. */
  readonly mend: (one: Discourtesy) => void;
}

/** What stands under the box: a time to promise, what is known already, how it might be said. */
export function Findings(props: Props): ComponentChildren {
  const { findings, promise, setPromise, mend } = props;
  const { strings, times } = useDesk();
  const { talk: words } = strings;
  const { promises, known, courtesy } = findings;
  // There before anything is found: what comes into a new live region is not read out.
  return (
    <ul class="findings" aria-live="polite" aria-label={words.findings}>
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
      {courtesy.map((one) => (
        <li key={`${one.rule} ${one.words} ${one.why}`} class="is-courtesy">
          {one.words !== "" && <mark>{one.words}</mark>}
          <span>
            {one.why} <small>{words.handbook(one.rule)}</small>
          </span>
          {one.instead !== null && (
            <button type="button" class="button-plain button-small" onClick={() => mend(one)}>
              {(one.words === "" ? words.add : words.instead)(one.instead.trim())}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

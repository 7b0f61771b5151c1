import type { ComponentChildren } from "preact";
import type { TuningState } from "../../../tuning-wire.ts";
import { nameIn, type StaffStrings } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { Problems } from "./problems.tsx";
import "./conversation.css";

type Check = Extract<NonNullable<TuningState["check"]>, { state: "done" }>;
type Comparison = NonNullable<Check["comparison"]>;
type Retaken = Comparison["gained"]["samples"][number];
type Reworded = Comparison["talks"]["reworded"]["samples"][number];
type Revisited = Comparison["visits"]["lost"]["samples"][number];
type Opened = Comparison["talks"]["opened"]["samples"][number];

/** What a draft would do: what is gained, lost and goes otherwise, and what is wrong. */
export function CheckShown({ check }: { readonly check: Check }): ComponentChildren {
  const { check: words, draft } = useDesk().strings.tuning;
  const { problems, warnings, comparison, blocks } = check;
  return (
    <section class={`check${blocks ? " is-blocked" : ""}`} aria-live="polite">
      <h4>{words.title}</h4>
      <Problems title={draft.problems} problems={problems} />
      {comparison !== null && (
        <p class="check-word">
          {blocks ? words.blocks : losesAnything(comparison) ? words.loses : words.clean}
        </p>
      )}
      {comparison !== null && <Compared {...comparison} />}
      {warnings.length > 0 && (
        <details>
          <summary>
            {draft.warnings} ({warnings.length})
          </summary>
          <Problems title="" problems={warnings} />
        </details>
      )}
    </section>
  );
}

/** Not protected, and worth a look all the same. */
function losesAnything({ lost, talks, visits }: Comparison): boolean {
  return [lost, talks.unopened, visits.lost].some(({ count }) => count > 0);
}

/** What weighs most comes first. */
function Compared(comparison: Comparison): ComponentChildren {
  const { check: words } = useDesk().strings.tuning;
  const { talks, messages, gained, lost, changed, visits, cases, dangers } = comparison;
  return (
    <>
      <p class="form-hint">
        {words.replayed(talks.played, messages, cases.tried)}
        {talks.played > 0 && <> {words.otherwise(talks.otherwise)}</>}{" "}
        {words.visits(visits.played, visits.served.was, visits.served.is)}
      </p>
      <Found title={words.dangersLost} found={dangers.lost} Sample={RetakenShown} isLost />
      <Found title={words.casesLost} found={cases.lost} Sample={RetakenShown} isLost />
      <Found title={words.lost} found={lost} Sample={RetakenShown} isLost />
      <Found title={words.unopened} found={talks.unopened} Sample={OpenedShown} isLost />
      <Found title={words.visitsLost} found={visits.lost} Sample={VisitShown} isLost />
      <Found title={words.casesGained} found={cases.gained} Sample={RetakenShown} />
      <Found title={words.gained} found={gained} Sample={RetakenShown} />
      <Found title={words.visitsGained} found={visits.gained} Sample={VisitShown} />
      <Found title={words.changed} found={changed} Sample={RetakenShown} />
      <Found title={words.opened} found={talks.opened} Sample={OpenedShown} />
      <Found title={words.reworded} found={talks.reworded} Sample={RewordedShown} />
      <Found title={words.unmet} found={cases.unmet} Sample={RetakenShown} />
    </>
  );
}

function Found<T>({
  title,
  found: { count, samples },
  Sample,
  isLost = false,
}: {
  readonly title: (count: number) => string;
  readonly found: { readonly count: number; readonly samples: readonly T[] };
  readonly Sample: (props: { readonly sample: T }) => ComponentChildren;
  readonly isLost?: boolean;
}): ComponentChildren {
  if (count === 0) return null;
  return (
    <details class={isLost ? "is-lost" : undefined} open={isLost}>
      <summary>{title(count)}</summary>
      <ul>
        {samples.map((sample, n) => (
          <li key={n}>
            <Sample sample={sample} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function RetakenShown({ sample }: { readonly sample: Retaken }): ComponentChildren {
  const { strings } = useDesk();
  const { text, was, is } = sample;
  return (
    <>
      {text}
      <small>{strings.tuning.check.from(takenWords(was, strings), takenWords(is, strings))}</small>
    </>
  );
}

function OpenedShown({ sample }: { readonly sample: Opened }): ComponentChildren {
  const { names } = useDesk().strings;
  return (
    <>
      {sample.text}
      <small>{nameIn(names.kinds, sample.kind)}</small>
    </>
  );
}

function RewordedShown({ sample }: { readonly sample: Reworded }): ComponentChildren {
  const { check: words } = useDesk().strings.tuning;
  const { text, was, is } = sample;
  return (
    <>
      {text}
      <dl class="check-replies">
        <dt>{words.now}</dt>
        <dd>{was ?? words.nothing}</dd>
        <dt>{words.drafted}</dt>
        <dd>{is ?? words.nothing}</dd>
      </dl>
    </>
  );
}

/** The draft's conversation, and the one of now to be opened beside it. */
function VisitShown({ sample }: { readonly sample: Revisited }): ComponentChildren {
  const { check: words } = useDesk().strings.tuning;
  const { was, is } = sample;
  return (
    <>
      <VisitLines title={words.drafted} lines={is} />
      <details>
        <summary>{words.now}</summary>
        <VisitLines title="" lines={was} />
      </details>
    </>
  );
}

function VisitLines({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: Revisited["is"];
}): ComponentChildren {
  return (
    <figure class="conversation">
      {title !== "" && <figcaption>{title}</figcaption>}
      {lines.map(({ by, text }, n) => (
        <p key={n} class={by === "desk" ? "conversation-desk" : "conversation-resident"}>
          {text}
        </p>
      ))}
    </figure>
  );
}

function takenWords({ intent, decision }: Retaken["was"], { names, tuning }: StaffStrings): string {
  if (intent === null) return tuning.decisions.ask;
  const name = nameIn(names.kinds, intent);
  return decision === "act" ? name : `${name}（${tuning.decisions[decision]}）`;
}

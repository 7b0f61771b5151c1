import type { ComponentChildren } from "preact";
import { useDesk } from "../parts/context.ts";
import { holidayFault, spanFault, type Holiday, type Span } from "./settings.ts";

/** Hours of a day, each with where it begins and ends, or why it can't be so. */
export function SpanRows({
  spans,
  follow,
  write,
}: {
  readonly spans: readonly Span[];
  /** Whether they are the one day's in order, and one must be left. */
  readonly follow: boolean;
  readonly write: (spans: readonly Span[]) => void;
}): ComponentChildren {
  const { settings: words, phrases } = useDesk().strings.tuning;
  return (
    <>
      {spans.map((span, n) => {
        const fault = spanFault(spans, n, follow);
        return (
          <div key={n} class="setting-row">
            <Field
              label={words.from}
              text={span.from}
              isFaulty={fault !== null}
              write={(from) => write(spans.with(n, { ...span, from }))}
            />
            <Field
              label={words.to}
              text={span.to}
              isFaulty={fault !== null}
              write={(to) => write(spans.with(n, { ...span, to }))}
            />
            <button
              type="button"
              class="button-plain button-small"
              aria-label={words.away(`${span.from}–${span.to}`)}
              onClick={() => write(spans.toSpliced(n, 1))}
            >
              {phrases.remove}
            </button>
            <p class="cell-fault" role="status">
              {fault !== null && words.spanFaults[fault]}
            </p>
          </div>
        );
      })}
      {follow && spans.length === 0 && <p class="cell-fault">{words.noHours}</p>}
      <button
        type="button"
        class="button-plain button-small"
        onClick={() => write([...spans, { from: "", to: "" }])}
      >
        {words.addSpan}
      </button>
    </>
  );
}

/** Days on which the office is closed. */
export function HolidayRows({
  holidays,
  write,
}: {
  readonly holidays: readonly Holiday[];
  readonly write: (holidays: readonly Holiday[]) => void;
}): ComponentChildren {
  const { settings: words, phrases } = useDesk().strings.tuning;
  return (
    <>
      {holidays.length === 0 && <p class="form-hint">{words.noHolidays}</p>}
      {holidays.map((one, n) => {
        const fault = holidayFault(holidays, n);
        const field = (name: keyof Holiday, label: string): ComponentChildren => (
          <Field
            label={label}
            text={one[name]}
            isFaulty={fault !== null}
            write={(text) => write(holidays.with(n, { ...one, [name]: text }))}
          />
        );
        return (
          <div key={n} class="setting-row">
            {field("date", words.date)}
            {field("zh", words.nameZh)}
            {field("en", words.nameEn)}
            <button
              type="button"
              class="button-plain button-small"
              aria-label={words.away(`${one.date} ${one.zh}`)}
              onClick={() => write(holidays.toSpliced(n, 1))}
            >
              {phrases.remove}
            </button>
            <p class="cell-fault" role="status">
              {fault !== null && words.holidayFaults[fault]}
            </p>
          </div>
        );
      })}
      <button
        type="button"
        class="button-plain button-small"
        onClick={() => write([...holidays, { date: "", zh: "", en: "" }])}
      >
        {words.addHoliday}
      </button>
    </>
  );
}

function Field(props: {
  readonly label: string;
  readonly text: string;
  readonly isFaulty: boolean;
  readonly write: (text: string) => void;
}): ComponentChildren {
  const { label, text, isFaulty, write } = props;
  return (
    <label class="cell">
      <span>{label}</span>
      <input
        value={text}
        maxLength={40}
        aria-invalid={isFaulty}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </label>
  );
}

import type { ComponentChildren } from "preact";
import type { Duty } from "../../../wire-people.ts";
import type { PeopleStrings } from "../../words/people.ts";

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const KINDS = ["duty", "on-call"] as const;
const USUAL: Duty = {
  days: [1, 2, 3, 4, 5],
  from: "09:00",
  to: "18:00",
  kind: "duty",
  communities: "all",
};

/** When somebody is at the desk each week, or called at home. */
export function DutyRows({
  duty,
  onChange,
  strings,
}: {
  readonly duty: readonly Duty[];
  readonly onChange: (duty: readonly Duty[]) => void;
  readonly strings: PeopleStrings;
}): ComponentChildren {
  const change = (n: number, changed: Partial<Duty>): void =>
    onChange(duty.map((one, m) => (m === n ? { ...one, ...changed } : one)));
  return (
    <fieldset>
      <legend>{strings.duty}</legend>
      {duty.length === 0 && <p>{strings.noDuty}</p>}
      {duty.map((one, n) => (
        <div key={n} class="people-row">
          <select
            aria-label={strings.duty}
            value={one.kind}
            onChange={(event) => {
              const kind = KINDS.find((each) => each === event.currentTarget.value);
              if (kind !== undefined) change(n, { kind });
            }}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {strings.kinds[kind]}
              </option>
            ))}
          </select>
          <span class="people-days">
            {DAYS.map((day) => {
              const isOn = one.days.includes(day);
              // One day stays: a time on none would never come.
              const days = isOn ? one.days.filter((each) => each !== day) : [...one.days, day];
              return (
                <button
                  key={day}
                  type="button"
                  aria-pressed={isOn}
                  disabled={isOn && one.days.length === 1}
                  onClick={() => change(n, { days: days.toSorted((a, b) => a - b) })}
                >
                  {strings.days[day - 1]}
                </button>
              );
            })}
          </span>
          <input
            type="time"
            aria-label={strings.from}
            value={one.from}
            onInput={(event) => change(n, { from: event.currentTarget.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            aria-label={strings.to}
            value={one.to}
            onInput={(event) => change(n, { to: event.currentTarget.value })}
          />
          {one.to <= one.from && <span class="person-note">{strings.nextDay}</span>}
          <button
            type="button"
            class="button-plain"
            onClick={() => onChange(duty.filter((_, m) => m !== n))}
          >
            {strings.remove}
          </button>
        </div>
      ))}
      <button type="button" class="button-plain" onClick={() => onChange([...duty, USUAL])}>
        {strings.addDuty}
      </button>
    </fieldset>
  );
}

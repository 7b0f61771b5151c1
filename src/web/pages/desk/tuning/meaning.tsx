import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { meaningName, meaningOf } from "../parts/meaning-name.ts";
import { meaningOperations } from "./operations.ts";
import type { Intents, Operation } from "../../../tuning-wire.ts";
import { useTuning } from "./use-tuning.ts";

interface SelectProps {
  readonly intents: Intents;
  readonly id: string;
  /** Empty: none is chosen. */
  readonly value: string;
  readonly choose: (intent: string) => void;
  /** One that can't be chosen. */
  readonly without?: string;
  /** Whether it may be a danger, too, or that it is none. */
  readonly among?: "intents" | "dangers" | "dangers-or-none";
}

/** A choice among the meanings that there are. */
export function MeaningSelect(props: SelectProps): ComponentChildren {
  const { intents, id, value, choose, without, among = "intents" } = props;
  const { strings } = useDesk();
  const { tuning: words, names, misread, of } = strings;
  return (
    <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="" disabled={among !== "dangers-or-none"}>
        {among === "dangers-or-none" ? misread.unknownFalse : words.unclear.choose}
      </option>
      {intents
        .filter((one) => one.id !== without && one.id !== "emergency")
        .map((one) => (
          <option key={one.id} value={one.id} title={of(one.description)}>
            {nameIn(names.kinds, one.id)}
          </option>
        ))}
      {among !== "intents" &&
        Object.keys(names.dangers).map((danger) => (
          <option key={danger} value={meaningOf(danger)}>
            {meaningName(meaningOf(danger), strings)}
          </option>
        ))}
    </select>
  );
}

interface Props {
  readonly intents: Intents;
  readonly text: string;
  /** The likeliest meaning; null where nothing says so. */
  readonly meant: string | null;
  /** It is taken for a danger now. */
  readonly isAlarm: boolean;
}

/** Says what a message means: one click makes it a phrase, and a case that stays protected. */
export function Meaning({ intents, text, meant, isAlarm }: Props): ComponentChildren {
  const { tuning: words } = useDesk().strings;
  const { state, change, doing } = useTuning();
  const id = useId();
  const [phrase, setPhrase] = useState(text);
  const [chosen, choose] = useState(meant ?? "");
  const operations = meaningOperations({ phrase, meaning: chosen, isAlarm, isProtected: true });
  const drafted = new Set(state?.draft.operations.map(({ operation }) => nameOf(operation)));
  if (operations.length > 0 && operations.every((one) => drafted.has(nameOf(one))))
    return (
      <p class="tuning-done" role="status">
        {words.unclear.added}
      </p>
    );
  return (
    <form
      class="meaning"
      onSubmit={(event) => {
        event.preventDefault();
        if (operations.length > 0) void change(operations);
      }}
    >
      <label class="meaning-phrase" for={`${id}-phrase`}>
        {words.unclear.phrase}
        <input
          id={`${id}-phrase`}
          value={phrase}
          maxLength={500}
          onInput={(event) => setPhrase(event.currentTarget.value)}
        />
      </label>
      <label for={`${id}-intent`}>
        {words.unclear.means}
        <MeaningSelect
          intents={intents}
          id={`${id}-intent`}
          value={chosen}
          choose={choose}
          among={isAlarm ? "dangers-or-none" : "dangers"}
        />
      </label>
      <button
        type="submit"
        class="button-quiet"
        disabled={doing !== null || operations.length === 0}
      >
        {words.unclear.add}
      </button>
    </form>
  );
}

function nameOf(operation: Operation): string {
  const { kind, file } = operation;
  return kind === "add" ? JSON.stringify([file, operation.at, operation.text]) : kind;
}

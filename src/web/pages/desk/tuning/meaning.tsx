import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { addCase, addPhrase } from "./operations.ts";
import type { Intents } from "../../../tuning-wire.ts";
import { useTuning } from "./use-tuning.ts";

interface SelectProps {
  readonly intents: Intents;
  readonly id: string;
  /** Empty: none is chosen. */
  readonly value: string;
  readonly choose: (intent: string) => void;
  /** One that can't be chosen. */
  readonly without?: string;
}

/** A choice among the meanings that there are. */
export function MeaningSelect(props: SelectProps): ComponentChildren {
  const { intents, id, value, choose, without } = props;
  const { tuning: words, names, of } = useDesk().strings;
  return (
    <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="" disabled>
        {words.unclear.choose}
      </option>
      {intents
        .filter((one) => one.id !== without)
        .map((one) => (
          <option key={one.id} value={one.id} title={of(one.description)}>
            {nameIn(names.kinds, one.id)}
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
}

/** Says what a message means: one click makes it a phrase, and a case that stays protected. */
export function Meaning({ intents, text, meant }: Props): ComponentChildren {
  const { tuning: words } = useDesk().strings;
  const { change, doing } = useTuning();
  const id = useId();
  const [phrase, setPhrase] = useState(text);
  const [chosen, choose] = useState(meant ?? "");
  const [isAdded, setAdded] = useState(false);
  if (isAdded)
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
        if (phrase.trim() === "" || chosen === "") return;
        void change([addPhrase(chosen, phrase), addCase(chosen, phrase)]).then(setAdded);
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
        <MeaningSelect intents={intents} id={`${id}-intent`} value={chosen} choose={choose} />
      </label>
      <button
        type="submit"
        class="button-quiet"
        disabled={doing !== null || phrase.trim() === "" || chosen === ""}
      >
        {words.unclear.add}
      </button>
    </form>
  );
}

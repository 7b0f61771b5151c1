import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { useDesk } from "../parts/context.ts";
import { MeaningSelect } from "./meaning.tsx";
import { addPhrase, removeText, type Place } from "./operations.ts";
import type { Intents, Operation } from "../../../tuning-wire.ts";
import { useTuning } from "./use-tuning.ts";

/** A text of a list: a phrase, an example, a word. */
export interface Listed {
  readonly text: string;
  /** Said beside it: its script, or whose it is. */
  readonly mark: string;
  readonly place: Place;
  /** What it means, where it can be moved to another meaning; null where it can't. */
  readonly intent: string | null;
}
/** As many as a page shows at once. */
const A_PAGE = 60;

/** Texts of one list or of several, each to be changed, moved or removed. */
export function PhraseList({
  texts,
  intents,
}: {
  readonly texts: readonly Listed[];
  /** Where they can be moved to. */
  readonly intents: Intents;
}): ComponentChildren {
  const { tuning: words } = useDesk().strings;
  const [shown, show] = useState(A_PAGE);
  const [open, setOpen] = useState<string | null>(null);
  const left = texts.length - shown;
  return (
    <>
      <ul class="phrase-list">
        {texts.slice(0, shown).map((one) => {
          const name = [one.place.file, ...one.place.at, one.text].join("\n");
          return (
            <Row
              key={name}
              listed={one}
              intents={intents}
              isOpen={open === name}
              setOpen={(is) => setOpen(is ? name : null)}
            />
          );
        })}
      </ul>
      {left > 0 && (
        <button type="button" class="button-plain" onClick={() => show(shown + A_PAGE)}>
          {words.more(Math.min(left, A_PAGE))}
        </button>
      )}
    </>
  );
}

interface RowProps {
  readonly listed: Listed;
  readonly intents: Intents;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

function Row({ listed, intents, isOpen, setOpen }: RowProps): ComponentChildren {
  const { phrases: words } = useDesk().strings.tuning;
  const own = useDrafted(listed);
  return (
    <li class={isOpen ? "is-open" : undefined}>
      <button
        type="button"
        class="phrase-text"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span>{listed.text}</span>
        {own !== null && <em>{words.drafted}</em>}
        <small>{listed.mark}</small>
      </button>
      {isOpen && <Change listed={listed} intents={intents} own={own} done={() => setOpen(false)} />}
    </li>
  );
}

/** The id of the operation in the draft that adds it; null where it was there before. */
function useDrafted({ text, place }: Listed): string | null {
  const { state } = useTuning();
  const at = place.at.join("\n");
  const found = state?.draft.operations.find(
    ({ operation: one }) =>
      one.kind === "add" &&
      one.file === place.file &&
      one.at.join("\n") === at &&
      one.text === text,
  );
  return found?.id ?? null;
}

function Change({
  listed: { text: before, place, intent },
  intents,
  own,
  done,
}: {
  readonly listed: Listed;
  readonly intents: Intents;
  readonly own: string | null;
  readonly done: () => void;
}): ComponentChildren {
  const { phrases: words } = useDesk().strings.tuning;
  const { change, doing } = useTuning();
  const id = useId();
  const [text, setText] = useState(before);
  const [to, moveTo] = useState(intent ?? "");
  /** What is in the draft alone is taken out of it. */
  const put = async (instead: readonly Operation[]): Promise<void> => {
    const isDone =
      own === null
        ? await change([removeText(place, before), ...instead])
        : await change(instead, [own]);
    if (isDone) done();
  };
  const isSame = text.trim() === before && to === (intent ?? "");
  const added: Operation =
    intent === null
      ? { kind: "add", file: place.file, at: [...place.at], text: text.trim() }
      : addPhrase(to, text);
  return (
    <form
      class="phrase-change"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && !isSame) void put([added]);
      }}
    >
      <label for={`${id}-text`}>
        {words.edit}
        <input
          id={`${id}-text`}
          value={text}
          maxLength={500}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {intent !== null && (
        <label for={`${id}-to`}>
          {words.moveTo}
          <MeaningSelect intents={intents} id={`${id}-to`} value={to} choose={moveTo} />
        </label>
      )}
      <div class="form-buttons">
        <button
          type="submit"
          class="button-quiet"
          disabled={doing !== null || isSame || text.trim() === ""}
        >
          {words.save}
        </button>
        <button
          type="button"
          class="button-plain button-danger"
          disabled={doing !== null}
          onClick={() => void put([])}
        >
          {own === null ? words.remove : words.undo}
        </button>
      </div>
    </form>
  );
}

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { MeaningSelect } from "./meaning.tsx";
import { addPhrase, removePhrase } from "./operations.ts";
import type { Intents, Operation } from "../../../tuning-wire.ts";
import { useTuning } from "./use-tuning.ts";

type Phrase = Intents[number]["phrases"][number];
interface Found {
  readonly intent: Intents[number];
  readonly phrase: Phrase;
}
/** As many as a page shows at once. */
const A_PAGE = 60;

/** Phrases of one meaning or of several, each to be changed, moved or removed. */
export function PhraseList({
  found,
  intents,
}: {
  readonly found: readonly Found[];
  readonly intents: Intents;
}): ComponentChildren {
  const { tuning: words } = useDesk().strings;
  const [shown, show] = useState(A_PAGE);
  const [open, setOpen] = useState<string | null>(null);
  const isOfOne = new Set(found.map(({ intent }) => intent.id)).size <= 1;
  const left = found.length - shown;
  return (
    <>
      <ul class="phrase-list">
        {found.slice(0, shown).map((one) => {
          const name = `${one.intent.id}\n${one.phrase.text}`;
          return (
            <Row
              key={name}
              found={one}
              isOfOne={isOfOne}
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
  readonly found: Found;
  readonly isOfOne: boolean;
  readonly intents: Intents;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

function Row({ found, isOfOne, intents, isOpen, setOpen }: RowProps): ComponentChildren {
  const { strings } = useDesk();
  const { phrases: words } = strings.tuning;
  const { intent, phrase } = found;
  return (
    <li class={isOpen ? "is-open" : undefined}>
      <button
        type="button"
        class="phrase-text"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span>{phrase.text}</span>
        {phrase.isDraft && <em>{words.drafted}</em>}
        <small>
          {isOfOne ? words.scripts[phrase.script] : nameIn(strings.names.kinds, intent.id)}
        </small>
      </button>
      {isOpen && <Change found={found} intents={intents} done={() => setOpen(false)} />}
    </li>
  );
}

function Change({
  found: { intent, phrase },
  intents,
  done,
}: {
  readonly found: Found;
  readonly intents: Intents;
  readonly done: () => void;
}): ComponentChildren {
  const { phrases: words } = useDesk().strings.tuning;
  const { state, change, doing } = useTuning();
  const id = useId();
  const [text, setText] = useState(phrase.text);
  const [to, moveTo] = useState(intent.id);
  /** What is in the draft alone is taken out of it. */
  const put = async (instead: readonly Operation[]): Promise<void> => {
    const gone = removePhrase(intent.id, phrase.text, phrase.script);
    const own = state?.draft.operations.find(
      ({ operation }) =>
        operation.kind === "add" && operation.file === gone.file && operation.text === phrase.text,
    );
    const isDone =
      own === undefined ? await change([gone, ...instead]) : await change(instead, [own.id]);
    if (isDone) done();
  };
  const isSame = text.trim() === phrase.text && to === intent.id;
  return (
    <form
      class="phrase-change"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && !isSame) void put([addPhrase(to, text)]);
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
      <label for={`${id}-to`}>
        {words.moveTo}
        <MeaningSelect intents={intents} id={`${id}-to`} value={to} choose={moveTo} />
      </label>
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
          {phrase.isDraft ? words.undo : words.remove}
        </button>
      </div>
    </form>
  );
}

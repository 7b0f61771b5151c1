import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { nameIn, type StaffStrings } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import type { Examples } from "./entry-parts.ts";
import { PhraseList } from "./phrase-list.tsx";
import { folded } from "../parts/folded.ts";
import { useTuning } from "./use-tuning.ts";

interface Props {
  readonly file: string;
  readonly examples: Examples;
  /** What is looked for, in either script. */
  readonly sought: string;
  /** Whether it goes while nothing of it is found: it is one list of many. */
  readonly mayGo: boolean;
}

/** One list of texts by which something is known: looked through, added to, changed. */
export function ExampleList({ file, examples, sought, mayGo }: Props): ComponentChildren {
  const { strings } = useDesk();
  const { wordings: words, phrases } = strings.tuning;
  const { change, doing } = useTuning();
  const id = useId();
  const [text, setText] = useState("");
  const add = async (added: string): Promise<void> => {
    if (added !== "" && (await change([{ kind: "add", file, at, text: added }]))) setText("");
  };
  const [isOpen, setOpen] = useState(examples.of === null && examples.name !== "harmless");
  const { texts } = examples;
  const at = [...examples.at];
  const wanted = folded(sought.trim());
  const found = texts.filter((one) => folded(one).includes(wanted));
  const isFound = wanted !== "" && found.length > 0 && found.length < texts.length;
  const shown = isFound ? found : texts;
  const mayShow = isOpen || isFound;
  const title = examplesTitle(examples, strings);
  if (mayGo && found.length === 0 && !folded(title).includes(wanted)) return null;
  return (
    <details
      class="entry-examples"
      open={mayShow}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {title} ({isFound ? `${found.length} / ${texts.length}` : texts.length})
      </summary>
      {mayShow && (
        <>
          <form
            class="new-phrase"
            onSubmit={(event) => {
              event.preventDefault();
              void add(text.trim());
            }}
          >
            <label for={id}>{words.addTo}</label>
            <input
              id={id}
              value={text}
              maxLength={500}
              onInput={(event) => setText(event.currentTarget.value)}
            />
            <button
              type="submit"
              class="button-quiet"
              disabled={doing !== null || text.trim() === ""}
            >
              {phrases.addIt}
            </button>
          </form>
          <PhraseList
            texts={shown.toReversed().map((one) => {
              return { text: one, mark: "", place: { file, at }, intent: null };
            })}
            intents={[]}
          />
        </>
      )}
    </details>
  );
}

/** What a list holds, in a caretaker's words. */
function examplesTitle({ name, of }: Examples, { names, tuning }: StaffStrings): string {
  const { lists, replies, lexicon } = tuning.wordings;
  if (of === null) return lists[name];
  if (name === "dangers") return nameIn(names.dangers, of);
  return nameIn(name === "replies" ? replies : lexicon, of);
}

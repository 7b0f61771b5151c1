import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { Conversation } from "./conversation.tsx";
import { lacksOf, type Lack } from "./coverage.ts";
import { NewPhrase } from "./new-phrase.tsx";
import { addNot, addPhrase, notPlace, phrasePlace } from "./operations.ts";
import { PhraseList } from "./phrase-list.tsx";
import type { Intents } from "../../../tuning-wire.ts";
import { useTuning } from "./use-tuning.ts";

interface Props {
  readonly intent: Intents[number];
  readonly intents: Intents;
}

/** One meaning: what residents say for it, what only sounds like it, and what it lacks. */
export function Intent({ intent, intents }: Props): ComponentChildren {
  const { strings } = useDesk();
  const { phrases: words } = strings.tuning;
  const { change } = useTuning();
  const id = useId();
  const { id: name, description, phrases, not } = intent;
  return (
    <section class="panel intent" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{nameIn(strings.names.kinds, name)}</h3>
      <p class="form-hint">{strings.of(description)}</p>
      <ul class="intent-lacks">
        {lacksOf(phrases).map((lack) => (
          <li key={lack.kind}>{lackWords(lack, words.coverage)}</li>
        ))}
      </ul>
      <NewPhrase
        label={words.add}
        intents={intents}
        of={name}
        add={(text) => change([addPhrase(name, text)])}
      />
      <Conversation says={(phrases.find(({ isDraft }) => isDraft) ?? phrases[0])?.text ?? ""} />
      <h4>{words.phrasesOf}</h4>
      <PhraseList
        texts={phrases.toReversed().map(({ text, script }) => {
          const place = phrasePlace(name, script);
          return { text, place, intent: name, mark: words.scripts[script] };
        })}
        intents={intents}
      />
      <h4>{words.not}</h4>
      <p class="form-hint">{words.notHint}</p>
      <NewPhrase
        label={words.notAdd}
        intents={intents}
        of={null}
        add={(text) => change([addNot(name, text)])}
      />
      <PhraseList
        texts={not.toReversed().map(({ text, script }) => {
          return { text, place: notPlace(name), intent: null, mark: words.scripts[script] };
        })}
        intents={intents}
      />
    </section>
  );
}

function lackWords(
  lack: Lack,
  words: ReturnType<typeof useDesk>["strings"]["tuning"]["phrases"]["coverage"],
): string {
  switch (lack.kind) {
    case "few":
      return words.few(lack.count);
    case "no-english":
      return words.noEnglish;
    case "no-chinese":
      return words.noChinese;
    case "alike":
      return words.alike(lack.start, lack.percent);
  }
}

import type { ComponentChildren } from "preact";
import { confusablesSchema } from "../../../tuning-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { useAskedOnce } from "./asked-once.tsx";

/** Every phrase is compared with every other, once. */
const PATIENCE_MS = 120_000;

/** Phrases that are much alike and mean different things: between them it is chance. */
export function Confusables({
  seek,
}: {
  readonly seek: (text: string) => void;
}): ComponentChildren {
  const { strings } = useDesk();
  const { tuning, names } = strings;
  const { phrases: words } = tuning;
  const { found, way } = useAskedOnce("tuning/confusables", confusablesSchema, PATIENCE_MS);
  if (found === null) return way(words.compare, words.comparing);
  return (
    <section aria-labelledby="confusables-title">
      <h3 id="confusables-title">{words.alike(found.length)}</h3>
      <ul class="phrase-list">
        {found.map(({ phrase, other }) => (
          <li key={`${phrase.text}\n${other.text}`} class="confusable">
            {[phrase, other].map(({ text, intent }) => (
              <button key={text} type="button" class="phrase-text" onClick={() => seek(text)}>
                <span>{text}</span>
                <small>{nameIn(names.kinds, intent)}</small>
              </button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { confusablesSchema, type Confusable } from "../../../tuning-wire.ts";
import { nameIn } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { read } from "../parts/use-act.ts";

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
  const [found, setFound] = useState<readonly Confusable[] | "failed" | "awaited" | null>(null);
  const load = async (): Promise<void> => {
    setFound("awaited");
    const asked = await read("tuning/confusables", PATIENCE_MS);
    const answer = confusablesSchema.safeParse(asked.kind === "done" ? asked.body : null);
    setFound(answer.success ? answer.data : "failed");
  };
  if (found === null || found === "awaited" || found === "failed")
    return (
      <p class="confusables-way">
        <button
          type="button"
          class="button-quiet button-small"
          disabled={found === "awaited"}
          onClick={() => void load()}
        >
          {found === "awaited" ? words.comparing : words.compare}
        </button>
        <span role="status">{found === "failed" && tuning.failed}</span>
      </p>
    );
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

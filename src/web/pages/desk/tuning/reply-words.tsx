import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../parts/context.ts";
import { EntryForm } from "./entry-form.tsx";
import { readable, titleOf } from "./entry-parts.ts";
import { saidBy } from "./said-by.ts";
import { useEntries } from "./use-entries.ts";
import { useTuning } from "./use-tuning.ts";

/** Leads from a reply to the wordings that it is made of, to be changed where they are seen. */
export function ReplyWords({ reply }: { readonly reply: string }): ComponentChildren {
  const { tryIt: words } = useDesk().strings.tuning;
  const [isOpen, setOpen] = useState(false);
  return (
    <section class="panel" aria-labelledby="reply-words">
      <h3 id="reply-words">{words.rewrite}</h3>
      {isOpen ? (
        <Wordings reply={reply} />
      ) : (
        <p>
          <button type="button" class="button-quiet" onClick={() => setOpen(true)}>
            {words.findWords}
          </button>
        </p>
      )}
    </section>
  );
}

function Wordings({ reply }: { readonly reply: string }): ComponentChildren {
  const { strings, language } = useDesk();
  const { tryIt: words, wordings, loading, failed } = strings.tuning;
  const { state } = useTuning();
  const [phrases, knowledge] = [useEntries("phrases"), useEntries("knowledge")];
  const seen = `${state?.version ?? 0}/${state?.draft.revision ?? 0}`;
  if (phrases === "failed" || knowledge === "failed") return <p role="alert">{failed}</p>;
  if (phrases === null || knowledge === null) return <p role="status">{loading}</p>;
  const found = saidBy(reply, [
    ...knowledge.map((entry) => ({ kind: "knowledge" as const, entry })),
    ...phrases.map((entry) => ({ kind: "phrases" as const, entry })),
  ]);
  if (found.length === 0) return <p class="form-hint">{words.noWords}</p>;
  return (
    <ul class="wordings">
      {found.map(({ kind, entry }) => (
        <li key={`${entry.file} ${entry.id}`}>
          <details>
            <summary>{readable(titleOf(entry, language === "en"), wordings.blanks)}</summary>
            <EntryForm key={seen} kind={kind} entry={entry} />
          </details>
        </li>
      ))}
    </ul>
  );
}

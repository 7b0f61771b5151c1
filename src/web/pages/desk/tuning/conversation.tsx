import type { ComponentChildren } from "preact";
import { useDesk } from "../parts/context.ts";
import { useTried } from "./use-tried.ts";
import { useTuning } from "./use-tuning.ts";
import "./conversation.css";

/** What a resident who begins with it would be answered: with the draft, where there is one. */
export function Conversation({ says }: { readonly says: string }): ComponentChildren {
  const { strings, language } = useDesk();
  const { made: words, tryIt } = strings.tuning;
  const { state } = useTuning();
  const { live, draft, hasFailed } = useTried(
    says,
    language,
    `${state?.version ?? 0}/${state?.draft.revision ?? 0}`,
  );
  const tried = draft ?? live;
  return (
    <figure class="conversation" aria-busy={tried === null && !hasFailed}>
      <figcaption>{words.conversation}</figcaption>
      <p class="conversation-resident">{says}</p>
      {tried !== null && (
        <div class="conversation-desk" aria-live="polite">
          <p>{tried.reply.text === "" ? tryIt.silent : tried.reply.text}</p>
          {tried.reply.choices.length > 0 && <p>{tried.reply.choices.join(" · ")}</p>}
        </div>
      )}
    </figure>
  );
}

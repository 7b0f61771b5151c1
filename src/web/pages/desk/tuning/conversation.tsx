import type { ComponentChildren } from "preact";
import { useDesk } from "../parts/context.ts";
import { DrawnReply } from "./drawn-reply.tsx";
import { useTried } from "./use-tried.ts";
import { useTuning } from "./use-tuning.ts";
import "./conversation.css";

/** What a resident who begins with it would be answered: with the draft, where there is one. */
export function Conversation({ says }: { readonly says: string }): ComponentChildren {
  const { strings, language } = useDesk();
  const { made: words } = strings.tuning;
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
          <DrawnReply reply={tried.reply} place="web" />
        </div>
      )}
    </figure>
  );
}

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Case } from "../../../case-wire.ts";
import { LONGEST_CARE } from "../../../case-wire.ts";
import { useDesk } from "../parts/context.ts";

interface Props {
  readonly care: Case["care"];
  readonly isWorking: boolean;
  readonly mark: (body: { readonly note: string | null; readonly agreed?: true }) => void;
}

/** What a resident needs particular care for, and the form that marks it with their consent (B29). */
export function SpecialCare({ care, isWorking, mark }: Props): ComponentChildren {
  const { strings } = useDesk();
  const words = strings.card;
  const [note, setNote] = useState("");
  const [agreed, setAgreed] = useState(false);
  if (care !== null)
    return (
      <section class="card-care">
        <h3>{words.care}</h3>
        <p>
          <b>{care.note}</b> · {care.by.name}
        </p>
        <button
          type="button"
          class="button-plain"
          disabled={isWorking}
          onClick={() => mark({ note: null })}
        >
          {words.careOver}
        </button>
      </section>
    );
  return (
    <details class="card-care">
      <summary>{words.careMark}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mark({ note: note.trim(), agreed: true });
          setNote("");
          setAgreed(false);
        }}
      >
        <label>
          {words.careNeeds}
          <input
            value={note}
            maxLength={LONGEST_CARE}
            required
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        <label class="card-consent">
          <input
            type="checkbox"
            checked={agreed}
            required
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
          {words.careAgreed}
        </label>
        <button type="submit" class="button-quiet" disabled={isWorking || !agreed}>
          {words.careMark}
        </button>
      </form>
    </details>
  );
}

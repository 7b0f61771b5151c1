import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { PeopleStrings } from "../../words/people.ts";

/** A link to hand on, with a button that copies it. */
export function IssuedLink({
  name,
  link,
  strings,
}: {
  readonly name: string;
  readonly link: string;
  readonly strings: PeopleStrings;
}): ComponentChildren {
  const [isCopied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // Without https there is no clipboard: what is selected is copied by hand.
    }
  };
  return (
    <div class="people-link" role="status">
      <label for="people-link">{strings.linkFor(name)}</label>
      <div class="people-row">
        <input ref={field} id="people-link" readOnly value={link} />
        <button type="button" class="button-quiet" onClick={() => void copy()}>
          {isCopied ? strings.copied : strings.copy}
        </button>
      </div>
      <p>{strings.linkHint}</p>
    </div>
  );
}

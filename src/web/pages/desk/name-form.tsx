import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { post } from "../post.ts";
import type { StaffStrings } from "../words/desk.ts";
import "./name-form.css";

const LONGEST_NAME = 40;

/** Asks once who is at the desk; the answer is kept in the session. */
export function NameForm({ strings }: { readonly strings: StaffStrings }): ComponentChildren {
  const [name, setName] = useState("");
  const [state, setState] = useState<"ready" | "working" | "failed">("ready");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const submit = async (): Promise<void> => {
    setState("working");
    const posted = await post("api/staff/name", { name });
    // The live stream was opened by somebody without a name: a new page opens a new one.
    if (posted.kind === "done") location.reload();
    else setState("failed");
  };

  return (
    <main class="name-form">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") void submit();
        }}
      >
        <h2>{strings.whoAreYou}</h2>
        <p id="why-name">{strings.whyName}</p>
        <label for="staff-name">{strings.name}</label>
        <input
          ref={field}
          id="staff-name"
          maxLength={LONGEST_NAME}
          autocomplete="name"
          aria-describedby="why-name"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button
          type="submit"
          class="button-main"
          disabled={state === "working" || name.trim() === ""}
        >
          {strings.enter}
        </button>
        <p role="status">{state === "failed" && strings.failed}</p>
      </form>
    </main>
  );
}

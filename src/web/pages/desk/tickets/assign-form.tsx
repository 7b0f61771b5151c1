import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useDesk } from "../parts/context.ts";
import { Colleagues } from "../parts/colleagues.tsx";

interface Props {
  readonly isWorking: boolean;
  readonly back: () => void;
  /** With the colleague's id. */
  readonly submit: (to: string) => void;
}

/** Whose a ticket is from now on. */
export function AssignForm({ isWorking, back, submit }: Props): ComponentChildren {
  const { shell, tickets: words } = useDesk().strings;
  const [to, setTo] = useState("");
  const field = useRef<HTMLSelectElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="panel form"
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== "") submit(to);
      }}
    >
      <label for={id}>{words.assignTo}</label>
      <select id={id} ref={field} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
        <option value="" />
        <Colleagues />
      </select>
      <div class="form-buttons">
        <button type="submit" class="button-main" disabled={isWorking || to === ""}>
          {isWorking ? shell.working : words.confirmAssign}
        </button>
        <button type="button" class="button-plain" onClick={back}>
          {shell.back}
        </button>
      </div>
    </form>
  );
}

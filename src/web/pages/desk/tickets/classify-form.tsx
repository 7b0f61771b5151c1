import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { StaffTicket } from "../../../desk-wire.ts";
import { useDesk } from "../parts/context.ts";

interface Props {
  readonly ticket: StaffTicket;
  readonly isWorking: boolean;
  readonly back: () => void;
  readonly submit: (body: object) => void;
}

const CLASSES = ["major", "important", "minor"] as const;

/** How grave a complaint is, where a colleague knows better than what was read off its words. */
export function ClassifyForm({ ticket, isWorking, back, submit }: Props): ComponentChildren {
  const { shell, tickets: words, names } = useDesk().strings;
  const [grade, setGrade] = useState(ticket.class ?? "minor");
  const [reason, setReason] = useState("");
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isReady = reason.trim() !== "" && grade !== ticket.class;
  return (
    <form
      class="panel form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) submit({ class: grade, reason: reason.trim() });
      }}
    >
      <label>
        {words.filters.class}
        <select ref={field} value={grade} onChange={(event) => setGrade(event.currentTarget.value)}>
          {CLASSES.map((one) => (
            <option key={one} value={one}>
              {names.classes[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.classifyReason}
        <input
          value={reason}
          maxLength={200}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <div class="form-buttons">
        <button type="submit" class="button-main" disabled={isWorking || !isReady}>
          {isWorking ? shell.working : words.confirmClassify}
        </button>
        <button type="button" class="button-plain" onClick={back}>
          {shell.back}
        </button>
      </div>
    </form>
  );
}

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { LONGEST_RESOLUTION, type StaffTicket } from "../../wire.ts";
import { post } from "../post.ts";
import type { StaffStrings } from "../words/desk.ts";
import "./ticket-actions.css";

interface Props {
  readonly ticket: StaffTicket;
  readonly strings: StaffStrings;
}

/** What can be done with a ticket now. The card itself changes when the server says so. */
export function TicketActions({ ticket, strings }: Props): ComponentChildren {
  const [isWriting, setWriting] = useState(false);
  const [text, setText] = useState("");
  const [isWorking, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  // Before the next key: what is typed at once must not be lost on a busy machine.
  useLayoutEffect(() => {
    if (isWriting) field.current?.focus();
  }, [isWriting]);

  if (ticket.status === "resolved" || ticket.status === "cancelled") return null;

  const act = async (action: "acknowledge" | "read" | "resolve", body: object): Promise<void> => {
    setWorking(true);
    setFault(null);
    const posted = await post(`api/staff/tickets/${ticket.id}/${action}`, body);
    setWorking(false);
    if (posted.kind === "done") {
      // Who writes already, while it was taken, writes on.
      if (action === "resolve") setWriting(false);
      return;
    }
    const words = posted.kind === "refused" ? posted.message : null;
    const language = strings.other.language === "en" ? "zh-Hant" : "en";
    setFault(words?.[language] ?? strings.failed);
  };

  const fieldId = `resolution-${ticket.id}`;
  return (
    <div class="ticket-actions">
      {isWriting ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") void act("resolve", { text });
          }}
        >
          <label for={fieldId}>{strings.resolution}</label>
          <textarea
            ref={field}
            id={fieldId}
            rows={3}
            maxLength={LONGEST_RESOLUTION}
            aria-describedby={`${fieldId}-hint`}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Escape" && setWriting(false)}
          />
          <p id={`${fieldId}-hint`}>{strings.resolveHint}</p>
          <div class="ticket-buttons">
            <button type="submit" class="button-main" disabled={isWorking || text.trim() === ""}>
              {isWorking ? strings.working : strings.confirmResolve}
            </button>
            <button type="button" class="button-plain" onClick={() => setWriting(false)}>
              {strings.back}
            </button>
          </div>
        </form>
      ) : (
        <div class="ticket-buttons">
          {ticket.status === "recorded" && (
            <button
              type="button"
              class="button-main"
              disabled={isWorking}
              title={strings.acknowledgeHint}
              onClick={() => void act("acknowledge", {})}
            >
              {isWorking ? strings.working : strings.acknowledge}
            </button>
          )}
          {ticket.for !== null && ticket.readBy === null && (
            <button
              type="button"
              class="button-quiet"
              disabled={isWorking}
              title={strings.readHint}
              onClick={() => void act("read", {})}
            >
              {strings.read}
            </button>
          )}
          <button type="button" class="button-quiet" onClick={() => setWriting(true)}>
            {strings.resolve}
          </button>
          {ticket.status === "recorded" && <p>{strings.acknowledgeHint}</p>}
        </div>
      )}
      <p class="ticket-fault" role="status">
        {fault}
      </p>
    </div>
  );
}

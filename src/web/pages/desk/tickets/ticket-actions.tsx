import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { StaffTicket } from "../../../desk-wire.ts";
import { useDesk } from "../parts/context.ts";
import { useKeys } from "../parts/keys.ts";
import { ticketPlace, useAct } from "../parts/use-act.ts";
import { AssignForm } from "./assign-form.tsx";
import { ClassifyForm } from "./classify-form.tsx";
import { TextForm } from "./text-form.tsx";

type Form = "resolve" | "assign" | "reopen" | "classify";

/** What can be done to a ticket as it stands now. */
export function TicketActions({ ticket }: { readonly ticket: StaffTicket }): ComponentChildren {
  const { board, strings } = useDesk();
  const { tickets: words, shell } = strings;
  const [form, setForm] = useState<Form | null>(null);
  const acting = useAct(strings);
  const { act, isWorking, fault } = acting;
  const place = ticketPlace(ticket.id);
  const isOpen = ticket.status === "recorded" || ticket.status === "in-progress";
  const isAnothers = ticket.owner !== null && ticket.owner !== board.me.name;
  const acknowledge = (): void => void act(place, "acknowledge", {});
  const show = (next: Form | null): void => {
    acting.forget();
    setForm(next);
  };
  useKeys({
    t: ticket.status === "recorded" && form === null ? acknowledge : null,
    Escape: form === null ? null : () => show(null),
  });
  const back = (): void => show(null);
  const submit = async (name: string, body: object): Promise<void> => {
    if (await act(place, name, body)) show(null);
  };

  return (
    <div class="ticket-actions no-print">
      {form === "resolve" && (
        <TextForm
          place={place}
          label={words.resolution}
          hint={words.resolveHint}
          reason={isAnothers || acting.code === "reason-needed" ? words.resolveReason : null}
          confirm={words.confirmResolve}
          withPhotos={words.finished}
          isWorking={isWorking}
          back={back}
          submit={(body) => void submit("resolve", body)}
        />
      )}
      {form === "reopen" && (
        <TextForm
          place={place}
          label={words.reopenText}
          hint={words.reopenHint}
          reason={null}
          confirm={words.confirmReopen}
          withPhotos={null}
          isWorking={isWorking}
          back={back}
          submit={(body) => void submit("reopen", body)}
        />
      )}
      {form === "classify" && (
        <ClassifyForm
          ticket={ticket}
          isWorking={isWorking}
          back={back}
          submit={(body) => void submit("classify", body)}
        />
      )}
      {form === "assign" && (
        <AssignForm
          isWorking={isWorking}
          back={back}
          submit={(to) => void submit("assign", { to })}
        />
      )}
      {form === null && (
        <div class="ticket-buttons">
          {ticket.status === "recorded" && (
            <button type="button" class="button-main" disabled={isWorking} onClick={acknowledge}>
              {isWorking ? shell.working : words.acknowledge}
            </button>
          )}
          {ticket.for !== null && ticket.readBy === null && (
            <button
              type="button"
              class="button-quiet"
              disabled={isWorking}
              title={words.readHint}
              onClick={() => void act(place, "read", {})}
            >
              {words.read}
            </button>
          )}
          {isOpen && (
            <>
              <button type="button" class="button-quiet" onClick={() => show("resolve")}>
                {words.resolve}
              </button>
              <button type="button" class="button-quiet" onClick={() => show("assign")}>
                {words.assign}
              </button>
              {ticket.kind === "complaint" && (
                <button type="button" class="button-quiet" onClick={() => show("classify")}>
                  {words.classify}
                </button>
              )}
            </>
          )}
          {ticket.status === "resolved" && (
            <button type="button" class="button-quiet" onClick={() => show("reopen")}>
              {words.reopen}
            </button>
          )}
          {ticket.status === "recorded" && <p>{words.acknowledgeHint}</p>}
        </div>
      )}
      <p class="desk-fault" role="status">
        {fault}
      </p>
    </div>
  );
}

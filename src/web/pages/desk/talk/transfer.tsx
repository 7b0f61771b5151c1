import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { Colleagues } from "../parts/colleagues.tsx";
import { useDesk } from "../parts/context.ts";
import { Sheet } from "../parts/sheet.tsx";
import type { Acting } from "../parts/use-act.ts";

interface Props {
  /** How often it was passed on before: then a reason is asked for (B24). */
  readonly transfers: number;
  readonly acting: Acting;
  readonly close: () => void;
  readonly pass: (body: object) => Promise<boolean>;
}

/** To whom a conversation is passed on; the resident hears of it. */
export function Transfer({ transfers, acting, close, pass }: Props): ComponentChildren {
  const { shell, talk: words } = useDesk().strings;
  const [to, setTo] = useState("staff");
  const [reason, setReason] = useState("");
  const id = useId();
  const needsReason = transfers > 0 || acting.code === "reason-needed";
  const isReady = !needsReason || reason.trim() !== "";
  return (
    <Sheet title={words.transferTitle} close={close} closeWord={shell.cancel}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          const body = reason.trim() === "" ? { to } : { to, reason: reason.trim() };
          void pass(body).then((isDone) => isDone && close());
        }}
      >
        <label for={id}>{words.transferTo}</label>
        <select id={id} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
          <option value="staff">{words.anyone}</option>
          <option value="supervisor">{words.supervisor}</option>
          <Colleagues />
        </select>
        <p class="form-hint">{words.transferHint}</p>
        <label>
          {words.reason}
          <input
            value={reason}
            maxLength={200}
            required={needsReason}
            aria-describedby={needsReason ? `${id}-why` : undefined}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        {needsReason && (
          <p id={`${id}-why`} class="form-hint">
            {words.reasonNeeded}
          </p>
        )}
        <p class="desk-fault" role="status">
          {acting.fault}
        </p>
        <div class="form-buttons">
          <button type="submit" class="button-main" disabled={acting.isWorking || !isReady}>
            {words.confirmTransfer}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { LONGEST_RESOLUTION, type StaffTicket } from "../../../desk-wire.ts";
import { post } from "../../post.ts";
import { useDesk } from "../parts/context.ts";
import { ticketPlace, wordsOf } from "../parts/use-act.ts";

interface Props {
  readonly picked: readonly StaffTicket[];
  readonly done: () => void;
}

const ACTS = ["resolve", "assign"] as const;

/** What is done to all that were chosen, with one message to everybody concerned. */
export function Bulk({ picked, done }: Props): ComponentChildren {
  const { board, strings } = useDesk();
  const { tickets: words } = strings;
  const [act, setAct] = useState<(typeof ACTS)[number]>("resolve");
  const [text, setText] = useState("");
  const [to, setTo] = useState("");
  const [progress, setProgress] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const isReady = act === "resolve" ? text.trim() !== "" : to !== "";

  const run = async (): Promise<void> => {
    setFaults([]);
    let well = 0;
    for (const { id } of picked) {
      setProgress(words.bulk.working(well, picked.length));
      const body = act === "resolve" ? { text: text.trim() } : { to };
      const posted = await post(`api/staff/${ticketPlace(id)}/${act}`, body);
      if (posted.kind === "done") well += 1;
      else setFaults((all) => [...all, words.bulk.failed(id, wordsOf(posted, strings))]);
    }
    setProgress(words.bulk.done(well, picked.length));
    if (well === picked.length) done();
  };

  return (
    <form
      class="bulk panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void run();
      }}
    >
      <strong>{words.selected(picked.length)}</strong>
      <div class="tickets-views" role="group" aria-label={words.selected(picked.length)}>
        {ACTS.map((one) => (
          <button
            key={one}
            type="button"
            class="button-plain button-small"
            aria-pressed={one === act}
            onClick={() => setAct(one)}
          >
            {words.bulk[one]}
          </button>
        ))}
      </div>
      {act === "resolve" ? (
        <label>
          <span>{words.bulk.text}</span>
          <textarea
            rows={2}
            maxLength={LONGEST_RESOLUTION}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
      ) : (
        <label>
          <span>{words.assignTo}</span>
          <select value={to} onChange={(event) => setTo(event.currentTarget.value)}>
            <option value="" />
            {board.colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="bulk-buttons">
        <button type="submit" class="button-main" disabled={!isReady}>
          {words.bulk.confirm(picked.length)}
        </button>
        <button type="button" class="button-plain" onClick={done}>
          {words.clear}
        </button>
      </div>
      <div role="status">
        {progress !== null && <p>{progress}</p>}
        {faults.map((one) => (
          <p key={one} class="desk-fault">
            {one}
          </p>
        ))}
      </div>
    </form>
  );
}

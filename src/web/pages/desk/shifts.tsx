import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useDesk, useNow } from "./parts/context.ts";
import { useAct } from "./parts/use-act.ts";
import { standing } from "./overview.tsx";
import { useDraft } from "./talk/use-draft.ts";
import "./shifts.css";

const LONGEST = 2_000;

/** What one shift leaves to the next, signed for by whoever takes it (F7). */
export function Shifts(): ComponentChildren {
  const { board, strings, times } = useDesk();
  const { shift: words } = strings.overview;
  const now = useNow(15_000);
  const { act, isWorking, fault } = useAct(strings);
  const [text, setText] = useDraft("shift");
  const id = useId();
  const { waiting, due, promises } = standing(board, now);
  const lines = [words.waiting(waiting), words.due(due), words.promises(promises)];
  const [latest] = board.shifts;
  const isOpen = latest !== undefined && latest.signed === null;

  return (
    <div class="page shifts">
      <header>
        <h2>{words.title}</h2>
      </header>
      <p class="form-hint">{words.hint}</p>
      <form
        class="panel form"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === "") return;
          void act("community", "hand-shift", { text: text.trim() }).then(
            (isDone) => isDone && setText(""),
          );
        }}
      >
        <ul class="shifts-standing">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <label for={id}>{words.text}</label>
        <textarea
          id={id}
          rows={5}
          maxLength={LONGEST}
          placeholder={words.placeholder}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <div class="form-buttons">
          <button type="submit" class="button-main" disabled={isWorking || text.trim() === ""}>
            {words.hand}
          </button>
          <button
            type="button"
            class="button-plain"
            onClick={() => setText([...lines, text].filter(Boolean).join("\n"))}
          >
            {words.fill}
          </button>
        </div>
        <p class="desk-fault" role="status">
          {fault}
        </p>
      </form>
      {board.shifts.length === 0 && <p class="form-hint">{words.none}</p>}
      <ol class="shifts-list">
        {board.shifts.map((one) => (
          <li key={one.id} class={`panel ${one.signed === null ? "is-open" : ""}`}>
            <p class="shifts-by">{words.by(one.by.name, times.dayAndClock(one.at))}</p>
            <p class="shifts-text">{one.text}</p>
            {one.signed === null ? (
              <div class="form-buttons">
                <p>{words.unsigned}</p>
                {isOpen && one.id === latest.id && one.by.id !== board.me.id && (
                  <button
                    type="button"
                    class="button-main"
                    disabled={isWorking}
                    onClick={() => void act("community", "sign-shift", { shift: one.id })}
                  >
                    {words.sign}
                  </button>
                )}
              </div>
            ) : (
              <p class="shifts-signed">
                {words.signed(one.signed.name, times.dayAndClock(one.signed.at))}
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

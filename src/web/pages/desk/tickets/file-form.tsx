import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../parts/context.ts";
import { goTo } from "../parts/route.ts";
import { talkPlace, useAct } from "../parts/use-act.ts";

const WAYS = ["phone", "counter", "letter", "patrol"] as const;

/** Filing for whoever phoned, came by or wrote, or what a patrol found (D17). */
export function FileForm(): ComponentChildren {
  const { board, strings } = useDesk();
  const { tickets, shell } = strings;
  const { file: words } = tickets;
  const { act, isWorking, fault } = useAct(strings);
  const kinds = Object.entries(board.kinds).filter(([, { isFiled }]) => isFiled);
  const [kind, setKind] = useState(kinds[0]?.[0] ?? "");
  const [via, setVia] = useState<string>(WAYS[0]);
  const [told, setTold] = useState({ unit: "", name: "", phone: "", issue: "" });
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);

  const submit = async (): Promise<void> => {
    const conversation = crypto.randomUUID();
    const place = talkPlace({ channel: "counter", conversation });
    const said = Object.entries(told)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== "");
    if (await act(place, "file", { kind, via, ...Object.fromEntries(said) }))
      goTo({ view: "talk", channel: "counter", conversation });
  };

  return (
    <section class="page is-narrow" aria-labelledby="file-title">
      <header>
        <h2 id="file-title">{words.title}</h2>
      </header>
      <p class="form-hint">{words.hint}</p>
      <form
        class="panel form"
        onSubmit={(event) => {
          event.preventDefault();
          if (told.issue.trim() !== "") void submit();
        }}
      >
        <label>
          {words.issue}
          <textarea
            ref={first}
            rows={3}
            maxLength={1_000}
            value={told.issue}
            onInput={(event) => setTold({ ...told, issue: event.currentTarget.value })}
          />
        </label>
        <div class="form-row">
          <label>
            {words.kind}
            <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
              {kinds.map(([one, name]) => (
                <option key={one} value={one}>
                  {strings.of(name)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.via}
            <select value={via} onChange={(event) => setVia(event.currentTarget.value)}>
              {WAYS.map((one) => (
                <option key={one} value={one}>
                  {tickets.via[one]}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div class="form-row">
          {(["unit", "name", "phone"] as const).map((one) => (
            <label key={one}>
              {words[one]}
              <input
                value={told[one]}
                maxLength={60}
                autocomplete="off"
                inputMode={one === "phone" ? "tel" : undefined}
                onInput={(event) => setTold({ ...told, [one]: event.currentTarget.value })}
              />
            </label>
          ))}
        </div>
        <p class="desk-fault" role="status">
          {fault}
        </p>
        <div class="form-buttons">
          <button
            type="submit"
            class="button-main"
            disabled={isWorking || told.issue.trim() === ""}
          >
            {isWorking ? shell.working : words.confirm}
          </button>
          <button type="button" class="button-plain" onClick={() => goTo({ view: "queue" })}>
            {shell.back}
          </button>
        </div>
      </form>
    </section>
  );
}

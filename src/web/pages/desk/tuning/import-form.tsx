import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { previewSchema, type Preview } from "../../../tuning-wire.ts";
import { nameIn, type StaffStrings } from "../../words/desk.ts";
import { useDesk } from "../parts/context.ts";
import { wordsOf } from "../parts/use-act.ts";
import { sendFile, useTuning } from "./use-tuning.ts";

/** What came of looking into a chosen file. */
type Looked =
  | { readonly state: "none" }
  | { readonly state: "looking"; readonly file: File }
  | { readonly state: "failed"; readonly fault: string }
  | { readonly state: "seen"; readonly file: File; readonly preview: Preview }
  | { readonly state: "brought"; readonly count: number };

/** Phrases of a file: what is new, what is there already, what can't be taken; then into the draft. */
export function ImportForm(): ComponentChildren {
  const { strings } = useDesk();
  const { bring: words } = strings.tuning;
  const { bring, doing } = useTuning();
  const id = useId();
  const [looked, setLooked] = useState<Looked>({ state: "none" });
  const look = async (file: File): Promise<void> => {
    setLooked({ state: "looking", file });
    const sent = await sendFile("import", file);
    const preview = previewSchema.safeParse(sent.kind === "done" ? sent.body : null);
    setLooked(
      preview.success
        ? { state: "seen", file, preview: preview.data }
        : { state: "failed", fault: wordsOf(sent, strings) },
    );
  };
  return (
    <section class="panel intent" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.title}</h3>
      <p class="form-hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      <label class="import-file">
        {words.choose}
        <input
          type="file"
          accept=".xlsx,.csv,.yml,.yaml"
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) void look(file);
          }}
        />
      </label>
      <p role="status" class="form-hint">
        {looked.state === "looking" && words.looking(looked.file.name)}
        {looked.state === "failed" && looked.fault}
        {looked.state === "brought" && words.brought(looked.count)}
      </p>
      {looked.state === "seen" && (
        <>
          <Seen preview={looked.preview} />
          {looked.preview.fresh.count > 0 && (
            <button
              type="button"
              class="button-quiet"
              disabled={doing !== null}
              onClick={() => {
                const { file, preview } = looked;
                void bring(file, preview.revision).then((isDone) =>
                  // Others changed the draft meanwhile: what is new is looked up anew.
                  isDone ? setLooked({ state: "brought", count: preview.fits }) : look(file),
                );
              }}
            >
              {words.put(looked.preview.fits)}
            </button>
          )}
        </>
      )}
    </section>
  );
}

function Seen({ preview }: { readonly preview: Preview }): ComponentChildren {
  const { strings } = useDesk();
  const { bring: words } = strings.tuning;
  const { fresh, fits, known, refused } = preview;
  return (
    <>
      <h4>{words.fresh(fresh.count)}</h4>
      {fresh.count > fits && <p class="form-hint">{words.rest(fits)}</p>}
      <ul class="import-rows">
        {fresh.first.map(({ sheet, line, intent, text }) => (
          <li key={`${sheet ?? ""} ${line}`}>
            <span>{text}</span>
            <small>{nameIn(strings.names.kinds, intent)}</small>
          </li>
        ))}
        <More of={fresh} />
      </ul>
      {known > 0 && <p class="form-hint">{words.known(known)}</p>}
      {refused.count > 0 && (
        <>
          <h4>{words.refused(refused.count)}</h4>
          <ul class="import-rows is-refused">
            {refused.first.map((one) => (
              <li key={`${one.sheet ?? ""} ${one.line}`}>
                <span>{reasonOf(one, strings)}</span>
                <small>{words.place(one.sheet, one.line)}</small>
              </li>
            ))}
            <More of={refused} />
          </ul>
        </>
      )}
    </>
  );
}

function More({
  of: { count, first },
}: {
  readonly of: { readonly count: number; readonly first: readonly unknown[] };
}): ComponentChildren {
  const { bring: words } = useDesk().strings.tuning;
  return count > first.length && <li>{words.more(count - first.length)}</li>;
}

function reasonOf(
  { why, about }: Preview["refused"]["first"][number],
  { tuning, names }: StaffStrings,
): string {
  const { reasons } = tuning.bring;
  return why === "other-meaning"
    ? reasons["other-meaning"](nameIn(names.kinds, about))
    : reasons[why](about);
}

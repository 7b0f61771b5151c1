import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { keptFileSchema, type KeptFile } from "../../../wire.ts";
import { ask } from "../../post.ts";
import { useDesk } from "./context.ts";
import { Icon } from "./icon.tsx";
import { wordsOf } from "./use-act.ts";
import "./file-picker.css";

interface Props {
  readonly label: string;
  /** What they go with, as the API names it: `tickets/…`, `conversations/…`. */
  readonly place: string;
  readonly files: readonly KeptFile[];
  readonly setFiles: (files: readonly KeptFile[]) => void;
}

/** Photos and papers that go along: each is kept by us at once, and can be left out again. */
export function FilePicker({ label, place, files, setFiles }: Props): ComponentChildren {
  const { strings } = useDesk();
  const { talk } = strings;
  const [state, setState] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const send = async (chosen: readonly File[]): Promise<void> => {
    const kept = [...files];
    for (const file of chosen) {
      setState(talk.uploading);
      const form = new FormData();
      form.set("file", file);
      const sent = await ask(`api/staff/files?${belongingTo(place)}`, {
        method: "POST",
        body: form,
      });
      const read = keptFileSchema.safeParse(sent.kind === "done" ? sent.body : null);
      if (!read.success) return setState(wordsOf(sent, strings));
      kept.push(read.data);
      setFiles([...kept]);
    }
    setState(null);
  };
  return (
    <div class="file-picker">
      <input
        ref={input}
        type="file"
        multiple
        class="unseen"
        tabIndex={-1}
        aria-label={label}
        accept="image/*,application/pdf"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          void send(chosen);
        }}
      />
      <button type="button" class="button-plain" onClick={() => input.current?.click()}>
        <Icon name="photo" />
        {label}
      </button>
      {files.map((one) => (
        <button
          key={one.id}
          type="button"
          class="file-kept"
          aria-label={talk.remove(one.name)}
          onClick={() => setFiles(files.filter((other) => other !== one))}
        >
          {one.name} <span aria-hidden="true">×</span>
        </button>
      ))}
      {state !== null && <p role="status">{state}</p>}
    </div>
  );
}

/** Its parts are written as they stand in an address already. */
function belongingTo(place: string): string {
  const [kind, first = "", second = ""] = place.split("/");
  return kind === "tickets" ? `ticket=${first}` : `channel=${first}&conversation=${second}`;
}

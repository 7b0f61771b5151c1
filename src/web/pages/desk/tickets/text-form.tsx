import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { LONGEST_RESOLUTION } from "../../../desk-wire.ts";
import { useDesk } from "../parts/context.ts";
import { FilePicker } from "../parts/file-picker.tsx";
import type { KeptFile } from "../../../wire.ts";

interface Props {
  readonly label: string;
  readonly hint: string;
  /** What else has to be said, and how that is called; null where nothing is. */
  readonly reason: string | null;
  readonly confirm: string;
  /** What photos that go along are called; null where none do. */
  readonly withPhotos: string | null;
  /** The ticket, as the API names it. */
  readonly place: string;
  readonly isWorking: boolean;
  readonly back: () => void;
  readonly submit: (body: object) => void;
}

/** Words that go to a resident with what is done to their ticket. */
export function TextForm(props: Props): ComponentChildren {
  const { label, hint, reason, confirm, withPhotos, place, isWorking, back, submit } = props;
  const { shell } = useDesk().strings;
  const [text, setText] = useState("");
  const [why, setWhy] = useState("");
  const [photos, setPhotos] = useState<readonly KeptFile[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useLayoutEffect(() => field.current?.focus(), []);
  const isReady = text.trim() !== "" && (reason === null || why.trim() !== "");
  return (
    <form
      class="panel form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        submit({
          text: text.trim(),
          ...(reason === null ? {} : { reason: why.trim() }),
          ...(photos.length === 0 ? {} : { photos: photos.map((one) => one.id) }),
        });
      }}
    >
      <label for={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        rows={3}
        maxLength={LONGEST_RESOLUTION}
        aria-describedby={`${id}-hint`}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="form-hint">
        {hint}
      </p>
      {reason !== null && (
        <label>
          {reason}
          <input
            value={why}
            maxLength={200}
            onInput={(event) => setWhy(event.currentTarget.value)}
          />
        </label>
      )}
      {withPhotos !== null && (
        <FilePicker label={withPhotos} place={place} files={photos} setFiles={setPhotos} />
      )}
      <div class="form-buttons">
        <button type="submit" class="button-main" disabled={isWorking || !isReady}>
          {isWorking ? shell.working : confirm}
        </button>
        <button type="button" class="button-plain" onClick={back}>
          {shell.back}
        </button>
      </div>
    </form>
  );
}

import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatState, KeptFile, Language } from "../../wire.ts";
import { PhotoTray } from "./photo-tray.tsx";
import type { ChatStrings } from "../words/chat.ts";
import { usePhotos } from "./use-photos.ts";
import "./composer.css";

/** What was written but not sent, kept by the page so that a message can be taken back. */
export interface ComposerDraft {
  readonly text: string;
  /** Uploaded before. */
  readonly photos: readonly KeptFile[];
}

interface Props {
  readonly draft: ComposerDraft;
  readonly change: (draft: ComposerDraft) => void;
  readonly send: (text: string, photos: readonly KeptFile[]) => void;
  readonly limits: ChatState["limits"];
  readonly language: Language;
  readonly strings: ChatStrings;
  readonly writing: RefObject<HTMLTextAreaElement>;
}

/** From here on the reader is told how much is left. */
const NEAR_LIMIT = 500;
const PHOTO_TYPES = "image/jpeg,image/png,image/webp";

/** Where a message is written, and photos are added. */
export function Composer(props: Props): ComponentChildren {
  const { draft, change, limits, strings, writing } = props;
  const picker = useRef<HTMLInputElement>(null);
  const [tooMany, setTooMany] = useState(false);
  const photos = usePhotos(draft.photos, limits.fileBytes);

  useLayoutEffect(() => {
    const area = writing.current;
    if (area === null) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [draft.text]);

  const left = limits.characters - [...draft.text].length;
  const hasWords = draft.text.trim() !== "" || photos.kept.length > 0;
  const maySend = hasWords && left >= 0 && !photos.isUploading;

  const add = (files: FileList | null): void => {
    const room = limits.attachments - photos.tray.length;
    const chosen = [...(files ?? [])].filter(({ type }) => type.startsWith("image/"));
    setTooMany(chosen.length > room);
    photos.add(chosen.slice(0, room));
    if (picker.current !== null) picker.current.value = "";
  };
  const send = (): void => {
    if (!maySend) return;
    props.send(draft.text.trim(), photos.kept);
    photos.clear();
    setTooMany(false);
    change({ text: "", photos: [] });
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <PhotoTray photos={photos} language={props.language} strings={strings} />
      <p class="composer-word" role="status">
        {left < 0
          ? strings.tooLong(-left)
          : tooMany
            ? strings.photoTooMany(limits.attachments)
            : left <= NEAR_LIMIT && strings.left(left)}
      </p>
      <div class="composer-row">
        <input
          ref={picker}
          type="file"
          accept={PHOTO_TYPES}
          multiple
          hidden
          aria-label={strings.addPhoto}
          onChange={(event) => add(event.currentTarget.files)}
        />
        <button
          type="button"
          class="composer-icon button-plain"
          aria-label={strings.addPhoto}
          title={strings.addPhoto}
          onClick={() => picker.current?.click()}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 8.5A1.5 1.5 0 0 1 5.5 7h2.2l1-1.7A1.6 1.6 0 0 1 10 4.5h4a1.6 1.6 0 0 1 1.3.8l1 1.7h2.2A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z" />
            <circle cx="12" cy="12.8" r="3.2" />
          </svg>
        </button>
        <textarea
          ref={writing}
          rows={1}
          value={draft.text}
          placeholder={strings.write}
          aria-label={strings.write}
          aria-describedby="composer-keys"
          aria-invalid={left < 0}
          enterkeyhint="send"
          onInput={(event) => change({ ...draft, text: event.currentTarget.value })}
          onPaste={(event) => {
            if ((event.clipboardData?.files.length ?? 0) > 0) {
              event.preventDefault();
              add(event.clipboardData?.files ?? null);
            }
          }}
          onKeyDown={(event) => {
            // While an input method composes, Enter accepts its suggestion; Safari says 229.
            const isOfInputMethod = event.isComposing || event.keyCode === 229;
            if (event.key === "Enter" && !event.shiftKey && !isOfInputMethod) {
              event.preventDefault();
              send();
            }
          }}
        />
        <button
          type="submit"
          class="composer-icon button-main"
          disabled={!maySend}
          aria-label={strings.send}
          title={strings.send}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 19V5.5M6 11l6-6 6 6" />
          </svg>
        </button>
      </div>
      <p id="composer-keys" class="composer-keys">
        {strings.keys}
      </p>
    </form>
  );
}

import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatState, KeptFile, Language } from "../../wire.ts";
import { FileTray } from "./file-tray.tsx";
import type { ChatStrings } from "../words/chat.ts";
import { useFiles } from "./use-files.ts";
import "./composer.css";

/** What was written but not sent, kept by the page so that a message can be taken back. */
export interface ComposerDraft {
  readonly text: string;
  /** Uploaded before. */
  readonly files: readonly KeptFile[];
}

interface Props {
  readonly draft: ComposerDraft;
  readonly change: (draft: ComposerDraft) => void;
  readonly send: (text: string, files: readonly KeptFile[]) => void;
  readonly limits: ChatState["limits"];
  readonly language: Language;
  readonly strings: ChatStrings;
  readonly writing: RefObject<HTMLTextAreaElement>;
}

/** From here on the reader is told how much is left. */
const NEAR_LIMIT = 500;
/** Phones turn their own format of photos into JPEG for a page that doesn't name it. */
const FILE_TYPES =
  "image/jpeg,image/png,image/webp,image/gif,application/pdf,audio/*,video/mp4,video/quicktime,video/webm,video/3gpp";

/** Where a message is written, and files are added. */
export function Composer(props: Props): ComponentChildren {
  const { draft, change, limits, strings, writing } = props;
  const picker = useRef<HTMLInputElement>(null);
  const [tooMany, setTooMany] = useState(false);
  const files = useFiles(draft.files, limits);

  useLayoutEffect(() => {
    const area = writing.current;
    if (area === null) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [draft.text]);

  const limitsWords = strings.files.limits(
    megabytes(limits.imageBytes),
    megabytes(limits.fileBytes),
    limits.attachments,
  );
  const left = limits.characters - [...draft.text].length;
  const hasWords = draft.text.trim() !== "" || files.kept.length > 0;
  const maySend = hasWords && left >= 0 && !files.isUploading;

  const add = (list: FileList | null): void => {
    const room = limits.attachments - files.tray.length;
    const chosen = [...(list ?? [])];
    setTooMany(chosen.length > room);
    files.add(chosen.slice(0, room));
    if (picker.current !== null) picker.current.value = "";
  };
  const send = (): void => {
    if (!maySend) return;
    props.send(draft.text.trim(), files.kept);
    files.clear();
    setTooMany(false);
    change({ text: "", files: [] });
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FileTray files={files} language={props.language} strings={strings} />
      <p class="composer-word" role="status">
        {left < 0
          ? strings.tooLong(-left)
          : tooMany
            ? strings.files.tooMany(limits.attachments)
            : left <= NEAR_LIMIT && strings.left(left)}
      </p>
      <div class="composer-row">
        <input
          ref={picker}
          type="file"
          accept={FILE_TYPES}
          multiple
          hidden
          aria-label={strings.files.add}
          onChange={(event) => add(event.currentTarget.files)}
        />
        <button
          type="button"
          class="composer-icon button-plain"
          aria-label={strings.files.add}
          aria-describedby="composer-limits"
          title={limitsWords}
          onClick={() => picker.current?.click()}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="m19.5 11.5-7.4 7.4a4.6 4.6 0 0 1-6.5-6.5l7.7-7.7a3.1 3.1 0 0 1 4.4 4.4l-7.6 7.6a1.6 1.6 0 0 1-2.2-2.2l6.9-6.9" />
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
      <p class="composer-keys">
        <span id="composer-keys">{strings.keys}</span>
        {" · "}
        <span id="composer-limits">{limitsWords}</span>
      </p>
    </form>
  );
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1_024 / 1_024);

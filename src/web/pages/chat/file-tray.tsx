import type { ComponentChildren } from "preact";
import type { Language } from "../../wire.ts";
import { FileSign } from "../attachments.tsx";
import { sizeWords } from "../file-sort.ts";
import type { ChatStrings } from "../words/chat.ts";
import type { TrayFile, TrayFiles } from "./use-files.ts";
import "./file-tray.css";

interface Props {
  readonly files: TrayFiles;
  readonly language: Language;
  readonly strings: ChatStrings;
}

/** The files that go with the next message: how far each is, and what is the matter with it. */
export function FileTray({ files, language, strings }: Props): ComponentChildren {
  if (files.tray.length === 0) return null;
  return (
    <ul class="tray" aria-label={strings.files.tray}>
      {files.tray.map((file) => (
        <li key={file.key} class={`tray-file is-${file.state.kind}`}>
          {/* Its name stands on the button beside; an alt would show in what is no photo. */}
          {file.preview === null ? (
            <span class="tray-sign">
              <FileSign sort={file.sort} />
            </span>
          ) : (
            <img src={file.preview} alt="" />
          )}
          <p role="status">
            {file.sort !== "photo" && <span class="tray-name">{file.name}</span>}
            {wordOf(file, language, strings)}
          </p>
          {file.state.kind === "uploading" && (
            <progress
              max={100}
              value={file.state.percent}
              aria-label={`${strings.files.sorts[file.sort]} ${file.name}`}
            />
          )}
          <button
            type="button"
            class="button-plain"
            aria-label={strings.remove(file.name)}
            title={strings.remove(file.name)}
            onClick={() => files.remove(file.key)}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="m7 7 10 10M17 7 7 17" />
            </svg>
          </button>
        </li>
      ))}
    </ul>
  );
}

function wordOf({ state, sort }: TrayFile, language: Language, strings: ChatStrings): string {
  const { files } = strings;
  switch (state.kind) {
    case "uploading":
      return files.uploading(state.percent);
    case "kept": {
      const { size } = state.file;
      if (sort === "photo" || size === undefined) return files.ready;
      return `${files.sorts[sort]} · ${sizeWords(size)} · ${files.ready}`;
    }
    case "failed":
      if (state.isTooLarge) return sort === "photo" ? files.photoTooLarge : files.tooLarge;
      return state.words?.[language] ?? files.failed;
  }
}

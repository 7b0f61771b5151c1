import type { ComponentChildren } from "preact";
import type { Language } from "../../wire.ts";
import type { ChatStrings } from "../words/chat.ts";
import type { Photos, TrayPhoto } from "./use-photos.ts";
import "./photo-tray.css";

interface Props {
  readonly photos: Photos;
  readonly language: Language;
  readonly strings: ChatStrings;
}

/** The photos that go with the next message: how far each is, and what is the matter with it. */
export function PhotoTray({ photos, language, strings }: Props): ComponentChildren {
  if (photos.tray.length === 0) return null;
  return (
    <ul class="tray" aria-label={strings.photos}>
      {photos.tray.map((photo) => (
        <li key={photo.key} class={`tray-photo is-${photo.state.kind}`}>
          {/* Its name stands on the button beside; an alt would show in what is no photo. */}
          <img src={photo.preview} alt="" />
          <p role="status">{wordOf(photo, language, strings)}</p>
          {photo.state.kind === "uploading" && (
            <progress
              max={100}
              value={photo.state.percent}
              aria-label={`${strings.photo} ${photo.name}`}
            />
          )}
          <button
            type="button"
            class="button-plain"
            aria-label={strings.remove(photo.name)}
            title={strings.remove(photo.name)}
            onClick={() => photos.remove(photo.key)}
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

function wordOf({ state }: TrayPhoto, language: Language, strings: ChatStrings): string {
  switch (state.kind) {
    case "uploading":
      return strings.uploading(state.percent);
    case "kept":
      return strings.photoReady;
    case "failed":
      if (state.isTooLarge) return strings.photoTooLarge;
      return state.words?.[language] ?? strings.photoFailed;
  }
}

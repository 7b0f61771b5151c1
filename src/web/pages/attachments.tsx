import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { WireAttachment } from "../wire.ts";
import { sizeWords, sortOf, type FileSort } from "./file-sort.ts";
import "./attachments.css";

/** What the pages say of files. */
export interface FileWords {
  readonly photo: string;
  readonly openPhoto: string;
  /** What each sort of file is called. */
  readonly sorts: Readonly<Record<FileSort, string>>;
  /** It was named, and never came. */
  readonly notArrived: string;
}

interface Props {
  readonly files: readonly WireAttachment[];
  /** Where files are had, with a slash at its end. */
  readonly from: string;
  readonly words: FileWords;
}

/** Files of a message: photos as they are, all else by name, to be saved. */
export function Attachments({ files, from, words }: Props): ComponentChildren {
  return files.map((file, place) =>
    file.id === null ? (
      <p key={place} class="file-chip is-missing">
        <Sign file={file} words={words} note={words.notArrived} />
      </p>
    ) : (
      <Arrived key={file.id} file={file} address={`${from}${file.id}`} words={words} />
    ),
  );
}

interface ArrivedProps {
  readonly file: WireAttachment;
  readonly address: string;
  readonly words: FileWords;
}

/** A photo that can't be shown (it may be on its way still) is named like any other file. */
function Arrived({ file, address, words }: ArrivedProps): ComponentChildren {
  const [isShown, setIsShown] = useState(sortOf(file.type) === "photo");
  if (!isShown)
    return (
      <a class="file-chip" href={address} download={file.name}>
        <Sign
          file={file}
          words={words}
          note={file.size === undefined ? "" : sizeWords(file.size)}
        />
      </a>
    );
  return (
    <a
      class="photo-link"
      href={address}
      target="_blank"
      rel="noopener"
      aria-label={`${words.openPhoto} ${file.name}`}
    >
      <img
        src={address}
        alt={`${words.photo} ${file.name}`}
        loading="lazy"
        onError={() => setIsShown(false)}
      />
    </a>
  );
}

interface SignProps {
  readonly file: Pick<WireAttachment, "name" | "type">;
  readonly words: FileWords;
  readonly note: string;
}

function Sign({ file, words, note }: SignProps): ComponentChildren {
  const sort = sortOf(file.type);
  return (
    <>
      <FileSign sort={sort} />
      <span class="file-chip-name">{file.name}</span>
      <span class="file-chip-note">
        {note === "" ? words.sorts[sort] : `${words.sorts[sort]} · ${note}`}
      </span>
    </>
  );
}

const SIGNS: Readonly<Record<FileSort, string>> = {
  photo:
    "M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Zm-1 11 4.5-4.5 4 4 2.5-2.5 5 5",
  document: "M7 3.5h6.5L18 8v12.5H7zM13.5 3.5V8H18M9.5 12.5h6M9.5 16h6",
  audio: "M4.5 10v4M8 7v10M12 4v16M16 7v10M19.5 10v4",
  video: "M4 7h11v10H4zM15 11l5-3v8l-5-3",
  other: "M7 3.5h6.5L18 8v12.5H7zM13.5 3.5V8H18",
};

/** A sort of file as a small drawing. */
export function FileSign({ sort }: { readonly sort: FileSort }): ComponentChildren {
  return (
    <svg class="file-sign" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SIGNS[sort]} />
    </svg>
  );
}

import type { ComponentChildren } from "preact";
import "./photos.css";

interface Photo {
  readonly id: string | null;
  readonly name: string;
  readonly type: string;
}

interface Props {
  readonly photos: readonly Photo[];
  /** What one is called. */
  readonly word: string;
}

/** Pictures in a row, each opening whole; what is no picture is a link to it. */
export function Photos({ photos, word }: Props): ComponentChildren {
  const kept = photos.flatMap(({ id, ...photo }) => (id === null ? [] : [{ id, ...photo }]));
  if (kept.length === 0) return null;
  return (
    <ul class="photos">
      {kept.map(({ id, name, type }) => (
        <li key={id}>
          <a href={`api/staff/files/${id}`} target="_blank" rel="noopener">
            {type.startsWith("image/") ? (
              <img src={`api/staff/files/${id}`} alt={`${word} ${name}`} loading="lazy" />
            ) : (
              name
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

import { useEffect, useState } from "preact/hooks";
import { stored } from "../parts/stored.ts";

/** What is being written, kept in this browser until it is sent: a reload loses nothing. */
export function useDraft(name: string): readonly [string, (text: string) => void] {
  const kept = stored(`frontdesk-draft:${name}`, "");
  const [text, show] = useState(() => kept.get());
  useEffect(() => show(kept.get()), [name]);
  return [
    text,
    (next) => {
      kept.set(next);
      show(next);
    },
  ];
}

import { useEffect, useRef, useState } from "preact/hooks";
import type { WireLine } from "../../../wire.ts";
import { chime, readyForSound } from "./chime.ts";

/** What is in view is known only once a new line was laid out. */
export const LAID_OUT_MS = 250;

/**
 * Marks the page's title, and sounds, when something comes that nobody sees: the page is hidden,
 * or its reader is further up.
 * @param title without a mark
 * @param isReady what was there before is no news
 */
export function useMark(
  title: string,
  lines: readonly WireLine[],
  isReady: boolean,
  isSeen: boolean,
  hasSound: boolean,
): void {
  /** The newest line when the end was in view last. */
  const seen = useRef<string | null>(null);
  /** How it was when this was looked at last; null before the page was ready. */
  const before = useRef<{ readonly newest: string; readonly isSeen: boolean } | null>(null);
  const rung = useRef(0);
  const [unseen, setUnseen] = useState(0);
  const newest = lines.at(-1)?.id ?? "";

  useEffect(readyForSound, []);
  useEffect(() => {
    if (!isReady) return;
    const last = before.current;
    // Another came while the last one was in view: that one was seen, however short.
    if (last === null) seen.current = newest;
    else if (last.isSeen && last.newest !== newest) seen.current = last.newest;
    before.current = { newest, isSeen };
    const look = (): void => {
      if (isSeen) seen.current = newest;
      const fresh = lines.slice(lines.findIndex(({ id }) => id === seen.current) + 1);
      setUnseen(fresh.filter(({ who }) => who.kind !== "resident").length);
    };
    const timer = setTimeout(look, LAID_OUT_MS);
    return () => clearTimeout(timer);
  }, [newest, isReady, isSeen]);
  useEffect(() => {
    if (unseen > rung.current && hasSound) chime();
    rung.current = unseen;
  }, [unseen]);
  useEffect(() => {
    if (title !== "") document.title = unseen === 0 ? title : `(${unseen}) ${title}`;
  }, [title, unseen]);
}

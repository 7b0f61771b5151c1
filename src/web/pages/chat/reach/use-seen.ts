import { useEffect, useRef, useState } from "preact/hooks";
import { post } from "../../post.ts";
import { LAID_OUT_MS } from "./use-mark.ts";

/** Often enough for a colleague who looks on; seldom enough for a desk with many pages. */
const TELL_EACH_MS = 3_000;

/** Whether somebody has the page before their eyes. */
export function useIsVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === "visible");
  useEffect(() => {
    const look = (): void => setVisible(document.visibilityState === "visible");
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isVisible;
}

/**
 * Tells the desk up to which line the page was seen.
 * @param upTo the time of the newest line in view, ms UTC; 0 while nobody looks
 */
export function useSeen(upTo: number): void {
  const told = useRef({ upTo: 0, at: 0 });
  useEffect(() => {
    if (upTo <= told.current.upTo) return;
    const tell = async (): Promise<void> => {
      told.current = { upTo, at: Date.now() };
      const posted = await post("api/chat/seen", { upTo });
      // It is told with the next one, or when the page is looked at again.
      if (posted.kind === "later") told.current = { ...told.current, upTo: 0 };
    };
    const wait = told.current.at + TELL_EACH_MS - Date.now();
    const timer = setTimeout(() => void tell(), Math.max(LAID_OUT_MS, wait));
    return () => clearTimeout(timer);
  }, [upTo]);
}

import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ChatStrings } from "../words/chat.ts";
import "./earlier.css";

interface Props {
  /** Up to where the transcript is shown: another place, another look whether more is wanted. */
  readonly before: string;
  readonly scroller: RefObject<HTMLElement>;
  readonly isComing: boolean;
  readonly strings: ChatStrings;
  readonly fetchMore: () => void;
}

/** So far above the view older lines are fetched, before who scrolls up gets there. */
const AHEAD_PX = 400;

/** Brings older lines when it is scrolled into view, or pressed. */
export function Earlier({
  before,
  scroller,
  isComing,
  strings,
  fetchMore,
}: Props): ComponentChildren {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (button.current === null) return;
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting === true) fetchMore();
      },
      { root: scroller.current, rootMargin: `${AHEAD_PX}px 0px 0px` },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [before]);
  return (
    <button
      ref={button}
      type="button"
      class="log-earlier button-plain"
      aria-disabled={isComing}
      onClick={fetchMore}
    >
      {isComing ? strings.loading : strings.earlier}
    </button>
  );
}

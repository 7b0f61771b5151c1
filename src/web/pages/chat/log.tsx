import { Fragment, type ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { EarlierLines, Language, WireLine } from "../../wire.ts";
import type { TimeWords } from "../language.ts";
import { Bubble, UnsentBubble } from "./bubble.tsx";
import { Choices, type Choice } from "./choices.tsx";
import { Earlier } from "./earlier.tsx";
import type { ChatModel } from "./model.ts";
import type { Unsent } from "./outbox.ts";
import type { ChatStrings } from "../words/chat.ts";
import "./typing.css";
import "./log.css";

interface Props {
  readonly model: ChatModel;
  readonly awaitsAnswer: boolean;
  readonly strings: ChatStrings;
  readonly language: Language;
  readonly times: TimeWords;
  readonly choose: (choice: Choice) => void;
  readonly retry: () => void;
  readonly takeBack: (unsent: Unsent) => void;
  readonly askEarlier: () => Promise<EarlierLines | null>;
  readonly showEarlier: (earlier: EarlierLines) => void;
  /** Something new stands below what is in view. */
  readonly behind: (isBehind: boolean) => void;
  /** Shown while there are no messages. */
  readonly children: ComponentChildren;
}

/** This near to its end, the reader wants to see what comes. */
const NEAR_PX = 96;

/** The conversation: lines by day, what is not sent yet, and the newest line's quick replies. */
export function Log(props: Props): ComponentChildren {
  const { model, strings, language, times } = props;
  const { lines, taken, unsent } = model;
  const scroller = useRef<HTMLDivElement>(null);
  /** As it was laid out last: growth since then mustn't count as having scrolled away. */
  const seen = useRef({ scrollHeight: 0, clientHeight: 0 });
  const [hasNew, setNew] = useState(false);
  const [isFetching, setFetching] = useState(false);
  /** The same, for whoever still holds the page of before. */
  const isAsked = useRef(false);
  /** For the moment in which they come onto the page: a new line is still read aloud else. */
  const [isInserting, setInserting] = useState(false);
  /** A line in view, and where it stood before older ones came above it. */
  const anchor = useRef<{ readonly line: HTMLElement; readonly top: number } | null>(null);

  const wasAtEnd = (): boolean => {
    const { scrollHeight, clientHeight } = seen.current;
    return scrollHeight - (scroller.current?.scrollTop ?? 0) - clientHeight < NEAR_PX;
  };
  const look = (): void => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollHeight, clientHeight } = element;
    seen.current = { scrollHeight, clientHeight };
  };
  const toEnd = (): void => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
    look();
    setNew(false);
  };
  // Own words are always shown; others' only when the reader is at the end already.
  useLayoutEffect(toEnd, [unsent.length]);
  useLayoutEffect(() => {
    if (wasAtEnd()) return toEnd();
    look();
    setNew(lines.at(-1)?.who.kind !== "resident");
  }, [lines.at(-1)?.id, props.awaitsAnswer]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || anchor.current === null) return;
    const { line, top } = anchor.current;
    anchor.current = null;
    element.scrollTop += line.offsetTop - top;
    look();
    // The button that was pressed is gone with the last of them.
    if (model.before === null && document.activeElement === document.body) element.focus();
  }, [lines[0]?.id]);
  useEffect(() => props.behind(hasNew), [hasNew]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    // A phone's keyboard, or a photo that has loaded, changes what is in view.
    const observer = new ResizeObserver(() => (wasAtEnd() ? toEnd() : look()));
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);

  const fetchEarlier = async (): Promise<void> => {
    if (isAsked.current) return;
    isAsked.current = true;
    setFetching(true);
    const earlier = await props.askEarlier();
    // Before they are shown: who is near the top then asks for more at once.
    isAsked.current = false;
    setFetching(false);
    if (earlier === null) return;
    const line = scroller.current?.querySelector("article") ?? null;
    if (line !== null) anchor.current = { line, top: line.offsetTop };
    setInserting(true);
    props.showEarlier(earlier);
    await new Promise(requestAnimationFrame);
    setInserting(false);
  };

  const scrolled = (): void => {
    if (wasAtEnd()) setNew(false);
  };

  const isLive = model.isReady && !isInserting;
  const newest = lines.at(-1);
  const isNewestLast = taken.length + unsent.length === 0;
  return (
    <div class="log-place">
      <div
        class="log"
        ref={scroller}
        onScroll={scrolled}
        tabIndex={0}
        aria-label={strings.log}
        role="region"
      >
        <div class="log-content">
          {props.children}
          {model.before !== null && (
            <Earlier
              before={model.before}
              scroller={scroller}
              isComing={isFetching}
              strings={strings}
              fetchMore={() => void fetchEarlier()}
            />
          )}
          {/* What was said before is not read aloud again when it comes onto the page. */}
          <div role="log" aria-label={strings.log} aria-live={isLive ? "polite" : "off"}>
            {lines.map((line, at) => (
              <Fragment key={line.id}>
                {isNewDay(line, lines[at - 1], times) && (
                  <Day at={line.at} {...{ strings, times }} />
                )}
                <Bubble
                  line={line}
                  isFirstOfRun={!isSameRun(line, lines[at - 1], times)}
                  isLive={isLive}
                  strings={strings}
                  times={times}
                />
              </Fragment>
            ))}
            {[...taken, ...unsent].map((one) => (
              <UnsentBubble
                key={one.message.id}
                unsent={one}
                isTaken={taken.includes(one)}
                isStuck={model.isStuck || model.connection === "broken"}
                language={language}
                strings={strings}
                retry={props.retry}
                takeBack={props.takeBack}
              />
            ))}
          </div>
          {props.awaitsAnswer && <Typing strings={strings} />}
          {newest !== undefined && isNewestLast && newest.choices.length > 0 && (
            <Choices choices={newest.choices} strings={strings} choose={props.choose} />
          )}
        </div>
      </div>
      {hasNew && (
        <button type="button" class="log-new button-main" onClick={toEnd}>
          {strings.newMessages} ↓
        </button>
      )}
    </div>
  );
}

function Day(props: {
  readonly at: number;
  readonly strings: ChatStrings;
  readonly times: TimeWords;
}): ComponentChildren {
  const { at, strings, times } = props;
  const isToday = times.dayKey(at) === times.dayKey(Date.now());
  return <h2 class="log-day">{isToday ? strings.today : times.day(at)}</h2>;
}

function isNewDay(line: WireLine, before: WireLine | undefined, times: TimeWords): boolean {
  return before === undefined || times.dayKey(line.at) !== times.dayKey(before.at);
}

/** Lines of one speaker within five minutes stand close together, under one name. */
const RUN_MS = 5 * 60_000;

function isSameRun(line: WireLine, before: WireLine | undefined, times: TimeWords): boolean {
  if (before === undefined || isNewDay(line, before, times)) return false;
  const isSameSpeaker =
    line.who.kind === "staff" && before.who.kind === "staff"
      ? line.who.name === before.who.name
      : line.who.kind === before.who.kind;
  return isSameSpeaker && line.at - before.at < RUN_MS;
}

/** A sign that an answer is being written; shown by its style after a moment, and not for ever. */
function Typing({ strings }: { readonly strings: ChatStrings }): ComponentChildren {
  return (
    <p class="typing">
      <span class="unseen">{strings.answering}</span>
      <i />
      <i />
      <i />
    </p>
  );
}

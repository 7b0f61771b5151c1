import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { useDesk } from "./parts/context.ts";
import { hashOf } from "./parts/route.ts";
import { useAct } from "./parts/use-act.ts";
import { noticesOf } from "./queue.ts";
import "./notices.css";

/** What else staff were told, until somebody says to have seen it or it was acted upon. */
export function Notices(): ComponentChildren {
  const { board, strings, times, language } = useDesk();
  const { shell } = strings;
  const { act, isWorking, fault } = useAct(strings);
  const notices = useMemo(() => noticesOf(board), [board]);
  if (notices.length === 0) return null;
  return (
    <details class="notices">
      <summary>
        {shell.notes} <span class="desk-count">{notices.length}</span>
      </summary>
      <ul>
        {notices.map((one) => (
          <li key={one.id} class={one.urgent ? "is-urgent" : ""}>
            <p>
              {one.ticket === null ? (
                one.text[language]
              ) : (
                <a href={hashOf({ view: "ticket", ticket: one.ticket })}>{one.text[language]}</a>
              )}
            </p>
            <p class="notices-foot">
              <time dateTime={new Date(one.at).toISOString()}>{times.dayAndClock(one.at)}</time>
              {one.role !== "staff" && <span>{shell.told[one.role]}</span>}
              {one.isCut && (
                <a
                  href={`api/staff/alerts/${one.id}?language=${language}`}
                  target="_blank"
                  rel="noopener"
                >
                  {shell.fullText}
                </a>
              )}
              <button
                type="button"
                class="button-plain button-small"
                disabled={isWorking}
                onClick={() => void act("community", "seen", { alert: one.id })}
              >
                {shell.noteSeen}
              </button>
            </p>
          </li>
        ))}
      </ul>
      <p class="desk-fault" role="status">
        {fault}
      </p>
    </details>
  );
}

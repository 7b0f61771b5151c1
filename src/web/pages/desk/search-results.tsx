import type { ComponentChildren } from "preact";
import { nameIn } from "../words/desk.ts";
import { useDesk } from "./parts/context.ts";
import { hashOf } from "./parts/route.ts";
import type { Search } from "./use-search.ts";

/** What was found, tickets and conversations, the newest first. */
export function SearchResults({ search }: { readonly search: Search }): ComponentChildren {
  const { strings, times } = useDesk();
  const { queue, names, shell } = strings;
  const { found, isFailed } = search;
  if (isFailed) return <p class="queue-none">{shell.failed}</p>;
  if (found === null)
    return (
      <p class="queue-none" role="status">
        {queue.searching}
      </p>
    );
  return (
    <>
      <p class="queue-none" role="status">
        {queue.found(found.length)}
      </p>
      <ul>
        {found.map((one) => (
          <li key={`${one.kind} ${one.href}`}>
            <a data-todo class="todo" href={hrefOf(one.href, one.channel)}>
              <span class="todo-top">
                <span class="todo-clock">
                  {one.kind === "ticket" ? one.href : queue.conversation} ·{" "}
                  {times.dayAndClock(one.at)}
                </span>
                <span class="todo-kind">
                  {one.state === null
                    ? ""
                    : nameIn({ ...names.status, ...names.owners }, one.state)}
                </span>
              </span>
              <span class="todo-who">
                {[one.where === null ? "" : strings.of(one.where), one.name ?? ""]
                  .filter(Boolean)
                  .join(" · ") || queue.unknownResident}
              </span>
              <span class="todo-words">{one.words === "" ? shell.noWords : one.words}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A ticket's code, or the conversation on its channel. */
function hrefOf(name: string, channel: string | null): string {
  return channel === null
    ? hashOf({ view: "ticket", ticket: name })
    : hashOf({ view: "talk", channel, conversation: name });
}

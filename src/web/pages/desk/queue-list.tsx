import type { ComponentChildren } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { Notices } from "./notices.tsx";
import { useDesk, useNow } from "./parts/context.ts";
import { Icon } from "./parts/icon.tsx";
import { useKeys } from "./parts/keys.ts";
import { hashOf, type Route } from "./parts/route.ts";
import { stored } from "./parts/stored.ts";
import { FILTERS, GROUPS, queueOf, type Filter } from "./queue.ts";
import { QueueItem } from "./queue-item.tsx";
import { SearchResults } from "./search-results.tsx";
import { useSearch } from "./use-search.ts";
import "./queue-list.css";

/** As many as a screen takes in: more are asked for. */
const AT_ONCE = 100;

const kept = stored("frontdesk-queue", "all");

/** What there is to see to, by what is due next; or what was searched for. */
export function QueueList({ route }: { readonly route: Route }): ComponentChildren {
  const { board, strings } = useDesk();
  const { queue } = strings;
  const now = useNow();
  const [filter, setFilter] = useState<Filter>(
    () => FILTERS.find((one) => one === kept.get()) ?? "all",
  );
  const [most, setMost] = useState(AT_ONCE);
  const search = useSearch();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const todos = useMemo(() => queueOf(board, filter), [board, filter]);
  const shown = todos.slice(0, most);
  const open = hashOf(route);

  /** To the next one, or the one before; the first of all when nothing was chosen. */
  const step = (by: 1 | -1): void => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>("a[data-todo]") ?? [])];
    const at = links.findIndex((one) => one === document.activeElement);
    const from = at >= 0 ? at : links.findIndex((one) => one.hasAttribute("aria-current"));
    links[Math.min(links.length - 1, Math.max(0, from + by))]?.focus();
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    "/": () => field.current?.focus(),
    Escape: search.text === "" ? null : search.clear,
  });

  return (
    <section class="queue" aria-labelledby="queue-title">
      <header>
        <h2 id="queue-title">
          {queue.title} <span class="desk-count">{todos.length}</span>
        </h2>
        <a class="queue-file" href={hashOf({ view: "file" })}>
          <Icon name="plus" />
          {queue.file}
        </a>
        <div class="queue-filters" role="group" aria-label={queue.filter}>
          {FILTERS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === filter}
              title={queue.filterHints[one]}
              onClick={() => {
                kept.set(one);
                setFilter(one);
              }}
            >
              {queue.filters[one]}
            </button>
          ))}
        </div>
        <form
          class="queue-search"
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            step(1);
          }}
        >
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            maxLength={80}
            aria-label={queue.search}
            placeholder={queue.searchHint}
            value={search.text}
            onInput={(event) => search.look(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              event.stopPropagation();
              search.clear();
              field.current?.blur();
            }}
          />
        </form>
      </header>
      <div class="queue-scroll" ref={list}>
        {search.text.trim() === "" ? (
          <>
            <Notices />
            {shown.length === 0 && (
              <p class="queue-none">{filter === "mine" ? queue.nothingMine : queue.nothing}</p>
            )}
            {GROUPS.map((group) => {
              const own = shown.filter((one) => one.group === group);
              if (own.length === 0) return null;
              return (
                <section key={group} class={`queue-group is-${group}`}>
                  <h3>
                    {queue.groups[group]} <span class="desk-count">{own.length}</span>
                  </h3>
                  <ul>
                    {own.map((todo) => (
                      <li key={todo.key}>
                        <QueueItem todo={todo} isOpen={todo.href === open} now={now} />
                      </li>
                    ))}
                  </ul>
                </section>
              );
            })}
            {todos.length > most && (
              <button type="button" class="button-plain" onClick={() => setMost(most + AT_ONCE)}>
                {queue.showMore(Math.min(AT_ONCE, todos.length - most))}
              </button>
            )}
          </>
        ) : (
          <SearchResults search={search} />
        )}
      </div>
    </section>
  );
}

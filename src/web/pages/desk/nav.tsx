import type { ComponentChildren } from "preact";
import { useDesk } from "./parts/context.ts";
import { Icon } from "./parts/icon.tsx";
import { hashOf } from "./parts/route.ts";
import "./nav.css";

const VIEWS = ["queue", "tickets", "overview", "shift", "announcements", "people"] as const;

/** Who may see accounts; the server asks again. */
const SEE_PEOPLE: ReadonlySet<string> = new Set(["supervisor", "director", "admin"]);

interface Props {
  readonly view: string;
  /** How many wait for a person. */
  readonly waiting: number;
}

/** The ways between the views: at the side, on a phone below. */
export function Nav({ view, waiting }: Props): ComponentChildren {
  const { board, strings } = useDesk();
  const { shell } = strings;
  const leads = board.me.roles.some((role) => SEE_PEOPLE.has(role));
  return (
    <nav class="nav" aria-label={shell.main}>
      {VIEWS.filter((one) => one !== "people" || leads).map((one) => (
        <a key={one} href={hashOf({ view: one })} aria-current={view === one ? "page" : undefined}>
          <Icon name={one} />
          <span>{shell.views[one]}</span>
          {one === "queue" && waiting > 0 && <b class="nav-count">{waiting}</b>}
        </a>
      ))}
    </nav>
  );
}

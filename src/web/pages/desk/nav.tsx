import type { ComponentChildren } from "preact";
import { useDesk } from "./parts/context.ts";
import { Icon } from "./parts/icon.tsx";
import { hashOf } from "./parts/route.ts";
import "./nav.css";

const VIEWS = [
  "queue",
  "tickets",
  "overview",
  "shift",
  "announcements",
  "people",
  "tuning",
] as const;

/** Who may see accounts, and who may tune; the server asks again. */
const FOR: Readonly<Partial<Record<(typeof VIEWS)[number], readonly string[]>>> = {
  people: ["supervisor", "director", "admin"],
  tuning: ["admin"],
};

interface Props {
  readonly view: string;
  /** How many wait for a person. */
  readonly waiting: number;
}

/** The ways between the views: at the side, on a phone below. */
export function Nav({ view, waiting }: Props): ComponentChildren {
  const { board, strings } = useDesk();
  const { shell } = strings;
  const isTheirs = (one: (typeof VIEWS)[number]): boolean =>
    FOR[one]?.some((role) => board.me.roles.includes(role)) ?? true;
  return (
    <nav class="nav" aria-label={shell.main}>
      {VIEWS.filter(isTheirs).map((one) => (
        <a key={one} href={hashOf({ view: one })} aria-current={view === one ? "page" : undefined}>
          <Icon name={one} />
          <span>{shell.views[one]}</span>
          {one === "queue" && waiting > 0 && <b class="nav-count">{waiting}</b>}
        </a>
      ))}
    </nav>
  );
}

import type { ComponentChildren } from "preact";
import "./icon.css";

/** Drawn on 24 × 24, in the colour of the text. */
const PATHS = {
  queue: "M4 5h16v10h-4l-2 3h-4l-2-3H4zM4 15v4h16v-4",
  tickets: "M5 4h14v16H5zM9 9h6M9 13h6M9 17h3",
  overview: "M4 20V10M10 20V4M16 20v-7M21 20H3",
  shift: "M4 8h13l-3-3M20 16H7l3 3",
  announcements: "M4 10v4h4l6 4V6L8 10zM18 9a4 4 0 0 1 0 6",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 20c0-4 3-6 6-6s6 2 6 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2 .8 3 2.7 3 5.5",
  tuning: "M5 4v7M5 15v5M12 4v3M12 11v9M19 4v9M19 17v3M3 13h4M10 9h4M17 15h4",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16 16l4.5 4.5",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2",
  danger: "M12 3.5 2.5 20h19zM12 10v4.5M12 17v.5",
  menu: "M4 7h16M4 12h16M4 17h16",
  back: "M15 5l-7 7 7 7",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  send: "M4 12 20 4l-5 16-3.5-6.5z",
  photo: "M4 6h16v13H4zM4 16l5-5 4 4 3-2.5 4 3.5M15.5 10h.01",
  check: "M5 12.5 10 17 19 7",
  plus: "M12 5v14M5 12h14",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  card: "M4 6h16v12H4zM8 11h3M8 14h6",
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): ComponentChildren {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

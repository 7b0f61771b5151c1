import { useEffect, useState } from "preact/hooks";

/** What staff's page shows: it stands behind the # of its address, and so reaches no server. */
export type Route =
  | {
      readonly view:
        | "queue"
        | "tickets"
        | "overview"
        | "shift"
        | "announcements"
        | "people"
        | "file";
    }
  | { readonly view: "tuning"; readonly tab?: TuningTab }
  | { readonly view: "talk"; readonly channel: string; readonly conversation: string }
  | { readonly view: "ticket"; readonly ticket: string };

export const TUNING_TABS = [
  "unclear",
  "try",
  "phrases",
  "wordings",
  "rules",
  "settings",
  "history",
] as const;
export type TuningTab = (typeof TUNING_TABS)[number];

const PLAIN = ["queue", "tickets", "overview", "shift", "announcements", "people", "file"] as const;

/** The address of a view, for links. */
export function hashOf(route: Route): string {
  switch (route.view) {
    case "talk":
      return `#/talk/${encodeURIComponent(route.channel)}/${encodeURIComponent(route.conversation)}`;
    case "ticket":
      return `#${encodeURIComponent(route.ticket)}`;
    case "tuning":
      return route.tab === undefined ? "#/tuning" : `#/tuning/${route.tab}`;
    case "queue":
    case "tickets":
    case "overview":
    case "shift":
    case "announcements":
    case "people":
    case "file":
      return `#/${route.view}`;
  }
}

/** What a hash names; a bare word is a ticket's code, as links in chats and letters have it. */
function routeOf(hash: string): Route {
  const [, view = "", one = "", two = ""] = /^#\/?([^/]*)\/?([^/]*)\/?(.*)$/.exec(hash) ?? [];
  const plain = PLAIN.find((name) => name === view);
  if (hash.startsWith("#/")) {
    if (view === "talk" && one !== "" && two !== "")
      return { view: "talk", channel: decoded(one), conversation: decoded(two) };
    if (view === "tuning")
      return { view, tab: TUNING_TABS.find((name) => name === one) ?? TUNING_TABS[0] };
    return { view: plain ?? "queue" };
  }
  return view === "" ? { view: "queue" } : { view: "ticket", ticket: decoded(view) };
}

export function goTo(route: Route): void {
  location.hash = hashOf(route);
}

/** The view that the address names, as it changes. */
export function useRoute(): Route {
  const [route, show] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const look = (): void => show(routeOf(location.hash));
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return route;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

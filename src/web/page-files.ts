import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The pages as vite built them; their scripts and styles lie beside them under `assets`. */
export interface PageFiles {
  readonly chat: string;
  readonly staff: string;
  readonly signIn: string;
  /** A page that says one thing: no such page, a used link. */
  readonly notice: (title: string, text: string) => string;
  /** Where a ticket stands. */
  readonly status: string;
  /** A page that links in mails open: what its button does, or that it is done. */
  readonly door: (door: Door) => string;
  /** What browsers run to show a push. */
  readonly worker: string;
  readonly assets: string;
}

export interface Door {
  readonly language: string;
  readonly title: string;
  readonly text: string;
  readonly button: { readonly label: string; readonly to: string } | null;
}

/**
 * @param folder `dist/pages`, made by `npm run build`.
 * @throws when a page isn't there: the build was not run.
 */
export function pageFiles(folder: string): PageFiles {
  const read = (page: string): string => readFileSync(join(folder, page, "index.html"), "utf8");
  const notice = read("notice");
  const door = read("door");
  return {
    chat: read("chat"),
    staff: read("desk"),
    signIn: read("sign-in"),
    notice: (title, text) => filled(notice, { title, text }),
    status: read("status"),
    door: ({ language, title, text, button }) =>
      filled(door, {
        language,
        title,
        text,
        to: button?.to ?? "",
        button: button?.label ?? "",
        hidden: button === null ? "hidden" : "",
      }),
    worker: readFileSync(join(folder, "push.js"), "utf8"),
    assets: join(folder, "assets"),
  };
}

function filled(page: string, words: Readonly<Record<string, string>>): string {
  return page.replace(/\{\{(\w+)\}\}/g, (_all, blank: string) => escaped(words[blank] ?? ""));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? "");
}

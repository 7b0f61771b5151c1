import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The pages as vite built them; their scripts and styles lie beside them under `assets`. */
export interface PageFiles {
  readonly chat: string;
  readonly staff: string;
  readonly signIn: string;
  /** A page that says one thing: no such page, a used link. */
  readonly notice: (title: string, text: string) => string;
  readonly assets: string;
}

/**
 * @param folder `dist/pages`, made by `npm run build`.
 * @throws when a page isn't there: the build was not run.
 */
export function pageFiles(folder: string): PageFiles {
  const read = (page: string): string => readFileSync(join(folder, page, "index.html"), "utf8");
  const notice = read("notice");
  return {
    chat: read("chat"),
    staff: read("desk"),
    signIn: read("sign-in"),
    notice: (title, text) =>
      notice.replaceAll("{{title}}", escaped(title)).replaceAll("{{text}}", escaped(text)),
    assets: join(folder, "assets"),
  };
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

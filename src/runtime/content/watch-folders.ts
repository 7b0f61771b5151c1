import { lstatSync, watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { Problem } from "../../core/content/content.ts";
import { error, startOf } from "../../core/content/check/problem.ts";
import { CONTENT_FOLDERS } from "./content-files.ts";

/**
 * Watches the content folders themselves and calls `onChange` at any sign of a change. A folder
 * that was replaced needs watching anew.
 */
export function watchFolders(
  folder: string,
  onChange: () => void,
  onProblems: (problems: readonly Problem[]) => void,
): readonly FSWatcher[] {
  const watched = (path: string, counts: (name: string | null) => boolean): FSWatcher[] => {
    try {
      const watcher = watch(resolve(folder, path), (_, name) => {
        if (counts(name)) onChange();
      });
      // A folder that is removed under its watcher: the one around it tells.
      watcher.on("error", onChange);
      return [watcher];
    } catch (cause) {
      if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
      const message = `Changes can't be followed (${String(cause)})`;
      onProblems([
        error(startOf(path === "" ? "." : path), "not-watched", message, "Restart after a change."),
      ]);
      return [];
    }
  };
  return [
    // The folders around hold much else; only the coming and going of ours counts.
    ...replaceable(folder).flatMap((path) =>
      watched(dirname(path), (name) => name === basename(path)),
    ),
    ...watched("", (name) => name === "intents" || name === "dialogs"),
    ...CONTENT_FOLDERS.flatMap((path) => watched(path, () => true)),
  ];
}

/** The folder itself, and each link on the way to it: a release is often taken by a link alone. */
function replaceable(folder: string): readonly string[] {
  const paths: string[] = [];
  for (let path = resolve(folder); path !== dirname(path); path = dirname(path)) {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    if (isLink || path === resolve(folder)) paths.push(path);
  }
  return paths;
}

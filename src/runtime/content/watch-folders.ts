import { watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { join } from "node:path";
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
  return ["", ...CONTENT_FOLDERS].flatMap((path) => {
    try {
      const watcher = watch(join(folder, path), (_, name) => {
        // The folder around holds much else; only the content folders' own coming and going counts.
        if (path !== "" || name === "intents" || name === "dialogs") onChange();
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
  });
}

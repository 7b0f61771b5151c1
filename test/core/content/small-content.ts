import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ContentFile } from "../../../src/core/content/content.ts";
import { FEATURES } from "../../../src/features.ts";

/** Content without a mistake, as small as it can be: two dialogs, an answer, four intents. */
export const SMALL_CONTENT_FOLDER = join(import.meta.dirname, "fixtures");

export const SMALL_CONTENT: readonly ContentFile[] = readdirSync(SMALL_CONTENT_FOLDER, {
  recursive: true,
  encoding: "utf8",
})
  .filter((path) => path.endsWith(".yml"))
  .map((path) => ({ path, text: readFileSync(join(SMALL_CONTENT_FOLDER, path), "utf8") }));

/** The phrases that the code itself says, in whatever words. */
export const REQUIRED_PHRASES_FILE: ContentFile = {
  path: "dialogs/phrases/required.yml",
  text: FEATURES.names.phrases
    .filter((key) => !inSmallContent(key))
    .map((key) => `${key}: { zh: 好的, en: All right }\n`)
    .join(""),
};

/** The small content with one change. `from` must be there. */
export function changed(path: string, from: string, to: string): readonly ContentFile[] {
  const before = SMALL_CONTENT.find((file) => file.path === path);
  if (!before?.text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return withFile(
    path,
    before.text.replace(from, () => to),
  );
}

/** The small content with one file more, or in place of the one of that path. */
export function withFile(path: string, text: string): readonly ContentFile[] {
  return [...SMALL_CONTENT.filter((file) => file.path !== path), { path, text }];
}

function inSmallContent(key: string): boolean {
  return SMALL_CONTENT.some(({ text }) => text.includes(`\n${key}:`) || text.startsWith(`${key}:`));
}

import type { Content } from "../src/core/content/content.ts";
import { loadContent } from "../src/runtime/content.ts";

let loaded: Promise<Content> | null = null;

/** The content that the product ships, read once a test process. */
export function productContent(): Promise<Content> {
  loaded ??= loadContent(new URL("..", import.meta.url).pathname).then((result) => {
    if (result.ok) return result.value;
    throw new Error(
      result.error.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"),
    );
  });
  return loaded;
}

import { expect, test } from "vitest";
import { readContent } from "../../../src/core/content/check/compile.ts";
import { rememberingReaders } from "../../../src/core/content/check/readers.ts";
import { FEATURES } from "../../../src/features.ts";
import { changed, REQUIRED_PHRASES_FILE, SMALL_CONTENT } from "./small-content.ts";

test("who remembers reads what others read, also what has changed since", () => {
  const readers = rememberingReaders();
  const states = [
    SMALL_CONTENT,
    changed("dialogs/phrases/phrases.yml", "請別客氣。", "你別客氣。"),
    changed("dialogs/phrases/phrases.yml", "請別客氣。", "您別客氣。"),
    changed("dialogs/courtesy.yml", "manners:", "# told\nmanners:"),
    SMALL_CONTENT,
  ];
  for (const state of states) {
    const files = [...state, REQUIRED_PHRASES_FILE];
    const plain = readContent(files, "1", FEATURES.names);
    expect(JSON.stringify(readContent(files, "1", FEATURES.names, readers))).toBe(
      JSON.stringify(plain),
    );
  }
});

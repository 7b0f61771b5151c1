import { expect, it } from "vitest";
import { fileWords, sortOfFiles } from "../../../src/core/courtesy/file-words.ts";

const sent = (...types: readonly string[]) => types.map((type) => ({ id: null, name: "x", type }));

it.each([
  [["image/jpeg", "image/png", "audio/ogg"], "照片：2 張、語音：1 則", "2 photos, 1 recording"],
  [["video/mp4"], "影片：1 段", "1 video"],
  [["application/pdf", "audio/mp4"], "語音：1 則、檔案：1 個", "1 recording, 1 file"],
  [[], "", ""],
] as const)("calls %j %s", (types, zh, en) => {
  expect(fileWords(sent(...types), "zh-Hant")).toBe(zh);
  expect(fileWords(sent(...types), "en")).toBe(en);
});

it.each([
  [["image/jpeg", "image/png"], "photo"],
  [["audio/ogg"], "voice"],
  [["image/jpeg", "application/pdf"], "file"],
] as const)("takes %j for %s", (types, sort) => {
  expect(sortOfFiles(sent(...types))).toBe(sort);
});

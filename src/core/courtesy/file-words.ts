import type { Attachment, Language } from "../records/message.ts";

/** What people call a file that was sent. */
type SentFile = "photo" | "voice" | "video" | "file";

const WORDS: Readonly<Record<SentFile, Readonly<Record<Language, (count: number) => string>>>> = {
  photo: {
    "zh-Hant": (count) => `照片：${count} 張`,
    "zh-Hans": (count) => `照片：${count} 张`,
    en: (count) => counted(count, "photo"),
  },
  voice: {
    "zh-Hant": (count) => `語音：${count} 則`,
    "zh-Hans": (count) => `语音：${count} 条`,
    en: (count) => counted(count, "recording"),
  },
  video: {
    "zh-Hant": (count) => `影片：${count} 段`,
    "zh-Hans": (count) => `视频：${count} 段`,
    en: (count) => counted(count, "video"),
  },
  file: {
    "zh-Hant": (count) => `檔案：${count} 個`,
    "zh-Hans": (count) => `文件：${count} 个`,
    en: (count) => counted(count, "file"),
  },
};
const SORTS = ["photo", "voice", "video", "file"] as const;

/** 照片：2 張、語音：1 則. Empty for none. */
export function fileWords(files: readonly Attachment[], language: Language): string {
  return SORTS.flatMap((sort) => {
    const count = files.filter((one) => sortOfFile(one) === sort).length;
    return count === 0 ? [] : [WORDS[sort][language](count)];
  }).join(language === "en" ? ", " : "、");
}

/** What all of them are; files in general where they are of several sorts. */
export function sortOfFiles(files: readonly Attachment[]): SentFile {
  const [first, ...others] = new Set(files.map(sortOfFile));
  return first === undefined || others.length > 0 ? "file" : first;
}

function sortOfFile({ type }: Attachment): SentFile {
  const [kind] = type.split("/");
  if (kind === "image") return "photo";
  if (kind === "audio") return "voice";
  return kind === "video" ? "video" : "file";
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

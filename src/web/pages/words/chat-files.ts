import type { Language } from "../../wire.ts";
import type { FileWords } from "../attachments.tsx";
import { FILE_WORDS } from "./files.ts";

/** What the resident's page says of the files that they send. */
export interface ChatFileWords extends FileWords {
  readonly add: string;
  /** Sizes in MB. */
  readonly limits: (photo: number, file: number, most: number) => string;
  /** Of the list of those that go with the next message. */
  readonly tray: string;
  readonly uploading: (percent: number) => string;
  readonly ready: string;
  readonly failed: string;
  readonly photoTooLarge: string;
  readonly tooLarge: string;
  readonly tooMany: (most: number) => string;
}

export const CHAT_FILE_WORDS: Readonly<Record<Language, ChatFileWords>> = {
  "zh-Hant": {
    ...FILE_WORDS["zh-Hant"],
    add: "加入照片或檔案",
    limits: (photo, file, most) => `照片 ${photo} MB、其他檔案 ${file} MB 以內，最多 ${most} 個`,
    tray: "要送出的檔案",
    uploading: (percent) => `上傳中 ${percent}%`,
    ready: "可以送出",
    failed: "上傳沒有成功，請移除後再試一次。",
    photoTooLarge: "這張照片超過 10 MB，麻煩您改傳小一點的。",
    tooLarge: "這個檔案超過 20 MB，麻煩您改傳小一點的。",
    tooMany: (most) => `一則訊息最多 ${most} 個檔案，其餘的請分開傳送。`,
  },
  "zh-Hans": {
    ...FILE_WORDS["zh-Hans"],
    add: "添加照片或文件",
    limits: (photo, file, most) => `照片 ${photo} MB、其他文件 ${file} MB 以内，最多 ${most} 个`,
    tray: "要发送的文件",
    uploading: (percent) => `上传中 ${percent}%`,
    ready: "可以发送",
    failed: "上传没有成功，请移除后再试一次。",
    photoTooLarge: "这张照片超过 10 MB，麻烦您改传小一点的。",
    tooLarge: "这个文件超过 20 MB，麻烦您改传小一点的。",
    tooMany: (most) => `一则信息最多 ${most} 个文件，其余的请分开发送。`,
  },
  en: {
    ...FILE_WORDS.en,
    add: "Add a photo or file",
    limits: (photo, file, most) =>
      `photos up to ${photo} MB, other files ${file} MB, ${most} at most`,
    tray: "Files to send",
    uploading: (percent) => `Uploading, ${percent}%`,
    ready: "Ready to send",
    failed: "The upload did not succeed. Please remove it and try again.",
    photoTooLarge: "This photo is over 10 MB. Please send a smaller one.",
    tooLarge: "This file is over 20 MB. Please send a smaller one.",
    tooMany: (most) => `A message takes up to ${most} files. Please send the others separately.`,
  },
};

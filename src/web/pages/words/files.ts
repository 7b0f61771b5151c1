import type { Language } from "../../wire.ts";
import type { FileWords } from "../attachments.tsx";

/** What the pages call files. */
export const FILE_WORDS: Readonly<Record<Language, FileWords>> = {
  "zh-Hant": {
    photo: "照片",
    openPhoto: "打開照片",
    sorts: { photo: "照片", document: "PDF", audio: "語音", video: "影片", other: "檔案" },
    notArrived: "沒有收到",
  },
  "zh-Hans": {
    photo: "照片",
    openPhoto: "打开照片",
    sorts: { photo: "照片", document: "PDF", audio: "语音", video: "视频", other: "文件" },
    notArrived: "没有收到",
  },
  en: {
    photo: "Photo",
    openPhoto: "Open the photo",
    sorts: { photo: "Photo", document: "PDF", audio: "Voice", video: "Video", other: "File" },
    notArrived: "did not arrive",
  },
};

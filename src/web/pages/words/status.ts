import type { Language } from "../../wire.ts";

/** Every word of the page that tells where a ticket stands. 您, never 你 (A13). */
export interface StatusStrings {
  readonly languageName: string;
  readonly chooseLanguage: string;
  readonly title: string;
  readonly why: string;
  readonly code: string;
  readonly codeHint: string;
  readonly digits: string;
  readonly digitsHint: string;
  readonly ask: string;
  readonly asking: string;
  readonly incomplete: string;
  readonly failed: string;
  readonly noPhone: (office: string | null) => string;
  readonly status: Readonly<Record<"recorded" | "in-progress" | "resolved" | "cancelled", string>>;
  readonly opened: (time: string) => string;
  readonly since: (time: string) => string;
  readonly promised: (time: string) => string;
  readonly kept: (time: string) => string;
  readonly missed: (time: string) => string;
  readonly more: string;
  readonly chat: string;
}

const zhHant: StatusStrings = {
  languageName: "繁",
  chooseLanguage: "語言",
  title: "查詢進度",
  why: "請輸入登記時收到的編號，和當時留下的電話末四碼。",
  code: "編號",
  codeHint: "八個字，例如 7K2M-9QXA",
  digits: "電話末四碼",
  digitsHint: "四個數字",
  ask: "查詢",
  asking: "查詢中…",
  incomplete: "請填寫編號和四個數字。",
  failed: "現在查不到，請稍後再試。",
  noPhone: (office) =>
    `當時沒有留電話的話，請回到原來的對話查詢，或${office === null ? "直接向管理處" : `致電管理處 ${office} `}詢問。`,
  status: {
    recorded: "已經登記，同事會來處理",
    "in-progress": "同事正在處理",
    resolved: "已經處理完畢",
    cancelled: "已經取消",
  },
  opened: (time) => `${time} 登記`,
  since: (time) => `${time} 更新`,
  promised: (time) => `最晚 ${time} 答覆您`,
  kept: (time) => `答應 ${time} 前答覆，已經做到`,
  missed: (time) => `答應 ${time} 前答覆，沒有做到，對不起`,
  more: "為了保護您的資料，這裡不顯示姓名、房號和內容。",
  chat: "到對話頁面",
};

const zhHans: StatusStrings = {
  languageName: "简",
  chooseLanguage: "语言",
  title: "查询进度",
  why: "请输入登记时收到的编号，和当时留下的电话末四位。",
  code: "编号",
  codeHint: "八个字，例如 7K2M-9QXA",
  digits: "电话末四位",
  digitsHint: "四个数字",
  ask: "查询",
  asking: "查询中…",
  incomplete: "请填写编号和四个数字。",
  failed: "现在查不到，请稍后再试。",
  noPhone: (office) =>
    `当时没有留电话的话，请回到原来的对话查询，或${office === null ? "直接向管理处" : `致电管理处 ${office} `}询问。`,
  status: {
    recorded: "已经登记，同事会来处理",
    "in-progress": "同事正在处理",
    resolved: "已经处理完毕",
    cancelled: "已经取消",
  },
  opened: (time) => `${time} 登记`,
  since: (time) => `${time} 更新`,
  promised: (time) => `最晚 ${time} 答复您`,
  kept: (time) => `答应 ${time} 前答复，已经做到`,
  missed: (time) => `答应 ${time} 前答复，没有做到，对不起`,
  more: "为了保护您的资料，这里不显示姓名、房号和内容。",
  chat: "到对话页面",
};

const en: StatusStrings = {
  languageName: "EN",
  chooseLanguage: "Language",
  title: "Check progress",
  why: "Please enter the number that you were given, and the last four digits of the phone that you left with it.",
  code: "Number",
  codeHint: "Eight characters, such as 7K2M-9QXA",
  digits: "Last four digits",
  digitsHint: "Of the phone number",
  ask: "Check",
  asking: "Checking…",
  incomplete: "Please enter the number and four digits.",
  failed: "That cannot be looked up at the moment. Please try again later.",
  noPhone: (office) =>
    `If you left no phone number, please ask in your conversation, or ${office === null ? "ask the office" : `call the office on ${office}`}.`,
  status: {
    recorded: "On record; a colleague will see to it",
    "in-progress": "A colleague is seeing to it",
    resolved: "Completed",
    cancelled: "Cancelled",
  },
  opened: (time) => `Recorded ${time}`,
  since: (time) => `Updated ${time}`,
  promised: (time) => `You hear from us by ${time}`,
  kept: (time) => `An answer was promised by ${time}, and given`,
  missed: (time) => `An answer was promised by ${time}, and was late. We are sorry.`,
  more: "To protect you, no name, home or words are shown here.",
  chat: "Go to the conversation",
};

export const STATUS_STRINGS: Readonly<Record<Language, StatusStrings>> = {
  "zh-Hant": zhHant,
  "zh-Hans": zhHans,
  en,
};

import type { Language } from "../../wire.ts";
import { CHAT_FILE_WORDS, type ChatFileWords } from "./chat-files.ts";

/** A way to begin: what is written, and what it means to the desk (as a choice's value does). */
export interface Starter {
  readonly label: string;
  readonly text: string;
  readonly choice: string;
}

/** Every word of the resident's page that is not the desk's own. 您, never 你 (A13). */
export interface ChatStrings {
  readonly languageName: string;
  readonly chooseLanguage: string;
  readonly log: string;
  readonly desk: string;
  readonly you: string;
  /** Of the sign before words to somebody in danger. */
  readonly danger: string;
  readonly owner: Readonly<Record<"bot" | "waiting" | "staff" | "closed", string>>;
  readonly loading: string;
  readonly earlier: string;
  readonly reconnecting: string;
  readonly offline: string;
  readonly hello: (company: string) => string;
  readonly welcome: string;
  readonly starters: readonly Starter[];
  readonly write: string;
  readonly keys: string;
  readonly send: string;
  readonly files: ChatFileWords;
  readonly remove: (name: string) => string;
  readonly left: (count: number) => string;
  readonly tooLong: (over: number) => string;
  readonly sending: string;
  readonly waitingForNet: string;
  readonly refused: string;
  readonly again: string;
  readonly takeBack: string;
  readonly choices: string;
  readonly newMessages: string;
  readonly answering: string;
  readonly today: string;
  readonly reload: string;
  readonly sessionOver: string;
}

const zhHant: ChatStrings = {
  languageName: "繁",
  chooseLanguage: "語言",
  log: "對話內容",
  desk: "服務助理",
  you: "您",
  danger: "緊急指示",
  owner: {
    bot: "自動服務助理，隨時為您服務",
    waiting: "已通知同事，請稍候",
    staff: "同事正在為您服務",
    closed: "您隨時可以再寫給我們",
  },
  loading: "正在載入對話…",
  earlier: "較早的對話",
  reconnecting: "正在重新連線…",
  offline: "目前沒有網路。您寫的內容會保留，連線後自動送出。",
  hello: (company) => `您好！${company}。`,
  welcome: "請問有什麼可以幫您的嗎？哪裡壞了、想反映什麼，直接用一句話告訴我就可以。",
  starters: [
    { label: "報修", text: "我要報修", choice: "intent:repair" },
    { label: "查詢進度", text: "我想查詢處理進度", choice: "intent:ticket-status" },
    { label: "找同事", text: "我想找一位同事", choice: "person" },
  ],
  write: "寫下您的需要…",
  keys: "按 Enter 送出，Shift + Enter 換行",
  send: "送出",
  files: CHAT_FILE_WORDS["zh-Hant"],
  remove: (name) => `移除 ${name}`,
  left: (count) => `還可以寫 ${count} 字`,
  tooLong: (over) => `對不起，訊息超過了 ${over} 字，麻煩您分成幾則傳送。`,
  sending: "傳送中…",
  waitingForNet: "尚未送出，會自動再試",
  refused: "沒有送出",
  again: "立即再試",
  takeBack: "取回修改",
  choices: "快速回覆",
  newMessages: "有新訊息",
  answering: "正在回覆…",
  today: "今天",
  reload: "重新整理",
  sessionOver: "這個對話已經過期，請重新整理頁面。",
};

const zhHans: ChatStrings = {
  languageName: "简",
  chooseLanguage: "语言",
  log: "对话内容",
  desk: "服务助理",
  you: "您",
  danger: "紧急指示",
  owner: {
    bot: "自动服务助理，随时为您服务",
    waiting: "已通知同事，请稍候",
    staff: "同事正在为您服务",
    closed: "您随时可以再写给我们",
  },
  loading: "正在加载对话…",
  earlier: "较早的对话",
  reconnecting: "正在重新连接…",
  offline: "目前没有网络。您写的内容会保留，连接后自动发送。",
  hello: (company) => `您好！${company}。`,
  welcome: "请问有什么可以帮您的吗？哪里坏了、想反映什么，直接用一句话告诉我就可以。",
  starters: [
    { label: "报修", text: "我要报修", choice: "intent:repair" },
    { label: "查询进度", text: "我想查询处理进度", choice: "intent:ticket-status" },
    { label: "找同事", text: "我想找一位同事", choice: "person" },
  ],
  write: "写下您的需要…",
  keys: "按 Enter 发送，Shift + Enter 换行",
  send: "发送",
  files: CHAT_FILE_WORDS["zh-Hans"],
  remove: (name) => `移除 ${name}`,
  left: (count) => `还可以写 ${count} 字`,
  tooLong: (over) => `对不起，信息超过了 ${over} 字，麻烦您分成几则发送。`,
  sending: "发送中…",
  waitingForNet: "尚未发送，会自动再试",
  refused: "没有发送",
  again: "立即再试",
  takeBack: "取回修改",
  choices: "快速回复",
  newMessages: "有新信息",
  answering: "正在回复…",
  today: "今天",
  reload: "刷新页面",
  sessionOver: "这个对话已经过期，请刷新页面。",
};

const en: ChatStrings = {
  languageName: "EN",
  chooseLanguage: "Language",
  log: "Conversation",
  desk: "Service assistant",
  you: "You",
  danger: "Urgent safety advice",
  owner: {
    bot: "Automatic assistant, here at any hour",
    waiting: "A colleague has been told, please wait",
    staff: "A colleague is with you",
    closed: "You can write to us again at any time",
  },
  loading: "Loading the conversation…",
  earlier: "Earlier messages",
  reconnecting: "Reconnecting…",
  offline: "You are offline. What you write is kept and sent once you are back.",
  hello: (company) => `Hello, this is ${company}.`,
  welcome: "How can I help you? Just say in a sentence what is broken or on your mind.",
  starters: [
    { label: "Report a repair", text: "I want to report a repair", choice: "intent:repair" },
    {
      label: "Ask about progress",
      text: "I would like to know how my request is going",
      choice: "intent:ticket-status",
    },
    { label: "Talk to a colleague", text: "I would like to talk to a colleague", choice: "person" },
  ],
  write: "Write what you need…",
  keys: "Enter sends, Shift + Enter starts a new line",
  send: "Send",
  files: CHAT_FILE_WORDS.en,
  remove: (name) => `Remove ${name}`,
  left: (count) => `${count} characters left`,
  tooLong: (over) => `Sorry, that is ${over} characters too long. Please send it in parts.`,
  sending: "Sending…",
  waitingForNet: "Not sent yet, will be tried again",
  refused: "Not sent",
  again: "Try now",
  takeBack: "Take back to edit",
  choices: "Quick replies",
  newMessages: "New messages",
  answering: "Writing an answer…",
  today: "Today",
  reload: "Reload",
  sessionOver: "This session has ended. Please reload the page.",
};

export const CHAT_STRINGS: Readonly<Record<Language, ChatStrings>> = {
  "zh-Hant": zhHant,
  "zh-Hans": zhHans,
  en,
};

import type { Language } from "../../wire.ts";

/** Every word about how a resident hears of what is new while they are away. 您, never 你 (A13). */
export interface ReachStrings {
  readonly open: string;
  readonly title: string;
  readonly why: string;
  readonly sound: string;
  readonly push: string;
  readonly pushWhy: string;
  readonly pushDenied: string;
  readonly pushFailed: string;
  readonly mail: string;
  readonly mailWhy: string;
  readonly address: string;
  readonly giveMail: string;
  readonly asked: (address: string) => string;
  readonly confirmed: (address: string) => string;
  readonly stopMail: string;
  readonly failed: string;
  readonly status: string;
  readonly elsewhere: string;
}

const zhHant: ReachStrings = {
  open: "通知設定",
  title: "離開之後，怎麼通知您？",
  why: "通知裡只會說有新訊息，不會寫出內容。",
  sound: "有新訊息時發出提示音",
  push: "用這個裝置通知我",
  pushWhy: "關掉頁面也收得到。",
  pushDenied: "這個瀏覽器目前不允許通知，請在瀏覽器設定裡開啟，再回來這裡。",
  pushFailed: "這個瀏覽器現在沒有辦法接收通知，對話本身不受影響，您可以改用別的方式。",
  mail: "我離開時請寄信通知我",
  mailWhy: "先寄一封確認信；您確認之前，不會再寄別的信。",
  address: "電子郵件信箱",
  giveMail: "寄出確認信",
  asked: (address) =>
    `請到 ${address} 收確認信，並按信裡的連結。沒有收到的話，請看看垃圾信件匣，或再填一次。`,
  confirmed: (address) => `新訊息等您超過五分鐘時，會寄信到 ${address}。`,
  stopMail: "不要再寄信給我",
  failed: "沒有成功，請再試一次。",
  status: "用編號查詢進度",
  elsewhere: "在別的裝置登記過？用編號查詢進度",
};

const zhHans: ReachStrings = {
  open: "通知设置",
  title: "离开之后，怎么通知您？",
  why: "通知里只会说有新信息，不会写出内容。",
  sound: "有新信息时播放提示音",
  push: "用这个设备通知我",
  pushWhy: "关掉页面也收得到。",
  pushDenied: "这个浏览器目前不允许通知，请在浏览器设置里打开，再回到这里。",
  pushFailed: "这个浏览器现在无法接收通知，对话本身不受影响，您可以改用别的方式。",
  mail: "我离开时请发邮件通知我",
  mailWhy: "先发一封确认邮件；您确认之前，不会再发别的邮件。",
  address: "电子邮箱",
  giveMail: "发送确认邮件",
  asked: (address) =>
    `请到 ${address} 查收确认邮件，并点邮件里的链接。没有收到的话，请看看垃圾邮件，或再填一次。`,
  confirmed: (address) => `新信息等您超过五分钟时，会发邮件到 ${address}。`,
  stopMail: "不要再发邮件给我",
  failed: "没有成功，请再试一次。",
  status: "用编号查询进度",
  elsewhere: "在别的设备登记过？用编号查询进度",
};

const en: ReachStrings = {
  open: "Notifications",
  title: "How may we reach you when you are away?",
  why: "A notification says that there is a new message, and nothing of what it says.",
  sound: "Sound for new messages",
  push: "Notify me on this device",
  pushWhy: "Works with the page closed, too.",
  pushDenied:
    "This browser does not allow notifications. Please allow them in its settings, then come back.",
  pushFailed:
    "This browser cannot take notifications at the moment. The conversation is not affected; another way may suit you.",
  mail: "E-mail me when I am away",
  mailWhy: "First we send a mail to confirm the address, and nothing else before you have.",
  address: "E-mail address",
  giveMail: "Send the confirmation",
  asked: (address) =>
    `Please open the mail that we sent to ${address} and follow its link. If it did not come, look into your spam folder or enter it again.`,
  confirmed: (address) =>
    `We write to ${address} when a message has waited for you for five minutes.`,
  stopMail: "Stop these mails",
  failed: "That did not succeed. Please try again.",
  status: "Check progress by number",
  elsewhere: "Reported on another device? Check by number",
};

export const REACH_STRINGS: Readonly<Record<Language, ReachStrings>> = {
  "zh-Hant": zhHant,
  "zh-Hans": zhHans,
  en,
};

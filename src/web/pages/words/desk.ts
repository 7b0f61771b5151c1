import type { Announcement, StaffAlert, StaffTicket } from "../../wire.ts";

/** Staff's screen is in the language of the office, or English. */
export type StaffLanguage = "zh" | "en";

export interface StaffStrings {
  readonly language: StaffLanguage;
  readonly other: {
    readonly language: StaffLanguage;
    readonly name: string;
    readonly lang: string;
  };
  readonly desk: string;
  readonly signedInAs: (name: string) => string;
  readonly connection: Readonly<Record<"connecting" | "open" | "broken" | "ended", string>>;
  readonly loading: string;
  readonly ended: string;
  readonly signInAgain: string;
  readonly wanted: string;
  /** How long they wait. */
  readonly waits: (time: string) => string;
  readonly wantsSupervisor: string;
  readonly sections: Readonly<Record<"waiting" | "open" | "done", string>>;
  readonly nothingWaiting: string;
  readonly nothingOpen: string;
  readonly nothingDone: string;
  readonly empty: string;
  readonly alerts: string;
  readonly noAlerts: string;
  readonly urgent: string;
  /** Of a long alert: opens all of it. */
  readonly fullText: string;
  /** Who above staff was told as well. */
  readonly told: Readonly<Record<Exclude<StaffAlert["role"], "staff">, string>>;
  readonly status: Readonly<Record<StaffTicket["status"], string>>;
  readonly classes: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  /** Of an emergency. */
  readonly dangers: Readonly<Record<string, string>>;
  readonly answerIn: (time: string) => string;
  readonly answerBy: (time: string) => string;
  readonly answerLate: (time: string) => string;
  readonly resolveBy: (time: string) => string;
  readonly resolveLate: (time: string) => string;
  readonly facts: Readonly<Record<"unit" | "name" | "phone" | "for" | "place" | "when", string>>;
  readonly opened: string;
  readonly takenBy: (name: string) => string;
  readonly noWords: string;
  readonly notTold: string;
  /** What else the resident said. */
  readonly notes: string;
  /** What its class was read off. */
  readonly cues: string;
  readonly unconfirmed: string;
  /** By their names. */
  readonly missing: (names: readonly string[]) => string;
  readonly photo: string;
  readonly acknowledge: string;
  readonly acknowledgeHint: string;
  /** A message was seen by the colleague whom it is for. */
  readonly read: string;
  readonly readHint: string;
  readonly readBy: (name: string) => string;
  readonly resolve: string;
  readonly resolution: string;
  readonly resolveHint: string;
  readonly confirmResolve: string;
  readonly back: string;
  readonly working: string;
  readonly failed: string;
  readonly arrived: (id: string) => string;
  /** What residents are told before they ask. */
  readonly announcements: string;
  readonly noAnnouncements: string;
  readonly announced: Readonly<Record<Announcement["kind"], string>>;
  readonly until: (time: string) => string;
  readonly untilWithdrawn: string;
  readonly withdraw: string;
  readonly announce: string;
  readonly announceKind: string;
  readonly announceText: string;
  readonly announceHint: string;
  readonly announceEnglish: string;
  readonly announceBuildings: string;
  readonly announceUntil: string;
  readonly confirmAnnounce: string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
}

const zh: StaffStrings = {
  language: "zh",
  other: { language: "en", name: "English", lang: "en" },
  desk: "服務台",
  signedInAs: (name) => `值班：${name}`,
  connection: {
    connecting: "正在連線…",
    open: "即時更新中",
    broken: "連線中斷，正在重新連線…",
    ended: "已登出",
  },
  loading: "正在載入案件…",
  ended: "您的登入已經結束。",
  signInAgain: "重新登入",
  wanted: "等人接待",
  waits: (time) => `已等 ${time}`,
  wantsSupervisor: "請主管",
  sections: { waiting: "待接手", open: "處理中", done: "已結束" },
  nothingWaiting: "目前沒有等待接手的案件。",
  nothingOpen: "目前沒有處理中的案件。",
  nothingDone: "還沒有結束的案件。",
  empty: "住戶一報修，案件就會出現在這裡，不必重新整理。",
  alerts: "通知",
  noAlerts: "沒有通知。",
  urgent: "緊急",
  fullText: "看全文",
  told: { "department-head": "已通知部門主管", supervisor: "已通知主管", director: "已通知主任" },
  status: {
    recorded: "待接手",
    "in-progress": "處理中",
    resolved: "已結案",
    cancelled: "已取消",
  },
  classes: { major: "重大", important: "重要", minor: "輕微" },
  kinds: {
    repair: "報修",
    complaint: "投訴",
    emergency: "緊急",
    "fee-inquiry": "費用查詢",
    "fee-payment": "繳費",
    "leave-message": "留言",
    message: "留言",
    "talk-to-human": "找同事",
    parcel: "包裹",
    renovation: "裝修",
    "moving-pass": "放行單",
    parking: "停車",
    "access-card": "門禁卡",
    suggestion: "建議",
    praise: "表揚",
    "update-profile": "資料變更",
  },
  dangers: {
    gas: "瓦斯",
    fire: "火警",
    flood: "淹水",
    trapped: "受困",
    intruder: "闖入或暴力",
    shock: "觸電",
    collapse: "坍塌",
    falling: "高空墜物",
    medical: "有人傷病",
    helpless: "老幼遇險",
    "self-harm": "輕生之虞",
    other: "其他危險",
  },
  answerIn: (time) => `${time}內答覆`,
  answerBy: (time) => `${time}前答覆`,
  answerLate: (time) => `答覆逾時 ${time}`,
  resolveBy: (time) => `${time}前完成`,
  resolveLate: (time) => `完成逾期 ${time}`,
  facts: {
    unit: "單位",
    name: "住戶",
    phone: "電話",
    for: "留言給",
    place: "位置",
    when: "方便時間",
  },
  opened: "報案時間",
  takenBy: (name) => `負責人：${name}`,
  noWords: "（沒有文字說明）",
  notTold: "未提供",
  notes: "住戶補充",
  cues: "情形",
  unconfirmed: "住戶還沒有確認。",
  missing: (names) => `還缺：${names.join("、")}。`,
  photo: "照片",
  acknowledge: "接手",
  acknowledgeHint: "住戶會收到通知，知道由您負責；接手後不能撤回。",
  read: "看到了",
  readHint: "住戶會收到通知，知道您看到留言了。",
  readBy: (name) => `${name}已看到`,
  resolve: "結案",
  resolution: "處理結果",
  resolveHint: "住戶會收到這段說明；結案後不能撤回。",
  confirmResolve: "確認結案",
  back: "返回",
  working: "處理中…",
  failed: "沒有成功，請再試一次。",
  arrived: (id) => `新案件 ${id}`,
  announcements: "告知住戶",
  noAnnouncements: "目前沒有要先告知的事。",
  announced: { incident: "突發狀況", outage: "停用", notice: "通知" },
  until: (time) => `到 ${time} 為止`,
  untilWithdrawn: "到撤下為止",
  withdraw: "撤下",
  announce: "新增告知",
  announceKind: "類別",
  announceText: "告知住戶的話",
  announceHint:
    "請寫明是什麼、在哪裡，例如：「A 棟左側電梯故障，廠商正在修理。」住戶問到同一件事時會先看到。",
  announceEnglish: "英文（可不填）",
  announceBuildings: "棟別（不填就是全社區）",
  announceUntil: "告知多久",
  confirmAnnounce: "開始告知",
  minutes: (count) => `${count} 分鐘`,
  hours: (count) => `${count} 小時`,
  days: (count) => `${count} 天`,
};

const en: StaffStrings = {
  language: "en",
  other: { language: "zh", name: "中文", lang: "zh-Hant" },
  desk: "Service desk",
  signedInAs: (name) => `On duty: ${name}`,
  connection: {
    connecting: "Connecting…",
    open: "Live",
    broken: "Connection lost, reconnecting…",
    ended: "Signed out",
  },
  loading: "Loading tickets…",
  ended: "You are signed out.",
  signInAgain: "Sign in again",
  wanted: "Waiting for a person",
  waits: (time) => `waiting ${time}`,
  wantsSupervisor: "for a supervisor",
  sections: { waiting: "Waiting", open: "In progress", done: "Finished" },
  nothingWaiting: "No ticket is waiting to be taken.",
  nothingOpen: "No ticket is in progress.",
  nothingDone: "No ticket is finished yet.",
  empty: "A ticket appears here as soon as a resident reports something. No need to reload.",
  alerts: "Notices",
  noAlerts: "No notices.",
  urgent: "Urgent",
  fullText: "Read all of it",
  told: {
    "department-head": "Department head told",
    supervisor: "Supervisor told",
    director: "Director told",
  },
  status: {
    recorded: "Waiting",
    "in-progress": "In progress",
    resolved: "Resolved",
    cancelled: "Cancelled",
  },
  classes: { major: "Major", important: "Important", minor: "Minor" },
  kinds: {
    repair: "Repair",
    complaint: "Complaint",
    emergency: "Emergency",
    "fee-inquiry": "Fees",
    "fee-payment": "Payment",
    "leave-message": "Message",
    message: "Message",
    "talk-to-human": "Asks for a person",
    parcel: "Parcel",
    renovation: "Renovation",
    "moving-pass": "Moving pass",
    parking: "Parking",
    "access-card": "Access card",
    suggestion: "Suggestion",
    praise: "Praise",
    "update-profile": "Change of details",
  },
  dangers: {
    gas: "Gas",
    fire: "Fire",
    flood: "Flood",
    trapped: "People trapped",
    intruder: "Intruder or violence",
    shock: "Electric shock",
    collapse: "Building collapse",
    falling: "Falling objects",
    medical: "Somebody ill or hurt",
    helpless: "Child or helpless person",
    "self-harm": "Self-harm",
    other: "Other danger",
  },
  answerIn: (time) => `Answer within ${time}`,
  answerBy: (time) => `Answer by ${time}`,
  answerLate: (time) => `Answer overdue by ${time}`,
  resolveBy: (time) => `Due ${time}`,
  resolveLate: (time) => `Overdue by ${time}`,
  facts: {
    unit: "Unit",
    name: "Resident",
    phone: "Phone",
    for: "Message for",
    place: "Place",
    when: "At home",
  },
  opened: "Reported",
  takenBy: (name) => `taken by ${name}`,
  noWords: "(no description)",
  notTold: "not given",
  notes: "Also said",
  cues: "As told",
  unconfirmed: "Not yet confirmed by the resident. ",
  missing: (names) => `Still missing: ${names.join(", ")}.`,
  photo: "Photo",
  acknowledge: "Acknowledge",
  acknowledgeHint: "The resident is told that you take care of it. This can't be undone.",
  read: "I have read it",
  readHint: "The resident is told that you have read the message.",
  readBy: (name) => `read by ${name}`,
  resolve: "Resolve",
  resolution: "What was done",
  resolveHint: "The resident receives these words. This can't be undone.",
  confirmResolve: "Resolve now",
  back: "Back",
  working: "Working…",
  failed: "That did not succeed. Please try again.",
  arrived: (id) => `New ticket ${id}`,
  announcements: "Told to residents",
  noAnnouncements: "Nothing is told in advance.",
  announced: { incident: "Incident", outage: "Out of service", notice: "Notice" },
  until: (time) => `until ${time}`,
  untilWithdrawn: "until withdrawn",
  withdraw: "Withdraw",
  announce: "Tell residents something",
  announceKind: "Kind",
  announceText: "What residents are told",
  announceHint:
    'Say what and where: "The left lift of Block A is out of order and being repaired." Whoever writes of the same is told first.',
  announceEnglish: "In English (optional)",
  announceBuildings: "Buildings (none: all of them)",
  announceUntil: "For how long",
  confirmAnnounce: "Tell it",
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
  days: (count) => (count === 1 ? "1 day" : `${count} days`),
};

export const STAFF_STRINGS: Readonly<Record<StaffLanguage, StaffStrings>> = { zh, en };

import { bringEn, bringZh } from "./tuning-bring.ts";
import { contentEn, contentZh } from "./tuning-content.ts";
import { settingsEn, settingsZh } from "./tuning-settings.ts";
import { tablesEn, tablesZh } from "./tuning-tables.ts";
import { draftEn, draftZh } from "./tuning-draft.ts";
import { makeEn, makeZh } from "./tuning-make.ts";
import { lookEn, lookZh } from "./tuning-look.ts";

/** Words of the pages on which admins tune what the desk understands and says. */
export const tuningZh = {
  ...lookZh,
  ...contentZh,
  ...makeZh,
  ...bringZh,
  ...settingsZh,
  ...tablesZh,
  ...draftZh,
  title: "調校",
  tabs: {
    unclear: "聽不懂的",
    try: "試一試",
    phrases: "說法",
    wordings: "回答",
    rules: "規則",
    settings: "時間",
    history: "紀錄",
  },
  loading: "正在載入…",
  failed: "現在讀不到，請稍後再試。",
  again: "再試一次",
  notYours: "調校會影響所有社區，要在每個社區都是管理員才能修改。",
  more: (count: number) => `再顯示 ${count} 句`,
  intent: "意思",
  decisions: { act: "直接辦理", confirm: "先確認", ask: "請住戶再說一次" },

  check: {
    title: "檢查結果",
    stale: "檢查之後草稿又改過，請再檢查一次。",
    clean: "沒有問題，可以發布。",
    loses: "可以發布，但有些會變差，請先看看下面紅色的幾項。",
    blocks: "有些一定要聽懂的話會聽不懂，所以還不能發布。",
    replayed: (talks: number, messages: number, cases: number) =>
      `重播了最近一個月的 ${talks} 段對話（住戶說了 ${messages} 句話），也試了 ${cases} 句受保護的話。`,
    otherwise: (count: number) =>
      count === 0 ? "每段對話都和現在一樣。" : `有 ${count} 段對話會和現在不同。`,
    visits: (played: number, was: number, is: number) =>
      was === is
        ? `又請 ${played} 位模擬住戶各談一次：${is} 位辦得成，和現在一樣。`
        : `又請 ${played} 位模擬住戶各談一次：現在 ${was} 位辦得成，照草稿 ${is} 位。`,
    visitsLost: (count: number) => `模擬住戶有 ${count} 位辦不成了`,
    visitsGained: (count: number) => `模擬住戶有 ${count} 位辦得成了`,
    reworded: (count: number) => `回答不同：${count} 段對話`,
    opened: (count: number) => `多開 ${count} 件案件`,
    unopened: (count: number) => `少開 ${count} 件案件`,
    now: "現在",
    drafted: "草稿",
    nothing: "（不回答）",
    gained: (count: number) => `多聽懂 ${count} 句`,
    lost: (count: number) => `少聽懂 ${count} 句`,
    changed: (count: number) => `理解改變 ${count} 句`,
    casesGained: (count: number) => `受保護的話，多聽懂 ${count} 句`,
    casesLost: (count: number) => `受保護的話，有 ${count} 句會聽不懂`,
    unmet: (count: number) => `受保護的話，還有 ${count} 句聽不懂`,
    dangersLost: (count: number) => `有 ${count} 句危險會認不出來`,
    from: (before: string, after: string) => `${before} → ${after}`,
  },

  history: {
    none: "還沒有發布過。每次發布都會列在這裡，也都可以復原。",
    version: (version: number) => `第 ${version} 版`,
    count: (count: number) => `${count} 項修改`,
    others: (count: number) => `還有 ${count} 項`,
    undoes: (version: number) => `復原第 ${version} 版`,
    undone: "已復原",
    undo: "復原這一版",
    undoing: "復原中…",
    why: "為什麼復原",
    confirm: "確定復原",
    noWhy: "沒有寫原因",
    approved: (name: string, other: string) => `${name}提出，${other}核准`,
  },
};

export const tuningEn: typeof tuningZh = {
  ...lookEn,
  ...contentEn,
  ...makeEn,
  ...bringEn,
  ...settingsEn,
  ...tablesEn,
  ...draftEn,
  title: "Tuning",
  tabs: {
    unclear: "Not understood",
    try: "Try it",
    phrases: "Phrases",
    wordings: "Answers",
    rules: "Rules",
    settings: "Hours",
    history: "History",
  },
  loading: "Loading…",
  failed: "This can't be read just now. Please try again in a moment.",
  again: "Try again",
  notYours: "Tuning changes every community: it takes an admin of all of them.",
  more: (count) => `Show ${count} more`,
  intent: "Meaning",
  decisions: { act: "acts at once", confirm: "asks to confirm", ask: "asks to say it again" },

  check: {
    title: "What the check found",
    stale: "The draft has changed since. Please check it again.",
    clean: "Nothing is wrong: it can be published.",
    loses:
      "It can be published, but some things get worse: please look at what is red below first.",
    blocks: "Messages that must be understood would be lost, so it can't be published yet.",
    replayed: (talks, messages, cases) =>
      `Played the last month’s conversations again (${talks}, with ${messages} messages), and tried ${cases} protected messages.`,
    otherwise: (count) =>
      count === 0
        ? "Every conversation goes as it does now."
        : `Conversations that would go otherwise: ${count}`,
    visits: (played, was, is) =>
      was === is
        ? `Of ${played} simulated residents ${is} got what they came for, as many as now.`
        : `Of ${played} simulated residents ${was} get what they came for now, ${is} with the draft.`,
    visitsLost: (count) => `Simulated residents who no longer get it: ${count}`,
    visitsGained: (count) => `Simulated residents who get it now: ${count}`,
    reworded: (count) => `Conversations answered otherwise: ${count}`,
    opened: (count) => `More tickets opened: ${count}`,
    unopened: (count) => `Tickets no longer opened: ${count}`,
    now: "Now",
    drafted: "Draft",
    nothing: "(no answer)",
    gained: (count) => `Understood in addition: ${count}`,
    lost: (count) => `No longer understood: ${count}`,
    changed: (count) => `Understood otherwise: ${count}`,
    casesGained: (count) => `Protected messages understood in addition: ${count}`,
    casesLost: (count) => `Protected messages that would be lost: ${count}`,
    unmet: (count) => `Protected messages not understood yet: ${count}`,
    dangersLost: (count) => `Dangers that would not be seen: ${count}`,
    from: (before, after) => `${before} → ${after}`,
  },

  history: {
    none: "Nothing was published yet. Each version stands here then, and can be undone.",
    version: (version) => `Version ${version}`,
    count: (count) => (count === 1 ? "1 change" : `${count} changes`),
    others: (count) => `and ${count} more`,
    undoes: (version) => `takes version ${version} back`,
    undone: "taken back",
    undo: "Undo this version",
    undoing: "Undoing…",
    why: "Why it is undone",
    confirm: "Yes, undo",
    noWhy: "no reason given",
    approved: (name, other) => `${name}, approved by ${other}`,
  },
};

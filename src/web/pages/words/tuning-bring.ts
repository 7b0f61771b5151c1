/** Words of the page on which admins bring phrases from a file. */
export const bringZh = {
  bring: {
    title: "從檔案匯入說法",
    hint: "Excel（.xlsx）、CSV 或 Rasa 的 NLU 檔（.yml）。表格要有兩欄：意思（名稱或代號都可以）和說法，第一列寫欄名。選好先看內容，還不會改任何東西。",
    choose: "選檔案",
    looking: (file: string) => `正在看「${file}」…`,
    fresh: (count: number) => (count === 0 ? "沒有新的說法" : `新的說法：${count} 句`),
    rest: (count: number) => `草稿一次放 ${count} 句。發布以後再選同一個檔案，就會接著放其餘的。`,
    known: (count: number) => `已經有的說法：${count} 句，不用再加。`,
    refused: (count: number) => `不能加的：${count} 列`,
    more: (count: number) => `另外還有 ${count} 列沒有列出`,
    put: (count: number) => `把 ${count} 句新的說法放進草稿`,
    brought: (count: number) => `${count} 句已經放進草稿，檢查後就可以發布。`,
    place: (sheet: string | null, line: number) =>
      sheet === null ? `第 ${line} 行` : `工作表「${sheet}」第 ${line} 列`,
    reasons: {
      "no-intent": () => "沒有寫意思。",
      "no-text": () => "沒有寫說法。",
      "too-long": (count: string) => `有 ${count} 個字，一句最多 400 個字。`,
      unseen: (name: string) => `有看不見的字元（${name}），請刪掉。`,
      "no-dash": () => "例句前面要有「- 」。",
      "no-examples": (intent: string) => `「${intent}」下面沒有例句。`,
      "no-string": () => "例句要是文字。",
      "no-nlu": () => "檔案裡沒有 nlu: 這一段。",
      "no-header": () => "這一頁的第一列沒有欄名「意思」和「說法」，所以沒有讀。",
      fields: (count: string) => `這一列有 ${count} 欄，要剛好兩欄：意思和說法。`,
      "open-quote": () => "少了結尾的引號，後面的內容讀不出來。",
      "unknown-intent": (intent: string) => `沒有「${intent}」這個意思。`,
      "other-meaning": (intent: string) => `「${intent}」已經有這一句。`,
      broken: (why: string) => `這裡讀不出來（${why}）。`,
      "too-large": () => "檔案太大，請分成幾個再匯入。",
      "unknown-kind": () => "只能匯入 .xlsx、.csv 和 .yml。舊的 .xls 請先另存成 .xlsx。",
    },
  },
};

export const bringEn: typeof bringZh = {
  bring: {
    title: "Bring phrases from a file",
    hint: "Excel (.xlsx), CSV or Rasa's NLU (.yml). A table has two columns, intent (a name or an id) and text, named in its first row. You see what is in it first; nothing is changed by that.",
    choose: "Choose a file",
    looking: (file) => `Looking into “${file}”…`,
    fresh: (count) => (count === 0 ? "No new phrases" : `New phrases: ${count}`),
    rest: (count) =>
      `The draft takes ${count} at once. Publish them and choose the same file again for the rest.`,
    known: (count) => `There already: ${count}. Nothing is to be done about them.`,
    refused: (count) => `Can't be added: ${count}`,
    more: (count) => `and ${count} more that are not shown`,
    put: (count) =>
      count === 1 ? "Put the new phrase into the draft" : `Put ${count} new phrases into the draft`,
    brought: (count) => `${count} in the draft: they can be checked and published.`,
    place: (sheet, line) => (sheet === null ? `line ${line}` : `sheet “${sheet}”, row ${line}`),
    reasons: {
      "no-intent": () => "The intent is missing.",
      "no-text": () => "The phrase is missing.",
      "too-long": (count) => `It has ${count} characters, and a phrase 400 at most.`,
      unseen: (name) => `There is an invisible character (${name}). Please delete it.`,
      "no-dash": () => "An example begins with “- ”.",
      "no-examples": (intent) => `“${intent}” has no examples.`,
      "no-string": () => "An example is a text.",
      "no-nlu": () => "The file has no list nlu:.",
      "no-header": () => "Its first row does not name columns intent and text, so it was not read.",
      fields: (count) => `It has ${count} columns, not two: intent and text.`,
      "open-quote": () => "A quote is never closed: what follows can't be read.",
      "unknown-intent": (intent) => `There is no meaning “${intent}”.`,
      "other-meaning": (intent) => `“${intent}” has this one already.`,
      broken: (why) => `This can't be read (${why}).`,
      "too-large": () => "The file is too large. Please bring it in parts.",
      "unknown-kind": () =>
        "It takes .xlsx, .csv and .yml. Please save an old .xls as .xlsx first.",
    },
  },
};

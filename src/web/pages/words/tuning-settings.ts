/** Words of the page on which admins change when communities work and rest. */
export const settingsZh = {
  settings: {
    hint: "每個社區的辦公時間、休假日和不打擾的時段。改好先進草稿，發布後馬上照新的時間計算時限、告訴住戶。",
    duty: "誰值班、誰待命，改了馬上生效：",
    people: "到「同事」設定",
    parts: {
      officeDays: "辦公日",
      officeHours: "辦公時間",
      holidays: "休假日",
      quietHours: "不打擾住戶的時段",
    },
    partHints: {
      officeDays: "",
      officeHours: "（中間空出來的就是午休）",
      holidays: "",
      quietHours: "（危險和答應過的除外）",
    },
    days: ["週一", "週二", "週三", "週四", "週五", "週六", "週日"],
    noDays: "至少要有一個辦公日，不然永遠沒有人回覆。",
    noHours: "至少要有一段辦公時間，不然永遠沒有人回覆。",
    from: "從",
    to: "到",
    date: "日期（例如 2027-02-11）",
    nameZh: "名稱（中文）",
    nameEn: "名稱（英文）",
    noHolidays: "沒有休假日。",
    addSpan: "新增一段",
    addHoliday: "新增休假日",
    away: (what: string) => `移除 ${what}`,
    spanFaults: {
      "no-time": "請填時間，例如 09:00，最晚 24:00。",
      "ends-before": "結束要比開始晚；跨過半夜請分成兩段。",
      overlaps: "這一段要從上一段結束以後開始。",
    },
    holidayFaults: {
      "no-date": "沒有這一天，請照 2027-02-11 這樣填。",
      twice: "這一天已經有了。",
      "no-name": "請填中文和英文名稱，至少兩個字。",
    },
    sources: {
      product: "和產品預設相同",
      files: "來自社區的設定檔",
      draft: (name: string, time: string) => `草稿：${name} ${time}`,
      published: (version: number, name: string, time: string) =>
        `第 ${version} 版發布：${name} ${time}`,
    },
  },
};

export const settingsEn: typeof settingsZh = {
  settings: {
    hint: "Office hours, holidays and quiet hours of each community. Changes go to the draft; when published, times are counted by them and residents are told them at once.",
    duty: "Who is on duty and on call holds as soon as it is changed:",
    people: "see People",
    parts: {
      officeDays: "Office days",
      officeHours: "Office hours",
      holidays: "Holidays",
      quietHours: "Quiet hours",
    },
    partHints: {
      officeDays: "",
      officeHours: " (lunch is the gap between)",
      holidays: "",
      quietHours: " (but for dangers and promises)",
    },
    days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    noDays: "Without an office day nobody would ever answer.",
    noHours: "Without office hours nobody would ever answer.",
    from: "From",
    to: "To",
    date: "Date (such as 2027-02-11)",
    nameZh: "Name in Chinese",
    nameEn: "Name in English",
    noHolidays: "No holidays.",
    addSpan: "More hours",
    addHoliday: "New holiday",
    away: (what) => `Remove ${what}`,
    spanFaults: {
      "no-time": "Please fill in a time such as 09:00, at most 24:00.",
      "ends-before": "It ends before it begins; over midnight it takes two.",
      overlaps: "It must begin after the one before it ends.",
    },
    holidayFaults: {
      "no-date": "There is no such day. Please write it like 2027-02-11.",
      twice: "This day is there already.",
      "no-name": "Please fill in both names, of two characters or more.",
    },
    sources: {
      product: "As the product has it",
      files: "From the community's file",
      draft: (name, time) => `Draft: ${name}, ${time}`,
      published: (version, name, time) => `Published in version ${version}: ${name}, ${time}`,
    },
  },
};

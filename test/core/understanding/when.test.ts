import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withTimeWordsRepaired } from "../../../src/core/understanding/entities/time-spelling.ts";
import { readEntities } from "./product-spans.ts";

const told = { asked: false, country: "TW" } as const;
const asked = { asked: true, country: "TW" } as const;

describe("a time", () => {
  test.each([
    ["我明天下午在家", "明天下午"],
    ["週六早上10點後", "週六早上10點後"],
    ["下午兩點到四點", "下午兩點到四點"],
    ["下週三或週四晚上都可以", "下週三或週四晚上"],
    ["平日晚上", "平日晚上"],
    ["那就後天早上好了", "後天早上"],
    ["訪客晚上七點左右到", "晚上七點左右"],
    ["今晚放工後再搵我", "今晚放工後"],
    ["不要週末，平日晚上七點後", "平日晚上七點後"],
    ["我逢星期三放假", "逢星期三"],
    ["between 9-11 tomorrow", "between 9-11 tomorrow"],
    ["0900-1100 tomorrow", "0900-1100 tomorrow"],
    ["I finish at 6 so after 6:30 today", "after 6:30 today"],
    ["within the hour if possible", "within the hour"],
    ["聽日朝早", "聽日朝早"],
    ["12/5 下午", "12/5 下午"],
    ["anyone after 6pm?", "after 6pm"],
    ["any time this weekend", "any time this weekend"],
    ["next Tuesday between 2 and 4pm", "next Tuesday between 2 and 4pm"],
    ["tomorrow morning works", "tomorrow morning"],
    ["後天中午可以", "後天中午"],
    ["大年初三下午有空", "大年初三下午"],
    ["白天都可以打給我", "白天"],
    ["this Friday at half past two", "this Friday at half past two"],
    ["Saturday between 10 and noon", "Saturday between 10 and noon"],
    ["come after lunch tomorrow", "after lunch tomorrow"],
  ])("%s: %s", (text, words) => {
    expect(readEntities(text, told).when).toBe(words);
  });

  test.each([
    "昨天下午開始漏水",
    "招牌隨時會掉下來",
    "那先這樣，明天見",
    "明天會下雨嗎",
    "今天早上開始漏水",
    "leaking since this morning",
    "晚上好",
    "Good evening",
    "字貼大一點",
    "marbles on the floor",
    "中秋節快樂",
    "hanging by one bracket",
    "for the 20th anniversary",
    "地址是成功街205號",
    "may I ask something",
    "都可以",
  ])("%s names none to come at", (text) => {
    expect(readEntities(text, told).when).toBeNull();
  });

  test.each(["都可以", "隨時", "anytime", "whenever you can", "18:30"])(
    "%s is one when asked",
    (text) => {
      expect(readEntities(text, asked).when).toBe(text);
    },
  );
});

describe("of several times, the one at which somebody may come", () => {
  test.each([
    ["週四不行，改週五晚上八點", "週五晚上八點"],
    ["原訂明天上午的，麻煩改到後天中午", "後天中午"],
    ["師傅約的週四能改到週六嗎", "週六"],
    ["7月2號到7月5號我不在，7月6號以後可以", "7月6號以後"],
    ["早上不行，下午可以", "下午"],
    ["我平常六點下班，所以七點以後才有人", "七點以後"],
    ["上午九點漏的，明天下午三點前可以來嗎", "明天下午三點前"],
    ["Could you make it Friday instead of Thursday?", "Friday"],
    ["My shift ends at 6 so after 7 works", "after 7"],
    ["I'm not in on Monday, but Tuesday from 9am is fine", "Tuesday from 9am"],
    ["could we push the visit from 2pm to 4pm today", "4pm today"],
    ["can we move tomorrow's visit to next Monday morning?", "next Monday morning"],
    ["Not Monday. Tuesday 11am.", "Tuesday 11am"],
  ])("%s: %s", (text, words) => {
    expect(readEntities(text, told).when).toBe(words);
  });
});

describe("a time of any shape", () => {
  test.each([
    ["12/8(一)早上9:00-12:00我在家", "12/8(一)早上9:00-12:00"],
    ["下週一到週三白天家裡都有人", "下週一到週三白天"],
    ["這兩天晚上八點半以後都可", "這兩天晚上八點半以後"],
    ["請在本月18號下午三點來", "本月18號下午三點"],
    ["明天早上8點或10點都行", "明天早上8點或10點"],
    ["後日朝早十點幾得唔得", "後日朝早十點"],
    ["wensday morning pls", "wensday morning"],
    ["tomorow between 1pm and 3pm is good", "tomorow between 1pm and 3pm"],
    ["we can be in on thrusday from ten", "thrusday from ten"],
    ["sat or sun, before noon", "sat or sun, before noon"],
    ["mon-fri 9-5", "mon-fri 9-5"],
    ["The 14th at 5 pm would suit me", "The 14th at 5 pm"],
    ["the evening of the 3rd works for us", "the evening of the 3rd"],
    ["11 in the morning tomorrow would be great", "11 in the morning tomorrow"],
    ["Saturday after breakfast, around 10", "Saturday after breakfast, around 10"],
    ["In from 5pm Thursday, flat 3A", "from 5pm Thursday"],
    ["can come thursday evening or not", "thursday evening"],
    ["這週末兩天都有人在", "這週末兩天"],
    ["明天一早我要出門，麻煩後天一早過來", "後天一早"],
    ["星期六成日都得閒", "星期六成日"],
    ["後日晏晝得唔得呀", "後日晏晝"],
    ["今晚有冇人可以嚟睇下", "今晚"],
    ["Anytime between 1 and 5 this Friday", "Anytime between 1 and 5 this Friday"],
    ["five thirty on Tuesday", "five thirty on Tuesday"],
    ["師傅除了禮拜三哪天來都行", "除了禮拜三"],
    ["in 3 days is fine", "in 3 days"],
    ["半小時後會到家，到時候再請他上來", "半小時後"],
    ["過兩天再來修沒關係", "過兩天"],
    ["廿號得唔得？", "廿號"],
    ["not before 10am please", "not before 10am"],
    ["白天都有人在家", "白天"],
    ["下班後都在家", "下班後"],
    ["請盡快派人來", "盡快"],
    ["can someone come ASAP please", "ASAP"],
  ])("%s: %s", (text, words) => {
    expect(readEntities(text, told).when).toBe(words);
  });
});

describe("a time of something else", () => {
  test.each([
    "師傅說明天來，結果沒來",
    "警衛今天早上幫忙叫救護車，真的很感謝",
    "都十二点了楼上还在唱歌",
    "我哋逢星期二下晝去覆診",
    "早上有個姓林的小姐打來說要收費",
    "Last Monday at 3 he never showed up",
    "Will the hot water be back by 6 tonight?",
    "we're away the whole of next week",
    "健身房週末幾點開門",
    "管理費每月5號扣",
    "樓上從凌晨兩點開始挪家具",
    "每天早上七點裝修，太吵了",
    "明天會停電嗎",
    "請取消星期五的維修",
    "監視器可以看星期二晚上的嗎",
    "The pool closes at 9 doesn't it",
    "My bill is due on the 15th",
    "The music went on until 3am",
    "Please cancel my Thursday 10am slot",
    "the plumber was supposed to come at 10 this morning",
    "They drill every morning at 7",
    "I moved in on 3 June",
    "We are stuck in lift 2 between 14 and 15",
    "Morning!",
  ])("%s names none to come at", (text) => {
    expect(readEntities(text, told).when).toBeNull();
  });
});

describe("a time written by its sound", () => {
  test.each([
    ["師傅可以後天早尚十點過來嗎", "後天早尚十點"],
    ["名天下午三點有人在家", "名天下午三點"],
    ["下周四完上七点以后可以", "下周四完上七点以后"],
    ["星期而上午我都在", "星期而上午"],
    ["禮拜天早上十一店可以嗎", "禮拜天早上十一店"],
    ["星棋五下午來看一下", "星棋五下午"],
  ])("%s: %s", (text, words) => {
    expect(readEntities(text, told).when).toBe(words);
  });

  test("is no time where nothing beside it is one", () => {
    expect(readEntities("完上了保險，請幫我看一下", told).when).toBeNull();
  });

  test("keeps its length, whatever is written", () => {
    const words = fc.constantFrom("后天", "下五", "早尚", "周", "而", "十典", "3", " ", "a", "𠮷");
    fc.assert(
      fc.property(fc.array(words), (said) => {
        const text = said.join("");
        expect(withTimeWordsRepaired(text)).toHaveLength(text.length);
      }),
    );
  });
});

test("a time is found whole, whatever offers it", () => {
  const han = fc
    .tuple(
      fc.constantFrom("明天", "後天", "下週三", "星期日", "12月3日", "這週五"),
      fc.constantFrom("", "早上", "下午", "晚上"),
      fc.constantFrom("", "三點", "9點半", "10:30", "兩點到四點", "七點一刻", "六點左右"),
      fc.constantFrom("", "以後", "前"),
    )
    .filter(([, , clock, edge]) => edge === "" || (clock !== "" && !/到|左右/.test(clock)))
    .map((parts) => parts.join(""));
  const english = fc
    .tuple(
      fc.constantFrom("tomorrow", "Saturday", "next Tuesday", "this Friday", "on weekdays"),
      fc.constantFrom(
        "",
        " morning",
        " after 6",
        " between 2 and 4",
        " at half past three",
        " 10am",
      ),
    )
    .map((parts) => parts.join("").replace(/^on /, ""))
    .filter((time) => time !== "weekdays morning");
  fc.assert(
    fc.property(han, (time) => {
      for (const frame of [
        time,
        `我${time}在家`,
        `水管漏水，${time}可以來嗎`,
        `麻煩${time}派人來修，電話0912345678`,
        `本來約好的不行，改成${time}`,
      ])
        expect([frame, readEntities(frame, told).when]).toEqual([frame, time]);
    }),
  );
  fc.assert(
    fc.property(english, (time) => {
      for (const frame of [
        time,
        `I'm home ${time}.`,
        `The tap drips, could you come ${time}?`,
        `The tap drips. ${time} please. 0912345678`,
        `please move my visit to ${time}`,
      ])
        expect([frame, readEntities(frame, told).when]).toEqual([frame, time]);
    }),
  );
});

test("whatever the text, it is read without fail and in time with its length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      readEntities(text, told);
      readEntities(text, asked);
    }),
  );
  for (const clause of [
    "明天",
    "週一、",
    "3pm to ",
    "at ",
    "12/3 ",
    "改",
    "mon-",
    "early ",
    "1:30-",
  ]) {
    const began = performance.now();
    readEntities(clause.repeat(Math.ceil(2_000 / clause.length)), told);
    expect([clause, performance.now() - began < 1_500]).toEqual([clause, true]);
  }
});

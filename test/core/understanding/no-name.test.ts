import { describe, expect, it } from "vitest";
import { fullName } from "../../../src/core/courtesy/address.ts";
import type { PersonName } from "../../../src/core/records/person-name.ts";
import { readEntities } from "./product-spans.ts";

const answered = (text: string): PersonName | null =>
  readEntities(text, { asked: true, country: "TW" }).name;

describe("words that are no name, though a name was asked for", () => {
  it.each([
    ..."明白 明白唔該 明白，謝謝 明白了 收到 了解 知道了 好的 得 冇問題 清楚 辛苦了 全對 厲害".split(
      " ",
    ),
    ..."明白 收到 了解 知道 没问题 清楚 辛苦 厉害 劳驾 安好".split(" "),
    "明白 唔該",
    "Noted",
    "Understood, thanks",
    "absolutely",
    "of course",
    "go ahead",
    "老公",
    "𨋢壞咗",
    "全黑",
    "颜色",
  ])("%s", (text) => {
    expect(answered(text)).toBeNull();
  });

  it.each(
    ["房子", "房屋", "房", "單位", "单位", "房號", "門牌", "車位", "路口"].flatMap((what) =>
      ["是", "係", "系", "在", "喺"].map((is) => `${what}${is}C棟1905`),
    ),
  )("%s", (text) => {
    expect(answered(text)).toBeNull();
  });

  it.each(["管家豪", "房子涵", "簡安心", "明曉芬", "單立文"])("but %s is one", (text) => {
    expect(answered(text)).toMatchObject({ surname: text.slice(0, 1), given: text.slice(1) });
  });
});

describe("a surname that is explained", () => {
  it.each([
    ["簡單的簡", "簡"],
    ["我姓簡，簡單的簡", "簡"],
    ["姓林 森林的林", "林"],
    ["叶子的叶", "叶"],
    ["我不姓张 姓章 文章的章", "章"],
    ["歐陽修嗰個歐陽", "歐陽"],
  ])("%s is %s alone", (text, surname) => {
    expect(answered(text)).toEqual({ surname, given: null, form: null });
  });

  it.each([
    ["林火旺 森林的林", "林", "火旺"],
    ["史明,历史的史,明天的明", "史", "明"],
  ])("%s is the whole name", (text, surname, given) => {
    expect(answered(text)).toEqual({ surname, given, form: null });
  });

  it.each([
    "是我太太 她姓簡 簡單的簡",
    "前年車庫泡水的車",
    "公司的公",
    "樓上的樓",
    "我家的家",
    "明天的明",
  ])("%s explains none", (text) => {
    expect(answered(text)).toBeNull();
  });
});

describe("a name in Latin letters is kept as it was written", () => {
  it.each([
    ["My name is Nguyen Thi Lan", "Nguyen Thi Lan"],
    ["Le Thi Hoa, B 1203", "Le Thi Hoa"],
    ["I'm Tran Van Minh", "Tran Van Minh"],
    ["Chan Tai Man", "Chan Tai Man"],
    ["my name is chan tai man", "Chan Tai Man"],
    ["Lee Kuan Yew", "Lee Kuan Yew"],
    ["Kim Minjun", "Kim Minjun"],
    ["John Chan", "John Chan"],
    ["Anna van der Berg", "Anna van der Berg"],
    ["Mrs Pham Thi Ha", "Mrs Pham Thi Ha"],
  ])("%s: %s", (text, words) => {
    expect(fullName(answered(text))).toBe(words);
  });

  it.each([
    ["My name is Nguyen Thi Lan", "Nguyen"],
    ["Huynh Thi Mai", "Huynh"],
    ["Chan Tai Man", "Chan"],
    ["John Chan", "Chan"],
  ])("%s is addressed as %s", (text, surname) => {
    expect(answered(text)?.surname).toBe(surname);
  });
});

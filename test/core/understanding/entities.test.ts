import { describe, expect, test } from "vitest";
import { readPhone } from "../../../src/core/understanding/entities/phone.ts";
import { readPlace } from "../../../src/core/understanding/entities/place.ts";

const told = { asked: false, country: "TW" } as const;
const asked = { asked: true, country: "TW" } as const;

describe("a phone number", () => {
  test.each([
    ["0912345678", "+886912345678"],
    ["請打 0912-345-678", "+886912345678"],
    ["０９１２３４５６７８", "+886912345678"],
    ["02-2345-6789 分機 12", "+886223456789;ext=12"],
    ["call 02 2345 6789 ext. 5", "+886223456789;ext=5"],
    ["13812345678", "+8613812345678"],
    ["+852 9123 4567", "+85291234567"],
    ["852 9340 2268", "+85293402268"],
    ["梁先生，9456 7712，星期六", "+85294567712"],
    ["打我手提93501187", "+85293501187"],
    ["86-13311002045", "+8613311002045"],
    ["00886912345678", "+886912345678"],
    ["+1 604 555 0148", "+16045550148"],
    ["+44 7700 900123", "+447700900123"],
    ["在香港，+852 9288 4013，5號樓2103", "+85292884013"],
    ["0 9 1 2 3 4 5 6 7 8", "+886912345678"],
    ["零九一二三四五六七八", "+886912345678"],
    ["電話 零九三三 二一八 五六七", "+886933218567"],
    ["我手機0955一二三四五六", "+886955123456"],
    ["手机幺三九 幺二三四 五六七八", "+8613912345678"],
    ["座机021-62884501", "+862162884501"],
    ["(010)88881234", "+861088881234"],
    ["HK line 2345 6789", "+85223456789"],
    ["+1 (212) 555-0198", "+12125550198"],
    ["舊號碼0910222333不用了，改成0921000111", "+886921000111"],
    ["聯絡我老公0912345678", "+886912345678"],
    ["02-8771-3304轉206", "+886287713304;ext=206"],
  ])("%s is %s", (text, phone) => {
    expect(readPhone(text, told)).toBe(phone);
  });

  test("of eight digits is Hong Kong's there, or when it was asked for", () => {
    expect(readPhone("9123 4567", { asked: false, country: "HK" })).toBe("+85291234567");
    expect(readPhone("9123 4567", asked)).toBe("+85291234567");
    expect(readPhone("91234567", told)).toBeNull();
  });

  test.each([
    "1203",
    "20240512",
    "2024/05/12 14:00",
    "NT$12,000,000",
    "訂單 9456-7712 到了嗎",
    "wifi密碼88887777",
    "統編 22099131",
    "你哋熱線2345 0000冇人聽",
    "你們物業電話 010-6655 1200 老佔線",
    "9081-2277-3345",
    "早上有通未接 02-8712-0045 是你們打的嗎",
    "0912-888-777這支一直打來推銷",
    "鄰居電話是0922333444，你們打給他",
    "my neighbour's number is 0912 345 678, call him",
    "Missed call from 02 2345 6789, was that you?",
    "02-2345-6789 是管理室嗎",
  ])("%s is none", (text) => {
    expect(readPhone(text, told)).toBeNull();
  });
});

describe("a place", () => {
  test.each([
    ["廚房水龍頭漏水", "home", "廚房"],
    ["my bedroom light", "home", "my bedroom"],
    ["我家後陽台", "home", "後陽台"],
    ["我家燈壞了", "home", "我家"],
    ["電梯壞了", "public", "電梯"],
    ["大廳的廁所", "public", "大廳的廁所"],
    ["car park light", "public", "car park"],
    ["the lift is broken", "public", "lift"],
  ])("%s is in the %s: %s", (text, area, words) => {
    expect(readPlace(text, told)).toEqual({ area, words });
  });

  test.each([
    ["室內", "home"],
    ["inside", "home"],
    ["公共區域", "public"],
    ["common area", "public"],
    ["外面", "public"],
  ])("%s answers the question: %s", (text, area) => {
    expect(readPlace(text, asked)?.area).toBe(area);
  });

  test.each(["衛生紙", "警衛很好", "好", "漏水"])("%s names none", (text) => {
    expect(readPlace(text, told)).toBeNull();
  });
});

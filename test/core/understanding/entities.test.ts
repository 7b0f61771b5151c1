import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEntities } from "./product-spans.ts";

const told = { asked: false, country: "TW" } as const;
const asked = { asked: true, country: "TW" } as const;

describe("a phone number", () => {
  test.each([
    ["0912345678", "+886912345678"],
    ["phone: 1-303-555-0142", "+13035550142"],
    ["unit 06-11, contact 9123 4567", "+6591234567"],
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
    ["改電話：原本0911222333，現在改0988777666", "+886988777666"],
    ["my number changed from 0912 345 678 to 0977 345 678", "+886977345678"],
    ["號碼不是0912345670，是0912345678", "+886912345678"],
    ["師傅上門前先打我電話13588012345", "+8613588012345"],
    ["快遞放錯了 手機0922 181 909", "+886922181909"],
    ["樓上漏水，我的手機0919 223 345", "+886919223345"],
    ["包裹請放管理室 0912 774 556", "+886912774556"],
    ["你們電話沒人接，請打給我0988 120 347", "+886988120347"],
    ["0988120347打給我就好", "+886988120347"],
    ["我們公司在C座，前台電話02 2778 1234", "+886227781234"],
    ["My neighbour's dog again, call me on 0933 221 334", "+886933221334"],
    ["I'm at the office, reach me on 02 2345 7788", "+886223457788"],
    ["my number with country code is +1 604 555 0148", "+16045550148"],
    ["電話0938 117 226 五棟三零六", "+886938117226"],
    ["電話零九三八一一七二二六 五棟三零六", "+886938117226"],
    ["9234 5566 3座11樓", "+85292345566"],
    ["02-2345-6789 內線 12", "+886223456789;ext=12"],
    ["٠٩١٢٣٤٥٦٧٨", "+886912345678"],
    ["call me back at 312-555-0147", "+13125550147"],
    ["(415) 555-0123 thanks", "+14155550123"],
    ["#15-07 sink choke, HP 9123 4567", "+6591234567"],
    ["two one two five five five oh one seven three", "+12125550173"],
  ])("%s is %s", (text, phone) => {
    expect(readEntities(text, told).phone).toBe(phone);
  });

  test("of eight digits is Hong Kong's there, or when it was asked for", () => {
    expect(readEntities("9123 4567", { asked: false, country: "HK" }).phone).toBe("+85291234567");
    expect(readEntities("9123 4567", asked).phone).toBe("+85291234567");
    expect(readEntities("91234567", told).phone).toBeNull();
  });

  test.each([
    "1203",
    "16-04-2010",
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
    "發票號碼 QX-61203344 可以補開嗎",
    "收據號碼 61203344",
    "有個02-8811-2233的未接來電",
    "房東電話 0922 181 919，你們跟他說",
    "樓上那戶的手機是0933112556",
    "the landlord's number is 0922 181 919",
    "車上留的電話0910 555 123",
    "舊的0912000111不用了",
    "the number you gave, 02 8711 2234 is wrong",
    "Is 02 2711 5566 your number?",
    "hotline 02 2345 6702 is always busy",
  ])("%s is none", (text) => {
    expect(readEntities(text, told).phone).toBeNull();
  });
});

test("a phone is the resident's own whatever people the clause before speaks of", () => {
  const digits = fc.integer({ min: 10_000_000, max: 99_999_999 });
  const clause = fc.constantFrom(
    "鄰居很吵",
    "師傅沒有來",
    "快遞放錯了",
    "保全說要登記",
    "管理處你好",
    "the courier left",
    "my neighbour complained",
  );
  const gap = fc.constantFrom("，", ", ", "。", "; ");
  const own = fc.constantFrom("", "手機", "我電話", "電話是", "請打", "call me ", "my number: ");
  fc.assert(
    fc.property(clause, gap, own, digits, (about, between, lead, n) => {
      const text = `${about}${between}${lead}09${n}`;
      expect([text, readEntities(text, told).phone]).toEqual([text, `+8869${n}`]);
    }),
  );
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
    expect(readEntities(text, told).place).toEqual({ area, words });
  });

  test.each([
    ["室內", "home"],
    ["inside", "home"],
    ["公共區域", "public"],
    ["common area", "public"],
    ["外面", "public"],
  ])("%s answers the question: %s", (text, area) => {
    expect(readEntities(text, asked).place?.area).toBe(area);
  });

  test.each(["衛生紙", "警衛很好", "好", "漏水"])("%s names none", (text) => {
    expect(readEntities(text, told).place).toBeNull();
  });
});

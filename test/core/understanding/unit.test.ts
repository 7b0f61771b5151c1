import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Unit } from "../../../src/core/records/unit.ts";
import { readEntities, readSpans } from "./product-spans.ts";

const told = (text: string): string =>
  spelled(readEntities(text, { asked: false, country: "TW" }).unit);
const answered = (text: string): string =>
  spelled(readEntities(text, { asked: true, country: "TW" }).unit);

/** building/entrance/floor/number/sub, a dash for what is unsaid. */
function spelled(unit: Unit | null): string {
  if (unit === null) return "none";
  const { building, entrance, floor, number, sub } = unit;
  return [building, entrance, floor, number, sub].map((part) => part ?? "-").join("/");
}

describe("a unit in a sentence", () => {
  test.each([
    ["3棟12樓之2", "3/-/12/-/2"],
    ["３棟１２樓之２ 漏水", "3/-/12/-/2"],
    ["三棟十二樓之二", "3/-/12/-/2"],
    ["A座1203室", "A/-/-/1203/-"],
    ["A棟12樓", "A/-/12/-/-"],
    ["三号楼二单元1203", "3/2/-/1203/-"],
    ["5栋3单元802水管坏了", "5/3/-/802/-"],
    ["12F-3", "-/-/12/-/3"],
    ["12樓之3", "-/-/12/-/3"],
    ["A12樓之3 漏水", "A/-/12/-/3"],
    ["3-12F-1", "3/-/12/-/1"],
    ["我家是15-2", "-/-/15/-/2"],
    ["9樓C1戶 跳電", "-/-/9/C1/-"],
    ["2A棟5樓", "2A/-/5/-/-"],
    ["12F王小姐，燈壞了", "-/-/12/-/-"],
    ["大牌 88，#04-17", "88/-/4/17/-"],
    ["I live on 14, the lights are out", "-/-/14/-/-"],
    ["unit twelve oh three", "-/-/-/1203/-"],
    ["Chen\n7C\nno heat", "-/-/-/7C/-"],
    ["Someone took my spot, B1-31", "none"],
    ["電話問的是飯店902號房", "none"],
    ["15號3樓", "-/-/3/15/-"],
    ["B棟5號7樓", "B/-/7/5/-"],
    ["B棟12號6樓之2", "B/-/6/12/2"],
    ["第三棟 第十一樓 沒有水", "3/-/11/-/-"],
    ["1座22樓D", "1/-/22/D/-"],
    ["15/F Flat A，第六座", "6/-/15/A/-"],
    ["25#1302", "25/-/-/1302/-"],
    ["我住20栋2单元", "20/2/-/-/-"],
    ["9-2-1801 门禁坏了", "9/2/-/1801/-"],
    ["我叫华蓉，楼层26，B座", "B/-/26/-/-"],
    ["住5号楼顶层，32楼3201，漏水", "5/-/32/3201/-"],
    ["我在11号楼，就是门口有花那栋，1403室", "11/-/-/1403/-"],
    ["楼上1303漏水下来了，我家1203，3号楼", "3/-/-/1203/-"],
    ["fourteenth floor, building A", "A/-/14/-/-"],
    ["block two, flat 9c", "2/-/-/9C/-"],
    ["Towr 7 flat 3B", "7/-/-/3B/-"],
    ["appartment 1203 buildng 2", "2/-/-/1203/-"],
    ["我是三動八摟之二", "3/-/8/-/2"],
    ["2座7摟C室", "2/-/7/C/-"],
    ["8懂1单圆602", "8/1/-/602/-"],
    ["we're a young family on the 6th floor", "-/-/6/-/-"],
    ["I'm the tenant at 905", "-/-/-/905/-"],
    ["We have no hot water in 6B", "-/-/-/6B/-"],
    ["the light outside my door, 8A, is out", "-/-/-/8A/-"],
    ["1203", "-/-/-/1203/-"],
    ["12樓", "-/-/12/-/-"],
    ["一二零三", "-/-/-/1203/-"],
    ["B棟", "B/-/-/-/-"],
    ["Tower 5", "5/-/-/-/-"],
    ["車主段小雨，13 號樓", "13/-/-/-/-"],
    ["block 3 flat 12B", "3/-/-/12B/-"],
    ["Flat A, 15/F, Tower 2", "2/-/15/A/-"],
    ["Rm 1203, Blk B", "B/-/-/1203/-"],
    ["unit 1203", "-/-/-/1203/-"],
    ["#1203", "-/-/-/1203/-"],
    ["B2-1203 沒電", "B2/-/-/1203/-"],
    ["3-2-1203", "3/2/-/1203/-"],
    ["A-15-1", "A/-/15/-/1"],
    ["我家1203漏水", "-/-/-/1203/-"],
    ["我住12樓", "-/-/12/-/-"],
    ["I'm in 12B", "-/-/-/12B/-"],
    ["B棟8樓之1 信箱鎖壞了", "B/-/8/-/1"],
    ["可以來驗收嗎 C棟12樓之3", "C/-/12/-/3"],
    ["我家在2單元 一樓大廳漏水", "-/2/-/-/-"],
    ["mrs park 6c, bulb out", "-/-/-/6C/-"],
    ["14/F, Flat D here", "-/-/14/D/-"],
    ["unit number is 33", "-/-/-/33/-"],
    ["I'm Priya, 22C. my parcel is lost", "-/-/-/22C/-"],
    ["包裹沒收到 我是羅小姐，705", "-/-/-/705/-"],
    ["Anna Goldman, Tower B, 18C", "B/-/-/18C/-"],
    ["could you send a plumber? Apt 9H", "-/-/-/9H/-"],
    ["我住6号楼，姓孟，6号楼2单元904", "6/2/-/904/-"],
    ["上次算我1500，我住A棟11樓", "A/-/11/-/-"],
    ["2203 水从门缝涌出来了", "-/-/-/2203/-"],
    ["A棟12樓之3，電話0912345678", "A/-/12/-/3"],
  ])("%s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });

  test.each([
    "隔壁1204很吵",
    "樓上1303漏水",
    "my neighbour in 1204 is noisy",
    "upstairs unit 1303 keeps stomping",
    "管理費1203元",
    "NT$1203",
    "12月3日下午",
    "等了12天",
    "停車位B2-1203",
    "我的車位是 A12",
    "單號1203 進度",
    "ticket 1203",
    "0912-345-678",
    "119",
    "886",
    "B棟電梯七樓的按鈕不會亮",
    "A棟12樓走廊燈壞了",
    "my bill jumped from 310 to 368",
    "兩房想隔成三房",
    "boiler showing E119",
    "C棟一樓信箱區有蟑螂",
    "5號樓電梯停了",
    "lift in Tower 3 is grinding",
    "puddle outside the lift on 7/F",
    "5G訊號很差",
    "101大樓旁邊",
    "打1999有用嗎",
    "寄到成功街205號",
    "地址寫彌敦道220號",
    "巴士307",
    "530呎收幾錢",
    "三室兩廳",
    "車牌沪A·12F88",
    "型號RAS-36NB",
    "公契第12條",
    "電表4412",
    "paid 1,640 in July",
    "heard the gym is 300 per quarter",
    "it's 120 a month",
    "第二期工程款 3200 付了沒",
    "next door, 5A, leaves bones in the corridor",
    "Airbnb guests in 8D again",
    "以前住的A棟",
  ])("%s names none", (text) => {
    expect(told(text)).toBe("none");
  });

  test("is the sender's own, not the one they complain about", () => {
    expect(told("樓上1303漏下來 我家1203")).toBe("-/-/-/1203/-");
    expect(told("我是1203，樓上1303很吵")).toBe("-/-/-/1203/-");
    expect(answered("不是1203，是1205")).toBe("-/-/-/1205/-");
    expect(told("我是23栋不是32栋")).toBe("23/-/-/-/-");
  });
});

describe("a unit as addresses really are", () => {
  test.each([
    ["unit A-12-1203, no hot water", "A/-/12/1203/-"],
    ["flat B-3-302", "B/-/3/302/-"],
    ["Apt. 12-B-1203", "12/B/-/1203/-"],
    ["5幢4单元11号，水表好像在空转", "5/4/-/11/-"],
    ["146-5-1521 燃气报警器一直响", "146/5/-/1521/-"],
    ["10一909 没电了", "10/-/-/909/-"],
    ["70号707 漏水", "70/-/-/707/-"],
    ["9幢68号810 门禁刷不开", "9/68/-/810/-"],
    ["玫瑰園3期5座21樓D，冷氣滴水", "玫瑰園3期5座/-/21/D/-"],
    ["第二期12座33樓F", "2期12座/-/33/F/-"],
    ["东单元5楼", "-/东/5/-/-"],
    ["東棟9樓，窗戶裂開", "東/-/9/-/-"],
    ["伍樓，燈不亮", "-/-/5/-/-"],
    ["15/F", "-/-/15/-/-"],
    ["15-07, door jammed", "-/-/15/07/-"],
    ["Blk 146 #05-1521, sink choke", "146/-/5/1521/-"],
    ["Block E 6-09", "E/-/6/09/-"],
    ["Patel, 12B", "-/-/-/12B/-"],
    ["Patel 12B", "-/-/-/12B/-"],
    ["7座8F", "7/-/-/8F/-"],
    ["2單元電梯停了，我住17樓", "-/2/17/-/-"],
    ["Unit ١٢٠٣, the remote is lost", "-/-/-/1203/-"],
  ])("%s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });

  test("is no date, whatever its hyphens", () => {
    expect(told("the filter was changed 16-04-2010")).toBe("none");
  });

  test("of a place that all share is kept as where it is, not as a home", () => {
    const [span] = readSpans("A棟12樓走廊燈壞了", "TW").filter(({ kind }) => kind === "unit");
    expect(span).toMatchObject({ about: "place", parts: { building: "A", floor: "12" } });
    expect(told("A棟12樓走廊燈壞了")).toBe("none");
  });
});

describe("a building with a name", () => {
  test.each([
    ["觀瀾閣12樓B室，陽台門關不上", "觀瀾閣/-/12/B/-"],
    ["我住觀瀾閣九樓C", "觀瀾閣/-/9/C/-"],
    ["文梅苑902，門鈴壞了", "文梅苑/-/-/902/-"],
    ["梅苑3单元502，暖气不热", "梅苑/3/-/502/-"],
    ["桂花苑二单元304 灯泡坏了", "桂花苑/2/-/304/-"],
    ["頤和苑3樓B室 水壓不足", "頤和苑/-/3/B/-"],
    ["利華大廈5樓A室 水壓好細", "利華大廈/-/5/A/-"],
    ["樂富邨民樂樓512室，鐵閘壞", "民樂樓/-/-/512/-"],
    ["信民樓1203室，屋企跳掣", "信民樓/-/-/1203/-"],
    ["廚房漏水，王先生翠微轩2003", "翠微轩/-/-/2003/-"],
    ["802室，紫荊閣", "紫荊閣/-/-/802/-"],
    ["Oak Lodge 4B here, boiler is leaking", "OAK LODGE/-/-/4B/-"],
    ["im at willow court 3c", "WILLOW COURT/-/-/3C/-"],
    ["Flat 7, King's House - my window won't shut", "KING'S HOUSE/-/-/7/-"],
    ["12 Elm House, please send an electrician", "ELM HOUSE/-/-/12/-"],
    ["Flat D, 8/F, St James Mansion. toilet runs", "ST JAMES MANSION/-/8/D/-"],
    ["Cedar Place, unit 210: fan broken", "CEDAR PLACE/-/-/210/-"],
  ])("%s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });

  test("gives way to a numbered one that stands in it", () => {
    expect(told("麗晶花園3座17樓D室，大門鎖壞")).toBe("3/-/17/D/-");
    expect(told("阳光花园3号楼1单元101")).toBe("3/1/-/101/-");
    expect(told("Sunrise Gardens Block 2 Flat 12B")).toBe("2/-/-/12B/-");
  });

  test("is told from people and from places that end alike", () => {
    expect(told("林子軒 1203 水龍頭漏水")).toBe("-/-/-/1203/-");
    expect(told("我這裡15樓之3 廚房流理台下面濕濕的")).toBe("-/-/15/-/3");
    for (const text of [
      "公園旁邊的路燈壞了，3天了",
      "我家陽台12盆花死了",
      "中庭花園有12隻貓",
      "物業中心3樓幾點下班",
      "這棟樓12年沒粉刷",
      "badminton court 2 is wet",
      "the park closes at 9, 15 kids still there",
      "Is Maple Court getting new lifts?",
      "the pool house is locked",
      "next shutdown of the lift in tower 2",
      "看錯樓號了不好意思",
      "3號樓 4號樓 5號樓 都沒水",
    ]) {
      expect([text, told(text)]).toEqual([text, "none"]);
    }
  });
});

describe("a home or shop of its own", () => {
  test.each([
    ["Mr. Sato. House 14. The gate hums", "-/-/-/14/-"],
    ["Mrs. Fraser. Villa 3.", "-/-/-/3/-"],
    ["別墅18棟 花園漏水", "-/-/-/18/-"],
    ["villa 12, pool pump makes noise", "-/-/-/12/-"],
    ["We live in house number 3, the gate is stuck", "-/-/-/3/-"],
    ["shop G08, the shutter is jammed", "-/-/-/G08/-"],
    ["we're at number 14, the gate won't close", "-/-/-/14/-"],
    ["別墅5號，車庫門打不開", "-/-/-/5/-"],
    ["透天18號，水塔沒水", "-/-/-/18/-"],
    ["商铺A12的卷帘门卡住了", "-/-/-/A12/-"],
    ["我是16号商铺的老板，停电了", "-/-/-/16/-"],
    ["B1樓27號舖，冷氣唔凍", "-/-/B1/27/-"],
    ["一樓3號店面，招牌燈不亮", "-/-/1/3/-"],
    ["我家在復興街25號", "-/-/-/25/-"],
    ["成功路二段88號9樓之4，浴室漏水", "-/-/9/88/4"],
    ["門牌16號5樓，窗戶破了", "-/-/5/16/-"],
    ["15號的4樓，大門鎖壞", "-/-/4/15/-"],
    ["仁愛路88巷12弄5號3樓 熱水器點不著", "-/-/3/5/-"],
    ["十二樓三號，想換燈", "-/-/12/3/-"],
  ])("%s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });
});

describe("numbers of a unit", () => {
  test.each([
    ["3座廿一樓H室", "3/-/21/H/-"],
    ["卅一樓F室", "-/-/31/F/-"],
    ["我住十七字樓", "-/-/17/-/-"],
    ["一百零三號5樓", "-/-/5/103/-"],
    ["12号楼1单元7零2", "12/1/-/702/-"],
    ["2幢B单元1502 下水道堵了", "2/B/-/1502/-"],
    ["房号是3单元8零3", "-/3/-/803/-"],
    ["七幢四零二", "7/-/-/402/-"],
    ["twr 3 flt 7d no hot water", "3/-/-/7D/-"],
    ["6号楼3门501，水龙头坏了", "6/3/-/501/-"],
    ["C棟12樓之A", "C/-/12/-/A"],
    ["3#2-1201，门锁没电", "3/2/-/1201/-"],
    ["Blk 88 #12-345", "88/-/12/345/-"],
    ["B-block room 118", "B/-/-/118/-"],
    ["C Wing 301, geyser leaking", "C/-/-/301/-"],
    ["fl 11 unit 6, ants everywhere", "-/-/11/6/-"],
    ["房间号1508 马桶堵了", "-/-/-/1508/-"],
  ])("%s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });

  test("of a building and entrance alone are enough beside one's own matter", () => {
    expect(told("我是何教授，10幢2单元，书房网口不通")).toBe("10/2/-/-/-");
    expect(told("7幢，想办停车卡")).toBe("7/-/-/-/-");
    expect(told("7幢，电梯停了")).toBe("none");
  });
});

describe("somebody else's unit", () => {
  test.each([
    ["住五樓的小孩一直跑", "none"],
    ["1203什麼時候裝潢完", "none"],
    ["A棟3樓之1一直在燒東西", "none"],
    ["包裹送錯到A棟5樓之2", "none"],
    ["I saw a stranger outside 12D", "none"],
    ["tenant in 3B is hanging wet laundry in the fire escape", "none"],
    ["我媽一個人，她在6棟1402，麻煩先上去看看", "6/-/-/1402/-"],
    ["她住八樓，我不認識", "none"],
    ["he lives in 12B and smokes all day", "none"],
    ["noise from 8D every night", "none"],
    ["找302王小姐", "none"],
    ["我要投訴A棟8樓", "none"],
    ["Please tell unit 1203 to be quiet", "none"],
    ["我朋友住A棟5樓，請問訪客怎麼登記", "none"],
    ["101不是我家", "none"],
    ["信箱裡有12樓之1的信 不是我家的", "none"],
    ["702有人嗎", "none"],
    ["Mrs Park in 6C, she shouts", "none"],
    ["我搬走了 原來住3棟5樓", "none"],
    ["我在302对面，就是301", "-/-/-/301/-"],
    ["someone in 16D throws butts, they land on my balcony at 15D", "-/-/-/15D/-"],
    ["604漏水到我家504", "-/-/-/504/-"],
    ["6栋402业主反映：楼上装修噪音", "6/-/-/402/-"],
    ["resident of 7A, the hall light is out", "-/-/-/7A/-"],
  ])("%s: %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });
});

describe("a corrected unit", () => {
  test.each([
    ["我家一零五樓不對，是十五樓之一", "-/-/15/-/1"],
    ["Sorry, typed 1230, meant 1203.", "-/-/-/1203/-"],
    ["Block B unit 1203. No wait, that's Block A, unit 1203", "A/-/-/1203/-"],
    ["A棟1203，打錯了，是1305", "A/-/-/1305/-"],
    ["it should be 16B not 18B", "-/-/-/16B/-"],
    ["20D室？唔係，20樓D室", "-/-/20/D/-"],
    ["是十一樓不是十樓，姓余，B2棟", "B2/-/11/-/-"],
  ])("%s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });
});

describe("a unit that was asked for", () => {
  test.each([
    ["1203", "-/-/-/1203/-"],
    ["0803", "-/-/-/0803/-"],
    ["零八零三", "-/-/-/0803/-"],
    ["12樓", "-/-/12/-/-"],
    ["二十三樓", "-/-/23/-/-"],
    ["12F", "-/-/12/-/-"],
    ["12-3", "-/-/12/-/3"],
    ["觀瀾閣", "觀瀾閣/-/-/-/-"],
    ["oak lodge", "OAK LODGE/-/-/-/-"],
    ["12b", "-/-/-/12B/-"],
    ["是1205喔", "-/-/-/1205/-"],
    ["1203，我姓陳", "-/-/-/1203/-"],
  ])("%s is %s", (text, unit) => {
    expect(answered(text)).toBe(unit);
  });

  test.each([
    "好",
    "12月3日",
    "下午2:30",
    "$1,203",
    "12,000",
    "等了12天",
    "0912345678",
    "唯一的廁所",
  ])("%s is none", (text) => {
    expect(answered(text)).toBe("none");
  });
});

const building = fc.constantFrom("A", "B", "C", "1", "2", "3", "12");
const floor = fc.integer({ min: 1, max: 40 }).map(String);
const door = fc.integer({ min: 101, max: 4012 }).map(String);
const sub = fc.integer({ min: 1, max: 9 }).map(String);

test("every way of writing a unit gives the same parts", () => {
  fc.assert(
    fc.property(building, floor, sub, (b, f, s) => {
      const forms = [
        `${b}棟${f}樓之${s}`,
        `${b}栋${f}楼之${s}`,
        `${b}棟 ${f}F-${s}`,
        `${b} 棟，${f}樓之${s}號`,
      ];
      return forms.every((form) => told(form) === `${b}/-/${f}/-/${s}`);
    }),
  );
  fc.assert(
    fc.property(building, door, (b, n) => {
      const forms = [
        `${b}棟${n}室`,
        `${b}座${n}`,
        `block ${b} flat ${n}`,
        `Unit ${n}, Tower ${b}`,
        `${b}-${n}`,
      ];
      return forms.every((form) => answered(form) === `${b}/-/-/${n}/-`);
    }),
  );
});

test("buildings, floors and letters give the same parts in any order and script", () => {
  const chinese = (n: string): string => {
    const [ones, tens] = [Number(n) % 10, Math.floor(Number(n) / 10)];
    const digit = (d: number): string => "零一二三四五六七八九".charAt(d);
    return `${tens > 1 ? digit(tens) : ""}${tens > 0 ? "十" : ""}${ones > 0 ? digit(ones) : ""}`;
  };
  const wide = (n: string): string =>
    n.replace(/[0-9A-Z]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
  const tower = fc.integer({ min: 1, max: 40 }).map(String);
  const letter = fc.constantFrom("A", "B", "C", "D", "E", "F", "G", "H");
  fc.assert(
    fc.property(tower, floor, letter, sub, (b, f, l, s) => {
      const lettered = [
        `${b}座${f}樓${l}室`,
        `${b}座${f}樓${l}`,
        `第${b}座 ${f}樓 ${l}室`,
        `${l}室，${f}樓，第${chinese(b)}座`,
        `Tower ${b}, ${f}/F, Flat ${l}`,
        `Flat ${l}, ${f}/F, Tower ${b}`,
        `tower ${b} / ${f}F / flat ${l}`.toLowerCase(),
        `${wide(b)}座${wide(f)}樓${wide(l)}室`,
        `${f}/F Flat ${l}，第${b}座`,
        `我住${b}坐${f}摟${l}室`,
      ];
      for (const form of lettered) expect([form, told(form)]).toEqual([form, `${b}/-/${f}/${l}/-`]);
      const counted = [
        `${b}棟${f}樓之${s}`,
        `第${chinese(b)}棟第${chinese(f)}樓之${chinese(s)}`,
        `住${wide(b)}棟${wide(f)}樓之${wide(s)}`,
        `${b}號樓${f}F-${s}`,
        `${b}動${f}摟之${s}`,
      ];
      for (const form of counted) expect([form, told(form)]).toEqual([form, `${b}/-/${f}/-/${s}`]);
    }),
  );
  const room = fc.integer({ min: 101, max: 3999 }).map(String);
  const entrance = fc.integer({ min: 1, max: 6 }).map(String);
  fc.assert(
    fc.property(tower, entrance, room, (b, e, n) => {
      const forms = [
        `${b}栋${e}单元${n}`,
        `${b}号楼${e}单元${n}室`,
        `${b}-${e}-${n}`,
        `Building ${b}, Entrance ${e}, ${n}`,
        `${b}幢 ${e}单元 ${n}`,
        `${b}懂${e}单圆${n}`,
      ];
      for (const form of forms) expect([form, told(form)]).toEqual([form, `${b}/${e}/-/${n}/-`]);
    }),
    // Its digits are a phone of Taipei as well.
    { examples: [["31", "1", "1230"]] },
  );
});

test("a parking space, a plate, a street number, a ticket is never a unit", () => {
  const number = fc.integer({ min: 1, max: 9999 });
  const forms = fc.oneof(
    number.map((n) => `車位B2-${n}漏水`),
    number.map((n) => `停車格${n}號`),
    number.map((n) => `parking space ${n} is taken`),
    number.map((n) => `車牌ABC-${n}`),
    number.map((n) => `中山路${n}號`),
    number.map((n) => `單號 ${n} 的進度`),
    number.map((n) => `order ${n} is late`),
    number.map((n) => `房價${n}萬`),
    number.map((n) => `電表度數${n + 1000}`),
    fc.integer({ min: 1, max: 999 }).map((n) => `搭${n}號公車`),
    fc.integer({ min: 1, max: 60 }).map((n) => `樓上${n}樓很吵`),
    fc.integer({ min: 1, max: 60 }).map((n) => `${n}樓電梯口的燈不亮`),
  );
  fc.assert(
    fc.property(forms, (form) => {
      expect([form, told(form)]).toEqual([form, "none"]);
    }),
  );
});

test("whatever the text, it is read without fail and in time with its length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      told(text);
      answered(text);
    }),
  );
  for (const clause of [
    "1",
    "a",
    "1-",
    "樓",
    "一",
    "A棟",
    "12樓之",
    "1,",
    " ",
    "not ",
    "block ",
    "#",
    "我是",
    "翠湖",
    "閣",
    "oak house ",
    "一直在",
  ]) {
    const began = performance.now();
    told(clause.repeat(Math.ceil(2_000 / clause.length)));
    expect(performance.now() - began).toBeLessThan(1_000);
  }
});

test("a price, a date, a duration, a phone number never becomes a unit", () => {
  const amount = fc.integer({ min: 1, max: 99_999 });
  const forms = fc.oneof(
    amount.map((n) => `${n}元`),
    amount.map((n) => `NT$${n}`),
    amount.map((n) => `繳了${n}`),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([m, d]) => `${m}月${d}日`),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([m, d]) => `${m}/${d}`),
    fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 10, max: 59 }))
      .map(([h, m]) => `${h}:${m}`),
    fc.integer({ min: 1, max: 999 }).map((n) => `等了${n}天`),
    fc.integer({ min: 1, max: 999 }).map((n) => `${n} minutes`),
    fc.integer({ min: 10_000_000, max: 99_999_999 }).map((n) => `09${n}`),
    fc.integer({ min: 1_000_000, max: 9_999_999 }).map((n) => `+886 2 2${n}`),
  );
  const around = fc.constantFrom("", "請問", "大概 ", "please, ");
  fc.assert(fc.property(around, forms, (before, form) => answered(before + form) === "none"));
});

test("a building's name, whatever its characters, stays as written", () => {
  const name = fc
    .tuple(
      fc.constantFrom("翠", "御", "海", "雅", "錦"),
      fc.constantFrom("湖", "景", "濤", "竹", "灣"),
    )
    .map((characters) => characters.join(""));
  const generic = fc.constantFrom("閣", "軒", "苑", "居", "邨", "大廈", "花園", "豪庭");
  const before = fc.constantFrom("", "我住", "你好，", "地址是", "漏水了 ");
  fc.assert(
    fc.property(before, name, generic, floor, (lead, given, kind, f) => {
      const unit = `${given}${kind}/-/${f}/B/-`;
      expect(told(`${lead}${given}${kind}${f}樓B室`)).toBe(unit);
      expect(told(`${lead}${given}${kind} ${f}/F B室，王小姐`)).toBe(unit);
    }),
  );
  const word = fc.constantFrom("Maple", "Lotus", "Harbour", "St James", "Queen's");
  const kind = fc.constantFrom("Court", "House", "Lodge", "Heights", "Tower", "Place", "Gardens");
  fc.assert(
    fc.property(word, kind, door, (given, kind, n) => {
      const unit = `${given} ${kind}/-/-/${n}/-`.toUpperCase();
      expect(told(`${given} ${kind} ${n}, no hot water`)).toBe(unit);
      expect(told(`We're flat ${n} in ${given} ${kind}.`)).toBe(unit);
    }),
  );
});

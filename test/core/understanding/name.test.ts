import { setImmediate } from "node:timers/promises";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PersonName } from "../../../src/core/records/person-name.ts";
import { lexicon, readEntities } from "./product-spans.ts";

const told = (text: string): string =>
  spelled(readEntities(text, { asked: false, country: "TW" }).name);
const answered = (text: string): string =>
  spelled(readEntities(text, { asked: true, country: "TW" }).name);

/** surname/given/form, a dash for what is unsaid. */
function spelled(name: PersonName | null): string {
  if (name === null) return "none";
  return [name.surname, name.given, name.form].map((part) => part ?? "-").join("/");
}

describe("a name in a sentence", () => {
  test.each([
    ["我姓陳", "陳/-/-"],
    ["敝姓林，住1203", "林/-/-"],
    ["我姓歐陽", "歐陽/-/-"],
    ["我姓張陳", "張陳/-/-"],
    ["我姓陳先生", "陳/-/先生"],
    ["我姓王，叫小明", "王/小明/-"],
    ["王太太", "王/-/太太"],
    ["我們是陳先生和陳太太，住A棟1203", "陳/-/先生、太太"],
    ["陳生陳太 B座12樓C", "陳/-/先生、太太"],
    ["敝姓王，是教授，A棟1203", "王/-/教授"],
    ["張議員，A棟1203", "張/-/議員"],
    ["我係佢個仔姓梁", "梁/-/-"],
    ["我姓耳東陳", "陳/-/-"],
    ["我是租客小許", "許/-/-"],
    ["電話0912345678 謝謝 宋小姐", "宋/-/小姐"],
    ["I'm his sister Ruth Baker, 4D", "Baker/Ruth/-"],
    ["大門關不上", "none"],
    ["Ladder left in the hallway", "none"],
    ["Mr Lee 半夜唱歌", "none"],
    ["Howdy", "none"],
    ["I'm taking over 13F", "none"],
    ["我是陳大文先生", "陳/大文/先生"],
    ["我是1203的王太太", "王/-/太太"],
    ["你好，我是住1203的林小姐", "林/-/小姐"],
    ["我叫王小明，廚房漏水", "王/小明/-"],
    ["我係陳生", "陳/-/先生"],
    ["我姓 Wong", "Wong/-/-"],
    ["Mrs Wong", "Wong/-/Mrs"],
    ["Mr Wong 0912 345 678", "Wong/-/Mr"],
    ["This is Mrs. Chan from 12B", "Chan/-/Mrs"],
    ["I'm John Chan", "Chan/John/-"],
    ["my name is wong", "Wong/-/-"],
    ["I am Peter, the tap is broken", "Peter/-/-"],
    ["王太太，A棟11樓之2，烘衣機壞了", "王/-/太太"],
    ["電話是0912880446，曾小姐", "曾/-/小姐"],
    ["廖太太這裡，週日再按電鈴", "廖/-/太太"],
    ["住8棟902，姓錢", "錢/-/-"],
    ["我係8座5樓F姓招嘅", "招/-/-"],
    ["敝性王", "王/-/-"],
    ["司馬先生 0928-115-640", "司馬/-/先生"],
    ["慕容女士住C座1509", "慕容/-/女士"],
    ["住B座1108嘅馮生，熱水爐壞咗", "馮/-/先生"],
    ["我係1座8樓F室卓太", "卓/-/太太"],
    ["住 5 棟 17 F 的 陶 先生", "陶/-/先生"],
    ["5F之2 莊", "莊/-/-"],
    ["宋佳穎／C棟10樓之1／0919-554-302", "宋/佳穎/-"],
    ["我是業主馮倩", "馮/倩/-"],
    ["車主 梁志遠 0910-556-318", "梁/志遠/-"],
    ["我係新租客，叫關詠詩", "關/詠詩/-"],
    ["我叫王小名，啊打錯了王小明", "王/小明/-"],
    ["張老師您好——不是，我才是張老師啦", "張/-/老師"],
    ["Wong小姐呀，9176 3352", "Wong/-/小姐"],
    ["12樓之6 的 Schmidt", "Schmidt/-/-"],
    ["hi 我是Emily Carter，住5樓之2", "Carter/Emily/-"],
    ["Hannah Fischer here, the tap drips", "Fischer/Hannah/-"],
    ["Call 0912-345-670, Ms Delgado", "Delgado/-/Ms"],
    ["I'm in 302, Carter", "Carter/-/-"],
    ["Flat 12A, Tower 9 — Steph Walker", "Walker/Steph/-"],
    ["We're on the 8th floor, family name Hughes.", "Hughes/-/-"],
    ["Young is my surname. Block 1, 402", "Young/-/-"],
    ["flat 4A block 7, ask for Mr Rossi (me)", "Rossi/-/Mr"],
    ["Owner: Laura Jensen, Block 8", "Jensen/Laura/-"],
    ["7樓B室 李國樑 冷氣漏水", "李/國樑/-"],
    ["改到6/22早上，洪淑娟，謝謝", "洪/淑娟/-"],
    ["賀子軒 18棟", "賀/子軒/-"],
    ["打這支找我 高淑芬", "高/淑芬/-"],
    ["叫我阿明就好", "阿明/-/-"],
    ["叫我蔡太太就好，不要叫小姐", "蔡/-/太太"],
    ["組長姓侯就是我", "侯/-/-"],
    ["小弟姓江", "江/-/-"],
    ["姓氏：蔡", "蔡/-/-"],
    ["王靜敬上", "王/靜/-"],
    ["安先生，安裝空調", "安/-/先生"],
    ["周先生，翠湖軒2003，師傅能來嗎", "周/-/先生"],
    ["連絡電話0912345678 石先生", "石/-/先生"],
    ["歐陽娜娜", "歐陽/娜娜/-"],
    ["吳佩珊", "吳/佩珊/-"],
    ["楚女士", "楚/-/女士"],
    ["叫我Tony就行", "Tony/-/-"],
    ["我係8A嘅Peter", "Peter/-/-"],
    ["Tony", "Tony/-/-"],
    ["Liam O'Connor", "O'Connor/Liam/-"],
    ["It's Beatriz", "Beatriz/-/-"],
    ["Prof. Adeyemi, unit 3", "Adeyemi/-/Prof"],
    ["House 15, Ms Farouk. The drain is blocked", "Farouk/-/Ms"],
    ["Ines Carvalho. villa 19.", "Carvalho/Ines/-"],
    ["please ask for me, Noor, at the desk", "Noor/-/-"],
    ["Owner: K. Yamamoto, 12C", "Yamamoto/K./-"],
    ["Anna van der Berg, flat 12, shower is cold", "Berg/Anna van der/-"],
    ["hello, this is raj patel from tower 2", "Patel/Raj/-"],
    ["I rent flat 7c, kyle, the oven is dead", "Kyle/-/-"],
    ["Fatima (unit 8): fan broken", "Fatima/-/-"],
    ["- Maria Lopez, 6C", "Lopez/Maria/-"],
    ["Wong, flat 8", "Wong/-/-"],
    ["我式許先生 這禮拜六在家", "許/-/先生"],
    ["我趙先生，5棟802，馬桶堵了", "趙/-/先生"],
    ["12樓ㄉ吳小姐 想請人看冷氣", "吳/-/小姐"],
    ["2栋1803的周先森，门锁坏了", "周/-/先生"],
    ["我姓紀 紀小姐 下禮拜四早上有空", "紀/-/小姐"],
    ["别叫我先生，叫我老师就好，我姓裘", "裘/-/老师"],
    ["我是李美玲的女兒方婷，住6樓", "方/婷/-"],
    ["Ths is Mr Baptiste, apt 12, no hot watr", "Baptiste/-/Mr"],
    ["I'm Mrs Adeyemi and the kitchen tap broke", "Adeyemi/-/Mrs"],
    ["my naem is Kwabena and the lift stoped", "Kwabena/-/-"],
    ["It's Marek again, any news?", "Marek/-/-"],
    ["Svetlana speaking, unit 1204. Toilet overflowing.", "Svetlana/-/-"],
    ["Ring Ludmila, that's me, on 0912 345 678", "Ludmila/-/-"],
    ["Can the plumber come on Saturday at 9? thanks Ingrid", "Ingrid/-/-"],
    ["Regards, Chidi Okafor. My number is 0911 222 333", "Okafor/Chidi/-"],
    ["1508 范 0911222333", "范/-/-"],
    ["5座3A 何", "何/-/-"],
    ["Block E 6-09, Tran", "Tran/-/-"],
    ["我姓𠮷", "𠮷/-/-"],
    ["𠮷先生 10F之1 沒訊號", "𠮷/-/先生"],
    ["我姓張，弓長張", "張/-/-"],
    ["1605 林 雙木林 信箱鑰匙斷了", "林/-/-"],
    ["老周，七號樓的，快遞櫃取不出來", "周/-/-"],
    ["12樓之3，林媽媽，瓦斯味好重", "林/-/媽媽"],
    ["Good morning, Mr & Mrs Wong, Tower 5 Flat 21A", "Wong/-/Mr & Mrs"],
    ["Mdm Koh, #09-14, no water", "Koh/-/Mdm"],
    ["教授張明德 A1棟2樓", "張/明德/教授"],
  ])("%s is %s", (text, name) => {
    expect(told(text)).toBe(name);
  });

  test.each([
    "王師傅說下午來",
    "鄰居陳太太很吵",
    "我是林先生的鄰居",
    "姓鄭的師傅手真巧",
    "我是房東",
    "我是高樓層住戶",
    "你們姓什麼",
    "房東叫我找你們",
    "幫我叫人",
    "I'm locked out",
    "I'm in 1203",
    "my name is spelled wrong",
    "Mrs Wong is noisy",
    "請轉告王主任，鑰匙找到了",
    "可以找李經理聽電話嗎",
    "潘太話佢住樓上",
    "師傅姓陳，態度很好",
    "那個師傅很好，姓林",
    "隔壁林太太家漏水，我住1203",
    "麻煩轉告B棟11樓的張太太",
    "想表揚3座林先生，他很細心",
    "新屋主姓蔡",
    "周小姐，您好，請問包裹到了嗎",
    "我叫了保潔，他們進不來",
    "我是C棟11樓水壓太小那個",
    "巴士307",
    "my neighbour Mr Lee fell ill, I'm in 1203",
    "Tell Mr Wong his car is in my space, flat 12B",
    "can I speak to Mrs Huang, the manager",
    "The new guard at Tower 2, Mr. Singh, is wonderful",
    "the new owner is a Ms. Agarwal",
    "my cousin is coming, name is Darren Koh",
    "Radiator, flat 3B, is cold",
    "It still isn't done. Reason?",
    "我儿子的名字是周子轩，帮他登记访客",
    "包裹上寫我太太的名字 方雅婷",
    "後天早上",
    "Mr Petrov from 1102 is shouting at the guards again",
    "that's my neighbour's name, Hoffman",
    "from March the fee is higher?",
    "Thx Marco, that was quick!",
    "樓上是12樓的顏先生，他家在漏",
    "方太太住12樓，請她下來拿",
    "12樓的陳小姐找我嗎",
    "龍湖苑 2301 沒水",
    "高樓層水壓不足",
    "管理員 陳志明態度很好",
    "Hi Mr Wong, did my parcel arrive?",
    "Good morning Mr Tan",
    "Ms Tan from the office called me",
    "Maple Court 5C",
    "Jade Court, 4B",
    "Shower Head, 3B, broken",
    "my husband, Diego Fuentes, was bitten, flat 3",
    "Well done, Jenny! Flat 3 is glad",
    "Call Pedro at 0912345678",
    "I'm Polish and I live in 4B",
    "Happy New Year",
    "It's Friday",
    "Hot Water",
  ])("%s names nobody", (text) => {
    expect(told(text)).toBe("none");
  });
});

describe("a name that was asked for", () => {
  test.each([
    ["陳", "陳/-/-"],
    ["王小明", "王/小明/-"],
    ["陳永生", "陳/永生/-"],
    ["張陳淑芬", "張陳/淑芬/-"],
    ["歐陽先生", "歐陽/-/先生"],
    ["林教授", "林/-/教授"],
    ["陈小姐", "陈/-/小姐"],
    ["王小姐 0912345678", "王/-/小姐"],
    ["Wong", "Wong/-/-"],
    ["Dr Lin", "Lin/-/Dr"],
    ["Peter Chan 先生", "Chan/Peter/先生"],
    ["Chan Tai Man", "Chan/Tai Man/-"],
    ["John Smith please", "Smith/John/-"],
  ])("%s is %s", (text, name) => {
    expect(answered(text)).toBe(name);
  });

  test.each([
    "好",
    "不要",
    "1203",
    "謝謝",
    "沒有",
    "為什麼要問",
    "廚房",
    "馬桶",
    "週末",
    "skip",
    "no thanks",
    "I'm fine",
  ])("%s is none", (text) => {
    expect(answered(text)).toBe("none");
  });
});

const surname = fc.constantFrom(...lexicon.surnames, ...lexicon["double-surnames"]);
const form = fc.constantFrom("先生", "太太", "小姐", "女士", "老師", "教授", "醫師", "律師");

test("a surname of the list is found in every frame in which residents give theirs", () => {
  fc.assert(
    fc.property(surname, form, (s, f) => {
      const formed = [
        `${s}${f}`,
        `我是${s}${f}`,
        `我是住1203的${s}${f}`,
        `${s}${f}，A棟11樓之2，馬桶不通`,
        `馬桶不通，A棟11樓之2${s}${f}`,
        `電話0912345678，${s}${f}`,
        `${s}${f} 0912345678`,
        `住8棟902的${s}${f}`,
        `我係業主${s}${f}，住5座2樓A室`,
        `${s}${f}這裡，水管在漏`,
      ];
      for (const frame of formed) expect([frame, told(frame)]).toEqual([frame, `${s}/-/${f}`]);
      for (const frame of [`我姓${s}`, `住8棟902，姓${s}`, `敝姓${s}，住3樓`, `租客姓${s}`]) {
        expect([frame, told(frame)]).toEqual([frame, `${s}/-/-`]);
      }
    }),
  );
});

test("nobody who is called, greeted or talked about is taken for the resident", () => {
  fc.assert(
    fc.property(surname, form, (s, f) => {
      const frames = [
        `請轉告${s}${f}，我家1203漏水`,
        `可以找${s}${f}聽電話嗎`,
        `隔壁${s}${f}半夜唱歌`,
        `${s}${f}您好，想請問停車位`,
        `姓${s}的師傅很細心`,
        `警衛${s}${f}很親切`,
      ];
      for (const frame of frames) expect([frame, told(frame)]).toEqual([frame, "none"]);
    }),
  );
});

test("a Latin name is found in every frame", () => {
  const name = fc.constantFrom("Carter", "Okafor", "Nakamura", "O'Neill", "Delgado", "Schmidt");
  fc.assert(
    fc.property(name, fc.constantFrom("Mr", "Mrs", "Ms", "Dr"), (n, title) => {
      const titled = [
        `${title} ${n}`,
        `This is ${title} ${n} from 12B`,
        `${title}. ${n}, flat 12B, the tap drips`,
        `The tap drips. Flat 12B, ${title} ${n}`,
        `3號樓1602, ${title} ${n}, no water`,
      ];
      for (const frame of titled) expect([frame, told(frame)]).toEqual([frame, `${n}/-/${title}`]);
      const bare = [
        `My name is ${n}, flat 12B`,
        `I'm ${n} in 12B`,
        `The tap drips, I'm in 302, ${n}`,
        `The tap drips. Thanks, ${n}`,
        `${n} here, the tap drips`,
        `family name ${n}`,
        `${n} is my surname`,
      ];
      for (const frame of bare) expect([frame, told(frame)]).toEqual([frame, `${n}/-/-`]);
    }),
  );
});

test("whatever the text, it is read without fail", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      told(text);
      answered(text);
    }),
  );
});

test("a text is read in time with its length, and not with its square", async ({ signal }) => {
  const clauses = [
    "王",
    "王 ",
    "我是",
    "姓",
    "A",
    "Mr ",
    "Mr Wong, ",
    "Aa ",
    "1203",
    "先生",
    "，",
    "- ",
    "name ",
    "業主",
  ];
  // No clock of its own judges it, for a machine may be busy. The longest message is 2,000: what
  // grows with the length takes seconds at sixteen times as many, what grows with its square as
  // much as 256 messages, and runs into the limit that shows what hangs.
  for (const length of [2_000, 8_000, 32_000])
    for (const clause of clauses) {
      const text = clause.repeat(Math.ceil(length / clause.length));
      told(text);
      answered(text);
      // Only between two texts can that limit be noticed.
      await setImmediate();
      signal.throwIfAborted();
    }
});

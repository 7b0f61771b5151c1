import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEntities } from "./product-spans.ts";

/** building/floor/number/sub of the unit that a text tells, a dash for what is unsaid. */
function told(text: string): string {
  const { unit } = readEntities(text, { asked: false, country: "TW" });
  if (unit === null) return "none";
  return [unit.building, unit.floor, unit.number, unit.sub].map((part) => part ?? "-").join("/");
}

describe("a building's letter apart from its number", () => {
  it.each([
    ["B 1506", "B/-/1506/-"],
    ["Ｂ　1506", "B/-/1506/-"],
    ["A 807", "A/-/807/-"],
    ["a 807", "A/-/807/-"],
    ["A 807 no water", "A/-/807/-"],
    ["unit is B 1506. name Sato", "B/-/1506/-"],
    ["unit C 1111, Marco", "C/-/1111/-"],
    ["房號 C 1111", "C/-/1111/-"],
    ["I live in A 1203", "A/-/1203/-"],
    ["我住 A 807", "A/-/807/-"],
    ["我系B 1506嘅陈生", "B/-/1506/-"],
    ["D 4F-5, Lim, 0916 320 118", "D/4/-/5"],
    ["I am in D 12F-3", "D/12/-/3"],
    ["A 12F-3", "A/12/-/3"],
    ["unit A 12F-3", "A/12/-/3"],
    ["D 12-3", "D/12/-/3"],
    ["D 12樓之3", "D/12/-/3"],
    ["B 12/F", "B/12/-/-"],
    ["D 4th floor", "D/4/-/-"],
    // As a telephone hears it.
    ["地棟七零五", "D/-/705/-"],
    ["我住必棟1203", "B/-/1203/-"],
    // Before a floor it is a door's as well.
    ["flat D 12/F", "-/12/D/-"],
    ["flat B 15/F Tower 2", "2/15/B/-"],
  ])("%s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });

  it("is the building in every frame in which residents give theirs", () => {
    const door = fc.tuple(fc.integer({ min: 1, max: 39 }), fc.integer({ min: 1, max: 20 }));
    const frame = fc.constantFrom(
      (unit: string) => unit,
      (unit: string) => `unit is ${unit}. name Sato`,
      (unit: string) => `I'm in ${unit}, the tap drips`,
      (unit: string) => `我住${unit}，姓陳`,
      (unit: string) => `房號：${unit}`,
      (unit: string) => `${unit} 王太太`,
    );
    fc.assert(
      fc.property(
        fc.constantFrom("A", "B", "C", "D", "E", "F", "G", "H"),
        door,
        frame,
        (building, [floor, n], within) => {
          const number = `${floor}${String(n).padStart(2, "0")}`;
          return (
            told(within(`${building} ${number}`)) === `${building}/-/${number}/-` &&
            told(within(`${building} ${floor}F-${n}`)) === `${building}/${floor}/-/${n}`
          );
        },
      ),
    );
  });

  it.each([
    "a 500 dollar fee",
    "I paid A 3000",
    "there is a 1203 error",
    "I'm in a 1203 sq ft flat",
    "A 1200 watt heater tripped",
    "on a 12/F",
    "A 12 floor building",
    "plan B 1506",
    "方案B 1506",
    "Vitamin C 1000",
    "C 1430到",
    "bus B 1203",
    "工地棟1203",
    "冷氣顯示 E 101",
    "error code E 404",
    "B 3F of the car park is flooded",
    "carpark B 3F is dark",
    "the barrier doesn't know my new plate, it's B 7719 XA",
  ])("is none: %s", (text) => {
    expect(told(text)).toBe("none");
  });
});

describe("a unit beside somebody else's", () => {
  it.each([
    ["B栋1702 我1602", "B/-/1602/-"],
    ["A棟1203半夜很吵，我住1103", "A/-/1103/-"],
    ["樓上B棟1702漏水，我家1602", "B/-/1602/-"],
    ["3座12樓B好嘈，我係11樓B", "3/11/B/-"],
    ["Tower 2 flat 12B is noisy, I'm in 11B", "2/-/11B/-"],
    ["He is in D 12F-2. I am in D 12F-3", "D/12/-/3"],
    ["shes in A1507. im 1407 right below", "-/-/A1407/-"],
    ["Dr Patel here, 802. The smoke detector keeps beeping", "-/-/802/-"],
    // What stands behind says nothing of what stood before it.
    ["我家1602，隔壁B棟1702", "-/-/1602/-"],
    ["飯店B棟902號房的客人，我家1602", "-/-/1602/-"],
  ])("%s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });

  it.each([
    ["b栋九楼电梯出来左手边那个", "B/9/-/-"],
    ["B棟9樓電梯旁邊那戶", "B/9/-/-"],
    ["Block B 9/F, the one next to the lift", "B/9/-/-"],
    ["B棟9樓走廊的燈壞了", "none"],
    ["B棟9樓電梯旁邊那個燈壞了", "none"],
    ["the lamp next to the lift on 9/F", "none"],
  ])("that is told by how its door is found: %s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });
});

describe("a unit taken back", () => {
  it.each([
    ["啊不對是1205 打錯了 1203是我弟那戶", "-/-/1205/-"],
    ["sorry 打错了 是1205 1203是我妹家", "-/-/1205/-"],
    ["不對 1205才對 1203是我家隔壁", "-/-/1205/-"],
    ["no wait it's 1205, 1203 is my brother's", "-/-/1205/-"],
    ["I meant 12B, 12A is my friend's", "-/-/12B/-"],
    ["sorry打錯 係1205至啱", "-/-/1205/-"],
    ["1203打錯 1205先啱", "-/-/1205/-"],
    ["打錯，應該是3樓", "-/3/-/-"],
    ["oops typo, it's 1205 not 1203", "-/-/1205/-"],
    ["唔係1座呀，2座先啱", "2/-/-/-"],
    ["D棟啦 語音打錯", "D/-/-/-"],
    ["啊錯了，1203是我家", "-/-/1203/-"],
    ["打錯了，1203是我住的", "-/-/1203/-"],
    ["sorry, 1203 is my mum's place, no water there", "-/-/1203/-"],
    ["1203是我媽家 漏水了", "-/-/1203/-"],
  ])("%s is %s", (text, unit) => {
    expect(told(text)).toBe(unit);
  });
});

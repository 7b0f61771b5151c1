import { describe, expect, it } from "vitest";
import { communitySchema } from "../../../src/core/records/community.ts";
import { namesIn } from "../../../src/core/understanding/community-names.ts";

const community = communitySchema.parse({
  id: "main",
  company: { zh: "春和", en: "Chunhe" },
  staff: [
    { name: "王主任", aliases: ["Manager Wong", "老王"] },
    { name: "陳秘書", aliases: ["Secretary Chan"] },
  ],
  facilities: [
    { zh: "健身房", en: "Gym", aliases: ["健身室", "fitness room"] },
    { zh: "游泳池", en: "Swimming pool", aliases: [] },
    { zh: "交誼廳", en: "Clubhouse", aliases: ["會所"] },
  ],
});

describe("the names of a community", () => {
  it.each([
    ["幫我轉告王主任", "王主任"],
    ["帮我转告王主任", "王主任"],
    ["汪主任在嗎", "王主任"],
    ["請王主仁回電", "王主任"],
    ["Please tell Manager Wong", "王主任"],
    ["pls tell manger wong", "王主任"],
    ["陳祕書早安", "陳秘書"],
    ["secretary chan, good morning", "陳秘書"],
    ["張主任", null],
    ["黃主任", null],
    ["主任", null],
    ["王太太", null],
    ["The manager went home", null],
    ["I want to manage my account", null],
    ["", null],
  ])("%s: %s of the staff", (text, name) => {
    expect(namesIn(text, community).staff?.of.name ?? null).toBe(name);
  });

  it.each([
    ["建身房幾點開", "健身房"],
    ["健身室的燈", "健身房"],
    ["the gym is closed", "健身房"],
    ["gymnastics class", null],
    ["swiming pool", "游泳池"],
    ["the swimmingpool", null],
    ["遊泳池", "游泳池"],
    ["會所怎麼訂", "交誼廳"],
    ["club house", null],
    ["clubhose booking", "交誼廳"],
    ["廚房漏水", null],
  ])("%s: %s", (text, name) => {
    expect(namesIn(text, community).facility?.of.zh ?? null).toBe(name);
  });

  it("cost nothing where a community has none, and little over a long text", () => {
    const none = communitySchema.parse({ id: "main", company: { zh: "春和", en: "Chunhe" } });
    expect(namesIn("王主任", none)).toEqual({ staff: null, facility: null });
    expect(namesIn("swim ".repeat(800), community).facility).toBeNull();
  });
});

import { describe, expect, test } from "vitest";
import { createControlReader } from "../../../src/core/understanding/moves/control-words.ts";
import { controls } from "./product-rules.ts";

const reader = createControlReader(controls);
const read = (text: string) => reader.read(text);

describe("control words", () => {
  test.each([
    ["我要找真人", "person"],
    ["麻煩幫我轉人工，謝謝", "person"],
    ["唔該搵真人", "person"],
    ["I want to speak to a human please", "person"],
    ["取消", "cancel"],
    ["請取消吧，謝謝", "cancel"],
    ["上一步", "back"],
    ["go back", "back"],
    ["可不可以再說一次", "repeat"],
    ["Say that again?", "repeat"],
    ["重新開始", "restart"],
    ["start over please", "restart"],
    ["跳過", "skip"],
    ["我想跳过吧", "skip"],
    ["I'd rather not say.", "skip"],
  ])("%s: %s", (text, kind) => {
    expect(read(text).control).toEqual({ kind });
  });

  test.each([
    ["English please", "en"],
    ["請說中文", "zh-Hant"],
    ["简体", "zh-Hans"],
  ])("%s switches to %s", (text, language) => {
    expect(read(text).control).toEqual({ kind: "language", language });
  });

  test.each([
    "取消我的停車位",
    "back door is broken",
    "stop the noise upstairs",
    "客服態度很差",
    "請請請請請請請請請請",
    "",
  ])("%s is none", (text) => {
    expect(read(text).control).toBeNull();
  });
});

describe("yes and no", () => {
  test.each([
    "好",
    "好的，謝謝",
    "係",
    "對，沒錯",
    "OK!!",
    "okay thanks",
    "yes please",
    "👍🏻👍🏻",
    "沒錯",
  ])("%s is yes", (text) => {
    expect(read(text).answer).toBe("yes");
  });

  test.each(["不是", "唔係", "不用了謝謝", "No, thanks", "nope", "👎", "不，不用"])(
    "%s is no",
    (text) => {
      expect(read(text).answer).toBe("no");
    },
  );

  test.each(["可以嗎", "是我", "不是1203，是1205", "好吵", "no hot water", "對面很吵"])(
    "%s is neither",
    (text) => {
      expect(read(text).answer).toBeNull();
    },
  );
});

describe("corrections", () => {
  test.each([
    "不對，是1205",
    "不是啦 我住1205",
    "no, it's 1205",
    "sorry, it's block B",
    "應該是陳太太",
    "我是說廚房",
  ])("%s corrects", (text) => {
    expect(read(text).corrects).toBe(true);
  });

  test.each(["不是很懂", "不對", "是1205", "wrongly parked car"])("%s does not", (text) => {
    expect(read(text).corrects).toBe(false);
  });
});

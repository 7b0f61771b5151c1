import { describe, expect, test } from "vitest";
import { timeValue } from "../../../src/core/understanding/time-value.ts";

/** A Wednesday. */
const NOW = Date.parse("2026-12-02T10:15:00+08:00");
const ZONE = "Asia/Taipei";

function valueOf(words: string): string {
  const value = timeValue(words, NOW, ZONE);
  if (value === null) return "none";
  const short = (iso: string): string => iso.slice(5, 16).replace("T", " ");
  return `${short(value.from)} – ${value.to === null ? "open" : short(value.to)}`;
}

describe("words for a time as a value, said on Wednesday 2 December at 10:15", () => {
  test.each([
    ["明天下午3點後", "12-03 15:00 – open"],
    ["明天下午", "12-03 12:00 – 12-03 18:00"],
    ["聽日朝早", "12-03 08:00 – 12-03 12:00"],
    ["週六早上10點", "12-05 10:00 – 12-05 10:00"],
    ["下週一晚上七點半以後", "12-07 19:30 – open"],
    ["週五下午兩點到四點", "12-04 14:00 – 12-04 16:00"],
    ["12月9日上午", "12-09 08:00 – 12-09 12:00"],
    ["2026-12-09", "12-09 00:00 – 12-10 00:00"],
    ["廿號", "12-20 00:00 – 12-21 00:00"],
    ["這週末", "12-05 00:00 – 12-07 00:00"],
    ["三天後", "12-05 00:00 – 12-05 23:59"],
    ["in 3 days", "12-05 00:00 – 12-05 23:59"],
    ["半小時後", "12-02 10:45 – open"],
    ["半小時內", "12-02 10:15 – 12-02 10:45"],
    ["盡快", "12-02 10:15 – open"],
    ["ASAP", "12-02 10:15 – open"],
    ["晚上八點前", "12-02 00:00 – 12-02 20:00"],
    ["上午九點", "12-03 09:00 – 12-03 09:00"],
    ["tomorrow morning", "12-03 08:00 – 12-03 12:00"],
    ["next Tuesday between 2 and 4pm", "12-08 14:00 – 12-08 16:00"],
    ["this Friday after 6", "12-04 18:00 – open"],
    ["not before 10am", "12-03 10:00 – open"],
    ["Saturday from 9am to 12", "12-05 09:00 – 12-05 12:00"],
    ["tomorrow 9-11", "12-03 09:00 – 12-03 11:00"],
    ["this Sunday 2-5pm", "12-06 14:00 – 12-06 17:00"],
    ["7 tonight", "12-02 19:00 – 12-02 19:00"],
    ["within the hour", "12-02 10:15 – 12-02 11:15"],
    ["週五下班前", "12-04 00:00 – 12-05 00:00"],
    ["whenever", "none"],
    ["都可以", "none"],
  ])("%s: %s", (words, value) => {
    expect(valueOf(words)).toBe(value);
  });
});

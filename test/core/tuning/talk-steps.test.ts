import { expect, it } from "vitest";
import type { Line } from "../../../src/core/records/message.ts";
import { talkSteps } from "../../../src/core/tuning/talk-steps.ts";

let said = 0;
function line(who: "resident" | "bot" | "staff", text: string, more: Partial<Line> = {}): Line {
  said += 1;
  return {
    id: `l${said}`,
    who: who === "staff" ? { kind: who, id: "s1", name: "林主任" } : { kind: who },
    text,
    choices: [],
    attachments: [],
    at: said,
    understood: null,
    ...more,
  };
}

it("tells what residents wrote, who of several, and which button they pressed", () => {
  const choices = [
    { label: "報修", value: "repair@3" },
    { label: "其他", value: "other@3" },
  ];
  const steps = talkSteps(
    [
      line("resident", "那個怪怪的"),
      line("bot", "請問是哪一項？", { choices }),
      line("resident", "報修"),
      line("bot", "好的。"),
      line("resident", "報修", { by: "p2" }),
      line("resident", " "),
    ],
    "p1",
  );
  expect(steps).toMatchObject([
    { text: "那個怪怪的", pressed: null, person: "p1", to: "desk" },
    { text: "報修", pressed: "repair", person: "p1" },
    { text: "報修", pressed: null, person: "p2" },
  ]);
});

it("tells who had the conversation: a colleague from their first word, till the desk answers", () => {
  const steps = talkSteps(
    [
      line("resident", "找真人"),
      line("bot", "馬上為您轉接。"),
      line("staff", "您好，我是林主任。"),
      line("resident", "電梯壞了"),
      line("bot", "案件已更新。", { notice: true }),
      line("staff", "馬上處理。"),
      line("resident", "水費多少"),
      line("bot", "水費是…"),
      line("staff", "還有其他事嗎？"),
      line("resident", "沒有了"),
    ],
    "p1",
  );
  expect(steps.map((step) => (step.kind === "resident" ? step.to : step.kind))).toEqual([
    "desk",
    "colleague",
    "colleague",
    "colleague",
    "desk",
    "colleague",
    "colleague",
  ]);
});

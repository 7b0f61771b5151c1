import { describe, expect, it } from "vitest";
import { talkResponse } from "../../src/cli/talk-protocol.ts";
import { runProgram } from "./program.ts";

const linesOf = (out: string): unknown[] =>
  out
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));

const toResident = (words: string): unknown =>
  expect.objectContaining({ to: "c1", text: expect.stringContaining(words) });

describe("frontdesk talk --json", { timeout: 60_000 }, () => {
  const on = { op: "message", conversation: "c1", person: "p1" };
  const requests = [
    {
      ...on,
      id: "m1",
      text: "廚房水龍頭漏水，我是A棟12樓1203的王太太，電話0912345678，明天下午在家",
      at: "2026-11-23T14:30:00+08:00",
    },
    { ...on, id: "m2", text: "略過", at: "2026-11-23T14:30:10+08:00" },
    { ...on, id: "m3", text: "對", at: "2026-11-23T14:30:20+08:00" },
    { op: "restart" },
    { op: "advance", to: "2026-11-23T15:00:00+08:00" },
    { op: "tickets" },
    { op: "staff", conversation: "c1", staff: "林主任", action: "take" },
  ];

  it("answers each line by one of its protocol", async () => {
    const input = [...requests.map((one) => JSON.stringify(one)), "{", '{"op":"dance"}'].join("\n");
    const { code, out, err } = await runProgram(["talk", "--json"], { input }).ended;
    expect(err).toBe("");
    // Two lines were no requests.
    expect(code).toBe(1);
    const answers = linesOf(out).map((one) => talkResponse.parse(one));
    expect(answers.map(({ op }) => op)).toEqual([
      ...requests.map(({ op }) => op),
      "error",
      "error",
    ]);
    const [, , opened, , advanced, tickets, , broken, unknown] = answers;
    expect(opened).toMatchObject({ op: "message", tickets: [{ kind: "repair" }] });
    // D13: ten minutes have passed unanswered, and the resident is told so.
    expect(advanced).toMatchObject({ sent: expect.arrayContaining([toResident("讓您久等了")]) });
    expect(tickets).toMatchObject({
      tickets: [{ unit: { number: "1203" }, due: { answer: "2026-11-23T06:40:20.000Z" } }],
    });
    expect(broken).toMatchObject({ line: requests.length + 1 });
    expect(unknown).toMatchObject({ line: requests.length + 2 });
  });
});

describe("frontdesk match", { timeout: 60_000 }, () => {
  it("says of each line what it means", async () => {
    const lines = [
      { id: "a", text: "廚房水龍頭漏水" },
      { id: "b", text: "my kitchen tap is leaking" },
    ];
    const input = lines.map((line) => JSON.stringify(line)).join("\n");
    const { code, out } = await runProgram(["match"], { input }).ended;
    expect(code).toBe(0);
    expect(linesOf(out)).toMatchObject([
      { id: "a", intent: "repair", decision: "act" },
      { id: "b", intent: "repair" },
    ]);
  });
});

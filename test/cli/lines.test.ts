import { describe, expect, it } from "vitest";
import { matchResponse } from "../../src/cli/match.ts";
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
      text: "廚房水龍頭漏水，我是A棟12樓1203的王太太，明天下午在家",
      at: "2026-11-23T14:30:00+08:00",
    },
    { ...on, id: "m2", text: "略過", at: "2026-11-23T14:30:10+08:00" },
    { ...on, id: "m3", text: "對", at: "2026-11-23T14:30:20+08:00" },
    { op: "restart" },
    { op: "advance", to: "2026-11-23T15:00:00+08:00" },
    { op: "tickets" },
    { op: "staff", conversation: "c1", staff: "林主任", action: "take" },
    { op: "fresh", at: "2026-11-20T09:00:00+08:00" },
    { op: "tickets" },
  ];

  it("answers each line by one of its protocol", async () => {
    const broken = [
      "{",
      '{"op":"dance"}',
      JSON.stringify({ ...on, id: "m4", text: "", at: "now" }),
    ];
    const input = [...requests.map((one) => JSON.stringify(one)), ...broken].join("\n");
    const { code, out, err } = await runProgram(["talk", "--json"], { input }).ended;
    expect(err).toBe("");
    // Three lines were no requests.
    expect(code).toBe(1);
    const answers = linesOf(out).map((one) => talkResponse.parse(one));
    expect(answers.map(({ op }) => op)).toEqual([
      ...requests.map(({ op }) => op),
      "error",
      "error",
      "error",
    ]);
    const [, , opened, , advanced, tickets, , , emptied, ...errors] = answers;
    expect(emptied).toEqual({ op: "tickets", tickets: [] });
    expect(opened).toMatchObject({ op: "message", tickets: [{ kind: "repair" }] });
    // D13: ten minutes have passed unanswered, and the resident is told so.
    expect(advanced).toMatchObject({ sent: expect.arrayContaining([toResident("讓您久等了")]) });
    expect(tickets).toMatchObject({
      tickets: [
        { danger: null, unit: { number: "1203" }, due: { answer: "2026-11-23T06:40:20.000Z" } },
      ],
    });
    // Each at its own moment, also to those who are told at the same time.
    expect(advanced).toMatchObject({
      sent: expect.arrayContaining([
        { to: "supervisor", text: expect.anything(), at: "2026-11-23T06:40:20.000Z" },
      ]),
    });
    expect(errors).toMatchObject([
      { line: requests.length + 1, error: "not JSON" },
      { line: requests.length + 2, error: expect.stringContaining("'message' | 'advance'") },
      { line: requests.length + 3, error: expect.stringContaining("a time with its zone") },
    ]);
  });
});

describe("a danger in talk --json", { timeout: 60_000 }, () => {
  it("opens a ticket that says which one it is", async () => {
    const said = { op: "message", conversation: "c1", person: "p1", id: "m1" };
    const line = { ...said, text: "我家瓦斯漏氣了", at: "2026-11-23T14:30:00+08:00" };
    const { out } = await runProgram(["talk", "--json"], { input: JSON.stringify(line) }).ended;
    const [answer] = linesOf(out).map((one) => talkResponse.parse(one));
    expect(answer).toMatchObject({ tickets: [{ kind: "emergency", danger: "gas" }] });
  });
});

describe("an act of staff in talk --json", { timeout: 60_000 }, () => {
  it("that lacks something is refused by name, and the process goes on", async () => {
    const act = { op: "staff", staff: "小林" };
    const requests = [
      { ...act, action: "take", conversation: "c1" },
      { op: "advance", to: "2026-11-23T14:30:00+08:00" },
      { ...act, action: "take" },
      { ...act, action: "resolve", text: "好了" },
      { ...act, action: "say", conversation: "c1" },
      { ...act, action: "take", conversation: "c1" },
      { ...act, action: "resolve", text: "好了", ticket: "K3MQ-7XT2" },
    ];
    const input = requests.map((one) => JSON.stringify(one)).join("\n");
    const { out } = await runProgram(["talk", "--json"], { input }).ended;
    expect(linesOf(out)).toMatchObject([
      { op: "error", line: 1, error: expect.stringContaining("no time was told yet") },
      { op: "advance" },
      { ok: false, error: "conversation-needed" },
      { ok: false, error: "ticket-needed" },
      { ok: false, error: "text-needed" },
      { ok: false, error: "no-such-conversation" },
      { ok: false, error: "no-such-ticket" },
    ]);
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

  it("says why, when it is asked to", async () => {
    const input = JSON.stringify({ id: 1, text: "浴缸落水好慢，我是1203的王太太" });
    const [line] = linesOf((await runProgram(["match", "--explain"], { input }).ended).out);
    const { because } = matchResponse.parse(line);
    expect(because).toMatchObject({
      compared: "浴缸落水好慢",
      phrase: expect.stringContaining("浴缸"),
      parts: expect.arrayContaining([expect.stringContaining("浴缸")]),
      thresholds: { act: 0.667, ask: 0.333 },
    });
    expect(because?.confidence).toBeGreaterThan(0.667);
    expect(because?.signs.map(({ sign }) => sign)).toContain("水");
  });
});

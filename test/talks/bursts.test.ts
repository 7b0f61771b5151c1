import { describe, expect, it } from "vitest";
import type { TalkResponse } from "../../src/cli/talk-protocol.ts";
import { openStage } from "./stage.ts";

const BURST_MS = 1_500;
const BEGIN = Date.parse("2026-11-23T14:30:00+08:00");

/** What each message causes, written at these seconds. */
async function written(
  messages: readonly (readonly [seconds: number, text: string, edits?: string])[],
): Promise<readonly Extract<TalkResponse, { op: "message" }>[]> {
  const { desk, close } = await openStage(undefined, BURST_MS);
  const all: Extract<TalkResponse, { op: "message" }>[] = [];
  for (const [seconds, text, edits] of messages) {
    const response = await desk.handle({
      op: "message",
      community: "main",
      conversation: "c1",
      person: "p1",
      id: `m${all.length + 1}`,
      text,
      at: BEGIN + seconds * 1_000,
      choice: null,
      attachments: [],
      ...(edits === undefined ? {} : { edits }),
    });
    if (response.op !== "message") throw new Error(JSON.stringify(response));
    all.push(response);
  }
  await close();
  return all;
}

describe("B7 messages in quick succession", () => {
  it("are answered together, once: the later reply stands in place of the earlier", async () => {
    const [first, second] = await written([
      [0, "廚房水龍頭漏水"],
      [1, "A棟1203，我姓王"],
    ]);
    expect(first?.replies[0]?.text).toContain("哪一戶");
    expect(second?.supersedes).toEqual(["m1"]);
    expect(second?.replies).toHaveLength(1);
    expect(second?.replies[0]?.text).not.toContain("哪一戶");
    expect(second?.draft).toMatchObject({ slots: { issue: "廚房水龍頭漏水" } });
  });

  it("are read as they stand once one of them is edited, and not at all once it is deleted", async () => {
    const [, edited, deleted] = await written([
      [0, "廚房水龍頭漏水"],
      [1, "浴室水龍頭漏水", "廚房水龍頭漏水"],
      [2, "", "浴室水龍頭漏水"],
    ]);
    expect(edited?.supersedes).toEqual(["m1"]);
    expect(edited?.draft).toMatchObject({ slots: { issue: "浴室水龍頭漏水" } });
    expect(deleted?.supersedes).toEqual(["m1", "m2"]);
    expect(deleted?.replies).toEqual([]);
    expect(deleted?.draft).toBeNull();
  });

  it("can't be agreed to once they are deleted, though they were read back", async () => {
    const all = await written([
      [0, "廚房水龍頭漏水"],
      [10, "A棟1203，我姓王，電話0912345678"],
      [20, "", "廚房水龍頭漏水"],
      [30, "對"],
      [40, "浴室水龍頭漏水"],
    ]);
    expect(all[1]?.replies[0]?.text).toContain("廚房水龍頭漏水");
    expect(all[3]?.tickets).toEqual([]);
    expect(all[4]?.tickets).toEqual([]);
    expect(all[4]?.replies[0]?.text).toContain("浴室水龍頭漏水");
    expect(all[4]?.replies[0]?.text).not.toContain("廚房");
  });

  it("are each answered where there was time for the first", async () => {
    const [, second] = await written([
      [0, "廚房水龍頭漏水"],
      [2, "A棟1203，我姓王"],
    ]);
    expect(second?.supersedes ?? []).toEqual([]);
    expect(second?.replies[0]?.text).toContain("聯絡電話");
  });

  it("never hold back what to do in danger, nor what went on record", async () => {
    const [first, second] = await written([
      [0, "廚房失火了"],
      [1, "B棟9樓"],
    ]);
    expect(first?.replies[0]?.text).toContain("119");
    expect(second?.supersedes ?? []).toEqual([]);
    const [fee, unit] = await written([
      [0, "這個月管理費多少錢"],
      [1, "A棟1203"],
    ]);
    expect(fee?.replies[0]?.text).toContain("編號");
    expect(unit?.supersedes ?? []).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { IndexEntry } from "../../src/core/store.ts";
import { take } from "../../src/core/takeover/take.ts";
import { indexes, keys } from "../../src/store/keys.ts";
import { colleague, told } from "../colleague.ts";
import { openTestDesk, START, type TestDesk } from "./open-test-desk.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

const textsTo = (kind: "resident" | "staff"): string[] =>
  desk.sent.filter(({ to }) => to.kind === kind).map(({ text }) => text);
const lines = async (): Promise<string[]> =>
  (await desk.runtime.lines(desk.on, null)).map(({ line }) => `${line.who.kind}: ${line.text}`);

describe("a message", () => {
  it("is one turn however often it is delivered", async () => {
    await desk.write("你好", { id: "same" });
    await desk.write("你好", { id: "same" });
    expect(textsTo("resident")).toHaveLength(1);
    expect(await lines()).toHaveLength(2);
  });

  it("delivered twice at the same moment is one turn too", async () => {
    await Promise.all([desk.write("你好", { id: "same" }), desk.write("你好", { id: "same" })]);
    expect(textsTo("resident")).toHaveLength(1);
  });

  it("with the same id in another conversation is another message", async () => {
    await desk.write("你好", { id: "same" });
    await desk.write("你好", { id: "same", conversation: "c2" });
    expect(textsTo("resident")).toHaveLength(2);
  });

  it("older than the newest handled is kept, and does not drive the dialog backwards", async () => {
    await desk.write("廚房水龍頭漏水");
    await desk.write("A棟12樓1203", { at: START + 5_000 });
    const replies = textsTo("resident").length;
    await desk.write("我要投訴", { at: START + 1_000 });
    expect(textsTo("resident")).toHaveLength(replies);
    expect(await lines()).toContain("resident: 我要投訴");
  });

  it("of any size and of any characters is kept and answered", async () => {
    await desk.write("漏水".repeat(3_000));
    expect(textsTo("resident")[0]).toContain("這則訊息太長了");
    await desk.write("\u0000廚房\uD800漏水\u202E");
    const kept = (await lines()).join();
    expect(kept).toContain("廚房\uFFFD漏水");
    expect(kept).not.toContain("\u0000");
  });

  it("is answered in order within its conversation", async () => {
    await Promise.all(
      ["廚房水龍頭漏水", "A棟12樓1203", "王太太", "0912345678"].map((text, n) =>
        desk.write(text, { id: `o${n}`, at: START + n }),
      ),
    );
    expect(
      (await desk.runtime.lines(desk.on, null)).filter(({ line }) => line.who.kind === "bot"),
    ).toHaveLength(4);
    expect(textsTo("resident").at(-1)).toContain("0912-345-678");
  });
});

describe("a danger", () => {
  it("is known before it is taken in, and so is what is said in the middle of one", async () => {
    const of = (text: string) =>
      desk.runtime.isOfDanger({
        ...desk.on,
        person: "p1",
        id: "x",
        text,
        choice: null,
        attachments: [],
        at: START,
      });
    expect(await of("廚房水龍頭漏水")).toBe(false);
    expect(await of("A棟12樓1203")).toBe(false);
    expect(await of("我家廚房著火了")).toBe(true);
    await desk.write("我家廚房著火了");
    expect(await of("A棟12樓1203")).toBe(true);
  });
});

describe("a transcript", () => {
  it("is read page by page from its end, each line once and in order", async () => {
    for (let n = 0; n < 60; n += 1) await desk.write("你好", { at: START + n });
    const all = await desk.runtime.lines(desk.on, null);
    expect(all.length, "a page").toBe(50);
    const pages: string[][] = [];
    for (let before: IndexEntry | null = null; ;) {
      const { lines, isFirst } = await desk.runtime.linesBefore(desk.on, before);
      pages.unshift(lines.map(({ line }) => line.id));
      before = lines[0]?.entry ?? null;
      if (isFirst) break;
    }
    const read = pages.flat();
    expect(read).toHaveLength(await desk.store.count("main", indexes.lines("test", "c1"), {}));
    expect(new Set(read).size).toBe(read.length);
    expect(read.slice(0, 50)).toEqual(all.map(({ line }) => line.id));
  });
});

describe("who watches", () => {
  it("a conversation hears of what is said in it, and of nobody else's", async () => {
    const heard = { own: 0, other: 0, all: 0 };
    const stop = [
      desk.runtime.watch("main", () => (heard.own += 1), desk.on),
      desk.runtime.watch("main", () => (heard.other += 1), { ...desk.on, conversation: "c2" }),
      desk.runtime.watch("main", () => (heard.all += 1)),
    ];
    await desk.write("廚房水龍頭漏水");
    expect(heard.own).toBeGreaterThanOrEqual(2);
    expect(heard.other).toBe(0);
    expect(heard.all).toBeGreaterThanOrEqual(heard.own);
    const before = { ...heard };
    await desk.runtime.staff({ by: colleague("小林"), act: told(take), on: desk.on });
    await desk.runtime.idle();
    expect(heard.own, "a colleague who takes it says so").toBeGreaterThan(before.own);
    for (const each of stop) each();
  });
});

describe("what has expired", () => {
  it("is freed by the desk itself: marks against redelivery don't stay for ever", async () => {
    await desk.write("你好", { id: "once" });
    const week = 7 * 24 * 3_600_000;
    await desk.clock.advance(START + week - 1);
    expect(await desk.store.sweep(desk.clock.now(), 10), "a young mark stays").toBe(0);
    await desk.clock.advance(START + week + 12 * 3_600_000);
    expect(await desk.store.sweep(desk.clock.now(), 10), "nothing is left to free").toBe(0);
    await desk.write("你好", { id: "once" });
    expect(textsTo("resident"), "its mark is gone").toHaveLength(2);
  });
});

describe("sending", () => {
  it("is tried again until it arrives, in order of time", async () => {
    let refusals = 3;
    desk.channelAnswers(() =>
      refusals-- > 0 ? { kind: "later", after: null, reason: "down" } : { kind: "sent" },
    );
    await desk.write("你好");
    expect(textsTo("resident")).toHaveLength(0);
    await desk.clock.advance(START + 60_000);
    await desk.runtime.idle();
    expect(textsTo("resident")).toHaveLength(1);
    expect(await desk.store.count("main", indexes.outbox, {})).toBe(0);
  });

  it("waits as long as the platform asks for", async () => {
    let first = true;
    desk.channelAnswers(() => {
      const refused = first;
      first = false;
      return refused ? { kind: "later", after: 600_000, reason: "429" } : { kind: "sent" };
    });
    await desk.write("你好");
    await desk.clock.advance(START + 599_000);
    expect(textsTo("resident")).toHaveLength(0);
    await desk.clock.advance(START + 700_000);
    await desk.runtime.idle();
    expect(textsTo("resident")).toHaveLength(1);
  });

  it("that can't succeed is kept as undelivered, and staff are told", async () => {
    desk.channelAnswers(({ to }) =>
      to.kind === "resident" ? { kind: "undeliverable", reason: "gone" } : { kind: "sent" },
    );
    await desk.write("你好");
    await desk.runtime.idle();
    expect(textsTo("staff").join()).toContain("無法送達");
    expect(await desk.store.count("main", indexes.undelivered, {})).toBe(1);
  });

  it("that fails for a day is given up, and staff are told", async () => {
    desk.channelAnswers(({ to }) =>
      to.kind === "resident" ? { kind: "later", after: null, reason: "down" } : { kind: "sent" },
    );
    await desk.write("你好");
    await desk.clock.advance(START + 25 * 60 * 60_000);
    await desk.runtime.idle();
    expect(textsTo("staff").join()).toContain("無法送達");
    expect(await desk.store.count("main", indexes.outbox, {})).toBe(0);
  });

  it("B25 of a bot's reply ends when a person took over meanwhile", async () => {
    desk.channelAnswers(({ from }) =>
      from.kind === "bot" ? { kind: "later", after: null, reason: "down" } : { kind: "sent" },
    );
    await desk.write("我要找真人");
    await desk.runtime.staff({ by: colleague("小林"), act: told(take), on: desk.on });
    desk.channelAnswers(() => ({ kind: "sent" }));
    await desk.clock.advance(START + 60_000);
    await desk.runtime.idle();
    expect(textsTo("resident").join()).not.toContain("請值班同事來接待您");
    expect(textsTo("resident").join()).toContain("我是小林");
  });
});

describe("a process that comes back", () => {
  it("sends what the one before it had written down, once its lease is over", async () => {
    let down = true;
    desk.channelAnswers(() =>
      down ? { kind: "later", after: null, reason: "down" } : { kind: "sent" },
    );
    await desk.write("你好");
    await desk.restart();
    down = false;
    await desk.clock.advance(START + 120_000);
    await desk.runtime.idle();
    expect(textsTo("resident")).toHaveLength(1);
  });

  it("C5 fires what fell due while nobody ran, each once", async () => {
    await desk.write("廚房水龍頭漏水，我是A棟12樓1203的王太太，電話0912345678，明天下午在家");
    await desk.write("對");
    const [ticket] = await desk.runtime.tickets("main", 1);
    expect(ticket?.kind).toBe("repair");
    await desk.runtime.stop();
    desk.sent.length = 0;
    await desk.clock.advance(START + 15 * 60_000);
    await desk.restart();
    await desk.clock.advance(START + 16 * 60_000);
    await desk.runtime.idle();
    expect(textsTo("resident").filter((text) => text.includes("讓您久等了"))).toHaveLength(1);
    const after = (await desk.store.get("main", [keys.ticket(ticket?.id ?? "")], START)).read(
      keys.ticket(ticket?.id ?? ""),
    );
    expect(after?.value.events.filter(({ kind }) => kind === "answer-missed")).toHaveLength(1);
  });
});

describe("a message that cannot be handled", () => {
  it("is set aside with a neutral reply, and staff are told", async () => {
    await desk.close();
    desk = await openTestDesk({
      content: (real) => ({
        ...real,
        understanding: {
          ...real.understanding,
          interpret() {
            throw new Error("poison");
          },
        },
      }),
    });
    await desk.write("有毒的訊息");
    expect(textsTo("resident").join()).toContain("已經轉給值班同事");
    expect(textsTo("staff").join()).toContain("有毒的訊息");
    expect((await lines())[0]).toBe("resident: 有毒的訊息");
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ToldAct } from "../../src/core/act.ts";
import { take } from "../../src/core/takeover/take.ts";
import { indexes } from "../../src/store/keys.ts";
import { colleague, told } from "../colleague.ts";
import { openTestDesk, START, type TestDesk } from "./open-test-desk.ts";

const MINUTE = 60_000;

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.close());

/** What a conversation was sent. */
const textsTo = (conversation = "c1"): string[] =>
  desk.sent.flatMap(({ to, text }) =>
    to.kind === "resident" && to.conversation === conversation ? [text] : [],
  );
const until = async (at: number): Promise<void> => {
  await desk.clock.advance(at);
  await desk.runtime.idle();
};
const asks = (conversation: string, text = "我要找真人"): Promise<void> =>
  desk.write(text, { conversation, person: conversation });
const acts = (conversation: string, act: ToldAct & { readonly about: "conversation" }) =>
  desk.runtime.staff({ by: colleague("小林"), act, on: { ...desk.on, conversation } });

describe("who waits for a person", () => {
  it("B1 is apologised to at one minute and at three, each once, whatever process runs", async () => {
    await asks("c1");
    await until(START + MINUTE);
    expect(textsTo().filter((text) => text.includes("讓您久等了"))).toHaveLength(1);
    await desk.restart();
    await until(START + 3 * MINUTE);
    await desk.restart();
    await until(START + 10 * MINUTE);
    expect(textsTo()).toHaveLength(3);
    expect(textsTo().at(-1)).toContain("最晚今天15:03答覆您");
  });

  it("B15 is told how many wait before them, until those are served", async () => {
    await asks("c1");
    await asks("c2");
    await asks("c3");
    expect(textsTo("c1").join()).not.toContain("前面");
    expect(textsTo("c2").join()).toContain("在您前面還有1位住戶");
    expect(textsTo("c3").join()).toContain("在您前面還有2位住戶");
    await acts("c1", told(take));
    await asks("c2", "取消");
    await asks("c4");
    expect(textsTo("c4").join()).toContain("在您前面還有1位住戶");
  });

  it("B22 is served by when they came, and told the same, however they ask", async () => {
    const wordings = ["麻煩您，我想找真人，謝謝", "叫真人來！！！快點", "找真人", "唔該我想搵職員"];
    for (const [n, text] of wordings.entries()) {
      await until(START + n * MINUTE);
      await asks(`c${n}`, text);
    }
    const waiting = await desk.store.range("main", indexes.waiting, { limit: 10 });
    expect(waiting.map(({ member }) => member)).toEqual(wordings.map((_, n) => `test:c${n}`));
    await until(START + 20 * MINUTE);
    const promised = wordings.map(
      (_, n) => /最晚今天(\d\d:\d\d)/.exec(textsTo(`c${n}`).join())?.[1],
    );
    // Half an hour of office time from three minutes after they asked.
    expect(promised).toEqual(["15:03", "15:04", "15:05", "15:06"]);
  });

  it("stands among those who wait from their first word on, and once", async () => {
    const waiting = () => desk.store.range("main", indexes.waiting, { limit: 10 });
    await asks("c1");
    await until(START + 5 * MINUTE);
    await asks("c1", "我要找真人");
    expect(await waiting()).toEqual([{ member: "test:c1", score: START }]);
    await acts("c1", told(take));
    expect(await waiting()).toEqual([]);
  });
});

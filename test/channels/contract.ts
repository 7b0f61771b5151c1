import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SimulatedClock } from "../../src/runtime/clock.ts";

/** A channel with the product behind it, as one resident sees it. */
export interface ChannelUnderTest {
  readonly clock: SimulatedClock;
  /** Delivers a new message of the resident's, as the platform would. */
  write(text: string): Promise<Delivery>;
  /** Presses a choice of the newest reply; where there are no buttons, writes its number. */
  press(label: string): Promise<Delivery>;
  /** What has reached the resident so far. */
  replies(): Promise<readonly Reply[]>;
  /** Resolves when so many replies have arrived in all. */
  replied(count: number): Promise<void>;
  /** How many characters one reply may have at most. */
  readonly longest: number;
  /** How many tickets there are. */
  tickets(): Promise<number>;
  /** While true, nothing can be written to disk. */
  storeFails(fails: boolean): void;
  /** The desk goes down in good order and comes back. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Delivery {
  /** Whether the platform was told that we have it. */
  readonly accepted: boolean;
  /** Delivers the same message once more, in another envelope where the platform has such. */
  again(): Promise<boolean>;
}

export interface Reply {
  readonly text: string;
  /** Labels. */
  readonly choices: readonly string[];
}

/** What residents may rely on, whichever channel they write by. */
export function channelContract(name: string, open: () => Promise<ChannelUnderTest>): void {
  describe(`${name}, like every channel,`, () => {
    let channel: ChannelUnderTest;
    beforeEach(async () => {
      channel = await open();
    });
    afterEach(() => channel.close());

    const newest = async (): Promise<Reply> => {
      const reply = (await channel.replies()).at(-1);
      if (reply === undefined) throw new Error("nothing was said");
      return reply;
    };
    /** No two things are said in the same millisecond. */
    const does = async (turn: Turn): Promise<void> => {
      await channel.clock.advance(channel.clock.now() + 1);
      const done = "say" in turn ? channel.write(turn.say) : channel.press(turn.press);
      expect((await done).accepted).toBe(true);
    };
    /** Each turn is one message, accepted, with one reply; resolves with the last. */
    const converse = async (...turns: readonly Turn[]): Promise<Reply> => {
      for (const turn of turns) {
        const before = (await channel.replies()).length;
        await does(turn);
        await channel.replied(before + 1);
      }
      return newest();
    };

    it("leads a repair from the first message to the ticket, and keeps the ten minutes", async () => {
      expect((await converse(says("廚房水龍頭一直滴水"))).text).toContain("哪一戶");
      const phone = await converse(says("A棟12樓1203，我是王太太"));
      expect(phone.text).toContain("聯絡電話");
      expect(phone.choices).toEqual(["略過"]);
      const readBack = await converse(presses("略過"));
      expect(readBack.text).toContain("A棟12樓1203室");
      expect(readBack.choices).toEqual(["對", "要修改"]);
      expect(await channel.tickets()).toBe(0);
      const done = await converse(presses("對"));
      expect(done.text).toMatch(/編號 [0-9A-Z]{4}-[0-9A-Z]{4}.*最晚今天14:40回覆您/);
      expect(await channel.tickets()).toBe(1);

      const told = (await channel.replies()).length;
      await channel.clock.advance(channel.clock.now() + 9 * MINUTE);
      expect(await channel.replies()).toHaveLength(told);
      await channel.clock.advance(channel.clock.now() + MINUTE);
      await channel.replied(told + 1);
      expect((await newest()).text).toMatch(/對不起[\s\S]*最晚今天15:1/);
    });

    it("goes on after a restart where the conversation stood", async () => {
      await converse(says("廚房水龍頭一直滴水"));
      await channel.restart();
      expect((await converse(says("A棟12樓1203"))).text).toContain("聯絡電話");
    });

    it("takes a message that is delivered again, also at the same moment, as one", async () => {
      const delivery = await channel.write("你好");
      await channel.replied(1);
      expect(await Promise.all([delivery.again(), delivery.again()])).toEqual([true, true]);
      await converse(says("廚房水龍頭一直滴水"));
      expect(await channel.replies()).toHaveLength(2);
    });

    it("does not say that it has what it could not keep, and takes it when it comes again", async () => {
      channel.storeFails(true);
      const delivery = await channel.write("廚房水龍頭一直滴水");
      expect(delivery.accepted).toBe(false);
      expect(await channel.replies()).toHaveLength(0);
      channel.storeFails(false);
      expect(await delivery.again()).toBe(true);
      await channel.replied(1);
      expect((await newest()).text).toContain("哪一戶");
    });

    it("answers in the order in which things are said, however fast", async () => {
      for (const text of ["廚房水龍頭一直滴水", "A棟12樓1203", "王太太"]) await does(says(text));
      await channel.replied(3);
      expect((await channel.replies()).map(({ text }) => text)).toEqual([
        expect.stringContaining("哪一戶"),
        expect.stringContaining("聯絡電話"),
        expect.stringContaining("稱呼：王太太"),
      ]);
    });

    it("takes a choice's number, and its own words, for pressing it", async () => {
      await converse(says("廚房水龍頭一直滴水"), says(ABOUT_THEM));
      expect((await converse(says("2"))).choices).toContain("電話");
      expect((await converse(says("電話"))).text).toContain("聯絡電話");
      const { text } = await converse(says("0922333444"));
      expect(text).toContain("0922-333-444");
      expect(text).toContain("A棟12樓1203室");
      expect((await converse(says("1"))).text).toContain("已經為您登記");
    });

    it("says a long text whole, within what the platform takes", async () => {
      const shelves = Array.from({ length: 80 }, (_, n) => `櫃子第${n + 1}格也濕了`).join("，");
      await converse(says("我要報修"), says(`廚房水龍頭一直滴水，${shelves}`));
      const before = (await channel.replies()).length;
      await converse(says(ABOUT_THEM));
      const said = (await channel.replies()).slice(before).map(({ text }) => text);
      expect(Math.max(...said.map(({ length }) => length))).toBeLessThanOrEqual(channel.longest);
      expect(said.join("")).toContain(shelves);
    });
  });
}

type Turn = { readonly say: string } | { readonly press: string };
const says = (text: string): Turn => ({ say: text });
const presses = (label: string): Turn => ({ press: label });
const ABOUT_THEM = "我是A棟12樓1203的王太太，電話0912345678，明天下午在家";
const MINUTE = 60_000;

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SimulatedClock } from "../../src/runtime/clock.ts";

/** A channel with the product behind it and its platform before it, as one resident sees it. */
export interface ChannelUnderTest {
  readonly clock: SimulatedClock;
  /** Delivers a new message of the resident's, as the platform would. */
  write(text: string): Promise<Delivery>;
  /** Presses a choice of the newest reply. */
  press(label: string): Promise<Delivery>;
  /** What has reached the resident so far. */
  replies(): readonly Reply[];
  /** Resolves when so many replies have arrived in all. */
  replied(count: number): Promise<void>;
  /** How many tickets there are. */
  tickets(): Promise<number>;
  /** How many alerts staff have had. */
  alerts(): Promise<number>;
  /** While true, nothing can be written to disk. */
  storeFails(fails: boolean): void;
  /** How the platform takes what we send from now on; it asks for `SLOW_DOWN_MS` of patience. */
  platform(how: "takes" | "asks-for-patience" | "fails" | "has-lost-the-place"): void;
  /** The desk goes down in good order and comes back. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Delivery {
  /** Whether the platform was told that we have it. */
  readonly accepted: boolean;
  /** Delivers the same message once more. */
  again(): Promise<boolean>;
}

export interface Reply {
  readonly text: string;
  /** Labels. */
  readonly choices: readonly string[];
}

export const SLOW_DOWN_MS = 30_000;
const MINUTE = 60_000;

/** What residents may rely on, whichever channel they write by. */
export function channelContract(name: string, open: () => Promise<ChannelUnderTest>): void {
  describe(`${name}, like every channel,`, () => {
    let channel: ChannelUnderTest;
    beforeEach(async () => {
      channel = await open();
    });
    afterEach(() => channel.close());

    const newest = (): string => channel.replies().at(-1)?.text ?? "";
    const converse = async (turns: readonly (() => Promise<Delivery>)[]): Promise<void> => {
      for (const turn of turns) {
        const before = channel.replies().length;
        expect((await turn()).accepted).toBe(true);
        await channel.replied(before + 1);
      }
    };
    const says = (text: string) => () => channel.write(text);
    const presses = (label: string) => () => channel.press(label);
    const later = (ms: number) => channel.clock.advance(channel.clock.now() + ms);

    it("leads a repair from the first message to the ticket, and keeps the ten minutes", async () => {
      await converse([says("廚房水龍頭一直滴水")]);
      expect(newest()).toContain("請問您住在哪一棟");
      await converse([says("A棟12樓1203"), says("王太太"), says("0912345678"), says("明天下午")]);
      expect(channel.replies().at(-1)?.choices).toEqual(["略過"]);
      await converse([presses("略過")]);
      expect(newest()).toContain("A棟12樓1203室");
      expect(channel.replies().at(-1)?.choices).toEqual(["對", "要修改"]);
      expect(await channel.tickets()).toBe(0);
      await converse([presses("對")]);
      expect(newest()).toMatch(/編號 [0-9A-Z]{4}-[0-9A-Z]{4}.*最晚今天14:40回覆您/);
      expect(await channel.tickets()).toBe(1);

      const told = channel.replies().length;
      await later(9 * MINUTE);
      expect(channel.replies()).toHaveLength(told);
      await later(MINUTE);
      expect(channel.replies()).toHaveLength(told + 1);
      expect(newest()).toMatch(/對不起[\s\S]*最晚今天15:1/);
    });

    it("goes on after a restart where the conversation stood", async () => {
      await converse([says("廚房水龍頭一直滴水")]);
      await channel.restart();
      await converse([says("A棟12樓1203")]);
      expect(newest()).toContain("稱呼您");
    });

    it("takes a message that is delivered again, also at the same moment, as one", async () => {
      const delivery = await channel.write("你好");
      await channel.replied(1);
      expect(await Promise.all([delivery.again(), delivery.again()])).toEqual([true, true]);
      await converse([says("廚房水龍頭一直滴水")]);
      expect(channel.replies()).toHaveLength(2);
    });

    it("does not say that it has what it could not keep, and takes it when it comes again", async () => {
      channel.storeFails(true);
      const delivery = await channel.write("廚房水龍頭一直滴水");
      expect(delivery.accepted).toBe(false);
      expect(channel.replies()).toHaveLength(0);
      channel.storeFails(false);
      expect(await delivery.again()).toBe(true);
      await channel.replied(1);
      expect(newest()).toContain("請問您住在哪一棟");
    });

    it("waits as long as the platform asks, and then sends", async () => {
      channel.platform("asks-for-patience");
      expect((await channel.write("你好")).accepted).toBe(true);
      await later(1_000);
      channel.platform("takes");
      await later(SLOW_DOWN_MS - 2_000);
      expect(channel.replies()).toHaveLength(0);
      await later(MINUTE);
      expect(channel.replies()).toHaveLength(1);
    });

    it("sends later what the platform could not take", async () => {
      channel.platform("fails");
      expect((await channel.write("你好")).accepted).toBe(true);
      await later(1_000);
      channel.platform("takes");
      await later(MINUTE);
      expect(channel.replies()).toHaveLength(1);
    });

    it("gives up a place that is gone, and tells staff", async () => {
      channel.platform("has-lost-the-place");
      expect((await channel.write("你好")).accepted).toBe(true);
      await later(MINUTE);
      expect(await channel.alerts()).toBe(1);
      channel.platform("takes");
      await later(24 * 60 * MINUTE);
      expect(channel.replies()).toHaveLength(0);
      expect(await channel.alerts()).toBe(1);
    });
  });
}

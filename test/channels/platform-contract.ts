import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { channelContract, type ChannelUnderTest } from "./contract.ts";
import { tenMatters } from "./ten-matters.ts";

/** A channel over somebody's platform, which has its own mind. */
export interface PlatformUnderTest extends ChannelUnderTest {
  /** How the platform takes what we send from now on; it asks for `SLOW_DOWN_MS` of patience. */
  platform(how: "takes" | "asks-for-patience" | "fails" | "has-lost-the-place"): void;
  /** Delivers what is nobody's message; whether the platform was told that it is dealt with. */
  strange(what: "our-own" | "unknown"): Promise<boolean>;
  /** How many alerts staff have had. */
  alerts(): Promise<number>;
  /** How many commits there have been. */
  commits(): number;
  /** What the log says, by the names of its events. */
  logged(): readonly string[];
}

export const SLOW_DOWN_MS = 30_000;
const MINUTE = 60_000;

/** {@link channelContract}, and what holds between us and a platform. */
export function platformContract(name: string, open: () => Promise<PlatformUnderTest>): void {
  channelContract(name, open);
  tenMatters(name, open);

  describe(`${name}, like every platform,`, () => {
    let channel: PlatformUnderTest;
    beforeEach(async () => {
      channel = await open();
    });
    afterEach(() => channel.close());
    const later = (ms: number) => channel.clock.advance(channel.clock.now() + ms);

    it.each(["our-own", "unknown"] as const)(
      "is told that we have what is nobody's message (%s); the log tells, and nothing follows",
      async (what) => {
        await channel.write("你好");
        await channel.replied(1);
        await later(1_000);
        const [commits, logged] = [channel.commits(), channel.logged().length];
        expect(await channel.strange(what)).toBe(true);
        expect(channel.logged().length).toBeGreaterThan(logged);
        await later(MINUTE);
        expect(channel.commits()).toBe(commits);
        expect(await channel.replies()).toHaveLength(1);
      },
    );

    it("is waited for as long as it asks, and then has the message", async () => {
      channel.platform("asks-for-patience");
      expect((await channel.write("你好")).accepted).toBe(true);
      await later(1_000);
      channel.platform("takes");
      await later(SLOW_DOWN_MS - 2_000);
      expect(await channel.replies()).toHaveLength(0);
      await later(MINUTE);
      expect(await channel.replies()).toHaveLength(1);
    });

    it("gets later what it could not take", async () => {
      channel.platform("fails");
      expect((await channel.write("你好")).accepted).toBe(true);
      await later(1_000);
      channel.platform("takes");
      await later(MINUTE);
      expect(await channel.replies()).toHaveLength(1);
    });

    it("may lose a place: we give it up, and tell staff", async () => {
      channel.platform("has-lost-the-place");
      expect((await channel.write("你好")).accepted).toBe(true);
      await later(MINUTE);
      expect(await channel.alerts()).toBe(1);
      channel.platform("takes");
      await later(24 * 60 * MINUTE);
      expect(await channel.replies()).toHaveLength(0);
      expect(await channel.alerts()).toBe(1);
    });
  });
}

import { expect, it, onTestFinished } from "vitest";
import type { ChannelUnderTest } from "./contract.ts";

const ABOUT_THEM = "我是A棟12樓1203的王太太，電話0912345678，明天下午在家";
const FILED = /編號 [0-9A-Z]{4}-[0-9A-Z]{4}/;

/** What a resident comes for, one after the other in one conversation, and how each ends. */
const MATTERS: readonly (readonly [readonly string[], RegExp])[] = [
  [["我要投訴，樓上每天半夜都很吵", ABOUT_THEM, "對"], FILED],
  [["垃圾幾點收"], /20:30/],
  [["包裹顯示已送達，可是我沒收到", "略過"], /沒關係/],
  [["門禁卡掉了，請幫我停用再補辦一張"], FILED],
  [["這個月管理費多少錢"], FILED],
  [["建議健身房早上五點就開"], FILED],
  [["保全陳先生很有禮貌，想稱讚他"], FILED],
  [["廚房水龍頭漏水", "對"], FILED],
  [["我的報修進度如何"], /已經登記/],
  [["我要找真人"], /請值班同事來接待您/],
];

/** Needs the whole of the product's content: each message is one, accepted, with one reply. */
export function tenMatters(name: string, open: () => Promise<ChannelUnderTest>): void {
  it(`${name} ends ten matters well, each on record or answered`, async () => {
    const channel = await open();
    onTestFinished(() => channel.close());
    let said = 0;
    for (const [texts, end] of MATTERS) {
      for (const text of texts) {
        await channel.clock.advance(channel.clock.now() + 1);
        expect((await channel.write(text)).accepted).toBe(true);
        await channel.replied((said += 1));
      }
      expect((await channel.replies()).at(-1)?.text, texts.join(" / ")).toMatch(end);
    }
    expect(await channel.tickets()).toBe(7);
  });
}

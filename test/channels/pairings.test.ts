import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../web/browser.ts";
import { invitedAs, openStaff } from "../web/desk.ts";
import { pairingDesk, type PairingDesk } from "./pairing-desk.ts";
import { PLACES, WITH_BOT, type Case, type Place } from "./pairing-places.ts";
import { inBrowser, RESIDENTS, type Resident } from "./pairing-residents.ts";

/** Whichever channel a resident writes on and wherever a colleague works: it is one story. */
describe("a person is asked for", () => {
  let on: PairingDesk;
  let browser: Browser;
  const places = new Map<string, Place>();
  const contexts: BrowserContext[] = [];
  let residents = 0;

  beforeAll(async () => {
    [on, browser] = await Promise.all([pairingDesk(), openBrowser()]);
    for (const [name, open] of Object.entries(PLACES)) places.set(name, await open(on));
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
    await on.close();
  });

  const someone = async (): Promise<BrowserContext> => {
    const context = await browser.newContext({ locale: "zh-TW" });
    contexts.push(context);
    return context;
  };
  /** What is done in one moment has no order. */
  const later = (): Promise<void> => on.desk.clock.advance(on.desk.clock.now() + 1_000);
  const placeNamed = (name: string): Place => {
    const place = places.get(name);
    if (!place) throw new Error(`nobody works in ${name}`);
    return place;
  };

  /** @param look opens the case in a second place, which is only looked at */
  const story = async (
    resident: Resident,
    place: Place,
    look: (words: string) => Promise<Pick<Case, "shows">>,
  ): Promise<void> => {
    const words = `我住A棟${(residents += 1)}樓之1，我要找真人`;
    await resident.write(words);
    const here = await place.caseOf(words);
    const there = await look(words);
    await later();
    await here.take();
    await here.writeInside("他上次也來過");
    const greeted = (await resident.reads()).length;
    // Whoever has it is spoken to alone (B25).
    await resident.write("我家電費怪怪的");
    await later();
    await here.reply("您好，我馬上看。");
    await expect
      .poll(async () => (await resident.reads()).slice(greeted))
      .toEqual([`${place.speaker}：您好，我馬上看。`]);
    // It stands there already where it was written.
    const told = [place.speaker.slice(0, 3), "您好，我馬上看。", "我家電費怪怪的", "他上次也來過"];
    for (const words of told) await expect.poll(() => there.shows()).toContain(words);
    expect(await here.shows()).toContain("您好，我馬上看。");
    const answered = (await resident.reads()).length;
    await later();
    await here.handBack();
    // The bot speaks first (B24).
    await expect.poll(async () => (await resident.reads()).length).toBeGreaterThan(answered);
    for (const one of [here, there]) await expect.poll(() => one.shows()).toMatch(WITH_BOT);
    const resumed = (await resident.reads()).length;
    await resident.write("垃圾幾點收");
    await expect.poll(async () => (await resident.reads()).length).toBeGreaterThan(resumed);
    expect((await resident.reads()).join()).not.toContain("他上次也來過");
  };

  const names = Object.keys(PLACES);
  for (const [channel, open] of Object.entries(RESIDENTS))
    for (const [n, name] of names.entries()) {
      const beside = names[(n + 1) % names.length] ?? name;
      it(`on ${channel}, served in ${name}, looked at in ${beside}`, async () => {
        const resident = await open(on, residents);
        await story(resident, placeNamed(name), (words) => placeNamed(beside).caseOf(words));
      });
    }

  it("on the web page in a browser, served in Slack, looked at on the desk's page", async () => {
    const staffLink = () => on.desk.invite(invitedAs(["staff"]));
    const page = await openStaff(await someone(), { staffLink, origin: on.desk.address }, "王小姐");
    const resident = await inBrowser(await someone(), on);
    await story(resident, placeNamed("Slack"), async (words) => {
      await page.locator(".todo", { hasText: words }).first().click();
      await page.locator(".talk .lines").waitFor();
      return {
        async shows() {
          const shown = await page.locator(".talk").innerText();
          return shown.includes("小幫手正在接待") ? `owner: bot\n${shown}` : shown;
        },
      };
    });
  });
});

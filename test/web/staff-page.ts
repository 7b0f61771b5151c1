import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accessFaults, openBrowser, watchPolicy } from "./browser.ts";
import { openChat, openStaff, say, type Desk } from "./desk.ts";
import { phonePhoto } from "../runtime/files/sample-files.ts";

/** What staff's first screen keeps, on whatever desk stands behind it. */
export function staffPage(name: string, openDesk: () => Promise<Desk>): void {
  describe(`staff's screen on ${name}`, () => {
    let desk: Desk;
    let browser: Browser;
    const contexts: BrowserContext[] = [];

    beforeAll(async () => {
      [desk, browser] = await Promise.all([openDesk(), openBrowser()]);
    });
    afterEach(async () => {
      for (const context of contexts.splice(0)) await context.close();
    });
    afterAll(async () => {
      await browser.close();
      await desk.close();
    });

    const someone = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
      const context = await browser.newContext({ locale: "zh-TW", ...options });
      contexts.push(context);
      return context;
    };
    const resident = async (): Promise<Page> => openChat(await someone(), `${desk.origin}/`);
    const card = (page: Page, words: string) => page.locator(".ticket", { hasText: words });

    it("shows a ticket as it arrives, lets it be taken and resolved", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      const chat = await resident();
      await desk.report(chat, "浴室的排風扇不轉");
      const ticket = card(staff, "浴室的排風扇不轉");
      await ticket.waitFor();
      await ticket.getByText(/[內前]答覆$/).waitFor();
      await expect.poll(() => staff.title()).toMatch(/^\(\d+\) 服務台$/);
      await ticket.getByRole("button", { name: "接手" }).click();
      await ticket.getByText("負責人：林主任").waitFor();
      await ticket.getByRole("button", { name: "結案" }).click();
      await staff.keyboard.type("已更換馬達");
      await ticket.getByRole("button", { name: "確認結案" }).click();
      await ticket.getByText("已結案").waitFor();
      expect(await ticket.getByRole("button").count()).toBe(0);
    });

    it("shows a resident's photo to staff", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      const chat = await resident();
      const file = { name: "a.jpg", mimeType: "image/jpeg", buffer: await phonePhoto() };
      await chat.locator("input[type=file]").setInputFiles(file);
      await chat.getByText("可以送出").waitFor();
      await desk.report(chat, "天花板滲水有照片");
      const image = card(staff, "天花板滲水有照片").locator("img");
      await image.waitFor();
      await image.scrollIntoViewIfNeeded();
      await expect
        .poll(() => image.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth))
        .toBeGreaterThan(0);
    });

    it("keeps what a resident and a colleague are called as text", async () => {
      const context = await someone();
      const reports = await watchPolicy(context);
      const naughty = `<img src=x onerror="window.pwned=1">`;
      const staff = await openStaff(context, desk, naughty.slice(0, 40));
      const chat = await resident();
      await desk.report(chat, `漏水 ${naughty}`);
      const ticket = card(staff, naughty);
      await ticket.waitFor();
      await ticket.getByRole("button", { name: "接手" }).click();
      await ticket.getByText("負責人：<img").waitFor();
      expect(await staff.evaluate(() => window.pwned ?? null)).toBeNull();
      expect(await reports(staff)).toEqual([]);
    });

    it("says which danger an emergency is, and goes to the ticket that its address names", async () => {
      const chat = await resident();
      await say(chat, "我家瓦斯漏氣了");
      await chat.locator(".from-bot").first().waitFor();
      const context = await someone();
      const staff = await openStaff(context, desk, "林主任");
      const ticket = card(staff, "瓦斯漏氣");
      expect(await ticket.locator(".ticket-kind").textContent()).toMatch(/^緊急 · 瓦斯/);
      await staff.getByRole("button", { name: "English" }).click();
      expect(await ticket.locator(".ticket-kind").textContent()).toMatch(/^Emergency · Gas/);
      const code = (await ticket.getAttribute("id")) ?? "";
      await staff.locator(`.alerts a[href="#${code}"]`).first().click();
      await staff.locator(`.is-sought[id="${code}"]`).waitFor();

      // From Slack: a new tab, in which the tickets come later than the page.
      const small = await context.newPage();
      await small.setViewportSize({ width: 360, height: 300 });
      await small.goto(`${desk.origin}/c/main/staff#${code}`);
      const sought = small.locator(`.is-sought[id="${code}"]`);
      await sought.waitFor();
      await expect.poll(() => small.evaluate(() => document.activeElement?.id)).toBe(code);
      const top = (await sought.boundingBox())?.y ?? -1;
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top).toBeLessThan(300);
    });

    it("shows who waits for a person and how long, until they don't", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      const chat = await resident();
      await say(chat, "我要找真人");
      const one = staff.locator(".waiting li", { hasText: "我要找真人" });
      await one.getByText(/^已等 \d+ 分鐘$/).waitFor();
      expect(await accessFaults(staff)).toEqual([]);
      await say(chat, "取消");
      await staff.locator(".waiting").waitFor({ state: "detached" });
    });

    it("tells residents something, and withdraws it", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      const list = staff.locator(".announcements");
      await list.getByText("目前沒有要先告知的事。").waitFor();
      await list.getByRole("button", { name: "新增告知" }).click();
      await staff.keyboard.type("A 棟左側電梯故障，廠商正在修理。");
      await list.getByLabel("棟別").fill("A、B");
      await list.getByLabel("告知多久").selectOption("4");
      expect(await accessFaults(staff)).toEqual([]);
      await list.getByRole("button", { name: "開始告知" }).click();
      const one = list.locator("li", { hasText: "電梯故障" });
      await one.getByText("突發狀況 · A · B").waitFor();
      await one.getByText(/^到 .+ 為止$/).waitFor();
      const colleague = await openStaff(await someone({ locale: "en-GB" }), desk, "Lin");
      await colleague.getByText("Incident · A · B").waitFor();
      await one.getByRole("button", { name: "撤下" }).click();
      await colleague.getByText("Nothing is told in advance.").waitFor();
    });

    it("goes on after the server was away", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      await desk.stop();
      await staff.getByText("連線中斷").waitFor();
      await desk.start();
      await staff.getByText("即時更新中").waitFor();
      const chat = await resident();
      await desk.report(chat, "重啟之後的報修");
      await card(staff, "重啟之後的報修").waitFor();
    });

    it("can be used with the keyboard alone, in English", async () => {
      const staff = await openStaff(await someone({ locale: "en-GB" }), desk, "Lin");
      const chat = await resident();
      await desk.report(chat, "鍵盤也可以處理");
      const ticket = card(staff, "鍵盤也可以處理");
      await ticket.getByRole("button", { name: "Acknowledge" }).focus();
      await staff.keyboard.press("Enter");
      await ticket.getByText("taken by Lin").waitFor();
      await ticket.getByRole("button", { name: "Resolve" }).focus();
      await staff.keyboard.press("Enter");
      await staff.keyboard.type("done");
      await staff.keyboard.press("Tab");
      await staff.keyboard.press("Enter");
      await ticket.getByText("Resolved").waitFor();
    });

    for (const colorScheme of ["light", "dark"] as const) {
      it(`breaks no rule of accessibility and fits 360 px (${colorScheme})`, async () => {
        const chat = await resident();
        await desk.report(chat, `無障礙檢查 ${colorScheme}`);
        const narrow = await someone({ colorScheme, viewport: { width: 360, height: 740 } });
        const staff = await openStaff(narrow, desk, "林主任");
        const ticket = card(staff, `無障礙檢查 ${colorScheme}`);
        await ticket.getByRole("button", { name: "結案" }).click();
        expect(await accessFaults(staff)).toEqual([]);
        const width = await staff.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(360);
      });
    }
  });
}

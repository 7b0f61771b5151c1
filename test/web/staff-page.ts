import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { phonePhoto } from "../runtime/files/sample-files.ts";
import { accessFaults, openBrowser, watchPolicy } from "./browser.ts";
import { openChat, openStaff, say, type Desk } from "./desk.ts";
import { NAUGHTY } from "./naughty.ts";

/** What staff's page keeps, on whatever desk stands behind it. */
export function staffPage(name: string, openDesk: () => Promise<Desk>): void {
  describe(`staff's page on ${name}`, () => {
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
      const wide = { viewport: { width: 1440, height: 900 } };
      const context = await browser.newContext({ locale: "zh-TW", ...wide, ...options });
      contexts.push(context);
      return context;
    };
    const resident = async (): Promise<Page> => openChat(await someone(), `${desk.origin}/`);
    const todo = (page: Page, words: string) => page.locator(".todo", { hasText: words });
    const go = async (page: Page, hash: string): Promise<void> => {
      await page.evaluate((to) => location.assign(to), hash);
    };

    it("shows a ticket as it arrives, to be taken, assigned, resolved and reopened", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      const chat = await resident();
      await desk.report(chat, "浴室的排風扇不轉");
      await todo(staff, "浴室的排風扇不轉")
        .getByText(/[內前]答覆$/)
        .waitFor();
      await todo(staff, "浴室的排風扇不轉").click();
      const ticket = staff.locator("article.ticket");
      await ticket.getByRole("button", { name: "指派" }).click();
      await ticket.getByLabel("指派給").selectOption({ label: await labelOf(ticket, "林主任") });
      await ticket.getByRole("button", { name: "確認指派" }).click();
      await ticket.locator(".course li", { hasText: "指派" }).getByText("林主任").waitFor();
      await ticket.getByRole("button", { name: "接手" }).click();
      await ticket.locator(".course li", { hasText: "接手" }).getByText("林主任").waitFor();
      await ticket.getByRole("button", { name: "結案" }).click();
      await staff.keyboard.type("已更換馬達");
      await ticket.getByRole("button", { name: "確認結案" }).click();
      await ticket.locator(".course li", { hasText: "結案" }).getByText("已更換馬達").waitFor();
      await chat.getByText("已更換馬達").waitFor();
      await ticket.getByRole("button", { name: "重啟" }).click();
      await staff.keyboard.type("住戶說又不轉了");
      await ticket.getByRole("button", { name: "確認重啟" }).click();
      await ticket.locator(".course li", { hasText: "重啟" }).waitFor();
      await ticket.getByText(/前完成$/).waitFor();
    });

    const labelOf = async (within: ReturnType<Page["locator"]>, name: string): Promise<string> =>
      (await within.locator("option", { hasText: name }).first().textContent()) ?? name;

    it("finishes many at once with one message, and takes them along as a table", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      for (const issue of ["走廊燈不亮甲", "走廊燈不亮乙"])
        await desk.report(await resident(), issue);
      await todo(staff, "走廊燈不亮乙").waitFor();
      await go(staff, "#/tickets");
      await staff.getByRole("button", { name: "清單" }).click();
      await staff.getByLabel("狀態").selectOption("recorded");
      for (const row of await staff.locator("tr", { hasText: "走廊燈不亮" }).all())
        await row.getByRole("checkbox").check();
      await staff.getByText("已選 2 件").waitFor();
      await staff.getByLabel("給所有住戶的說明").fill("已更換整排燈管");
      await staff.getByRole("button", { name: "對 2 件執行" }).click();
      await staff.locator(".bulk").waitFor({ state: "detached" });
      await staff.getByLabel("狀態").selectOption("resolved");
      expect(await staff.locator("tr", { hasText: "走廊燈不亮" }).count()).toBe(2);
      await staff.getByRole("button", { name: /^單號/ }).click();
      const codes = await staff.locator("td.is-code").allTextContents();
      expect(codes).toEqual(codes.toSorted());
      const [download] = await Promise.all([
        staff.waitForEvent("download"),
        staff.getByRole("link", { name: "匯出 CSV" }).click(),
      ]);
      const table = await (await download.createReadStream()).setEncoding("utf8").toArray();
      expect(table.join("")).toMatch(/^\uFEFFcode,kind,[^\n]+\r\n(?:[^\n]*resolved[^\n]*\r\n)+$/);
    });

    it("files for who is on the phone, in the same queue (D17)", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      await staff.getByRole("link", { name: "代住戶立案" }).first().click();
      await staff.getByLabel("什麼事").fill("一樓大門關不上");
      const kinds = staff.getByLabel("類別");
      expect(await kinds.inputValue()).toBe("repair");
      await kinds.selectOption("parcel");
      await kinds.selectOption("repair");
      await staff.getByLabel("單位").fill("B棟701");
      await staff.getByRole("button", { name: "立案" }).click();
      await staff.locator(".talk-head", { hasText: "B棟701" }).waitFor();
      await todo(staff, "一樓大門關不上").click();
      await staff.locator("article.ticket", { hasText: "電話" }).waitFor();
    });

    it("shows a resident's photo to staff", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      const chat = await resident();
      const file = { name: "a.jpg", mimeType: "image/jpeg", buffer: await phonePhoto() };
      await chat.locator("input[type=file]").setInputFiles(file);
      await chat.getByText("可以送出").waitFor();
      await desk.report(chat, "天花板滲水有照片");
      await todo(staff, "天花板滲水有照片").click();
      const image = staff.locator("article.ticket img").first();
      await image.scrollIntoViewIfNeeded();
      await expect
        .poll(() => image.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth))
        .toBeGreaterThan(0);
    });

    it("finds what was told in either script, units however written, and codes", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      await desk.report(await resident(), "天花板一直漏水");
      await todo(staff, "天花板一直漏水").click();
      const code = (await staff.locator("article.ticket").getAttribute("id")) ?? "";
      for (const sought of ["漏水", "一直漏水 3棟12樓", "3-12-2", code.toLowerCase().slice(0, 4)]) {
        await staff.keyboard.press("/");
        await staff.keyboard.type(sought);
        await staff.locator(".todo", { hasText: "天花板一直漏水" }).first().waitFor();
        await staff.getByText(/^找到 \d+ 筆$/).waitFor();
        await staff.keyboard.press("Escape");
        expect(await staff.getByRole("searchbox").inputValue()).toBe("");
      }
    });

    it("keeps what residents and colleagues write and are called as text", async () => {
      const context = await someone();
      const reports = await watchPolicy(context);
      const naughty = `<img src=x onerror="window.pwned=1">`;
      const staff = await openStaff(context, desk, naughty.slice(0, 40));
      const chat = await resident();
      await say(chat, "我要找真人");
      await chat.locator(".from-bot").first().waitFor();
      for (const words of NAUGHTY.slice(0, 12)) await say(chat, words);
      await todo(staff, "").first().click();
      await staff.getByRole("button", { name: "接手", exact: true }).click();
      await staff.keyboard.press("n");
      await staff.keyboard.type(naughty);
      await staff.keyboard.press("Enter");
      await staff.locator(".note.is-said", { hasText: naughty }).waitFor();
      await staff.keyboard.press("Escape");
      for (const view of ["tickets", "overview", "queue"]) await go(staff, `#/${view}`);
      expect(await staff.evaluate(() => window.pwned ?? null)).toBeNull();
      expect(await reports(staff)).toEqual([]);
    });

    it("goes to the ticket that its address names, from a chat or a letter", async () => {
      const chat = await resident();
      await desk.report(chat, "信箱鎖頭壞了");
      const context = await someone();
      const staff = await openStaff(context, desk, "林主任");
      await todo(staff, "信箱鎖頭壞了").click();
      const code = (await staff.locator("article.ticket").getAttribute("id")) ?? "";
      const small = await context.newPage();
      await small.setViewportSize({ width: 390, height: 600 });
      await small.goto(`${desk.origin}/c/main/staff#${code}`);
      await small.locator(`article[id="${code}"]`, { hasText: "信箱鎖頭壞了" }).waitFor();
    });

    it("tells residents something, and withdraws it", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      await go(staff, "#/announcements");
      await staff.getByText("目前沒有要先告知的事。").waitFor();
      await staff.getByRole("button", { name: "新增告知" }).click();
      await staff.getByLabel("告知住戶的話").fill("A 棟左側電梯故障，廠商正在修理。");
      await staff.getByLabel("棟別").fill("A、B");
      await staff.getByLabel("告知多久").selectOption("4");
      await staff.getByRole("button", { name: "開始告知" }).click();
      const one = staff.locator(".announcements li", { hasText: "電梯故障" });
      await one.getByText("突發狀況 · A · B").waitFor();
      await one.getByText(/^到 .+ 為止$/).waitFor();
      const colleague = await openStaff(await someone({ locale: "zh-CN" }), desk, "Lin");
      await go(colleague, "#/announcements");
      await colleague.getByText("突发状况 · A · B").waitFor();
      await one.getByRole("button", { name: "撤下" }).click();
      await colleague.getByText("目前没有要先告知的事。").waitFor();
    });

    it("goes on after the server was away", async () => {
      const staff = await openStaff(await someone(), desk, "林主任");
      await desk.stop();
      await staff.getByText("連線中斷").waitFor();
      await desk.start();
      await staff.getByText("即時更新中").waitFor();
      await desk.report(await resident(), "重啟之後的報修");
      await todo(staff, "重啟之後的報修").waitFor();
    });

    for (const colorScheme of ["light", "dark"] as const)
      it(`breaks no rule of accessibility, and fits a phone and 200 % (${colorScheme})`, async () => {
        const chat = await resident();
        await say(chat, "我要找真人，我住A棟1203");
        await chat.locator(".from-bot").first().waitFor();
        const staff = await openStaff(await someone({ colorScheme }), desk, "林主任", "supervisor");
        await todo(staff, "我要找真人").first().click();
        await staff.getByRole("button", { name: "接手", exact: true }).click();
        await staff.getByText("由您接待").waitFor();
        const talk = await staff.evaluate(() => location.hash);
        const [ticket = ""] = await staff.locator(".card-tickets .is-code").allTextContents();
        const views = ["queue", "tickets", "overview", "shift", "announcements", "file"];
        const pages = [talk, `#${ticket.slice(0, 9)}`, ...views.map((view) => `#/${view}`)];
        for (const hash of pages) {
          await go(staff, hash);
          // 720 px is what 1440 px are at 200 %.
          for (const width of [1440, 720, 390]) {
            await staff.setViewportSize({ width, height: 900 });
            const wide = await staff.evaluate(() => document.documentElement.scrollWidth);
            expect(wide, `${hash} at ${width}`).toBeLessThanOrEqual(width);
            const bar = await staff.locator(".top").boundingBox();
            expect(bar?.width, `${hash} at ${width}`).toBe(width);
            if (width !== 390) expect(await accessFaults(staff), `${hash} ${width}`).toEqual([]);
          }
        }
        await go(staff, "#/overview");
        await staff.locator(".overview").waitFor();
        await staff.keyboard.press("?");
        await staff.getByRole("dialog").waitFor();
        expect(await accessFaults(staff)).toEqual([]);
      });
  });
}

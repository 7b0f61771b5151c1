import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser.ts";
import { openChat, openStaff, say, type Desk } from "./desk.ts";

/** What colleagues do with a resident who wants a person, on whatever desk stands behind it. */
export function staffTalk(name: string, openDesk: () => Promise<Desk>): void {
  describe(`a takeover on ${name}`, () => {
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
    const wanting = async (words: string): Promise<Page> => {
      const chat = await openChat(await someone(), `${desk.origin}/`);
      await say(chat, words);
      await chat.locator(".from-bot").first().waitFor();
      return chat;
    };
    const open = async (staff: Page, words: string): Promise<void> => {
      await staff.locator(".todo", { hasText: words }).first().click();
      await staff.locator(".talk .lines").waitFor();
    };
    const reply = (staff: Page) => staff.getByRole("textbox", { name: "回覆住戶" });
    const note = (staff: Page) => staff.getByRole("textbox", { name: "內部備註" });

    it("goes from taking over to handing back, with the resident beside (B24, B25)", async () => {
      const chat = await wanting("我住A棟1203，我姓陳，水管在漏，我要找真人");
      const colleague = await openStaff(await someone(), desk, "王小陳");
      const staff = await openStaff(await someone(), desk, "林主任");
      await open(staff, "水管在漏");
      await open(colleague, "水管在漏");
      const card = staff.locator(".card");
      await card.getByText("A棟1203室").first().waitFor();
      await card.locator(".is-missing", { hasText: "電話" }).waitFor();

      await staff.getByRole("button", { name: "接手", exact: true }).click();
      await staff.getByText("由您接待").waitFor();
      await colleague.getByText("林主任 正在接待").first().waitFor();
      expect(await reply(colleague).isDisabled()).toBe(true);

      // Asked for again though it is known, and a time that can be promised at one tap.
      await reply(staff).fill("師傅十五分鐘內會到，請問您的房號是？");
      await staff.getByText("已經知道房號：A棟1203室").waitFor();
      await staff.getByRole("button", { name: /^記成承諾：師傅十五分鐘內會到/ }).click();
      await staff.getByText(/^會在 .+ 前提醒/).waitFor();
      await staff.getByRole("button", { name: "送出" }).click();
      await staff.getByText(/秒內可以收回/).waitFor();
      await staff.getByRole("button", { name: "收回" }).click();
      await expect.poll(() => reply(staff).inputValue()).toContain("師傅十五分鐘內會到");
      expect(await chat.getByText("師傅十五分鐘內會到").count()).toBe(0);

      await reply(staff).fill("師傅十五分鐘內會到您家。");
      await staff.getByRole("button", { name: "送出" }).click();
      await staff.locator(".line.from-staff", { hasText: "師傅十五分鐘內" }).waitFor();
      await chat.locator(".from-staff", { hasText: "師傅十五分鐘內會到您家。" }).waitFor();
      // The first of their words, the greeting, bears the name above it.
      await chat.locator(".from-staff .bubble-name", { hasText: "林主任" }).first().waitFor();

      await staff.getByRole("button", { name: "內部備註" }).click();
      await note(staff).pressSequentially("@王");
      await staff.locator(".composer-menu [role=option]", { hasText: "王小陳" }).waitFor();
      await staff.keyboard.press("Enter");
      await expect.poll(() => note(staff).inputValue()).toBe("@王小陳 ");
      await staff.keyboard.type("上個月也漏過");
      await staff.keyboard.press("Enter");
      await colleague.locator(".note.is-said", { hasText: "上個月也漏過" }).waitFor();

      await staff.getByRole("button", { name: "轉交" }).click();
      const names = await staff.locator("dialog option").allTextContents();
      const label = names.find((one) => one.includes("王小陳")) ?? "";
      await staff.getByLabel("轉交對象").selectOption({ label });
      await staff.getByRole("button", { name: "確認轉交" }).click();
      await colleague.getByText("由您接待").waitFor();
      await chat
        .getByText(/王小陳/)
        .first()
        .waitFor();
      await colleague.getByRole("button", { name: "轉交" }).click();
      expect(await colleague.getByRole("button", { name: "確認轉交" }).isDisabled()).toBe(true);
      await colleague.getByText("這段對話已經轉過一次").waitFor();
      await colleague.keyboard.press("Escape");

      const before = await chat.locator(".from-bot").count();
      await colleague.getByRole("button", { name: "交還小幫手" }).click();
      await colleague.getByText("小幫手正在接待").waitFor();
      await chat.locator(".from-bot").nth(before).waitFor();
      for (const inside of ["上個月也漏過", "內部"])
        expect(await chat.getByText(inside).count(), inside).toBe(0);
    });

    it("keeps what was being written over a reload, for each conversation", async () => {
      await wanting("我姓李，我要找真人");
      await wanting("我姓周，我要找真人");
      const staff = await openStaff(await someone(), desk, "林主任");
      await open(staff, "我姓李");
      await reply(staff).fill("李住戶您好，寫到一半");
      await open(staff, "我姓周");
      expect(await reply(staff).inputValue()).toBe("");
      await open(staff, "我姓李");
      await staff.reload();
      await expect.poll(() => reply(staff).inputValue()).toBe("李住戶您好，寫到一半");
    });

    it("is led apart from the queue, for those who lead alone (D12)", async () => {
      await wanting("我姓鄭，我要找真人");
      const [lead, other] = [
        await openStaff(await someone(), desk, "羅主管", "supervisor"),
        await openStaff(await someone(), desk, "王小陳"),
      ];
      await open(lead, "我姓鄭");
      await lead.getByRole("button", { name: "接手", exact: true }).click();
      await open(other, "我姓鄭");
      await lead.locator(".talk-more summary").click();
      await lead.getByRole("button", { name: "個別接待" }).click();
      await other.locator(".todo", { hasText: "我姓鄭" }).waitFor({ state: "detached" });
      const hash = await other.evaluate(() => location.hash);
      await other.reload();
      await other.getByText("找不到這段對話").waitFor();
      expect(hash).toContain("#/talk/web/");
    });

    it("is done by keyboard alone, in English", async () => {
      await wanting("我姓方，我要找真人");
      const staff = await openStaff(await someone({ locale: "en-GB" }), desk, "Lin");
      const { keyboard } = staff;
      await staff.locator("a[href^='#/talk']").first().waitFor();
      const isThere = () =>
        staff.evaluate(() => document.activeElement?.matches("a[href^='#/talk']") ?? false);
      for (let n = 0; n < 20 && !(await isThere()); n += 1) await keyboard.press("j");
      await keyboard.press("Enter");
      await staff.locator(".talk .lines").waitFor();
      await keyboard.press("t");
      await staff.getByText("You have it").waitFor();
      await keyboard.press("n");
      await expect
        .poll(() => staff.evaluate(() => document.activeElement?.tagName))
        .toBe("TEXTAREA");
      await keyboard.type("call him r t n");
      await keyboard.press("Enter");
      await staff.locator(".note.is-said", { hasText: "call him r t n" }).waitFor();
      await keyboard.press("Escape");
      await keyboard.press("r");
      const box = staff.getByRole("textbox", { name: "Reply to the resident" });
      // Before, a slash looks for something.
      await expect
        .poll(() => box.evaluate((element) => element === document.activeElement))
        .toBe(true);
      await keyboard.type("/no", { delay: 30 });
      await staff.locator(".composer-menu [role=option]").first().waitFor();
      await keyboard.press("Enter");
      await expect.poll(() => box.inputValue()).not.toBe("/no");
      await keyboard.press("Enter");
      await staff.getByText(/can be taken back for \d+ s/).waitFor();
      await staff.locator(".line.from-staff").first().waitFor();
      await keyboard.press("Escape");
      await keyboard.press("Escape");
      await staff.getByText("Choose something on the left.").waitFor();
      await keyboard.press("?");
      await staff.getByRole("dialog").waitFor();
      await keyboard.press("Escape");
      await staff.getByRole("dialog").waitFor({ state: "detached" });
    });

    it("puts a danger above all else, and rings until somebody says to have seen it", async () => {
      const context = await someone();
      await context.addInitScript(() => {
        const rung = { count: 0 };
        Object.assign(window, { rung });
        window.AudioContext = class extends AudioContext {
          override createOscillator(): OscillatorNode {
            rung.count += 1;
            return super.createOscillator();
          }
        };
      });
      const staff = await openStaff(context, desk, "林主任");
      const colleague = await openStaff(await someone(), desk, "王小陳");
      await staff.mouse.click(5, 400);
      await staff.evaluate(() => location.assign("#/tickets"));
      const chat = await openChat(await someone(), `${desk.origin}/`);
      await say(chat, "我家瓦斯漏氣了，A棟502");
      const bar = staff.locator(".danger-bar.is-loud");
      await bar.getByText("危險：瓦斯 · A棟502室").waitFor();
      await expect.poll(() => staff.title()).toMatch(/瓦斯 A棟502室/);
      await expect.poll(() => rings(staff), { timeout: 15_000 }).toBeGreaterThan(6);
      const first = colleague.locator(".queue-group").first();
      await first.getByText("瓦斯").first().waitFor();
      expect(await first.locator("h3").textContent()).toMatch(/^危險/);
      await bar.getByRole("button", { name: "我知道了" }).click();
      await bar.waitFor({ state: "detached" });
      for (const page of [staff, colleague])
        await page.locator(".danger-bar", { hasText: /林主任 \d\d:\d\d 已確認/ }).waitFor();
      expect(await staff.title()).not.toMatch(/瓦斯/);
    });

    const rings = (page: Page): Promise<number> =>
      page.evaluate(() => ("rung" in window ? Number(Object(window.rung).count) : 0));

    it("is on the overview, and in what one shift leaves to the next (F7)", async () => {
      await wanting("我姓何，我要找真人");
      const staff = await openStaff(await someone(), desk, "林主任");
      const next = await openStaff(await someone(), desk, "王小陳");
      await staff.keyboard.press("g");
      await staff.keyboard.press("o");
      await staff.locator(".panel", { hasText: "等人接待" }).getByText("何").first().waitFor();
      await staff.locator(".panel", { hasText: "值班同事" }).getByText("王小陳").first().waitFor();
      await staff.getByRole("link", { name: "交接班" }).click();
      await staff.getByRole("button", { name: "帶入現況" }).click();
      await staff.getByLabel("交代事項").press("End");
      await staff.keyboard.type("\nA1203 水管明早師傅再看");
      await staff.getByRole("button", { name: "交班", exact: true }).click();
      await staff.locator(".shifts-list").getByText("還沒有人簽收").waitFor();
      expect(await staff.getByRole("button", { name: "簽收" }).count()).toBe(0);
      await next.getByRole("link", { name: "交接班" }).click();
      await next.getByText("明早師傅再看").waitFor();
      await next.getByRole("button", { name: "簽收" }).click();
      await staff.getByText(/王小陳 .+ 簽收/).waitFor();
    });
  });
}

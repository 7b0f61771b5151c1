import sharp from "sharp";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accessFaults, openBrowser, watchPolicy } from "./browser.ts";
import { openChat, say, type Desk } from "./desk.ts";
import { NAUGHTY } from "./naughty.ts";
import { phonePhoto, SAMPLES, SVG } from "../runtime/files/sample-files.ts";

/** What the resident's page keeps, on whatever desk stands behind it. */
export function chatPage(name: string, openDesk: () => Promise<Desk>): void {
  describe(`the resident's page on ${name}`, () => {
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

    const resident = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
      const context = await browser.newContext({ locale: "zh-TW", ...options });
      contexts.push(context);
      return context;
    };
    const chat = async (options: BrowserContextOptions = {}): Promise<Page> =>
      openChat(await resident(options), `${desk.origin}/`);
    const answered = (page: Page, count: number): Promise<void> =>
      page
        .locator(".from-bot")
        .nth(count - 1)
        .waitFor();
    const texts = (page: Page): Promise<string[]> => page.locator(".bubble-text").allTextContents();

    it("shows what was written, and the answer", async () => {
      const page = await chat();
      await say(page, "您好，請問有人在嗎");
      await answered(page, 1);
      expect(await texts(page)).toHaveLength(2);
      expect((await texts(page))[0]).toBe("您好，請問有人在嗎");
      expect(await page.locator(".is-unsent").count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    });

    it("welcomes with three ways to begin, and begins by one of them", async () => {
      const page = await chat();
      expect(await page.locator(".welcome-starters button").allTextContents()).toEqual([
        "報修",
        "查詢進度",
        "找同事",
      ]);
      await page.getByRole("button", { name: "查詢進度" }).click();
      await answered(page, 1);
      expect((await texts(page))[0]).toBe("我想查詢處理進度");
      expect(await page.locator(".welcome").count()).toBe(0);
    });

    it("leaves Enter to the input method while it composes", async () => {
      const page = await chat();
      const keyboard = await page.context().newCDPSession(page);
      await page.locator("textarea").focus();
      await keyboard.send("Input.imeSetComposition", {
        text: "ㄕㄨㄟˇ",
        selectionStart: 4,
        selectionEnd: 4,
      });
      await page.keyboard.press("Enter");
      // Safari ends the composition first, and says so by the key code alone.
      await page.locator("textarea").evaluate((area) => {
        const key = { key: "Enter", keyCode: 229, bubbles: true, cancelable: true };
        area.dispatchEvent(new KeyboardEvent("keydown", key));
      });
      expect(await page.locator(".bubble").count()).toBe(0);
      await page.locator("textarea").fill("水管漏水");
      await page.keyboard.press("Enter");
      await answered(page, 1);
      expect((await texts(page))[0]).toBe("水管漏水");
    });

    it("begins a new line with Shift and Enter", async () => {
      const page = await chat();
      await page.locator("textarea").focus();
      await page.keyboard.type("one");
      await page.keyboard.press("Shift+Enter");
      await page.keyboard.type("two");
      await page.keyboard.press("Enter");
      await answered(page, 1);
      expect((await texts(page))[0]).toBe("one\ntwo");
    });

    it("goes on after a reload where it was", async () => {
      const page = await chat();
      await say(page, "第一句");
      await answered(page, 1);
      const before = await texts(page);
      await page.reload();
      await answered(page, 1);
      expect(await texts(page)).toEqual(before);
      await say(page, "第二句");
      await answered(page, 2);
    });

    it("goes on after the server was away, with every line once", async () => {
      const page = await chat();
      await say(page, "在嗎");
      await answered(page, 1);
      await desk.stop();
      await page.getByText("正在重新連線").waitFor();
      await say(page, "您還在嗎");
      await page.getByText("尚未送出").waitFor();
      await desk.start();
      await answered(page, 2);
      await page.getByText("正在重新連線").waitFor({ state: "detached" });
      const said = await texts(page);
      expect(said.filter((text) => text === "您還在嗎")).toHaveLength(1);
      expect(said).toHaveLength(4);
    });

    it("keeps what is written without a network, and sends it once", async () => {
      const page = await chat();
      await page.context().setOffline(true);
      await say(page, "沒有網路時寫的");
      await page.getByText("尚未送出").waitFor();
      await page.getByText("目前沒有網路").waitFor();
      await page.context().setOffline(false);
      await answered(page, 1);
      expect((await texts(page)).filter((text) => text === "沒有網路時寫的")).toHaveLength(1);
      expect(await page.locator(".is-unsent").count()).toBe(0);
    });

    it("keeps an unsent message over a reload", async () => {
      const page = await chat();
      let pressed = false;
      // It also tries by itself: nothing may arrive before the button was found and pressed.
      await page.route("**/api/chat/messages", (route) =>
        pressed ? route.continue() : route.abort(),
      );
      await say(page, "重新整理也不會不見");
      await page.getByText("尚未送出").waitFor();
      await page.reload();
      await page.getByText("重新整理也不會不見").waitFor();
      await page.getByRole("button", { name: "立即再試" }).click();
      pressed = true;
      await answered(page, 1);
      expect(await page.getByText("重新整理也不會不見", { exact: true }).count()).toBe(1);
    });

    it("knows its own message again when it never heard that it arrived", async () => {
      const page = await chat();
      await page.route("**/api/chat/messages", async (route) => {
        await route.fetch();
        await route.abort();
      });
      await say(page, "只算一次");
      await answered(page, 1);
      await page.locator(".is-unsent").waitFor({ state: "detached" });
      expect((await texts(page)).filter((text) => text === "只算一次")).toHaveLength(1);
      expect(await page.locator(".from-bot").count()).toBe(1);
    });

    it("offers quick replies of the newest line only", async () => {
      const page = await chat();
      await desk.bringChoices(page);
      const choices = page.locator(".choices button");
      await choices.first().waitFor();
      const label = await choices.first().textContent();
      await choices.first().click();
      await page
        .locator(".from-resident", { hasText: label ?? "" })
        .first()
        .waitFor();
      await expect.poll(() => page.locator(".choices").count()).toBeLessThanOrEqual(1);
    });

    it("sends a photo without the place where it was taken, upright", async () => {
      const page = await chat();
      const photo = await phonePhoto();
      expect(photo.includes("CanaryPhone")).toBe(true);
      const file = { name: "漏水 <b>.jpg", mimeType: "image/jpeg", buffer: photo };
      await page.locator("input[type=file]").setInputFiles(file);
      await page.getByText("可以送出").waitFor();
      await say(page, "就是這裡");
      const shown = page.locator(".from-resident .photo-link img");
      await shown.waitFor();
      const address = await shown.evaluate((image) => {
        return image instanceof HTMLImageElement ? image.src : "";
      });
      const kept = await page.request.get(address);
      expect(kept.headers()["content-type"]).toBe("image/jpeg");
      expect(kept.headers()["x-content-type-options"]).toBe("nosniff");
      const body = await kept.body();
      const { exif, width, height } = await sharp(body).metadata();
      expect({ exif, width, height }).toEqual({ exif: undefined, width: 300, height: 400 });
      expect(body.includes("CanaryPhone")).toBe(false);
    });

    it("sends papers and recordings, and shows them as what they are, to be saved", async () => {
      const page = await chat();
      const file = (name: string, mimeType: string) => ({
        name,
        mimeType,
        buffer: SAMPLES[mimeType] ?? SVG,
      });
      await page
        .locator("input[type=file]")
        .setInputFiles([
          file("收據.pdf", "application/pdf"),
          file("新錄音 7.m4a", "audio/mp4"),
          file("漏水.mov", "video/quicktime"),
        ]);
      await expect.poll(() => page.getByText("可以送出").count()).toBe(3);
      expect(await accessFaults(page)).toEqual([]);
      await say(page, "請看附件");
      const chips = page.locator(".from-resident a.file-chip");
      await chips.nth(2).waitFor();
      await expect
        .poll(() => chips.allInnerTexts())
        .toEqual([
          expect.stringMatching(/^收據\.pdf\s+PDF · 1 KB$/),
          expect.stringMatching(/^新錄音 7\.m4a\s+語音 · 2 KB$/),
          expect.stringMatching(/^漏水\.mov\s+影片 · 2 KB$/),
        ]);
      const [saved] = await Promise.all([page.waitForEvent("download"), chips.first().click()]);
      expect(saved.suggestedFilename()).toBe("收據.pdf");
      expect(await accessFaults(page)).toEqual([]);
    });

    it("says why a file is not taken, and lets it be removed", async () => {
      const page = await chat();
      const file = { name: "photo.png", mimeType: "image/png", buffer: SVG };
      await page.locator("input[type=file]").setInputFiles(file);
      await page.getByText("這個檔案我們打不開").waitFor();
      await page.getByRole("button", { name: "移除 photo.png" }).click();
      expect(await page.locator(".tray-file").count()).toBe(0);
    });

    it("speaks three languages and remembers the choice", async () => {
      const page = await chat();
      await page.getByRole("button", { name: "EN English" }).click();
      await page.getByText("How can I help you?").waitFor();
      await page.reload();
      await page.getByText("How can I help you?").waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
      await page.getByRole("button", { name: "简 简体中文" }).click();
      await page.getByText("请问有什么可以帮您的吗").waitFor();
      expect(await page.locator("h1").textContent()).toBe("物业服务公司");
      await say(page, "厨房的灯坏了");
      await answered(page, 1);
    });

    it("is answered as it is read, when the first words are of no language", async () => {
      const page = await chat({ locale: "zh-CN" });
      await say(page, "1203 ???");
      await answered(page, 1);
      const [, answer] = await texts(page);
      expect(answer).toMatch(/[请对没]/);
      expect(answer).not.toMatch(/[請對沒]/);
    });

    it("can be used with the keyboard alone", async () => {
      const page = await chat();
      const focused = (): Promise<string> =>
        page.evaluate(() => document.activeElement?.textContent ?? "");
      await page.keyboard.press("Tab");
      for (let steps = 0; steps < 10 && (await focused()) !== "報修"; steps += 1) {
        await page.keyboard.press("Tab");
      }
      expect(await focused()).toBe("報修");
      await page.keyboard.press("Enter");
      await answered(page, 1);
      // Writing goes on where it was left: no way back to search for.
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
      await page.keyboard.type("謝謝");
      await page.keyboard.press("Enter");
      await answered(page, 2);
    });

    it("refuses a message that is too long before it is sent, and says by how much", async () => {
      const page = await chat();
      await page.locator("textarea").fill("長".repeat(3_990));
      await page.getByText("還可以寫 10 字").waitFor();
      await page.locator("textarea").fill("長".repeat(4_007));
      await page.getByText("超過了 7 字").waitFor();
      await page.keyboard.press("Enter");
      expect(await page.getByRole("button", { name: "送出" }).isDisabled()).toBe(true);
      expect(await page.locator(".bubble").count()).toBe(0);
    });

    it("fits 360 px, whatever is written", async () => {
      const page = await chat({ viewport: { width: 360, height: 640 } });
      const width = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth);
      expect(await width()).toBeLessThanOrEqual(360);
      await say(page, `https://example.com/${"long-".repeat(60)} ${"寬".repeat(90)}`);
      await answered(page, 1);
      expect(await width()).toBeLessThanOrEqual(360);
      const small = await page.locator("button:visible").evaluateAll(
        (buttons) =>
          buttons.filter((one) => {
            const { width, height } = one.getBoundingClientRect();
            return width < 44 || height < 44;
          }).length,
      );
      expect(small, "targets under 44 px").toBe(0);
    });

    for (const colorScheme of ["light", "dark"] as const) {
      it(`breaks no rule of accessibility, empty and in talk (${colorScheme})`, async () => {
        const page = await chat({ colorScheme });
        expect(await accessFaults(page)).toEqual([]);
        await say(page, "廚房漏水");
        await answered(page, 1);
        expect(await accessFaults(page)).toEqual([]);
      });
    }

    for (const colorScheme of ["light", "dark"] as const) {
      it(`shows words to somebody in danger as such, with numbers to press (${colorScheme})`, async () => {
        const page = await chat({ colorScheme, viewport: { width: 360, height: 740 } });
        await say(page, "我家瓦斯漏氣了");
        const bubble = page.locator(".from-bot.is-danger");
        const looksRight = async (): Promise<void> => {
          await bubble.waitFor();
          await expect.poll(() => bubble.getAttribute("aria-live")).toBe("assertive");
          expect(await bubble.getByRole("img").getAttribute("aria-label")).toBe("緊急指示");
          const number = bubble.getByRole("link", { name: "119" }).first();
          expect(await number.getAttribute("href")).toBe("tel:119");
          const box = await number.boundingBox();
          expect(box?.height).toBeGreaterThanOrEqual(44);
          expect(box?.width).toBeGreaterThanOrEqual(44);
          await number.focus();
          const style = await number.evaluate((link) => {
            const { textDecorationLine, outlineStyle, outlineWidth } = getComputedStyle(link);
            return { textDecorationLine, outlineStyle, outlineWidth };
          });
          expect(style).toEqual({
            textDecorationLine: "underline",
            outlineStyle: "solid",
            outlineWidth: "3px",
          });
        };
        await looksRight();
        const words = await texts(page);
        expect(await accessFaults(page)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(360);
        await page.reload();
        await looksRight();
        expect(await texts(page)).toEqual(words);
        await say(page, "謝謝");
        await answered(page, 2);
        // What residents write themselves never looks like our warning.
        expect(await page.locator(".from-resident.is-danger").count()).toBe(0);
      });
    }

    it("shows naughty strings as the text that they are", async () => {
      const context = await resident();
      const reports = await watchPolicy(context);
      const page = await openChat(context, `${desk.origin}/`);
      const residents = page.locator(".from-resident:not(.is-unsent) .bubble-text");
      for (const [at, text] of NAUGHTY.entries()) {
        await page.locator("textarea").fill(text);
        // By its kind: the page speaks the language that it was written to in.
        await page.locator("button[type=submit]").click();
        await residents.nth(at).waitFor();
      }
      expect(await residents.count()).toBe(NAUGHTY.length);
      expect(await page.locator(".bubble-text *").count()).toBe(0);
      expect(await page.evaluate(() => window.pwned ?? null)).toBeNull();
      expect(await reports(page)).toEqual([]);
    });

    it("gives a forged cookie a new conversation and nothing else", async () => {
      const context = await resident();
      const page = await openChat(context, `${desk.origin}/`);
      await say(page, "這是我的對話");
      await answered(page, 1);
      const [cookie] = await context.cookies();
      const value = cookie?.value ?? "";
      const forged = `${value.slice(0, -2)}${value.endsWith("AA") ? "BB" : "AA"}`;
      await context.addCookies([{ name: "chat-main", value: forged, url: desk.origin }]);
      await page.reload();
      await page.locator(".welcome").waitFor();
      expect(await page.getByText("這是我的對話").count()).toBe(0);
    });

    it("keeps communities apart", async () => {
      const context = await resident();
      const main = await openChat(context, `${desk.origin}/`);
      await say(main, "主社區的話");
      await answered(main, 1);
      const garden = await openChat(context, `${desk.origin}/c/garden/`);
      await garden.getByRole("heading", { name: "花園管理處", exact: true }).waitFor();
      expect(await garden.getByText("主社區的話").count()).toBe(0);
      await say(garden, "花園的話");
      await answered(garden, 1);
      await main.reload();
      await answered(main, 1);
      expect(await main.getByText("花園的話").count()).toBe(0);
    });
  });
}

import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accessFaults, openBrowser, watchPolicy } from "./browser.ts";
import { openChat, say, type Desk } from "./desk.ts";
import { realDesk } from "./real-desk.ts";

let desk: Desk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([realDesk(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

/** The ticket of a resident who left the phone 0912345678 with it. */
async function reported(): Promise<string> {
  const context = await browser.newContext({ locale: "zh-TW" });
  const page = await openChat(context, `${desk.origin}/`);
  await say(page, "我要報修，廚房漏水，A棟12樓之2，我姓王，電話0912345678");
  await page.locator(".from-bot").first().waitFor();
  await say(page, "對");
  const told = page.getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/).first();
  await told.waitFor();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await told.textContent()) ?? "")?.[0] ?? "";
  await context.close();
  return code;
}

async function asked(options: BrowserContextOptions, code: string, digits: string): Promise<Page> {
  const context = await browser.newContext(options);
  const policy = await watchPolicy(context);
  const page = await context.newPage();
  await page.goto(`${desk.origin}/status`);
  expect(await accessFaults(page)).toEqual([]);
  await page.locator("#code").fill(code);
  await page.locator("#digits").fill(digits);
  await page.locator("#digits").press("Enter");
  await page.locator(".status-refused, .found").waitFor();
  expect(await accessFaults(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  expect(await policy(page)).toEqual([]);
  return page;
}

describe("where a ticket stands, in another browser", () => {
  it("is told in three languages, in both themes, on a phone and at a desk", async () => {
    const code = await reported();
    for (const [locale, words, colorScheme, width] of [
      ["zh-TW", "已經登記，同事會來處理", "light", 390],
      ["zh-CN", "已经登记，同事会来处理", "dark", 390],
      ["en-GB", "On record; a colleague will see to it", "dark", 1440],
    ] as const) {
      const viewport = { width, height: 844 };
      const page = await asked({ locale, colorScheme, viewport }, code.toLowerCase(), "5678");
      await page.getByText(words).waitFor();
      const text = (await page.locator("body").textContent()) ?? "";
      for (const word of ["王", "漏水", "12樓", "0912"]) expect(text).not.toContain(word);
      await page.context().close();
    }
  });

  it("is not told to a wrong number, and says what helps", async () => {
    const page = await asked({ locale: "zh-TW" }, "7K2M-9QXA", "5678");
    await page.getByText("編號和電話末四碼對不起來").waitFor();
    await page.getByText("當時沒有留電話的話").waitFor();
    await page.getByRole("link", { name: "到對話頁面" }).click();
    await page.locator(".welcome").waitFor();
    await page.getByRole("link", { name: "用編號查詢進度" }).click();
    await page.getByRole("heading", { name: "查詢進度" }).waitFor();
    await page.context().close();
  });

  it("where a link is over, that page too is for everybody", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ locale: "zh-TW", colorScheme });
      const page = await context.newPage();
      await page.goto(`${desk.origin}/back?t=x`);
      await page.getByText("這個連結不能用了").waitFor();
      expect(await accessFaults(page)).toEqual([]);
      await context.close();
    }
  });
});

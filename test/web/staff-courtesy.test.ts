import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accessFaults, openBrowser } from "./browser.ts";
import { openChat, openStaff, say, type Desk } from "./desk.ts";
import { realDesk } from "./real-desk.ts";

let desk: Desk;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([realDesk(), openBrowser()]);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

async function someone(locale: string): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } });
  contexts.push(context);
  return context;
}

/** A colleague's page with the box in which words to a resident are written. */
async function writing(locale: string, resident: string): Promise<Page> {
  const chat = await openChat(await someone("zh-TW"), `${desk.origin}/`);
  await say(chat, `我姓${resident}，我要找真人`);
  await chat.locator(".from-bot").first().waitFor();
  const staff = await openStaff(await someone(locale), desk, "林主任");
  await staff
    .locator(".todo", { hasText: `我姓${resident}` })
    .first()
    .click();
  await staff.locator(".talk .lines").waitFor();
  return staff;
}

const box = (staff: Page) => staff.locator(".composer textarea");
const found = (staff: Page) => staff.locator(".findings .is-courtesy");

describe("a colleague who writes", () => {
  it("is told the rule and why, and has the documented words at one tap (B17)", async () => {
    const staff = await writing("zh-TW", "涂");
    await box(staff).fill("您沒看見我忙著嗎？");
    await found(staff).getByText("不讓住戶聽到我們忙").waitFor();
    await found(staff).getByText("服務守則 B17").waitFor();
    expect(await found(staff).locator("mark").textContent()).toBe("您沒看見我忙著嗎？");
    expect(await staff.locator(".findings").getAttribute("aria-live")).toBe("polite");
    expect(await accessFaults(staff)).toEqual([]);
    await staff.getByRole("button", { name: "改成「好的，我馬上就來辦。」" }).click();
    expect(await box(staff).inputValue()).toBe("好的，我馬上就來辦。");
    await found(staff).first().waitFor({ state: "detached" });
    expect(await box(staff).evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it("has every 你 made 您 by keyboard alone, and no 迷你 (A13)", async () => {
    const staff = await writing("zh-CN", "卞");
    await box(staff).fill("你好，你的迷你仓续租好了，谢谢");
    await found(staff).getByText("对住户一律称“您”。").waitFor();
    await staff.keyboard.press("Tab");
    await staff.keyboard.press("Enter");
    expect(await box(staff).inputValue()).toBe("您好，您的迷你仓续租好了，谢谢");
  });

  it("is advised in English as well, and never kept from sending", async () => {
    const staff = await writing("en-GB", "仇");
    await box(staff).fill("That's not my problem.");
    await found(staff).getByText("It sends the resident away.").waitFor();
    await found(staff).getByText("handbook B14").waitFor();
    await staff.getByRole("button", { name: "Send", exact: true }).click();
    await staff.locator(".line.from-staff", { hasText: "not my problem" }).waitFor();
  });
});

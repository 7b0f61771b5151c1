import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accessFaults, openBrowser } from "./browser.ts";
import { openChat, openStaff, say, type Desk } from "./desk.ts";
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

/** Of no phrase's words, and nothing that anybody asks for yet. */
const SAID = "球池的東西怪怪的";
const AGAIN = /沒聽清楚/;

const someone = (options: BrowserContextOptions = {}) =>
  browser.newContext({
    locale: "zh-TW",
    viewport: { width: 1440, height: 900 },
    ...options,
  });
const admin = async (options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await openStaff(await someone(options), desk, "林主任", "staff", "admin");
  await page.evaluate(() => location.assign("#/tuning"));
  await page.locator(".tuning-main").waitFor();
  return page;
};
/** What a resident who begins with it is answered. */
const answerTo = async (text: string): Promise<string> => {
  const chat = await openChat(await someone(), `${desk.origin}/`);
  await say(chat, text);
  await chat.locator(".from-bot").nth(1).or(chat.locator(".from-bot")).last().waitFor();
  await chat.locator(".from-resident ~ .from-bot").first().waitFor();
  const said = (await chat.locator(".from-bot .bubble-text").allTextContents()).join("\n");
  await chat.context().close();
  return said;
};

it(
  "leads from a message that nobody understood to one that is, and back",
  { timeout: 240_000 },
  async () => {
    expect(await answerTo(`我是B棟1203陳小姐，${SAID}`)).toMatch(AGAIN);

    const page = await admin();
    const group = page.locator(".unclear-group", { hasText: SAID });
    await group.waitFor();
    expect(await group.textContent()).not.toMatch(/1203|陳/);
    await group.getByLabel("它的意思是").selectOption("repair");
    await group.getByRole("button", { name: "加進草稿" }).click();
    const draft = page.getByRole("complementary", { name: "草稿" });
    await draft.getByText(`「報修」加上：${SAID}`).waitFor();

    await draft.getByRole("button", { name: "檢查" }).click();
    await draft.getByText("沒有問題，可以發布。").waitFor({ timeout: 60_000 });
    await draft.getByText("受保護的話，多聽懂 1 句").waitFor();
    await draft.getByText("多聽懂 1 句", { exact: true }).waitFor();
    expect(await accessFaults(page)).toEqual([]);

    await draft.getByLabel(/^為什麼改/).fill("住戶這樣說");
    await draft.getByRole("button", { name: "發布" }).click();
    await page.getByText("已發布").waitFor();
    await expect.poll(() => answerTo(SAID), { timeout: 30_000 }).not.toMatch(AGAIN);

    await page.getByRole("link", { name: "紀錄" }).click();
    await page.getByText("住戶這樣說").waitFor();
    await page.getByRole("button", { name: "復原這一版" }).click();
    await page.getByRole("button", { name: "確定復原" }).click();
    await page.getByText("復原第 1 版").waitFor();
    await expect.poll(() => answerTo(SAID), { timeout: 30_000 }).toMatch(AGAIN);
  },
);

import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accessFaults, openBrowser, watchPolicy } from "./browser.ts";
import { echoDesk, openStaff, PASSWORD, type EchoDesk } from "./desk.ts";

let desk: EchoDesk;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [desk, browser] = await Promise.all([echoDesk(), openBrowser()]);
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
const field = (page: Page, id: string) => page.locator(`#${id}`);

describe("the page of an invitation", () => {
  it("makes an account, says what is missing at its field, and leads to the desk", async () => {
    const page = await (await someone()).newPage();
    const link = await desk.staffLink();
    await page.goto(link);
    await page.getByRole("heading", { name: "歡迎加入服務台" }).waitFor();
    await page.getByRole("button", { name: "進入服務台" }).click();
    await page.getByText("請填姓名").waitFor();
    expect(await field(page, "name").getAttribute("aria-invalid")).toBe("true");
    await page.keyboard.type("陳小姐");
    await field(page, "title").fill("客服");
    await field(page, "login").fill("chen");
    await page.keyboard.press("Enter");
    await page.getByText("請填一個完整的電子郵件").waitFor();
    await field(page, "login").fill("Chen@example.com");
    await field(page, "password").fill("password123");
    await page.keyboard.press("Enter");
    await page.getByText("這個密碼太常見").waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("password");
    await field(page, "password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByText("值班：陳小姐").waitFor();
    expect(page.url()).toBe(`${desk.origin}/staff`);

    const late = await (await someone()).newPage();
    await late.goto(link);
    await late.getByRole("heading", { name: "這個連結不能用了" }).waitFor();
    await late.getByRole("button", { name: "去登入" }).click();
    await late.getByRole("heading", { name: "登入" }).waitFor();
    expect(late.url()).toBe(`${desk.origin}/staff`);
  });
});

describe("the page to sign in", () => {
  it("says that a password is wrong, lets in by the right one, and out again", async () => {
    const first = await (await someone()).newPage();
    await first.goto(await desk.staffLink());
    await field(first, "name").fill("林主任");
    await field(first, "login").fill("lin@example.com");
    await field(first, "password").fill(PASSWORD);
    await first.keyboard.press("Enter");
    await first.locator(".desk .queue").waitFor();

    const context = await someone();
    const page = await context.newPage();
    const answer = await page.goto(`${desk.origin}/c/garden/staff`);
    expect(answer?.status()).toBe(401);
    await field(page, "login").and(page.locator(":focus")).waitFor();
    await page.keyboard.type("Lin@Example.com");
    await page.keyboard.press("Tab");
    await page.keyboard.type("an umbrella");
    await page.keyboard.press("Enter");
    await page.getByText("電子郵件或密碼不正確").waitFor();
    await field(page, "password").fill(PASSWORD);
    await page.getByRole("button", { name: "顯示密碼" }).click();
    expect(await field(page, "password").getAttribute("type")).toBe("text");
    await page.locator("button[type=submit]").click();
    await page.getByText("值班：林主任").waitFor();
    expect(page.url()).toBe(`${desk.origin}/c/garden/staff`);

    const out = await context.request.post(`${desk.origin}/api/staff/sign-out`, {
      data: { everywhere: false },
      headers: { Origin: desk.origin },
    });
    expect(out.status()).toBe(204);
    await page.getByText("您的登入已經過期").waitFor();
    await page.getByRole("link", { name: "重新登入" }).click();
    await field(page, "login").waitFor();
  });

  it("speaks three languages, and remembers which", async () => {
    const context = await someone();
    const page = await context.newPage();
    await page.goto(`${desk.origin}/staff`);
    await page.getByRole("button", { name: "简体" }).click();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-Hans");
    await page.getByRole("button", { name: "English" }).click();
    await page.reload();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });

  it("keeps as text what whoever invited wrote", async () => {
    const context = await someone();
    const reports = await watchPolicy(context);
    const naughty = `<img src=x onerror="window.pwned=1">`;
    const { invitations } = desk.runtime.people;
    const staff = await openStaff(await someone(), desk, naughty);
    await staff.close();
    const account = desk.runtime.people.all().find(({ name }) => name === naughty)?.id ?? "";
    const key = await invitations.issue({ account, grants: [], name: naughty, by: null });
    const page = await context.newPage();
    await page.goto(`${desk.origin}/staff/join?key=${key}`);
    await page.getByText(`${naughty}，您好`).waitFor();
    expect(await page.evaluate(() => window.pwned ?? null)).toBeNull();
    expect(await reports(page)).toEqual([]);
  });

  for (const colorScheme of ["light", "dark"] as const)
    it(`breaks no rule of accessibility and fits 360 px (${colorScheme})`, async () => {
      const context = await someone({ colorScheme, viewport: { width: 360, height: 740 } });
      const page = await context.newPage();
      const fits = async (): Promise<void> => {
        expect(await accessFaults(page)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(360);
      };
      await page.goto(`${desk.origin}/staff`);
      await field(page, "login").fill("a@example.com");
      await field(page, "password").fill("wrong");
      await page.keyboard.press("Enter");
      await page.getByText("電子郵件或密碼不正確").waitFor();
      await fits();
      await page.goto(await desk.staffLink());
      await page.getByRole("button", { name: "進入服務台" }).click();
      await page.getByText("請填姓名").waitFor();
      await fits();
      await page.goto(`${desk.origin}/staff/join?key=none`);
      await page.getByRole("heading", { name: "這個連結不能用了" }).waitFor();
      await fits();
    });
});

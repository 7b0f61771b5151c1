import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { simulatedClock } from "../../src/runtime/clock.ts";
import { accessFaults, openBrowser } from "./browser.ts";
import { echoDesk, openChat, openStaff, say, type EchoDesk } from "./desk.ts";

// What the product seldom does by itself is brought about here by a desk in memory.
let desk: EchoDesk;
let browser: Browser;
let chat: Page;

beforeAll(async () => {
  [desk, browser] = await Promise.all([echoDesk(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
beforeEach(async () => {
  chat = await openChat(await browser.newContext({ locale: "zh-TW" }), `${desk.origin}/`);
});

function colleagueSays(text: string): void {
  const conversation = desk.runtime.last()?.conversation ?? "";
  desk.runtime.staffSays({ community: "main", channel: "web", conversation }, "林主任", text);
}

const answers = (page: Page, count: number): Promise<void> =>
  page
    .locator(".from-bot")
    .nth(count - 1)
    .waitFor();

it("names the colleague who speaks", async () => {
  await say(chat, "請問有人嗎");
  await answers(chat, 1);
  colleagueSays("您好，我是林主任。");
  const line = chat.locator(".from-staff");
  await line.getByText("您好，我是林主任。").waitFor();
  expect(await line.locator(".bubble-name").textContent()).toBe("林主任");
});

it("doesn't pull away who reads further up, and says that there is something new", async () => {
  for (let count = 1; count <= 8; count += 1) {
    await say(chat, `第 ${count} 句\n長一點\n再長一點`);
    await answers(chat, count);
  }
  await chat.locator(".log").evaluate((log) => log.scrollTo({ top: 0 }));
  colleagueSays("看得到嗎？");
  await chat.getByRole("button", { name: "有新訊息" }).waitFor();
  expect(await chat.locator(".log").evaluate((log) => log.scrollTop)).toBe(0);
  await chat.getByRole("button", { name: "有新訊息" }).click();
  await chat.getByRole("button", { name: "有新訊息" }).waitFor({ state: "detached" });
  await expect
    .poll(() =>
      chat.locator(".log").evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight),
    )
    .toBeLessThan(2);
});

/** On a busy machine. */
const PATIENT = { timeout: 30_000 };

describe("a long conversation", { timeout: 120_000 }, () => {
  const shown = (): Promise<string[]> => chat.locator(".bubble-text").allTextContents();
  const earlier = () => chat.getByRole("button", { name: "較早的對話" });
  /** Where a line stands on the screen. */
  const topOf = (text: string): Promise<number> =>
    chat.getByText(text, { exact: true }).evaluate((one) => one.getBoundingClientRect().top);

  const talkOf = async (messages: number): Promise<void> => {
    await say(chat, "訊息 0 號");
    await answers(chat, 1);
    const first = desk.runtime.last();
    if (first === null) throw new Error("nothing was taken in");
    await chat.goto("about:blank");
    for (let n = 1; n < messages; n += 1)
      await desk.runtime.receive({ ...first, id: `${first.id}-${n}`, text: `訊息 ${n} 號` });
    await chat.goto(`${desk.origin}/`);
    await chat.getByText(`訊息 ${messages - 1} 號`, { exact: true }).waitFor();
  };

  it("of 2,160 messages opens at once with its newest lines, and goes on", async () => {
    await talkOf(2_160);
    expect((await shown()).length).toBeLessThanOrEqual(50);
    expect(await chat.locator(".log").evaluate(atEnd)).toBe(true);
    await say(chat, "還在嗎");
    await chat.getByText("您說的是：還在嗎").waitFor();
    expect(await accessFaults(chat)).toEqual([]);
  });

  it("brings older ones to who scrolls up, and nothing jumps", async () => {
    await talkOf(2_160);
    const before = (await shown()).length;
    const inView = "訊息 2136 號";
    // In one breath: older ones may come before the next.
    const top = await chat.getByText(inView, { exact: true }).evaluate((one) => {
      one.closest(".log")?.scrollTo({ top: 300 });
      return one.getBoundingClientRect().top;
    });
    expect(top).toBeGreaterThan(0);
    await expect.poll(async () => (await shown()).length, PATIENT).toBeGreaterThan(before);
    expect(Math.abs((await topOf(inView)) - top)).toBeLessThan(2);
    expect(await chat.getByRole("button", { name: "有新訊息" }).count()).toBe(0);
    const lines = await shown();
    expect(new Set(lines).size, "each once").toBe(lines.length);
    // Before the newest fifty stand those that were written just before them.
    expect(lines.filter((text) => text.startsWith("訊息")).at(-26)).toBe("訊息 2134 號");
  });

  it("brings page after page to who goes on scrolling up", async () => {
    await talkOf(2_160);
    for (let pages = 0; pages < 3; pages += 1) {
      const before = (await shown()).length;
      await chat.locator(".log").evaluate((log) => log.scrollTo({ top: 100 }));
      await expect.poll(async () => (await shown()).length, PATIENT).toBeGreaterThan(before);
    }
  });

  it("is read to its beginning with the keyboard alone", async () => {
    await talkOf(90);
    // Its name is another one while they come.
    const button = chat.locator(".log-earlier");
    const isThere = async (): Promise<boolean> => (await button.count()) > 0;
    await earlier().focus();
    while (await isThere()) {
      const before = await chat.locator(".bubble").count();
      await chat.keyboard.press("Enter");
      const hasMore = async () => (await chat.locator(".bubble").count()) > before;
      await expect.poll(async () => (await hasMore()) || !(await isThere()), PATIENT).toBe(true);
    }
    const lines = await shown();
    expect(lines).toHaveLength(2 * 90);
    expect(lines[0]).toBe("訊息 0 號");
    // The focus is not lost with the button.
    expect(await chat.evaluate(() => document.activeElement?.className)).toBe("log");
  });
});

function atEnd(log: Element): boolean {
  return log.scrollHeight - log.scrollTop - log.clientHeight < 2;
}

it("tells a refused message with its reason, and gives it back to be changed", async () => {
  const refusal = {
    error: { code: "x", message: { "zh-Hant": "對不起，這個不行。", "zh-Hans": "", en: "" } },
  };
  await chat.route("**/api/chat/messages", (route) =>
    route.fulfill({ status: 400, json: refusal }),
  );
  await say(chat, "不能收的話");
  await chat.getByText("對不起，這個不行。").waitFor();
  await chat.getByRole("button", { name: "取回修改" }).click();
  expect(await chat.locator("textarea").inputValue()).toBe("不能收的話");
  expect(await chat.locator(".bubble").count()).toBe(0);
});

it("waits its turn when that was too much at once, and is sent after", async () => {
  let refusals = 2;
  const message = { "zh-Hant": "請稍候。", "zh-Hans": "", en: "" };
  await chat.route("**/api/chat/messages", (route) => {
    refusals -= 1;
    return refusals < 0
      ? route.continue()
      : route.fulfill({ status: 429, json: { error: { code: "too-many-messages", message } } });
  });
  await say(chat, "寫得很快");
  await chat.getByText("尚未送出").waitFor();
  await answers(chat, 1);
  expect(await chat.getByText("寫得很快", { exact: true }).count()).toBe(1);
});

it("keeps a message while the desk can take none in, and sends it after", async () => {
  desk.runtime.refuses(true);
  await say(chat, "磁碟滿的時候寫的");
  await chat.getByText("尚未送出").waitFor();
  desk.runtime.refuses(false);
  await chat.getByRole("button", { name: "立即再試" }).click();
  await answers(chat, 1);
  expect(await chat.getByText("磁碟滿的時候寫的", { exact: true }).count()).toBe(1);
});

it("puts emergencies first on staff's screen, and counts down what was promised", async () => {
  await say(chat, "緊急 瓦斯味很重");
  await answers(chat, 1);
  await say(chat, "報修 門把鬆了");
  await answers(chat, 2);
  const staff = await openStaff(await browser.newContext({ locale: "zh-TW" }), desk, "林主任");
  expect(await staff.locator(".todo").first().textContent()).toMatch(/緊急.*瓦斯味很重/);
  await expect.poll(() => staff.title()).toMatch(/其他危險|危險/);
  const due = staff.locator(".todo", { hasText: "門把鬆了" }).locator(".todo-clock");
  expect(await due.textContent()).toMatch(/^\d+:\d\d內答覆$/);
});

it("tells what is overdue by a word and a sign, not by colour alone", async () => {
  const start = Date.UTC(2026, 10, 23);
  const clock = simulatedClock(start);
  const late = await echoDesk({ clock });
  const page = await openChat(await browser.newContext({ locale: "zh-TW" }), `${late.origin}/`);
  await say(page, "報修 門把鬆了");
  await answers(page, 1);
  await clock.advance(start + 13 * 60_000);
  const staff = await openStaff(await browser.newContext({ locale: "zh-TW" }), late, "林主任");
  const due = staff.locator(".todo-clock");
  // By the server's clock, whatever this device's says.
  await due.getByText("答覆逾時 3 分鐘").waitFor();
  expect(await due.locator("svg").count()).toBe(1);
  await late.close();
});

import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { accessFaults, openBrowser, watchPolicy } from "./browser.ts";
import { echoDesk, openChat, say, type EchoDesk } from "./desk.ts";

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
const colleagueSays = (text: string): void => {
  const conversation = desk.runtime.last()?.conversation ?? "";
  desk.runtime.staffSays({ community: "main", channel: "web", conversation }, "林主任", text);
};
/** As when its reader goes to another window, or comes back. */
const turn = (page: Page, to: "hidden" | "visible"): Promise<void> =>
  page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, to);

describe("a page that nobody looks at", () => {
  it("counts in its title what came meanwhile, and tells when it was seen", async () => {
    const page = await chat();
    await say(page, "請問有人嗎");
    await answered(page, 1);
    await expect.poll(() => desk.runtime.reaching.lastSeen()?.upTo ?? 0).toBeGreaterThan(0);
    expect(await page.title()).toBe("物業服務公司");
    await turn(page, "hidden");
    const before = desk.runtime.reaching.lastSeen()?.upTo;
    colleagueSays("您好，我是林主任。");
    await expect.poll(() => page.title()).toBe("(1) 物業服務公司");
    colleagueSays("師傅明天到。");
    await expect.poll(() => page.title()).toBe("(2) 物業服務公司");
    expect(desk.runtime.reaching.lastSeen()?.upTo).toBe(before);
    await turn(page, "visible");
    await expect.poll(() => page.title()).toBe("物業服務公司");
    await expect
      .poll(() => desk.runtime.reaching.lastSeen()?.upTo ?? 0, { timeout: 6_000 })
      .toBeGreaterThan(before ?? 0);
  });

  it("counts as well what stands below, while its reader is further up", async () => {
    const page = await chat();
    for (let count = 1; count <= 8; count += 1) {
      await say(page, `第 ${count} 句\n長一點\n再長一點`);
      await answered(page, count);
    }
    await page.locator(".log").evaluate((log) => log.scrollTo({ top: 0 }));
    colleagueSays("看得到嗎？");
    await expect.poll(() => page.title()).toBe("(1) 物業服務公司");
    await page.getByRole("button", { name: "有新訊息" }).click();
    await expect.poll(() => page.title()).toBe("物業服務公司");
  });

  it("sounds once its reader has touched it, unless they switched it off", async () => {
    const context = await resident();
    await context.addInitScript(() => {
      const counted = { notes: 0 };
      const Sounds = class extends AudioContext {
        override createOscillator(): OscillatorNode {
          counted.notes += 1;
          return super.createOscillator();
        }
      };
      Object.assign(window, { counted, AudioContext: Sounds });
    });
    const notes = (page: Page): Promise<number> => page.evaluate(() => window.counted?.notes ?? 0);
    const page = await openChat(context, `${desk.origin}/`);
    await say(page, "請問有人嗎");
    await answered(page, 1);
    expect(await notes(page)).toBe(0);
    await turn(page, "hidden");
    colleagueSays("您好");
    await expect.poll(() => notes(page)).toBe(2);
    await turn(page, "visible");
    await expect.poll(() => page.title()).toBe("物業服務公司");
    await page.getByRole("button", { name: "通知設定" }).click();
    await page.getByRole("switch", { name: "提示音" }).click();
    await page.keyboard.press("Escape");
    await turn(page, "hidden");
    colleagueSays("還在嗎");
    await expect.poll(() => page.title()).toContain("(1)");
    expect(await notes(page)).toBe(2);
  });
});

describe("the bell", () => {
  it("opens and closes by keyboard, and is for everybody", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await chat({ colorScheme, viewport: { width: 390, height: 844 } });
      const bell = page.getByRole("button", { name: "通知設定" });
      await bell.focus();
      await page.keyboard.press("Enter");
      await page.getByLabel("電子郵件信箱").waitFor();
      expect(await accessFaults(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(390);
      await page.keyboard.press("Escape");
      await page.getByLabel("電子郵件信箱").waitFor({ state: "hidden" });
      expect(await bell.evaluate((one) => one === document.activeElement)).toBe(true);
    }
  });

  it("takes an address, says what to do next, and takes it back", async () => {
    const page = await chat();
    await page.getByRole("button", { name: "通知設定" }).click();
    await page.getByLabel("電子郵件信箱").fill("resident@example.com");
    await page.getByRole("button", { name: "寄出確認信" }).click();
    await page.getByText("請到 resident@example.com 收確認信").waitFor();
    await page.getByRole("button", { name: "不要再寄信給我" }).click();
    await page.getByText("先寄一封確認信").waitFor();
  });

  it("registers the page for push, and is courteous where there is no way to it", async () => {
    const context = await resident();
    await context.grantPermissions(["notifications"], { origin: desk.origin });
    const policy = await watchPolicy(context);
    const page = await openChat(context, `${desk.origin}/`);
    await page.getByRole("button", { name: "通知設定" }).click();
    await page.getByRole("switch", { name: "用這個裝置通知我" }).click();
    // This Chromium has no push service behind it.
    await page.getByText("這個瀏覽器現在沒有辦法接收通知").waitFor();
    const worker = await page.evaluate(async () => {
      const registered = await navigator.serviceWorker.getRegistration("/");
      return (registered?.active ?? registered?.waiting ?? registered?.installing)?.scriptURL;
    });
    expect(worker).toBe(`${desk.origin}/push.js`);
    expect(await policy(page)).toEqual([]);
  });

  it("subscribes where there is a push service, and shows what it brings", async () => {
    const context = await resident();
    await context.grantPermissions(["notifications"], { origin: desk.origin });
    await context.addInitScript(() => {
      // The browser's own part, which needs a service on the internet.
      PushManager.prototype.subscribe = async () => {
        const keys = { p256dh: "B".repeat(87), auth: "a".repeat(22) };
        const told = { endpoint: "https://push.example.com/1", expirationTime: null, keys };
        const subscription = Object.create(PushSubscription.prototype);
        Object.defineProperty(subscription, "toJSON", { value: () => told });
        return subscription;
      };
    });
    const page = await openChat(context, `${desk.origin}/`);
    await page.getByRole("button", { name: "通知設定" }).click();
    const push = page.getByRole("switch", { name: "用這個裝置通知我" });
    await push.click();
    await expect
      .poll(() => desk.runtime.reaching.devices.at(-1)?.endpoint)
      .toBe("https://push.example.com/1");
    await expect.poll(() => push.isChecked()).toBe(true);
    await page.reload();
    await page.getByRole("button", { name: "通知設定" }).click();
    await expect.poll(() => push.isChecked()).toBe(true);
    const devtools = await context.newCDPSession(page);
    const registration = new Promise<string>((resolve) =>
      devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const [first] = registrations;
        if (first !== undefined) resolve(first.registrationId);
      }),
    );
    await devtools.send("ServiceWorker.enable");
    await devtools.send("ServiceWorker.deliverPushMessage", {
      origin: desk.origin,
      registrationId: await registration,
      data: JSON.stringify({ title: "物業服務公司", body: "您有一則新訊息", url: "/", tag: "t" }),
    });
    const shown = (): Promise<readonly string[]> =>
      page.evaluate(async () => {
        const registered = await navigator.serviceWorker.ready;
        const all = await registered.getNotifications();
        return all.map(({ title, body, tag }) => `${title} ${body} ${tag}`);
      });
    await expect.poll(shown).toEqual(["物業服務公司 您有一則新訊息 t"]);
  });
});

declare global {
  interface Window {
    readonly counted?: { readonly notes: number };
  }
}

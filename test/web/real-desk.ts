import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { start, type Started } from "../../src/cli/start.ts";
import type { Config } from "../../src/config.ts";
import { loadSeed } from "../../src/cli/seed.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { openLog } from "../../src/runtime/log.ts";
import { openData } from "../../src/store/open-data.ts";
import { MODEL, productContent, ROOT } from "../product-content.ts";
import type { Compiled } from "../../src/core/content/check/compile.ts";
import { CHEAP, invitedAs, PAGES, say, type Desk } from "./desk.ts";

const COMMUNITIES = `
communities:
  - { id: main, company: { zh: 物業服務公司, en: Property Services } }
  - { id: garden, company: { zh: 花園管理處, en: Garden Estate Office } }
`;

/** A content in use, and where it was read and learnt from. */
export interface RealContent {
  readonly content: Compiled;
  readonly contentDir: string;
  readonly modelFile: string;
}

/** The product itself: its store, its content, its dialogs, on a data folder of its own. */
export async function realDesk(
  change: Partial<Config> = {},
  of: RealContent | null = null,
): Promise<Desk> {
  const whole = { contentDir: ROOT, modelFile: MODEL };
  const { content, contentDir, modelFile } = of ?? { ...whole, content: await productContent() };
  const clock = systemClock();
  const log = openLog("silent");
  const dataDir = await mkdtemp(join(tmpdir(), "frontdesk-real-"));
  let port = 0;
  let running: Started | null = null;

  const begin = async (): Promise<void> => {
    const now = clock.now();
    const data = await openData({ folder: dataDir, key: null, now, tell: () => {} });
    await loadSeed(data.store, "communities.yml", COMMUNITIES, now);
    running = await start({
      config: {
        port,
        host: "127.0.0.1",
        publicUrl: null,
        dataDir,
        dataKey: null,
        redis: null,
        logLevel: "silent",
        contentDir,
        trustProxy: 0,
        metricsToken: null,
        oidc: null,
        burstMs: 0,
        tuningApproval: false,
        mail: { ok: false, error: "not in this test" },
        slack: { ok: false, error: "not in this test" },
        line: { ok: false, error: "not in this test" },
        botFramework: null,
        ...change,
      },
      content,
      data,
      clock,
      log,
      pages: PAGES,
      modelFile,
      out: () => {},
      passwordCost: CHEAP,
    });
    port = Number(new URL(running.address).port);
  };
  const end = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  await begin();

  return {
    origin: `http://127.0.0.1:${port}`,
    async staffLink(...roles) {
      if (running === null) throw new Error("the desk is away");
      return running.invite(invitedAs(roles));
    },
    start: begin,
    stop: end,
    async close() {
      await end();
      await rm(dataDir, { recursive: true });
    },
    async bringChoices(page) {
      await beginRepair(page, "浴室的排風扇不轉");
      await answerUntil(page, () => page.locator(".choices").isVisible());
    },
    async report(page, issue) {
      await beginRepair(page, issue);
      await answerUntil(page, () => page.getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/).isVisible());
    },
  };
}

async function beginRepair(page: Page, issue: string): Promise<void> {
  await page.getByRole("button", { name: "報修", exact: true }).click();
  await page.locator(".from-bot").first().waitFor();
  await say(page, issue);
  await page.locator(".from-bot").nth(1).waitFor();
}

/** More questions than any dialog asks. */
const MOST_QUESTIONS = 15;

/** Answers as a busy resident: only what must be told, and yes to what is read back. */
async function answerUntil(page: Page, isDone: () => Promise<boolean>): Promise<void> {
  for (let asked = 0; asked < MOST_QUESTIONS && !(await isDone()); asked += 1) {
    const before = await page.locator(".from-bot").count();
    const question = (await page.locator(".from-bot .bubble-text").last().textContent()) ?? "";
    const skip = page.getByRole("button", { name: /^(略過|Skip)$/ });
    if (/哪一[棟戶]|Which unit/.test(question)) await say(page, "3棟12樓之2");
    else if (await skip.isVisible()) await skip.click();
    else await page.locator(".choices button").first().click();
    await page.locator(".from-bot").nth(before).waitFor();
  }
}

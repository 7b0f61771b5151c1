import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { formatProblem } from "../../src/core/content/check/problem.ts";
import { FEATURES } from "../../src/features.ts";
import { learnAhead, loadContent } from "../../src/runtime/content/load-content.ts";
import { accessFaults, openBrowser } from "./browser.ts";
import { workbook } from "../workbook.ts";
import { openChat, openStaff, say, type Desk } from "./desk.ts";
import { thinnedProduct } from "../thinned-product.ts";
import { realDesk, type RealContent } from "./real-desk.ts";

/** Each version that is published is learnt from: of all phrases that would take half a minute. */
let few: RealContent;
let desk: Desk;
let browser: Browser;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-few-"));
  const [contentDir, modelFile] = [thinnedProduct(folder), join(folder, "model.bin")];
  await learnAhead(contentDir, FEATURES.names, modelFile);
  const loaded = await loadContent(contentDir, FEATURES.names, modelFile);
  if (!loaded.ok) throw new Error(loaded.error.map(formatProblem).join("\n"));
  few = { content: loaded.value, contentDir, modelFile };
  [desk, browser] = await Promise.all([realDesk({}, few), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
  rmSync(few.contentDir, { recursive: true });
});

/** Of no phrase's words, and nothing that anybody asks for yet. */
const SAID = "蹺蹺板那邊怪怪的感覺";
const AGAIN = /沒聽清楚/;

const someone = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
  const context = await browser.newContext({
    locale: "zh-TW",
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  // What tunes is read in another process, which a busy machine may keep waiting.
  context.setDefaultTimeout(60_000);
  onTestFinished(() => context.close());
  return context;
};
const admin = async (
  options: BrowserContextOptions = {},
  name = "林主任",
  at = desk,
): Promise<Page> => {
  const page = await openStaff(await someone(options), at, name, "staff", "admin");
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
  "leads from a message that nobody understood to one that is, and back (E7)",
  { timeout: 240_000 },
  async () => {
    expect(await answerTo(`我是B棟1203陳小姐，${SAID}`)).toMatch(AGAIN);

    const page = await admin();
    const group = page.locator(".unclear-group", { hasText: SAID });
    await group.waitFor();
    expect(await group.textContent()).not.toMatch(/1203|陳/);
    await page.getByText(/^再點 1 次，這四週的 1 句裡就有 1 句聽得懂$/).waitFor();
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

it("asks what a message meant, notes it for an admin or drafts it at once (E7)", async () => {
  const talks = async (words: string) => {
    const chat = await openChat(await someone(), `${desk.origin}/`);
    for (const text of [words, "我要找真人"]) {
      const before = await chat.locator(".from-bot").count();
      await say(chat, text);
      await chat.locator(".from-bot").nth(before).waitFor();
    }
  };
  const misread = async (page: Page): Promise<void> => {
    await page.locator(".todo", { hasText: "我要找真人" }).first().click();
    await page.locator(".understood summary").first().click();
    await page.getByRole("button", { name: "理解錯了" }).first().click();
    await page.getByRole("radio", { name: "不知道，或都不是" }).waitFor();
  };
  await talks("球池旁邊那個東西好像不太對勁");
  const staff = await openStaff(await someone(), desk, "王小陳", "staff");
  await misread(staff);
  await staff.keyboard.type("环境");
  await staff.getByText("沒有這個意思").waitFor();
  await staff.getByRole("searchbox", { name: /^找意思/ }).fill("设施");
  await staff.keyboard.press("Enter");
  expect(await staff.getByRole("radio", { name: /^設施/ }).isChecked()).toBe(true);
  expect(await accessFaults(staff)).toEqual([]);
  await staff.keyboard.press("Enter");
  await staff.getByText("已記下，會列在調校的「聽不懂的」").waitFor();
  await staff.getByText("王小陳：其實是「設施」").waitFor();

  const page = await admin();
  const group = page.locator(".unclear-group", { hasText: "球池旁邊" });
  expect(await group.getByLabel("它的意思是").inputValue()).toBe("facility-info");
  await page.evaluate(() => location.assign("#/queue"));
  await misread(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByLabel("放進草稿的說法").waitFor();
  await page.keyboard.type("建議");
  await page.keyboard.press("Enter");
  await page.getByText("會加到「建議」的說法。").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await accessFaults(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "到調校看草稿" }).click();
  await page.setViewportSize({ width: 1440, height: 900 });
  await group.getByText("已在草稿裡").waitFor();
  const draft = page.getByRole("complementary", { name: "草稿" });
  await draft.getByText(/一定是「建議」/).waitFor();
  await draft.getByRole("button", { name: "全部捨棄" }).click();
  await draft.getByRole("button", { name: "確定捨棄" }).click();
  await draft.getByText("還沒有修改").waitFor();
});

it("takes a colleague's word that an alarm was real, or none", async () => {
  const chat = await openChat(await someone(), `${desk.origin}/`);
  await say(chat, "我家瓦斯漏氣了，A棟502");
  await chat.locator(".from-bot").first().waitFor();
  const staff = await openStaff(await someone(), desk, "王小陳", "staff");
  await staff.locator(".todo", { hasText: "瓦斯" }).first().click();
  await staff.getByRole("button", { name: "警報是真的" }).click();
  await staff.getByText("王小陳：警報是真的").waitFor();
  const page = await admin();
  await page.getByText("同事判斷過的警報：真的 1 次").waitFor();
  await page.getByText("同事確認過的真警報 1 組").click();
  const group = page.locator(".unclear-group", { hasText: "瓦斯漏氣" });
  expect(await group.getByLabel("它的意思是").inputValue()).toBe("emergency:gas");
});

it("shows what talks of a month never come to, in each language", async () => {
  await answerTo("廚房水龍頭一直滴水");
  const page = await admin();
  await page.getByRole("button", { name: /沒用到的步驟和說法/ }).click();
  const section = page.getByRole("region", { name: "這四週沒答完、沒用到的" });
  await section.getByText(/^沒有任何對話走到的步驟/).click();
  await section
    .getByText("搬家放行：稱呼")
    .or(section.getByText(/：稱呼$/).first())
    .waitFor();
  await section.getByText(/^沒有人說的說法還看不出來/).waitFor();
  expect(await accessFaults(page)).toEqual([]);
  for (const [locale, words] of [
    ["zh-CN", /^没有任何对话走到的步骤/],
    ["en", /^Steps that no conversation comes to/],
  ] as const) {
    const other = await admin({ locale });
    await other.locator(".confusables-way button").last().click();
    await other.getByText(words).waitFor();
    await other.context().close();
  }
});

it("says who may approve where a second admin must, and keeps both names", async () => {
  const careful = await realDesk({ tuningApproval: true }, few);
  onTestFinished(() => careful.close());
  const lin = await admin({}, "林主任", careful);
  const chen = await admin({}, "陳主任", careful);
  await lin.evaluate(() => location.assign("#/tuning/phrases"));
  await lin.getByRole("button", { name: /^道謝/ }).click();
  await lin.getByLabel("新增說法").fill("管理員真是貼心到不行");
  await lin.locator(".intent").getByRole("button", { name: "加進草稿" }).first().click();
  await lin.getByRole("button", { name: "發布" }).click();
  await lin
    .getByText("林主任已提出發布，還沒有生效，等待核准：陳主任。")
    .waitFor({ timeout: 60_000 });
  expect(await accessFaults(lin)).toEqual([]);
  await lin.getByRole("button", { name: "核准並發布" }).click();
  await lin.getByText("要請另一位管理員核准").waitFor();
  await chen.reload();
  await chen.getByRole("button", { name: "核准並發布" }).click();
  await chen.getByText("已發布").waitFor();
  await chen.getByRole("link", { name: "紀錄" }).click();
  await chen.getByText("林主任提出，陳主任核准").waitFor();
}, 120_000);

it("tells an admin who is late, and overwrites nothing", async () => {
  const [one, other] = await Promise.all([admin(), admin()]);
  for (const page of [one, other]) await page.evaluate(() => location.assign("#/tuning/phrases"));
  const add = async (page: Page, text: string): Promise<void> => {
    await page.getByRole("button", { name: /^道謝/ }).click();
    await page.getByLabel("新增說法").fill(text);
    await page.locator(".intent").getByRole("button", { name: "加進草稿" }).first().click();
  };
  await add(one, "管理員真是貼心到不行");
  await one.getByText("「道謝」加上：管理員真是貼心到不行").waitFor();
  await add(other, "感激到快要哭出來");
  await other.getByText(/另一位同事剛改過這份草稿/).waitFor();
  await other.getByText("「道謝」加上：管理員真是貼心到不行").waitFor();
  // Seen as it is now, it takes the same again.
  await other.locator(".intent").getByRole("button", { name: "加進草稿" }).first().click();
  await other.getByText("「道謝」加上：感激到快要哭出來").waitFor();
  await other.getByRole("button", { name: "全部捨棄" }).click();
  await other.getByRole("button", { name: "確定捨棄" }).click();
  await other.getByText("還沒有修改").waitFor();
});

it("says while a phrase is typed that it resembles another intent's", async () => {
  const page = await admin();
  await page.evaluate(() => location.assign("#/tuning/phrases"));
  await page.getByRole("button", { name: /^道謝/ }).click();
  await page.getByLabel("新增說法").fill("水龍頭一直滴水");
  await page.getByText(/很像「報修」/).waitFor();
  await page.getByRole("searchbox").fill("水龙头");
  await page.locator(".phrase-text", { hasText: "水龍頭" }).first().waitFor();
});

it("shows what a workbook would bring, and why not, before it goes into the draft", async () => {
  const page = await admin();
  await page.evaluate(() => location.assign("#/tuning/phrases"));
  await page.getByRole("button", { name: /從檔案匯入說法/ }).click();
  const form = page.getByRole("region", { name: "從檔案匯入說法" });
  const fresh = "管理員真是貼心到不行";
  const known = few.content.model.phrases.find(({ intent }) => intent === "thanks")?.text ?? "";
  const rows = [
    ["意思", "說法"],
    ["道謝", fresh],
    ["thanks", known],
    ["報修了", "門鎖轉不動"],
  ];
  const brought = {
    name: "說法.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: Buffer.from(workbook({ 夜班: rows })),
  };
  await form.getByLabel("選檔案").setInputFiles(brought);
  await form.getByRole("listitem").filter({ hasText: fresh }).getByText("道謝").waitFor();
  await form.getByText("已經有的說法：1 句").waitFor();
  await form.getByText("沒有「報修了」這個意思。").waitFor();
  await form.getByText("工作表「夜班」第 4 列").waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await form.getByRole("button", { name: "把 1 句新的說法放進草稿" }).click();
  const draft = page.getByRole("complementary", { name: "草稿" });
  await draft.getByText(`「道謝」加上：${fresh}`).waitFor();
  await form.getByText("1 句已經放進草稿").waitFor();
  await draft.getByRole("button", { name: "全部捨棄" }).click();
  await draft.getByRole("button", { name: "確定捨棄" }).click();
  await draft.getByText("還沒有修改").waitFor();
});

it("makes a new meaning with its answer, told what it lacks, and shows how it is answered", async () => {
  const page = await admin();
  await page.evaluate(() => location.assign("#/tuning/phrases"));
  await page.getByRole("button", { name: /新增一種意思/ }).click();
  const form = page.locator("form", { hasText: "代號" });
  await form.getByRole("button", { name: "加進草稿" }).click();
  await form.getByText("說法不到五句，請再加。").waitFor();
  await form.getByLabel("名稱（中文）").fill("借棋具");
  await form.getByLabel("名稱（英文）").fill("Borrow a game");
  await form.getByLabel("代號").fill("borrow-game");
  await form.getByLabel("說明（中文）").fill("借棋、牌、麻將。");
  await form.getByLabel("說明（英文）").fill("Chess, cards, mahjong.");
  await form
    .getByLabel("住戶會怎麼說")
    .fill("可以借麻將桌嗎\n我想借棋盤\n借撲克牌\n有象棋借嗎\ncan I borrow a chess board");
  await form.getByLabel("小幫手怎麼回答（中文）").fill("可以的，棋具在一樓櫃台登記借用。");
  await form
    .getByLabel("小幫手怎麼回答（英文）")
    .fill("Certainly: games are lent at the counter on the ground floor.");
  expect(await accessFaults(page)).toEqual([]);
  await form.getByRole("button", { name: "加進草稿" }).click();
  const draft = page.getByRole("complementary", { name: "草稿" });
  await draft.getByText("新的意思「借棋具」").waitFor();
  await page.locator(".conversation-desk", { hasText: "一樓櫃台登記" }).waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await draft.getByRole("button", { name: "檢查" }).click();
  await draft.getByText("沒有問題，可以發布。").waitFor({ timeout: 60_000 });
  await draft.getByRole("button", { name: "全部捨棄" }).click();
  await draft.getByRole("button", { name: "確定捨棄" }).click();
  await draft.getByText("還沒有修改").waitFor();
}, 120_000);

it("finds words of the lexicon and counterexamples in either script, and changes them", async () => {
  const page = await admin();
  await page.evaluate(() => location.assign("#/tuning/wordings"));
  await page.getByLabel("類別").selectOption("phrases");
  // What residents read stands first, in a phrase's own words.
  await page.locator(".wording-head").first().waitFor();
  const [first = ""] = await page.locator(".wording-head small").allTextContents();
  expect(first).not.toMatch(/^(case|staff|tune)\./);
  await page.getByText(/^同事才看得到的用語（\d+ 項）$/).click();
  await page.locator(".wordings-staff .wording-head", { hasText: "case." }).first().waitFor();
  await page.getByLabel("類別").selectOption("lexicon");
  await page.getByRole("searchbox").fill("停車場");
  const garage = page.locator("details", { hasText: "停車場" }).last();
  await garage.locator(".phrase-text", { hasText: "停车场" }).waitFor();
  await garage.getByLabel("新增一句").fill("機車格");
  await garage.getByRole("button", { name: "加進草稿" }).click();
  const draft = page.getByRole("complementary", { name: "草稿" });
  await draft.getByText(/加上：機車格/).waitFor();
  await page.evaluate(() => location.assign("#/tuning/phrases"));
  await page.getByRole("button", { name: /^道謝/ }).click();
  await page.getByLabel("新增不算的話").fill("謝什麼謝");
  await page.locator(".intent").getByRole("button", { name: "加進草稿" }).last().click();
  await page.getByRole("searchbox").fill("谢什么谢");
  await page.locator(".phrase-text", { hasText: "謝什麼謝" }).click();
  await page.getByLabel("改", { exact: true }).fill("謝什麼啊");
  await page.getByRole("button", { name: "存進草稿" }).click();
  await draft.getByText("不算「道謝」：謝什麼啊").waitFor();
  await draft.getByText("2 項修改").waitFor();
  await draft.getByRole("button", { name: "全部捨棄" }).click();
  await draft.getByRole("button", { name: "確定捨棄" }).click();
  await draft.getByText("還沒有修改").waitFor();
});

it("changes a decision table by its cells and rows, and refuses what is impossible", async () => {
  const page = await admin();
  await page.evaluate(() => location.assign("#/tuning/rules"));
  const draft = page.getByRole("complementary", { name: "草稿" });
  const repair = page.getByRole("group", { name: "報修" });
  await repair.getByLabel("幾天內結案").fill("90");
  await repair.getByText("請填 1 到 60。").waitFor();
  await repair.getByLabel("幾天內結案").fill("3");
  await repair.getByLabel("幾天內結案").press("Enter");
  await draft.getByText("「報修」的結案時限：2 天 → 3 天").waitFor();
  await repair.getByLabel("負責部門").selectOption("security");
  await draft.getByText("2 項修改").waitFor();
  await page.getByRole("button", { name: "新增一列" }).click();
  await page.getByText(/這一列沒有條件/).waitFor();
  await page.getByRole("group", { name: "這些說到一項" }).getByLabel("要書面回覆").check();
  await page.getByText(/這一列沒有條件/).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "存進草稿" }).click();
  await draft.getByText("3 項修改").waitFor();
  await draft.getByRole("button", { name: "檢查" }).click();
  await draft.getByText("沒有問題，可以發布。").waitFor({ timeout: 60_000 });
  await draft.getByRole("button", { name: "全部捨棄" }).click();
  await draft.getByRole("button", { name: "確定捨棄" }).click();
  await draft.getByText("還沒有修改").waitFor();
}, 60_000);

it("changes when a community works, refuses what can't be, and tells where it comes from", async () => {
  const page = await admin();
  await page.evaluate(() => location.assign("#/tuning/settings"));
  const main = page.locator("form", { has: page.getByText("main", { exact: true }) });
  const holidays = main.getByRole("group", { name: "休假日" });
  await holidays.getByText("和產品預設相同").waitFor();
  await holidays.getByRole("button", { name: "新增休假日" }).click();
  await holidays.getByLabel(/^日期/).fill("2027-02-29");
  await holidays.getByText(/沒有這一天/).waitFor();
  const save = main.getByRole("button", { name: "存進草稿" });
  expect(await save.isDisabled()).toBe(true);
  await holidays.getByLabel(/^日期/).fill("2027-02-28");
  await holidays.getByLabel("名稱（中文）").fill("和平紀念日");
  await holidays.getByLabel("名稱（英文）").fill("Peace Memorial Day");
  const hours = main.getByRole("group", { name: /^辦公時間/ });
  await hours.getByLabel("到").first().fill("08:00");
  await hours.getByText(/結束要比開始晚/).waitFor();
  await hours.getByLabel("到").first().fill("11:30");
  await save.click();
  const draft = page.getByRole("complementary", { name: "草稿" });
  await draft.getByText("2 項修改").waitFor();
  await holidays.getByText(/草稿：林主任/).waitFor();
  await draft.getByRole("button", { name: "發布" }).click();
  await page.getByText("已發布").waitFor({ timeout: 60_000 });
  await hours.getByText(/第 \d+ 版發布：林主任/).waitFor();
  expect(await answerTo("管理室幾點上班")).toContain("09:00–11:30");
  await page.getByRole("link", { name: "紀錄" }).click();
  await page.getByRole("button", { name: "復原這一版" }).first().click();
  await page.getByRole("button", { name: "確定復原" }).click();
  await expect.poll(() => answerTo("管理室幾點上班")).toContain("09:00–12:00");
}, 120_000);

for (const [locale, colorScheme] of [
  ["zh-TW", "dark"],
  ["zh-CN", "light"],
  ["en-GB", "light"],
] as const)
  it(`breaks no rule of accessibility, and fits a phone (${locale}, ${colorScheme})`, async () => {
    const page = await admin({ locale, colorScheme });
    for (const tab of ["unclear", "try", "phrases", "wordings", "rules", "settings", "history"]) {
      await page.evaluate((to) => location.assign(to), `#/tuning/${tab}`);
      await page.locator(".tuning-main > *").first().waitFor();
      if (tab === "try") {
        await page.locator("textarea").fill("浴室的燈一閃一閃的");
        await page.locator(".tried").waitFor();
      }
      if (tab === "phrases")
        await page.getByRole("button", { name: /新增一種意思|新增一种意思|New meaning/ }).click();
      if (tab === "wordings") await page.locator(".wording-head").first().click();
      for (const width of [1440, 720, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${tab} at ${width}`).toBeLessThanOrEqual(width);
        if (width !== 720) expect(await accessFaults(page), `${tab} ${width}`).toEqual([]);
      }
    }
  });

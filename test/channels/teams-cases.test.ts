import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { newAccount } from "../../src/core/records/account.ts";
import { put } from "../../src/core/store.ts";
import { indexes, keys, SYSTEM } from "../../src/store/keys.ts";
import { buttonsOf, openTeams, read, type Teams } from "./open-teams.ts";
import { cardAnswerSchema, caseCardIn, cardWords, pressOf } from "./teams-card.ts";
import { BOT } from "./teams-requests.ts";

const CHANNEL = "19:staff@thread.tacv2";
const LIN = { id: "29:lin", name: "Lin" };
const CHEN = { id: "29:chen", name: "Chen" };
const LEAD = { id: "29:lead", name: "Lo" };
const STRANGER = { id: "29:stranger", name: "Stranger" };

const ROLES = { lin: ["staff", "admin"], chen: ["staff"], lead: ["supervisor"] } as const;

/** Which message the form has chosen. */
function likelyIn(form: unknown): string | undefined {
  const field = z.looseObject({ id: z.literal("message"), value: z.string() });
  const content = z.looseObject({ body: z.array(z.union([field, z.looseObject({})])) });
  const posted = z.looseObject({ attachments: z.tuple([z.looseObject({ content })]) });
  const { body } = posted.parse(form).attachments[0].content;
  return body.map((one) => field.safeParse(one).data?.value).find((value) => value !== undefined);
}

describe("a team's channel for staff", () => {
  let teams: Teams;
  const inChannel = (conversation = CHANNEL) => ({
    conversation: { id: conversation, conversationType: "channel", isGroup: true },
  });
  const mention = `<at>${BOT.name}</at>`;
  const entities = [{ type: "mention", mentioned: BOT, text: mention }];
  const writes = (text: string, from = LIN, conversation = thread()) =>
    teams.say(`${mention} ${text}`, { ...inChannel(conversation), from, entities });
  const thread = (): string => teams.platform.cards.at(-1)?.thread ?? "";
  const card = () => caseCardIn(teams.platform);
  const shown = (): string => cardWords(card());
  const press = async (title: string, from = LIN, more: object = {}): Promise<unknown> => {
    const invoke = pressOf(card(), title, more);
    const { status, text } = await teams.post(
      teams.activity({ ...invoke, from, ...inChannel(thread()) }),
    );
    expect(status).toBe(200);
    return text === "" ? null : JSON.parse(text);
  };
  const inThread = (): string[] =>
    teams.platform.posted.filter(({ conversation }) => conversation.id === thread()).map(read);
  const toResident = (): string[] =>
    teams.platform.posted.filter(({ conversation }) => conversation.id === "a:chat").map(read);
  const refused = (words: string) => ({
    statusCode: 200,
    type: "application/vnd.microsoft.activity.message",
    value: expect.stringContaining(words),
  });

  beforeEach(async () => {
    teams = await openTeams();
    const { store, clock } = teams.desk;
    for (const [id, name, from] of [
      ["lin", "林主任", LIN],
      ["chen", "陳小姐", CHEN],
      ["lead", "羅主管", LEAD],
    ] as const) {
      const account = {
        ...newAccount(id, name),
        title: "客服",
        grants: ROLES[id].map((role) => ({ role, communities: "all" as const })),
        identities: [{ channel: "bot-framework" as const, person: `msteams:${from.id}` }],
      };
      await store.commit(SYSTEM, {
        now: clock.now(),
        puts: [put(keys.account(id), account)],
        add: [{ index: indexes.accounts, score: clock.now(), member: id }],
      });
    }
    await teams.say(`${mention} staff here`, { ...inChannel(), from: LIN, entities });
  });
  afterEach(() => teams.close());

  it("is one when an admin says so there, and when nobody else does", async () => {
    expect(read(teams.platform.posted.at(-1))).toContain("從現在起");
    await teams.say(`${mention} staff here`, { ...inChannel("19:other"), from: CHEN, entities });
    expect(read(teams.platform.posted.at(-1))).toContain("管理員");
    await teams.say("我要找真人");
    expect(thread()).toContain(CHANNEL);
  });

  it("shows a case as a thread whose card is edited in place, from take to hand-back (B23, B24)", async () => {
    await teams.say("我要找真人");
    expect(teams.platform.cards).toHaveLength(1);
    expect(shown()).toContain("等候值班同事接待");
    expect(inThread()[0]).toContain("我要找真人");
    await press("接手");
    expect(shown()).toContain("林主任接待中");
    const told = toResident().length;
    await press("回覆住戶", LIN, { text: "您好，我馬上看。" });
    expect(toResident().slice(told)).toEqual(["林主任（客服）：您好，我馬上看。"]);
    expect(inThread().at(-1)).toBe("→ 住戶 ✓ 林主任（客服）：您好，我馬上看。");
    await teams.say("謝謝");
    expect(inThread().at(-1)).toContain("謝謝");
    await press("交還機器人");
    expect(shown()).toContain("由機器人接續服務");
    expect(toResident().length).toBeGreaterThan(told + 1);
    expect(teams.platform.cards).toHaveLength(1);
  });

  it("makes a phrase of a misunderstood message, and is tuned by command, for admins alone (E7)", async () => {
    const told = async (words: string) => {
      const find = () => teams.platform.posted.findLast((one) => read(one).includes(words));
      return vi.waitUntil(find, { timeout: 60_000 });
    };
    const submits = (posted: unknown, title: string, from = LIN, filled: object = {}) => {
      const button = buttonsOf(posted).find((one) => one.title === title);
      return teams.say("", { ...inChannel(thread()), from, value: { ...button?.data, ...filled } });
    };
    await teams.say("曬衣桿那邊卡卡的推不動耶");
    await teams.say("我要找真人");
    await press("機器人誤解");
    const form = teams.platform.posted.at(-1);
    const message = likelyIn(form);
    await submits(form, "送出", CHEN, { message, intent: "repair" });
    await submits(form, "送出", LIN, { message, intent: "repair" });
    const staged = await told("已放進草稿");
    expect(inThread().join("\n")).toMatch(/陳小姐標記：機器人誤解[^]*林主任標記：機器人誤解/);
    await submits(staged, "放棄", CHEN);
    await told("只有管理員");
    await submits(staged, "放棄");
    await told("已從草稿拿掉");
    await writes("frontdesk try 電梯壞了");
    await told("「電梯壞了」現在：當作「報修」處理");
    await writes("frontdesk undo 7");
    await told("沒有這個版本");
  }, 120_000);

  it("lets who leads take it from a colleague, with a reason, and nobody else", async () => {
    await teams.say("我要找真人");
    await press("接手");
    const why = { text: "住戶要求主管" };
    expect(await press("改由我接手", CHEN, why)).toEqual(refused("林主任"));
    expect(await press("改由我接手", LEAD, { text: "" })).toEqual(refused("請寫下內容"));
    await press("改由我接手", LEAD, why);
    expect(shown()).toContain("羅主管接待中");
    expect(toResident().at(-1)).toContain("羅主管");
    expect(inThread().join("\n")).toContain("住戶要求主管");
  });

  it("links a colleague by the code from their profile, said in the channel or to the bot alone", async () => {
    const { people } = teams.desk.runtime;
    for (const [id, where] of [
      ["29:first", inChannel()],
      ["29:second", { conversation: { id: "a:second", conversationType: "personal" } }],
    ] as const) {
      const from = { id, name: "" };
      const account = people.find("chen");
      if (!account) throw new Error("nobody works here");
      const { code } = await people.codes.issue(account);
      const isAmongPeople = "isGroup" in where.conversation;
      const text = isAmongPeople ? `${mention} ${code}` : code;
      await teams.say(text, { ...where, from, ...(isAmongPeople ? { entities } : {}) });
      expect(read(teams.platform.posted.at(-1))).toContain("帳號已經連結");
      expect(people.byIdentity("bot-framework", `msteams:${id}`)?.id).toBe("chen");
      // A code opens once.
      await teams.say(text, { ...where, from: STRANGER, ...(isAmongPeople ? { entities } : {}) });
      expect(people.byIdentity("bot-framework", `msteams:${STRANGER.id}`)).toBeUndefined();
    }
  });

  it("leads to the desk from each card and alert, before and after a button is pressed", async () => {
    await teams.say("我要找真人");
    const link =
      /\[值班台\]\(https:\/\/desk\.example\.com\/c\/main\/staff#\/talk\/bot-framework\/msteams%3A/;
    expect(shown()).toMatch(link);
    const answer = cardAnswerSchema.parse(await press("接手"));
    expect(cardWords(answer.value)).toMatch(link);
    expect(shown()).toMatch(link);
  });

  it("keeps what colleagues write there without a mention, where the team agreed to it", async () => {
    await teams.say("我要找真人");
    await press("接手");
    const told = toResident().length;
    await teams.say("他上次也來過", { ...inChannel(thread()), from: CHEN });
    expect(toResident()).toHaveLength(told);
    const of = { community: "main", channel: "bot-framework" };
    const [conversation = ""] = await teams.desk.runtime.conversations(of, 0, 1);
    const notes = await teams.desk.runtime.notes({ ...of, conversation }, null);
    expect(notes.map(({ note }) => `${note.kind} ${note.text}`.trim())).toEqual([
      "taken",
      "note 他上次也來過",
    ]);
  });

  it("keeps what is written in the thread inside, until its owner relays", async () => {
    await teams.say("我要找真人");
    await press("接手");
    const told = toResident().length;
    await writes("他上次也來過", CHEN);
    await writes("知道了");
    expect(toResident()).toHaveLength(told);
    expect(await teams.desk.store.count("main", indexes.tickets, {})).toBe(0);
    await press("開啟轉達");
    await writes("師傅三點到");
    expect(toResident().slice(told)).toEqual(["林主任（客服）：師傅三點到"]);
  });

  it("tells who comes second who has it, and a stranger how to be linked", async () => {
    await teams.say("我要找真人");
    await press("接手");
    expect(await press("回覆住戶", CHEN, { text: "我也在" })).toEqual(refused("林主任"));
    expect(await press("交還機器人", STRANGER)).toEqual(refused("連結碼"));
  });

  it("tells a colleague who writes to the bot alone how to work, and takes it as who lives here", async () => {
    const alone = { conversation: { id: "a:lin", conversationType: "personal" }, from: LIN };
    const told = () =>
      teams.platform.posted.filter(({ conversation }) => conversation.id === "a:lin");
    await teams.say("我家廚房水龍頭漏水", alone);
    const [notice] = told();
    expect(read(notice)).toMatch(/林主任，您好[^]*我的\n目前沒有。/);
    const tickets = () =>
      teams.desk.store.count("main", indexes.conversations("bot-framework"), {});
    expect(await tickets()).toBe(0);
    const [button] = buttonsOf(notice);
    await teams.post(teams.activity({ value: button?.data, ...alone }));
    expect(await tickets()).toBe(1);
    expect(read(told().at(-1))).toMatch(/房號|哪一戶/);
    await teams.say("A棟1203", alone);
    expect(read(told().at(-1))).not.toContain("值班頻道");
  });

  it("never takes its members for residents", async () => {
    const before = teams.writes();
    await writes("我家漏水", LIN, CHANNEL);
    expect(teams.writes()).toBe(before);
    expect(read(teams.platform.posted.at(-1))).toContain("同事的工作區");
  });

  it("shows what residents of other channels need, and brings them the answers", async () => {
    await teams.desk.write("我要找真人");
    expect(shown()).toContain("等候值班同事接待");
    await press("回覆住戶", CHEN, { text: "您好" });
    await teams.desk.runtime.idle();
    const [last] = teams.desk.sent.filter(({ to }) => to.kind === "resident").slice(-1);
    expect(last).toMatchObject({ text: "您好", from: { kind: "staff", name: "陳小姐" } });
    expect(shown()).toContain("陳小姐接待中");
  });

  it("mentions whoever is on call for a danger until it is confirmed by name", async () => {
    await teams.say("我家瓦斯漏氣了");
    expect(shown()).toContain("<at>on call 1</at>");
    await press("確認收到");
    expect(shown()).toContain("林主任 今天14:30 已確認");
    expect(shown()).not.toContain("<at>");
  });
});

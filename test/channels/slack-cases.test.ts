import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indexes, keys } from "../../src/store/keys.ts";
import type { Post } from "./slack-api.ts";
import { BOT, slackDesk, STAFF_CHANNEL, type SlackDesk } from "./slack-desk.ts";

const LIN = "U0LIN";
const CHEN = "U0CHENHE";
const STRANGER = "U0STRANGER";
const HOME = "D0HOME";

describe("Slack's staff channel", () => {
  let slack: SlackDesk;
  const settled = () => slack.desk.settled();
  const posts = (channel: string, inThread: boolean): Post[] =>
    slack.api.posts.filter(
      (post) => post.channel === channel && (post.thread !== null) === inThread,
    );
  const cards = (): Post[] => posts(STAFF_CHANNEL, false);
  const thread = (): string[] => posts(STAFF_CHANNEL, true).map(({ shown }) => shown.join(""));
  const toResident = (): string[] => posts(HOME, false).map(({ shown }) => shown.join(""));
  const card = (): Post => {
    const [newest] = cards().slice(-1);
    if (!newest) throw new Error("there is no card");
    return newest;
  };
  const shown = (): string => card().shown.join("");
  const press = async (label: string, user = LIN): Promise<void> => {
    expect(await slack.deliver(slack.press(card(), label, user))).toBe(200);
    await settled();
  };
  const reply = async (text: string, user = LIN): Promise<string> => {
    await press("回覆住戶", user);
    const [view] = slack.api.views.slice(-1);
    if (!view) throw new Error("no form was opened");
    const { answer } = await slack.delivered(slack.submission(view, { text }, user));
    await settled();
    return answer;
  };
  const writes = async (text: string, user = LIN, more: object = {}) => {
    const message = slack.message(text, { channel: STAFF_CHANNEL, user, thread: card().ts, more });
    expect(await slack.deliver(slack.event(message))).toBe(200);
    await settled();
    return message;
  };
  const says = async (text: string): Promise<void> => {
    expect(await slack.deliver(slack.event(slack.message(text)))).toBe(200);
    await settled();
  };
  const notes = async (): Promise<readonly string[]> => {
    const index = indexes.notes("slack", "T0TEAM:D0HOME");
    const entries = await slack.desk.store.range("main", index, { limit: 100 });
    const wanted = entries.map(({ member }) => keys.note(member));
    const found = await slack.desk.store.get("main", wanted, slack.clock.now());
    return wanted
      .flatMap((key) => found.read(key)?.value ?? [])
      .map(({ kind, text }) => `${kind} ${text}`.trim());
  };

  beforeEach(async () => {
    slack = await slackDesk();
    for (const [id, name, user] of [
      ["lin", "林主任", LIN],
      ["chen", "陳小姐", CHEN],
    ] as const)
      await slack.desk.colleague(id, {
        name,
        title: "客服",
        identities: [{ channel: "slack", person: `T0TEAM:${user}` }],
      });
  });
  afterEach(() => slack.close());

  it("shows who needs a person in one post, and below it what was said before", async () => {
    await says("請問垃圾幾點收");
    expect(cards()).toEqual([]);
    await says("我要找真人");
    expect(cards()).toHaveLength(1);
    expect(shown()).toContain("等候值班同事接待");
    expect(shown()).toContain("「我要找真人」");
    expect(thread()[0]).toMatch(/先前的對話[\s\S]*垃圾幾點收/);
    expect(thread()[1]).toBe("💬 一位住戶：我要找真人");
    expect(thread()[2]).toMatch(/^🤖 /);
    await says("我是A棟12樓1203的王太太");
    expect(cards()).toHaveLength(1);
    expect(shown()).toContain("*王太太（A棟12樓1203室）*");
    expect(thread().join()).toContain("💬 王太太：我是A棟12樓1203的王太太");
  });

  it("lets one colleague take it, answer by name and role (B23), and hand back (B24)", async () => {
    await says("我要找真人");
    await press("接手");
    expect(shown()).toContain("林主任接待中");
    expect(toResident().at(-1)).toContain("林主任");
    await says("我家電費怪怪的");
    const said = toResident().length;
    expect(await reply("您好，我馬上看。")).toBe("");
    expect(toResident().slice(said)).toEqual(["林主任（客服）：您好，我馬上看。"]);
    expect(thread().at(-1)).toBe("→ 住戶 ✓ 林主任（客服）：您好，我馬上看。");
    await press("交還機器人");
    expect(shown()).toContain("由機器人接續服務");
    // The bot speaks first, and colleagues see how.
    expect(toResident().length).toBeGreaterThan(said + 1);
    expect(thread().at(-1)).toMatch(/^🤖 /);
    // What comes after is no longer theirs.
    const below = thread().length;
    await says("垃圾幾點收");
    expect(thread()).toHaveLength(below);
  });

  it("gives it to one of two who take it at once, and tells the other who has it", async () => {
    await says("我要找真人");
    const [one, other] = [slack.press(card(), "接手", LIN), slack.press(card(), "接手", CHEN)];
    await Promise.all([slack.deliver(one), slack.deliver(other)]);
    await settled();
    const [winner] = /(林主任|陳小姐)接待中/.exec(shown()) ?? [];
    expect(winner).toBeDefined();
    const loser = winner?.startsWith("林") === true ? CHEN : LIN;
    expect(slack.api.whispers).toHaveLength(1);
    expect(slack.api.whispers[0]).toMatchObject({ user: loser, channel: STAFF_CHANNEL });
    expect(slack.api.whispers[0]?.text).toContain(winner?.slice(0, 3));
  });

  it("lets who leads take it from a colleague, with a reason, and nobody else", async () => {
    const lead = "U0LEAD";
    await slack.desk.colleague("lead", {
      name: "羅主管",
      title: "主管",
      grants: [{ role: "supervisor", communities: "all" }],
      identities: [{ channel: "slack", person: `T0TEAM:${lead}` }],
    });
    await says("我要找真人");
    await press("接手");
    await press("改由我接手", CHEN);
    expect(slack.api.whispers.at(-1)).toMatchObject({ user: CHEN });
    expect(slack.api.whispers.at(-1)?.text).toBe("現在由林主任接待，您不能這麼做。");
    expect(slack.api.views).toEqual([]);
    await press("改由我接手", lead);
    const [view] = slack.api.views;
    if (!view) throw new Error("no form was opened");
    const without = await slack.delivered(slack.submission(view, { text: " " }, lead));
    expect(without.answer).toContain("請寫下內容");
    await slack.delivered(slack.submission(view, { text: "住戶要求主管" }, lead));
    await settled();
    expect(shown()).toContain("羅主管接待中");
    expect(await notes()).toContain("taken 住戶要求主管");
    expect(toResident().at(-1)).toContain("羅主管");
    // Whoever had it is told, by name.
    expect(thread().join("\n")).toMatch(/<@U0LIN>[^]*羅主管/);
  });

  it("keeps what colleagues write in the thread among themselves, as notes", async () => {
    await says("我要找真人");
    await press("接手");
    const told = toResident().length;
    await writes("這位住戶上次也投訴過", CHEN);
    await writes("好，我來處理");
    expect(toResident()).toHaveLength(told);
    expect(new Set(await notes())).toEqual(
      new Set(["taken", "note 這位住戶上次也投訴過", "note 好，我來處理"]),
    );
    // They stand in the thread already.
    expect(thread().join()).not.toContain("上次也投訴過");
  });

  it("relays what its owner writes while that is on, marks each line, and corrects edits", async () => {
    await says("我要找真人");
    await press("接手");
    const inside = await writes("先看一下紀錄");
    await press("開啟轉達");
    expect(shown()).toContain("轉達開啟：林主任");
    const told = toResident().length;
    const said = await writes("師傅三點到");
    await writes("這句是陳小姐的", CHEN);
    expect(toResident().slice(told)).toEqual(["林主任（客服）：師傅三點到"]);
    expect(thread().at(-1)).toBe("→ 住戶 ✓ 林主任（客服）：師傅三點到");
    await slack.deliver(slack.edited(said, "師傅四點到"));
    await settled();
    expect(toResident().slice(told)).toHaveLength(2);
    expect(toResident().at(-1)).toBe("林主任（客服）：更正：師傅四點到");
    // What was a note stays one, though its writer relays now.
    await slack.deliver(slack.edited(inside, "先看一下紀錄，他很生氣"));
    await settled();
    expect(toResident().slice(told)).toHaveLength(2);
    await press("關閉轉達");
    await writes("收工");
    expect(toResident().slice(told)).toHaveLength(2);
  });

  it("does what is delivered again once", async () => {
    await says("我要找真人");
    await press("接手");
    await press("開啟轉達");
    const told = toResident().length;
    const message = slack.message("師傅三點到", {
      channel: STAFF_CHANNEL,
      user: LIN,
      thread: card().ts,
    });
    await Promise.all([slack.deliver(slack.event(message)), slack.deliver(slack.event(message))]);
    await slack.deliver(slack.event(message));
    await settled();
    expect(toResident().slice(told)).toHaveLength(1);
  });

  it("says what holds now to who presses an old button", async () => {
    await says("我要找真人");
    const old = slack.press(card(), "接手", CHEN);
    await press("接手");
    await slack.deliver(old);
    await settled();
    expect(slack.api.whispers.at(-1)?.text).toContain("林主任");
    expect(await reply("我也來說", CHEN)).toContain("林主任");
  });

  it("does nothing for who is not linked, and tells them how", async () => {
    await says("我要找真人");
    await press("接手", STRANGER);
    expect(shown()).toContain("等候");
    expect(slack.api.whispers.at(-1)).toMatchObject({ user: STRANGER });
    expect(slack.api.whispers.at(-1)?.text).toContain("連結碼");
    await writes("我來幫忙", STRANGER);
    expect(await notes()).toEqual([]);
  });

  it("never takes its members for residents", async () => {
    const commits = slack.desk.commits;
    for (const text of ["漏水", `<@${BOT}> 我家漏水`]) {
      const message = slack.message(text, { channel: STAFF_CHANNEL, user: LIN });
      await slack.deliver(slack.event(message));
      await slack.deliver(slack.event({ ...message, type: "app_mention" }));
    }
    expect(slack.desk.commits).toBe(commits);
    expect(slack.api.posts).toEqual([]);
    expect(slack.api.whispers.at(-1)?.text).toContain("同事的工作區");
  });

  it("mentions who is on call for a danger until it is confirmed by name", async () => {
    await says("我家瓦斯漏氣了");
    expect(cards()).toHaveLength(1);
    expect(shown()).toMatch(/^<@U0CHENHE> <@U0LIN> :rotating_light: /);
    expect(shown()).toContain("還沒有人確認");
    await press("確認收到");
    expect(shown()).toContain("林主任 今天14:30 已確認");
    expect(shown()).not.toContain("<@");
    expect(toResident().at(-1)).toContain("林主任");
  });

  it("posts nothing twice where an answer of Slack's was lost", async () => {
    const lost = { status: 502, body: {}, arrives: true } as const;
    slack.api.answers((method, { channel }) =>
      method === "chat.postMessage" && channel === STAFF_CHANNEL ? lost : null,
    );
    expect(await slack.deliver(slack.event(slack.message("我要找真人")))).toBe(200);
    await slack.api.posted(() => cards().length > 0 && toResident().length > 0);
    slack.api.answers(() => null);
    for (let times = 0; times < 2; times += 1)
      await slack.clock.advance(slack.clock.now() + 20_000);
    await settled();
    expect(cards()).toHaveLength(1);
    expect(new Set(thread()).size).toBe(thread().length);
    expect(
      thread()
        .join("\n")
        .match(/💬 一位住戶：我要找真人/g),
    ).toHaveLength(1);
    expect(thread().join("\n").match(/🤖/g)).toHaveLength(1);
  });

  it("ends a case with its ticket: the resident hears how it was settled", async () => {
    await says("我家瓦斯漏氣了");
    await press("接手");
    await press("處理完畢");
    const [view] = slack.api.views.slice(-1);
    const [ticket] = await slack.tickets();
    if (!view || !ticket) throw new Error("no form was opened");
    const answers = { ticket: ticket.member, text: "瓦斯公司已經修好" };
    await slack.deliver(slack.submission(view, answers, LIN));
    await settled();
    expect(toResident().join("\n")).toContain("瓦斯公司已經修好");
    expect(shown()).toContain("對話已結束");
  });
});

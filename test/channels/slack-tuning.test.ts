import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../product-content.ts";
import type { Post } from "./slack-api.ts";
import { slackDesk, STAFF_CHANNEL, TEAM, type SlackDesk } from "./slack-desk.ts";

const ADMIN = "U0ADMIN";
const LIN = "U0LIN";
/** Reading and trying all of the product's content takes its time. */
const AT_MOST_MS = 180_000;

const isCheck = ({ label }: { readonly label: string }): boolean => label === "檢查";

describe("tuning from Slack", () => {
  let slack: SlackDesk;
  beforeAll(async () => {
    slack = await slackDesk({}, undefined, { contentDir: ROOT });
    const both = ["staff", "admin"] as const;
    for (const [id, name, user, roles] of [
      ["admin", "羅管理", ADMIN, both],
      ["lin", "林主任", LIN, ["staff"] as const],
    ] as const)
      await slack.desk.colleague(id, {
        name,
        grants: roles.map((role) => ({ role, communities: "all" as const })),
        identities: [{ channel: "slack", person: `${TEAM}:${user}` }],
      });
  });
  afterAll(() => slack.close());

  const card = (): Post => {
    const found = slack.api.posts.findLast(
      (post) => post.channel === STAFF_CHANNEL && !post.thread,
    );
    if (!found) throw new Error("there is no card");
    return found;
  };
  const says = async (text: string): Promise<void> => {
    expect(await slack.deliver(slack.event(slack.message(text)))).toBe(200);
    await slack.desk.settled();
  };
  /** Says what it means in the form behind the button. */
  const means = async (intent: string, user: string): Promise<void> => {
    expect(await slack.deliver(slack.press(card(), "機器人誤解", user))).toBe(200);
    const view = slack.api.views.at(-1);
    if (!view) throw new Error("no form was opened");
    const { status, answer } = await slack.delivered(
      slack.submission(view, { text: intent }, user),
    );
    expect({ status, answer }).toEqual({ status: 200, answer: "" });
    await slack.desk.settled();
  };
  const told = async (words: string): Promise<Post> => {
    const find = () => slack.api.posts.findLast(({ shown }) => shown.join("").includes(words));
    await slack.api.posted(() => find() !== undefined);
    const found = find();
    if (!found) throw new Error(`nobody said ${words}`);
    return found;
  };
  const types = async (text: string, user: string): Promise<string> => {
    const before = slack.api.responses.length;
    const { status, answer } = await slack.delivered(slack.command(text, user, "/frontdesk"));
    expect({ status, answer }).toEqual({ status: 200, answer: "" });
    await slack.api.posted(() => slack.api.responses.length > before);
    return slack.api.responses.at(-1)?.text ?? "";
  };
  const labels = ({ buttons }: Post): readonly string[] => buttons.map(({ label }) => label);

  it(
    "makes a phrase of a misunderstood message: staged, checked, published or discarded (E7)",
    async () => {
      await says("曬衣桿那邊卡卡的推不動耶");
      await says("我要找真人");
      await means("repair", LIN);
      await means("none", LIN);
      await means("repair", ADMIN);
      const staged = await told("已放進草稿");
      expect(slack.api.posts.filter(({ buttons }) => buttons.some(isCheck))).toEqual([staged]);
      expect(staged.thread).toBe(card().ts);
      expect(labels(staged)).toEqual(["檢查", "放棄"]);
      expect(await slack.deliver(slack.press(staged, "檢查", LIN))).toBe(200);
      expect((await told("只有管理員")).buttons).toEqual([]);
      expect(await slack.deliver(slack.press(staged, "檢查", ADMIN))).toBe(200);
      const checked = await told("檢查過了");
      expect(checked.shown.join("")).toMatch(
        /草稿 1 項.*模擬住戶現在有 \d+ 位辦得成，照草稿有 \d+ 位。必過的例子沒有變壞/,
      );
      expect(labels(checked)).toEqual(["發布", "放棄"]);
      expect(await slack.deliver(slack.press(checked, "發布", ADMIN))).toBe(200);
      await told("已發布為第 1 版");
      expect(await types("undo 1", LIN)).toContain("只有管理員");
      expect(await types("undo 1", ADMIN)).toContain("第 1 版已撤回");
      expect(await types("undo 1", ADMIN)).toContain("沒有這個版本");
    },
    AT_MOST_MS,
  );

  it(
    "learns from a false alarm what is harmless, and from a missed one what is a danger",
    async () => {
      await says("我家瓦斯漏氣了，A棟502");
      await means("repair", ADMIN);
      expect((await told("其實不是的例子")).shown.join("")).toMatch(/「.*瓦斯漏氣.*」已放進草稿/);
      await says("樓下那個鐵架感覺快要撐不住了");
      await means("emergency:falling", ADMIN);
      await told("記為「");
    },
    AT_MOST_MS,
  );

  it(
    "adds and tries phrases by command, and says why where it doesn't",
    async () => {
      expect(await types("try 電梯壞了", ADMIN)).toBe("「電梯壞了」現在：當作「報修」處理");
      expect(await types("phrase repiar 窗戶關不起來", ADMIN)).toContain("您是不是要寫 repair");
      expect(await types("help", ADMIN)).toContain("phrase 類別 說法");
      expect(await types("try 電梯壞了", "U0STRANGER")).toContain("還沒有連結");
      expect(await types("phrase repair 曬衣桿的滑輪卡住推不動", ADMIN)).toContain("已放進草稿");
      expect(await types("phrase repair 曬衣桿的滑輪卡住推不動", ADMIN)).toContain("草稿沒有變動");
    },
    AT_MOST_MS,
  );
});

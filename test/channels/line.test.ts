import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indexes } from "../../src/store/keys.ts";
import { phonePhoto, SAMPLES, SVG } from "../runtime/files/sample-files.ts";
import { AT, CHEN, GROUP, lineDesk, WANG, type LineDesk } from "./line-desk.ts";
import { buttonsIn, readOf } from "./line-messages.ts";
import { lineResident } from "./line-resident.ts";
import { platformContract } from "./platform-contract.ts";

platformContract("LINE", lineResident);

const MINUTE = 60_000;

let line: LineDesk;
beforeEach(async () => {
  line = await lineDesk();
});
afterEach(async () => {
  // Whatever we called LINE with was as LINE documents it.
  expect(line.line.wrong).toEqual([]);
  await line.close();
});

const newest = (): string => line.texts().at(-1) ?? "";
const repair = async () => {
  await line.say("廚房水龍頭一直滴水");
  await line.say("A棟12樓1203");
  return line.answered(line.written("略過"));
};

describe("in a group LINE's account", () => {
  it("B27 hears who names it, and answers them there beside their words", async () => {
    expect(await line.deliver(line.written("廚房水龍頭一直滴水", { group: GROUP }))).toBe(200);
    expect(line.desk.commits).toBe(0);
    const asked = line.written(`${AT} 廚房水龍頭一直滴水`, { group: GROUP });
    const { to, shown } = await line.answered(asked);
    expect(to).toBe(GROUP);
    expect(readOf(shown)).toContain("哪一戶");
    expect(shown).toMatchObject({ quoteToken: expect.stringMatching(/^quote-/) });
    const commits = line.desk.commits;
    await line.deliver(line.written("晚上要不要吃火鍋", { group: GROUP, user: WANG }));
    await line.deliver(
      line.sent({ type: "sticker", packageId: "1", stickerId: "2" }, { group: GROUP }),
    );
    expect(line.desk.commits).toBe(commits);
    expect(line.line.posted).toHaveLength(1);
  });

  it("keeps apart what each of them tells", async () => {
    await line.say(`${AT} 廚房水龍頭一直滴水`, { group: GROUP });
    const hers = await line.say(`${AT} 垃圾幾點收`, { group: GROUP, user: WANG });
    expect(readOf(hers.shown)).toContain("20:30");
    const his = await line.say(`A棟12樓1203 ${AT}`, { group: GROUP });
    expect(readOf(his.shown)).toContain("您的稱呼");
    expect((await line.lines(`${GROUP}:${CHEN}`)).map(({ text }) => text)).toContain("A棟12樓1203");
    expect((await line.lines(`${GROUP}:${WANG}`)).map(({ text }) => text)).not.toContain(
      "A棟12樓1203",
    );
  });

  it("lets nobody press another's button", async () => {
    await line.say(`${AT} 廚房水龍頭一直滴水`, { group: GROUP });
    const asked = await line.say(`${AT} A棟12樓1203`, { group: GROUP });
    const commits = line.desk.commits;
    expect(await line.deliver(line.press(asked, "略過", { group: GROUP, user: WANG }))).toBe(200);
    expect(line.desk.commits).toBe(commits);
    const pressed = await line.presses(asked, "略過", { group: GROUP });
    expect(readOf(pressed.shown)).toContain("復述");
  });

  it("keeps whom else they name as they stand there", async () => {
    const text = `@李主任 ${AT} 廚房漏水 (love)`;
    const mentionees = [
      { index: 0, length: 4, type: "user", userId: WANG, isSelf: false },
      { index: text.indexOf(AT), length: AT.length, type: "user", isSelf: true },
      { index: 0, length: 4, type: "all" },
    ];
    const emojis = [{ index: text.indexOf("(love)"), length: 6, productId: "p", emojiId: "1" }];
    const said = { type: "text", text, mention: { mentionees }, emojis };
    await line.answered(line.sent(said, { group: GROUP }));
    const [first] = await line.lines(`${GROUP}:${CHEN}`);
    expect(first?.text).toBe("@李主任  廚房漏水 (love)");
  });

  it("answers nobody whom LINE doesn't name, and takes note of who comes and goes", async () => {
    const nobody = line.written(`${AT} 你好`, {
      more: { source: { type: "group", groupId: GROUP } },
    });
    const joined = { joined: { members: [{ type: "user", userId: WANG }] } };
    const happened = [
      nobody,
      line.event("join", { group: GROUP }),
      line.event("memberJoined", { group: GROUP, more: joined }),
      line.event("leave", { group: GROUP }),
      line.event("beacon"),
      line.written("你好", { more: { mode: "standby" } }),
      line.sent({ type: "hologram" }),
    ];
    expect(await line.deliver(...happened)).toBe(200);
    expect(line.line.posted).toEqual([]);
    expect(line.desk.logged.filter((event) => event === "line-passed-over")).toHaveLength(5);
  });
});

describe("a resident in LINE", () => {
  it("is heard in the order in which things were said, each event once", async () => {
    const first = line.written("廚房水龍頭一直滴水");
    const second = line.written("A棟12樓1203");
    expect(await line.deliver(first, first, second)).toBe(200);
    await line.line.until(() => line.line.posted.length === 2);
    expect(await line.deliver(second, first)).toBe(200);
    await line.desk.settled();
    expect(line.texts()).toEqual([
      expect.stringContaining("哪一戶"),
      expect.stringContaining("聯絡電話"),
    ]);
  });

  it("is not heard again when somebody plays a webhook of long ago", async () => {
    const said = line.written("廚房水龍頭一直滴水");
    await line.answered(said);
    await line.later(8 * 24 * 60 * MINUTE);
    await line.desk.settled();
    const posted = line.line.posted.length;
    expect(await line.deliver(said)).toBe(200);
    await line.desk.settled();
    expect(line.line.posted).toHaveLength(posted);
    expect((await line.lines(CHEN)).filter(({ who }) => who.kind === "resident")).toHaveLength(1);
  });

  it("takes a message back, and it was never said", async () => {
    const said = line.sent({ type: "text", text: "廚房水龍頭一直滴水", id: "777" });
    await line.answered(said);
    const unsent = line.event("unsend", { more: { unsend: { messageId: "777" } } });
    expect(await line.deliver(unsent, unsent)).toBe(200);
    expect(line.line.posted).toHaveLength(1);
    await line.later(60 * MINUTE);
    expect(await line.tickets()).toBe(0);
    const foreign = line.event("unsend", { more: { unsend: { messageId: "778" } } });
    expect(await line.deliver(foreign)).toBe(200);
  });

  it("E1 takes no alarm back with the message", async () => {
    await line.answered(line.sent({ type: "text", text: "廚房著火了", id: "779" }));
    expect(newest()).toContain("119");
    await line.deliver(line.event("unsend", { more: { unsend: { messageId: "779" } } }));
    expect(await line.desk.store.count("main", indexes.dangers, {})).toBe(1);
    expect(await line.tickets()).toBe(1);
  });

  it("agrees with a button to its own question alone", async () => {
    const readBack = await repair();
    await line.say("我姓王，不是A棟，是B棟12樓1203");
    const before = await line.tickets();
    const asked = await line.presses(readBack, "對");
    expect(await line.tickets()).toBe(before);
    expect(readOf(asked.shown)).toContain("B棟12樓1203室");
    const done = await line.presses(asked, "對");
    expect(readOf(done.shown)).toContain("已經為您登記");
  });

  it("may press what is offered at first whenever they like", async () => {
    const welcomed = await line.answered(
      line.event("follow", { more: { follow: { isUnblocked: false } } }),
    );
    await line.say("do I need special bags for rubbish");
    const { shown } = await line.presses(welcomed, "Repair");
    expect(readOf(shown)).toMatch(/what|where/i);
    expect((await line.lines(CHEN)).map(({ text }) => text)).toContain("Repair");
  });

  it("nods with a sticker, or agrees with one that says so", async () => {
    await repair();
    const posted = line.line.posted.length;
    const sticker = (more: object) =>
      line.sent({ type: "sticker", packageId: "1", stickerId: "2", ...more });
    await line.answered(sticker({ keywords: ["OK", "Yes", "Cony"] }));
    expect(newest()).toContain("已經為您登記");
    await line.answered(sticker({ keywords: ["Fire", "Angry"] }));
    await line.answered(sticker({ text: "謝謝", stickerResourceType: "MESSAGE" }));
    expect(newest()).toContain("請別客氣");
    expect(line.line.posted.length).toBe(posted + 3);
    const said = (await line.lines(CHEN)).filter(({ who }) => who.kind === "resident").slice(-3);
    expect(said.map(({ text, attachments: [one] }) => [text, one?.name])).toEqual([
      ["👌", "貼圖：OK、Yes、Cony"],
      ["", "貼圖：Fire、Angry"],
      ["謝謝", "貼圖"],
    ]);
  });

  it("shows where something is", async () => {
    const place = { title: "中庭", address: "臺北市信義區市府路45號" };
    await line.answered(
      line.sent({ type: "location", ...place, latitude: 25.033, longitude: 121.5654 }),
    );
    const [said] = await line.lines(CHEN);
    expect(said?.text).toBe("📍 中庭 臺北市信義區市府路45號 (25.03300, 121.56540)");
  });

  it("is greeted at once where they open their chat, in their app's language, and once", async () => {
    const follow = () => line.event("follow", { more: { follow: { isUnblocked: false } } });
    const { by, shown } = await line.answered(follow());
    expect(by).toBe("reply");
    expect(readOf(shown)).toMatch(
      /^Hello, this is Property Services\. I am an automatic assistant/,
    );
    expect(buttonsIn(shown).map(({ label }) => label)).toContain("Repair");
    await line.deliver(follow());
    await line.say("你好");
    // What they call themselves in LINE is nobody's name until they say so.
    expect(line.texts().join()).not.toContain("小花");
    expect(newest()).toContain("May I have your name");
  });

  it("who blocked the account is not written to as if they could read it", async () => {
    await repair();
    await line.answered(line.written("對"));
    await line.deliver(line.event("unfollow", { more: { replyToken: undefined } }));
    const posted = line.line.posted.length;
    const alerts = await line.desk.store.count("main", indexes.alerts, {});
    await line.later(10 * MINUTE);
    expect(line.line.posted).toHaveLength(posted);
    expect(await line.desk.store.count("main", indexes.undelivered, {})).toBe(1);
    expect(await line.desk.store.count("main", indexes.alerts, {})).toBeGreaterThan(alerts);
    await line.deliver(line.event("follow", { more: { follow: { isUnblocked: true } } }));
    await line.later(30 * MINUTE);
    expect(line.line.posted).toHaveLength(posted + 1);
  });
});

describe("a file in LINE", () => {
  const nothingAwaited = () =>
    expect.poll(() => line.desk.store.count("main", indexes.awaitedFiles, {})).toBe(0);
  const kept = () => readdir(join(line.desk.folder, "uploads"));

  it("is fetched while LINE has it, and kept by us", async () => {
    const voice = SAMPLES["audio/mp4"] ?? SVG;
    const pdf = SAMPLES["application/pdf"] ?? SVG;
    const ours = { contentProvider: { type: "line" } };
    await line.answered(
      line.sent({ type: "image", id: line.line.hosts(await phonePhoto()), ...ours }),
    );
    await line.answered(
      line.sent({ type: "audio", id: line.line.hosts(voice), duration: 9, ...ours }),
    );
    const file = { fileName: "收據.pdf", fileSize: pdf.byteLength };
    await line.answered(line.sent({ type: "file", id: line.line.hosts(pdf), ...file }));
    await nothingAwaited();
    const said = (await line.lines(CHEN)).filter(({ who }) => who.kind === "resident");
    expect(said.flatMap(({ attachments }) => attachments)).toMatchObject([
      { name: "image.jpg", type: "image/jpeg" },
      { name: "audio.m4a", type: "audio/mp4", size: voice.byteLength },
      { name: "收據.pdf", type: "application/pdf" },
    ]);
    expect(await kept()).toHaveLength(3);
  });

  it("is waited for while LINE makes it ready, and said to be lost when LINE has it no more", async () => {
    const id = line.line.hosts("in-preparation");
    await line.answered(line.sent({ type: "video", id, contentProvider: { type: "line" } }));
    line.line.hosts(SAMPLES["video/mp4"] ?? SVG, id);
    await expect
      .poll(async () => {
        await line.later(10_000);
        return (await kept()).length;
      })
      .toBe(1);
    await nothingAwaited();
    await line.deliver(line.sent({ type: "image", id: "gone", contentProvider: { type: "line" } }));
    await expect.poll(newest).toMatch(/image.*再傳一次/);
  });

  it("that lies anywhere else is not fetched", async () => {
    const contentProvider = {
      type: "external",
      originalContentUrl: "https://evil.example/a.jpg",
      previewImageUrl: "https://evil.example/b.jpg",
    };
    await line.deliver(line.sent({ type: "image", id: "1", contentProvider }));
    await expect.poll(newest).toMatch(/image.*再傳一次/);
  });
});

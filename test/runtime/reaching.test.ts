import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDesk } from "../../src/app.ts";
import { openLog } from "../../src/runtime/log.ts";
import { idsFor } from "../../src/runtime/ids.ts";
import { indexes } from "../../src/store/keys.ts";
import { startRedis } from "../store/redis-server.ts";
import { openRedis } from "../store/open-redis.ts";
import {
  ADDRESS,
  DEVICE,
  HOUR,
  MINUTE,
  openReachingDesk,
  type ReachingDesk,
} from "./reaching-desk.ts";

let desk: ReachingDesk;
beforeEach(async () => {
  desk = await openReachingDesk();
});
afterEach(() => desk.close());

describe("what somebody looks at", () => {
  it("is told to nobody a second time, and leaves nothing to look after", async () => {
    await desk.write("請問你們幾點下班");
    await desk.withMail();
    await desk.runtime.reaching.subscribe(desk.on, DEVICE);
    await desk.taken();
    await desk.says("您好，我是小林");
    await desk.looks();
    await desk.later(30 * HOUR);
    expect(desk.out).toEqual([]);
    expect(desk.calls()).toEqual([]);
    expect(await desk.store.count("main", indexes.unseen, {})).toBe(0);
  });

  it("is known to staff, up to which line and since when", async () => {
    await desk.write("請問你們幾點下班");
    expect(await desk.runtime.reaching.seenUpTo(desk.on)).toBeNull();
    await desk.later(MINUTE);
    await desk.looks();
    const seen = { upTo: desk.clock.now(), at: desk.clock.now() };
    expect(await desk.runtime.reaching.seenUpTo(desk.on)).toMatchObject(seen);
    // A page that tells late, or of what is still to come, is not believed.
    await desk.later(MINUTE);
    await desk.runtime.reaching.looked(desk.on, seen.upTo - 5);
    expect(await desk.runtime.reaching.seenUpTo(desk.on)).toMatchObject(seen);
    await desk.runtime.reaching.looked(desk.on, desk.clock.now() + HOUR);
    const now = desk.clock.now();
    expect(await desk.runtime.reaching.seenUpTo(desk.on)).toMatchObject({ upTo: now, at: now });
  });

  it("whoever writes has seen what came before, also on a page that tells nothing", async () => {
    await desk.write("請問你們幾點下班");
    await desk.taken();
    await desk.says("您好，我是小林");
    await desk.write("好的謝謝");
    await desk.later(30 * HOUR);
    const texts = desk.calls().map(({ text }) => text);
    expect(texts.join()).not.toContain("我是小林");
  });
});

describe("what nobody looks at", () => {
  it("is pushed in a moment and mailed after five minutes: once for several lines", async () => {
    await desk.write("我要報修，廚房漏水");
    await desk.looks();
    await desk.withMail();
    await desk.runtime.reaching.subscribe(desk.on, DEVICE);
    await desk.taken();
    await desk.later(10_000);
    await desk.says("師傅明天上午到");
    expect(desk.out).toEqual([]);
    await desk.later(MINUTE);
    expect(desk.pushes()).toHaveLength(1);
    await desk.says("請先關水閥");
    await desk.later(5 * MINUTE);
    expect(desk.pushes()).toHaveLength(1);
    expect(desk.mails()).toHaveLength(1);
    await desk.later(3 * HOUR);
    expect(desk.mails()).toHaveLength(1);
    expect(desk.pushes()).toHaveLength(2);
    const [mail] = desk.mails();
    expect(mail?.to).toEqual({ kind: "mail", address: ADDRESS });
    expect(mail?.mail?.subject).toBe("物業服務公司有新訊息給您");
    // Others may read a locked screen, or over a shoulder.
    const said = JSON.stringify(desk.out);
    for (const word of ["師傅", "水閥", "漏水", "小林"]) expect(said).not.toContain(word);
  });

  it("is mailed not more than once an hour, however much there is (B30)", async () => {
    await desk.write("我要報修，廚房漏水");
    await desk.withMail();
    await desk.taken();
    for (let n = 0; n < 9; n += 1) {
      await desk.says(`第 ${n} 句`);
      await desk.later(20 * MINUTE);
    }
    expect(desk.mails()).toHaveLength(3);
  });

  it("speaks the resident's language, in text and in HTML, with a way to stop it", async () => {
    await desk.write("hello, the kitchen tap is leaking");
    await desk.withMail();
    await desk.later(10 * MINUTE);
    const [mail] = desk.mails();
    expect(mail?.mail?.subject).toBe("Property Services has a new message for you");
    expect(mail?.text).toContain("Open my conversation:\nhttps://desk.example.com/c/main/back?t=");
    expect(mail?.mail?.html).toContain('<html lang="en">');
    expect(mail?.mail?.stop).toMatch(/^https:\/\/desk\.example\.com\/c\/main\/mail\/stop\?t=/);
  });

  it("of a danger goes out at once by all ways, whatever went out before", async () => {
    await desk.write("我要報修，廚房漏水");
    await desk.withMail();
    await desk.runtime.reaching.subscribe(desk.on, DEVICE);
    await desk.later(10 * MINUTE);
    expect([desk.mails().length, desk.pushes().length]).toEqual([1, 1]);
    await desk.write("廚房瓦斯味很重");
    await desk.later(21_000);
    expect([desk.mails().length, desk.pushes().length]).toEqual([2, 2]);
    expect(desk.mails().at(-1)?.mail?.subject).toContain("緊急");
    expect(desk.pushes().at(-1)?.urgent).toBe(true);
  });
});

describe("what reached nobody", () => {
  it("becomes one call for staff after a day, with home and phone and what is to be told", async () => {
    await desk.write("我要報修，廚房漏水，A棟12樓之2，我姓王，0912345678");
    await desk.taken();
    await desk.says("師傅明天上午十點到，請留人在家");
    await desk.later(23 * HOUR);
    expect(desk.calls()).toEqual([]);
    await desk.later(2 * HOUR);
    expect(desk.calls()).toHaveLength(1);
    const text = desk.calls()[0]?.text ?? "";
    expect(text).toContain("0912-345-678");
    expect(text).toContain("A棟");
    expect(text).toContain("師傅明天上午十點到");
    await desk.later(72 * HOUR);
    expect(desk.calls().filter((one) => one.text.includes("十點到"))).toHaveLength(1);
  });

  it("of a danger is called after four hours", async () => {
    await desk.write("A棟12樓之2瓦斯味很重，電話0912345678");
    await desk.later(3 * HOUR + 50 * MINUTE);
    expect(desk.calls()).toEqual([]);
    await desk.later(20 * MINUTE);
    expect(desk.calls().length).toBeGreaterThan(0);
    expect(desk.calls()[0]?.urgent).toBe(true);
  });

  it("is no call where it was only talk, or where nobody is known who could be called", async () => {
    await desk.write("請問你們幾點下班");
    await desk.later(30 * HOUR);
    await desk.taken();
    await desk.says("您好，我是小林");
    await desk.later(30 * HOUR);
    expect(desk.calls()).toEqual([]);
  });
});

describe("an address", () => {
  it("gets nothing but the question whether it is theirs, before it is confirmed", async () => {
    await desk.write("我要報修，廚房漏水");
    await desk.runtime.reaching.giveMail(desk.on, ADDRESS, "zh-Hans");
    await desk.later(3 * HOUR);
    expect(desk.mails().map(({ mail }) => mail?.subject)).toEqual(["请确认您的电子邮件信箱"]);
  });

  it("opens by its link the conversation that it belongs to, and only for that", async () => {
    await desk.write("我要報修，廚房漏水");
    await desk.withMail();
    await desk.later(10 * MINUTE);
    const [back = "", stop = ""] = [desk.links("back")[0], desk.links("stop")[0]];
    const { runtime } = desk;
    expect((await runtime.reaching.linked("back", back))?.link).toMatchObject({
      community: "main",
      conversation: "c1",
    });
    // A link of another purpose, a changed one, an old one.
    expect(await runtime.reaching.linked("back", stop)).toBeNull();
    expect(await runtime.reaching.linked("confirm", back)).toBeNull();
    const [body = "", sign = ""] = back.split(".");
    const other = Buffer.from(body, "base64url").toString().replace("c1", "c2");
    const forged = `${Buffer.from(other).toString("base64url")}.${sign}`;
    for (const token of [forged, body, "", ".", `${back}x`, `${back}.${sign}`, "null.null"])
      expect(await runtime.reaching.linked("back", token)).toBeNull();
    await desk.later(8 * 24 * HOUR);
    expect(await runtime.reaching.linked("back", back)).toBeNull();
    expect(await runtime.reaching.linked("stop", stop)).not.toBeNull();
  });

  it("that is given up for another one opens nothing any more", async () => {
    await desk.write("我要報修，廚房漏水");
    await desk.withMail();
    await desk.later(10 * MINUTE);
    const [back = ""] = desk.links("back");
    await desk.later(MINUTE);
    await desk.runtime.reaching.giveMail(desk.on, "other@example.com", "zh-Hant");
    expect(await desk.runtime.reaching.linked("back", back)).toBeNull();
  });

  it("gets no more once it was stopped by a mail, also what was decided before", async () => {
    await desk.write("我要報修，廚房漏水");
    await desk.withMail();
    desk.senderAnswers(() => ({ kind: "later", after: null, reason: "smtp-450" }));
    await desk.later(6 * MINUTE);
    desk.senderAnswers(() => ({ kind: "sent" }));
    await desk.runtime.reaching.stopMail(desk.on);
    await desk.later(3 * HOUR);
    expect(desk.mails()).toEqual([]);
  });

  it("that never asked is left alone for ever by one press on its only mail", async () => {
    const { runtime } = desk;
    await runtime.reaching.giveMail(desk.on, ADDRESS, "zh-Hant");
    await runtime.idle();
    const linked = await runtime.reaching.linked("stop", desk.links("stop")[0] ?? "");
    if (linked === null) throw new Error("no way to stop");
    await runtime.reaching.stopByLink(linked.link);
    await runtime.reaching.stopByLink(linked.link);
    await desk.later(MINUTE);
    await runtime.reaching.giveMail({ ...desk.on, conversation: "c9" }, ADDRESS, "zh-Hant");
    await runtime.idle();
    expect(desk.mails()).toHaveLength(1);
    // Whoever gave it sees the same as with any other.
    const ways = await runtime.reaching.ways({ ...desk.on, conversation: "c9" });
    expect(ways.mail).toEqual({ address: ADDRESS, confirmed: false });
  });

  it("that bounces is forgotten, and the conversation then has no address", async () => {
    await desk.write("我要報修，廚房漏水");
    await desk.withMail();
    desk.senderAnswers(() => ({ kind: "undeliverable", reason: "smtp-550" }));
    await desk.later(10 * MINUTE);
    expect((await desk.runtime.reaching.ways(desk.on)).mail).toBeNull();
    expect(desk.sent.map(({ text }) => text).join()).not.toContain("無法送達");
  });
});

describe("a device", () => {
  it("that is gone is dropped, one that was switched off hears nothing", async () => {
    await desk.write("我要報修，廚房漏水");
    const { reaching } = desk.runtime;
    await reaching.subscribe(desk.on, DEVICE);
    await reaching.subscribe(desk.on, { ...DEVICE, endpoint: "https://push.example.com/2" });
    await reaching.unsubscribe(desk.on, "https://push.example.com/2");
    desk.senderAnswers(() => ({ kind: "undeliverable", reason: "status-410" }));
    await desk.later(MINUTE);
    expect(desk.out).toEqual([]);
    expect((await reaching.ways(desk.on)).devices).toBe(0);
  });

  it("is kept once, and of many the newest five", async () => {
    const { reaching } = desk.runtime;
    for (let n = 0; n < 9; n += 1)
      await reaching.subscribe(desk.on, {
        ...DEVICE,
        endpoint: `https://push.example.com/${n % 7}`,
      });
    expect((await reaching.ways(desk.on)).devices).toBe(5);
  });

  it("of a colleague is woken by an urgent alert, again each time that it is called", async () => {
    await desk.hires("s1");
    await desk.runtime.reaching.staff.subscribe("main", "s1", DEVICE);
    const another = { ...DEVICE, endpoint: "https://push.example.com/left" };
    await desk.runtime.reaching.staff.subscribe("main", "left", another);
    await desk.write("我要報修，廚房漏水");
    expect(desk.pushes()).toEqual([]);
    await desk.write("A棟12樓之2瓦斯味很重");
    await desk.runtime.idle();
    const first = desk.pushes().length;
    expect(first).toBeGreaterThan(0);
    expect(desk.pushes()[0]).toMatchObject({ urgent: true, push: { url: "/c/main/staff" } });
    expect(desk.pushes()[0]?.text).toContain("瓦斯");
    expect(JSON.stringify(desk.pushes())).not.toContain("/left");
    await desk.later(30 * MINUTE);
    expect(desk.pushes().length).toBeGreaterThan(first);
  });

  it("of colleagues is pushed to whoever is named", async () => {
    const { staff } = desk.runtime.reaching;
    await staff.subscribe("main", "s1", DEVICE);
    await staff.subscribe("main", "s2", { ...DEVICE, endpoint: "https://push.example.com/2" });
    const what = { id: "x1", title: "frontdesk", body: "有人等您", url: "/staff", urgent: false };
    await staff.push("main", ["s2"], what);
    await desk.runtime.idle();
    expect(desk.pushes().map(({ to }) => to.kind === "device" && to.device.endpoint)).toEqual([
      "https://push.example.com/2",
    ]);
  });
});

describe("whatever dies", () => {
  it("what was to be told is told once after a restart", async () => {
    await desk.write("我要報修，廚房漏水，A棟12樓之2，我姓王，0912345678");
    await desk.withMail();
    await desk.taken();
    await desk.says("師傅明天上午十點到");
    await desk.restart();
    await desk.later(10 * MINUTE);
    await desk.restart();
    await desk.later(30 * HOUR);
    await desk.restart();
    await desk.later(30 * HOUR);
    expect(desk.mails()).toHaveLength(1);
    expect(desk.calls()).toHaveLength(1);
  });

  it("it is told once by two processes on one Redis", async () => {
    const server = await startRedis();
    const store = () => openRedis(server.url);
    const one = await openReachingDesk({ store });
    const other = await openDesk({
      store: await store(),
      clock: one.clock,
      log: openLog("silent"),
      content: () => one.content,
      channels: one.channels,
      doors: one.doors,
    });
    await one.write("我要報修，廚房漏水，A棟12樓之2，我姓王，0912345678");
    await one.withMail();
    await one.runtime.reaching.subscribe(one.on, DEVICE);
    await one.taken();
    await one.says("師傅明天上午十點到");
    await one.later(26 * HOUR);
    await other.idle();
    expect(one.mails()).toHaveLength(1);
    expect(one.pushes()).toHaveLength(1);
    const alerts = await one.store.range("main", indexes.alerts, { limit: 50 });
    expect(alerts.filter(({ member }) => member.endsWith(".call"))).toHaveLength(1);
    await other.stop();
    await one.close();
    await server.close();
  }, 120_000);

  it("it is told later when nothing could be written, and still once", async () => {
    await desk.write("我要報修，廚房漏水");
    await desk.withMail();
    await desk.says("x");
    desk.storeFails(true);
    await desk.later(10 * MINUTE);
    expect(desk.mails()).toEqual([]);
    desk.storeFails(false);
    await desk.later(5 * MINUTE);
    expect(desk.mails()).toHaveLength(1);
  });
});

describe("where a ticket stands", () => {
  it("is told to whoever knows its code and the end of its phone, without a word of whose it is", async () => {
    await desk.write("我要報修，廚房漏水，A棟12樓之2，我姓王，0912345678");
    for (let n = 0; n < 3; n += 1) await desk.write("對");
    const [ticket] = await desk.runtime.tickets("main", 1);
    const { reaching } = desk.runtime;
    const code = ticket?.id ?? "";
    const status = await reaching.ticketStatus("main", code, "5678");
    expect(status).toMatchObject({ ticket: code, status: "recorded", kind: { "zh-Hant": "報修" } });
    expect(status?.promises.length).toBeGreaterThan(0);
    const said = JSON.stringify(status);
    for (const word of ["王", "12", "漏水", "0912"])
      expect(said.replace(code, "").replace(/\d{13}/g, "")).not.toContain(word);
    const spelt = code.toLowerCase().replace("-", " ").replaceAll("0", "o");
    expect(await reaching.ticketStatus("main", spelt, "5678")).toEqual(status);
    for (const digits of ["5679", "", "678", "15678", "345678"])
      expect(await reaching.ticketStatus("main", code, digits)).toBeNull();
    const other = idsFor(["other"], 0).ticket(0);
    for (const wrong of [other, "", "AAAA-AAAA", code.slice(0, 8)])
      expect(await reaching.ticketStatus("main", wrong, "5678")).toBeNull();
    expect(await reaching.ticketStatus("elsewhere", code, "5678").catch(() => null)).toBeNull();
  });
});

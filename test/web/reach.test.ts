import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { freePort } from "../free-port.ts";
import { productDesk } from "../channels/product-desk.ts";
import { openMailbox, type Mail } from "../channels/mailbox.ts";
import { indexes } from "../../src/store/keys.ts";
import { shownStatusSchema } from "../../src/web/wire.ts";

// A connection that is kept open would keep the desk from going down.
const ONE_CALL = { Connection: "close" };
const MINUTE = 60_000;

let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let desk: Awaited<ReturnType<typeof productDesk>>;

beforeAll(async () => {
  mailbox = await openMailbox();
  const port = await freePort();
  desk = await productDesk({
    port,
    publicUrl: `http://127.0.0.1:${port}`,
    mail: { ok: true, value: { url: mailbox.url(), from: "Desk <desk@example.com>" } },
  });
});
afterAll(async () => {
  await desk.close();
  await mailbox.close();
});
beforeEach(() => {
  mailbox.mails.length = 0;
});

/** Leaves time for the sockets between steps of the desk's clock. */
async function later(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= MINUTE) {
    await desk.clock.advance(desk.clock.now() + Math.min(left, MINUTE));
    await new Promise<void>((resolve) => setTimeout(resolve, 2));
  }
}

/** Others of this desk have mails of their own. */
async function mailed(count: number, address: string): Promise<readonly Mail[]> {
  const theirs = (): readonly Mail[] => mailbox.mails.filter(({ to }) => to.includes(address));
  await expect.poll(() => theirs().length).toBe(count);
  return theirs();
}

interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A browser, as far as HTTP goes. */
async function browser() {
  let cookie = "";
  const call = async (path: string, more: Call = {}): Promise<Response> => {
    const url = path.startsWith("http") ? path : `${desk.address}${path}`;
    const response = await fetch(url, {
      redirect: "manual",
      ...more,
      headers: { ...ONE_CALL, Cookie: cookie, ...more.headers },
    });
    const set = response.headers.getSetCookie().map((one) => one.split(";")[0]);
    if (set.length > 0) cookie = set.join("; ");
    return response;
  };
  const post = (path: string, body: object): Promise<Response> =>
    call(path, {
      method: "POST",
      headers: { Origin: desk.address, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const press = (url: string): Promise<Response> =>
    call(url, {
      method: "POST",
      headers: { Origin: desk.address, "Content-Type": "application/x-www-form-urlencoded" },
      body: "",
    });
  const say = (text: string): Promise<Response> =>
    post("/api/chat/messages", {
      id: randomUUID(),
      text,
      choice: null,
      attachments: [],
      language: null,
    });
  const lines = async (): Promise<string> => {
    const url = `/api/chat/lines?before=${encodeURIComponent("9999999999999:z")}`;
    return (await call(url)).text();
  };
  await call("/");
  return { call, post, press, say, lines, hasCookie: () => cookie !== "" };
}

function linkIn({ text }: Mail, door: string): string {
  const found = new RegExp(`http://\\S+/${door}\\?t=[\\w.-]+`).exec(text)?.[0];
  if (found === undefined) throw new Error(`no link to ${door}`);
  return found;
}

/** A resident with a confirmed address, and the mail that told of an answer. */
async function reached(address: string) {
  const resident = await browser();
  await resident.say("我要報修，廚房漏水");
  await resident.post("/api/chat/mail", { address, language: "zh-Hant" });
  const [asked] = await mailed(1, address);
  if (asked === undefined) throw new Error("nobody asked");
  const confirm = linkIn(asked, "mail/confirm");
  await resident.press(confirm);
  mailbox.mails.length = 0;
  await later(7 * MINUTE);
  const [told] = await mailed(1, address);
  if (told === undefined) throw new Error("nobody was told");
  return { resident, told, confirm };
}

describe("an address for the time away", () => {
  it("is confirmed by the button behind its link, and by no scanner that opens it", async () => {
    const resident = await browser();
    const ways = async () => (await resident.call("/api/chat/reach")).json();
    expect(await ways()).toMatchObject({ mail: null, mailOffered: true });
    expect((await resident.say("我要報修，廚房漏水")).status).toBe(202);
    const address = "one@example.com";
    const given = await resident.post("/api/chat/mail", { address, language: "zh-Hant" });
    expect(given.status).toBe(204);
    const [asked] = await mailed(1, address);
    expect(asked?.to).toEqual([address]);
    expect(asked?.subject).toBe("請確認您的電子郵件信箱");
    const link = linkIn(asked ?? { to: [], head: "", subject: "", text: "" }, "mail/confirm");
    const scanner = await browser();
    const page = await scanner.call(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("確認您的信箱");
    expect(await ways()).toMatchObject({ mail: { address, confirmed: false } });
    expect((await scanner.press(link)).status).toBe(200);
    expect(await ways()).toMatchObject({ mail: { address, confirmed: true } });
  });

  it("is refused where it is none, and asked of nobody again and again", async () => {
    const resident = await browser();
    const give = async (address: string): Promise<number> =>
      (await resident.post("/api/chat/mail", { address, language: "en" })).status;
    for (const address of [
      "",
      "a",
      "a@b",
      "a@example.com\r\nBcc: b@example.com",
      `${"a".repeat(250)}@example.com`,
    ])
      expect(await give(address)).toBe(400);
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push(await give("victim@example.com"));
    expect(statuses).toEqual([204, 204, 204, 429, 429]);
    // Another conversation is no way around it.
    const other = await browser();
    const again = { address: "Victim@Example.com", language: "en" };
    expect((await other.post("/api/chat/mail", again)).status).toBe(429);
    await mailed(3, "victim@example.com");
  });
});

describe("the link in a mail", () => {
  it("opens the conversation in another browser, by its button alone", async () => {
    const { told } = await reached("two@example.com");
    expect(told.subject).toBe("物業服務公司有新訊息給您");
    expect(told.text).not.toContain("漏水");
    const link = linkIn(told, "back");
    const other = await browser();
    const before = await other.lines();
    // HEAD, GET, a preview: nothing happens.
    await other.call(link, { method: "HEAD" });
    const shown = await other.call(link);
    expect(shown.headers.getSetCookie()).toEqual([]);
    expect(await other.lines()).toBe(before);
    const opened = await other.press(link);
    expect(opened.status).toBe(303);
    expect(await other.lines()).toContain("廚房漏水");
  });

  it("opens nothing once it is forged, or from another site", async () => {
    const { told } = await reached("three@example.com");
    const link = linkIn(told, "back");
    const other = await browser();
    for (const wrong of [
      link.slice(0, -3),
      link.replace("/back?t=", "/back?t=x"),
      link.replace(/t=.*/, ""),
      link.replace("/c/main/", "/c/other/"),
    ]) {
      const answer = await other.press(wrong);
      expect([404, 410], wrong).toContain(answer.status);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    const foreign = await other.call(link, {
      method: "POST",
      headers: { Origin: "https://evil.example.com" },
    });
    expect(foreign.status).toBe(403);
    expect(await (await other.call(link.slice(0, -3))).text()).toContain("這個連結不能用了");
  });

  it("stops the mails by the mailbox's own button, which no page of ours sends", async () => {
    const { resident, told } = await reached("four@example.com");
    const stop = /^List-Unsubscribe: <(.+)>$/m.exec(told.head)?.[1] ?? "";
    expect((await fetch(stop, { headers: ONE_CALL })).status).toBe(200);
    const ways = async () => (await resident.call("/api/chat/reach")).json();
    expect(await ways()).toMatchObject({ mail: { confirmed: true } });
    const stopped = await fetch(stop, {
      method: "POST",
      headers: { ...ONE_CALL, "Content-Type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    expect(stopped.status).toBe(200);
    expect(await ways()).toMatchObject({ mail: null });
  });
});

describe("what a page tells", () => {
  it("that it was seen is believed of its own conversation, and keeps mails away", async () => {
    const resident = await browser();
    await resident.say("請問幾點下班");
    const tell = (body: object) => resident.post("/api/chat/seen", body);
    expect((await tell({ upTo: desk.clock.now() + 9e9 })).status).toBe(204);
    expect((await tell({ upTo: -1 })).status).toBe(400);
    expect((await tell({ upTo: "now" })).status).toBe(400);
    const stranger = await fetch(`${desk.address}/api/chat/seen`, {
      method: "POST",
      headers: { ...ONE_CALL, Origin: desk.address, "Content-Type": "application/json" },
      body: JSON.stringify({ upTo: 1 }),
    });
    expect(stranger.status).toBe(401);
  });

  it("of a device is kept where a push service of the world takes it", async () => {
    const resident = await browser();
    const keys = { p256dh: "B".repeat(87), auth: "a".repeat(22) };
    const tell = async (endpoint: string, more: object = keys): Promise<number> =>
      (await resident.post("/api/chat/devices", { endpoint, keys: more, expirationTime: null }))
        .status;
    expect(await tell("https://fcm.googleapis.com/fcm/send/1")).toBe(204);
    for (const inside of [
      "http://push.example.com/",
      "https://127.0.0.1/",
      "https://redis:6379/",
      "https://169.254.169.254/latest",
    ])
      expect(await tell(inside)).toBe(400);
    expect(await tell("https://fcm.googleapis.com/fcm/send/1", { p256dh: "x", auth: "y" })).toBe(
      400,
    );
    const gone = await resident.post("/api/chat/devices/forget", {
      endpoint: "https://fcm.googleapis.com/fcm/send/1",
    });
    expect(gone.status).toBe(204);
    const worker = await resident.call("/push.js");
    expect(worker.headers.get("Content-Type")).toContain("text/javascript");
  });
});

describe("where a ticket stands", () => {
  const refusal = z.object({ error: z.object({ code: z.string() }) });
  const ask = async (code: string, digits: string) => {
    const stranger = await browser();
    const answer = await stranger.post("/api/status", { code, digits });
    return { status: answer.status, body: await answer.text() };
  };

  it("is told by code and phone, and wrong ones all answer the same, five times an hour", async () => {
    const resident = await browser();
    await resident.say("我要報修，廚房漏水，A棟12樓之2，我姓王，電話0912345678");
    await resident.say("對");
    await later(MINUTE);
    const [entry] = await desk.store.range("main", indexes.tickets, { limit: 1, reverse: true });
    const code = entry?.member ?? "";
    const right = await ask(code, "5678");
    expect(right.status).toBe(200);
    expect(shownStatusSchema.parse(JSON.parse(right.body)).kind.en).toContain("epair");
    for (const word of ["王", "漏水", "12樓", "0912"]) expect(right.body).not.toContain(word);
    const wrong = [await ask(code, "0000"), await ask("0000-0000", "5678"), await ask("x", "5678")];
    expect(new Set(wrong.map(({ status, body }) => `${status}${body}`)).size).toBe(1);
    expect(refusal.parse(JSON.parse(wrong[0]?.body ?? "")).error.code).toBe("no-such-status");
    await ask("0000-0000", "1111");
    await ask("0000-0000", "1112");
    expect((await ask(code, "5678")).status).toBe(429);
    await later(61 * MINUTE);
    expect((await ask(code, "5678")).status).toBe(200);
  });
});

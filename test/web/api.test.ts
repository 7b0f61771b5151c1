import { request, type RequestOptions } from "node:http";
import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { StaffAct } from "../../src/core/act.ts";
import type { StaffRole } from "../../src/core/records/actor.ts";
import { FEATURES } from "../../src/features.ts";
import { simulatedClock } from "../../src/runtime/clock.ts";
import { boardSchema } from "../../src/web/desk-wire.ts";
import { fileAllowance } from "../../src/web/receive-file.ts";
import { echoDesk, joining, type EchoDesk } from "./desk.ts";
import { phonePhoto, SAMPLES, SVG } from "../runtime/files/sample-files.ts";

let desk: EchoDesk;

beforeAll(async () => {
  desk = await echoDesk();
});
afterAll(() => desk.close());

/** A browser of our own page, without a browser. */
interface Visitor {
  fetch(path: string, options?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  upload(bytes: Uint8Array, type: string, to?: string): Promise<Response>;
}

async function visitor(page = "/"): Promise<Visitor> {
  const opened = await fetch(desk.origin + page, { redirect: "manual" });
  return withCookie(cookieOf(opened));
}

async function staff(...roles: readonly StaffRole[]): Promise<Visitor> {
  const told = joining(await desk.staffLink(...roles), "林主任");
  return withCookie(cookieOf(await withCookie("").post("/api/staff/join", told)));
}

function withCookie(cookie: string): Visitor {
  const send = (path: string, options: RequestInit = {}): Promise<Response> =>
    fetch(desk.origin + path, {
      redirect: "manual",
      ...options,
      headers: {
        Cookie: cookie,
        Origin: desk.origin,
        ...Object.fromEntries(new Headers(options.headers)),
      },
    });
  return {
    fetch: send,
    post: (path, body, headers = {}) =>
      send(path, {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
        headers: { "Content-Type": "application/json", ...headers },
      }),
    upload(bytes, type, to = "/api/chat/files") {
      const form = new FormData();
      form.append("file", new Blob([Uint8Array.from(bytes)], { type }), "../../etc/photo.html");
      return send(to, { method: "POST", body: form });
    },
  };
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

function message(text: string, more: object = {}): object {
  return { id: crypto.randomUUID(), text, choice: null, attachments: [], language: null, ...more };
}

async function refusalOf(response: Response): Promise<readonly [number, unknown]> {
  const body: unknown = await response.json();
  const error: unknown = body !== null && typeof body === "object" && "error" in body && body.error;
  const code: unknown =
    error !== null && typeof error === "object" && "code" in error && error.code;
  return [response.status, code];
}

const MESSAGES = "/api/chat/messages";

describe("a message", () => {
  it("is taken with 202, and a second delivery of it does nothing", async () => {
    const resident = await visitor();
    const sent = message("你好");
    const before = desk.runtime.taken();
    expect((await resident.post(MESSAGES, sent)).status).toBe(202);
    expect((await resident.post(MESSAGES, sent)).status).toBe(202);
    expect(desk.runtime.taken()).toBe(before + 1);
  });

  it("waits when one resident writes hundreds at once: not a danger, and nobody else's", async () => {
    const clock = simulatedClock(Date.UTC(2026, 10, 23));
    const flooded = await echoDesk({ clock });
    const browser = async () => {
      const cookie = cookieOf(await fetch(flooded.origin));
      return (text: string) =>
        fetch(flooded.origin + MESSAGES, {
          method: "POST",
          headers: { Cookie: cookie, Origin: flooded.origin, "Content-Type": "application/json" },
          body: JSON.stringify(message(text)),
        });
    };
    const [one, other] = [await browser(), await browser()];
    const statuses: number[] = [];
    for (let n = 0; n < 300; n += 100) {
      const answers = await Promise.all(Array.from({ length: 100 }, (_, at) => one(`${n + at}`)));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 202)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(270);
    expect(flooded.runtime.taken(), "each that was acknowledged, and no other").toBe(30);
    expect((await other("您好")).status).toBe(202);
    expect((await one("緊急 瓦斯味很重")).status).toBe(202);
    const late = await one("還有");
    expect(late.headers.get("Retry-After")).toBe("3");
    expect(await refusalOf(late)).toEqual([429, "too-many-messages"]);
    await clock.advance(clock.now() + 3_000);
    expect((await one("還有")).status).toBe(202);
    expect((await one("還有")).status).toBe(429);
    await flooded.close();
  });

  it("is refused for now when nothing can be kept, and says when to come again", async () => {
    const resident = await visitor();
    desk.runtime.refuses(true);
    const answer = await resident.post(MESSAGES, message("磁碟滿了"));
    desk.runtime.refuses(false);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await refusalOf(answer)).toEqual([503, "not-now"]);
  });

  it.each([
    ["1 MB", 1024 * 1024],
    ["65 KB", 65 * 1024],
  ])("of %s is refused with courtesy in three languages", async (_size, length) => {
    const resident = await visitor();
    const answer = await resident.post(MESSAGES, message("長".repeat(length / 3)));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      error: {
        code: "message-too-long",
        message: {
          "zh-Hant": expect.stringContaining("對不起"),
          "zh-Hans": expect.stringContaining("对不起"),
          en: expect.stringContaining("Sorry"),
        },
      },
    });
    expect((await resident.post(MESSAGES, message("短一點"))).status).toBe(202);
  });

  it("may hold NUL and half a surrogate pair", async () => {
    const resident = await visitor();
    const body = JSON.stringify(message("壞\u0000字\ud83d"));
    expect((await resident.post(MESSAGES, body)).status).toBe(202);
    expect(desk.runtime.last()?.text).toBe("壞\u0000字\ud83d");
  });

  it.each([
    ["half of it", `{"id":`, "malformed-json"],
    ["a bare string", `"hello"`, "malformed-json"],
    ["an array", `[]`, "bad-request"],
    ["an unknown field", JSON.stringify(message("x", { community: "garden" })), "bad-request"],
    ["no id", JSON.stringify({ ...message("x"), id: undefined }), "bad-request"],
    ["an id that is no UUID", JSON.stringify(message("x", { id: "../../x" })), "bad-request"],
    ["a number as text", JSON.stringify(message("x", { text: 1 })), "bad-request"],
    ["a foreign language", JSON.stringify(message("x", { language: "fr" })), "bad-request"],
    ["nothing in it", JSON.stringify(message(" \n ")), "empty-message"],
    ["a prototype", `{"__proto__":{"text":"x"},"constructor":{}}`, "bad-request"],
  ])("of %s is refused", async (_what, body, code) => {
    const resident = await visitor();
    expect(await refusalOf(await resident.post(MESSAGES, body))).toEqual([400, code]);
  });

  it("names the field that is wrong and never repeats its value", async () => {
    const resident = await visitor();
    const answer = await resident.post(MESSAGES, message("x", { choice: 123_456 }));
    const text = await answer.text();
    expect(text).toContain("field choice");
    expect(text).not.toContain("123456");
  });
});

describe("who is not let in", () => {
  it.each([
    ["another origin", { Origin: "https://evil.example" }],
    ["another port", { Origin: "http://127.0.0.1:1" }],
    ["no origin at all", { Origin: "null" }],
    ["another site, by the browser's word", { "Sec-Fetch-Site": "cross-site" }],
    ["a sister host", { "Sec-Fetch-Site": "same-site" }],
  ])("a POST from %s", async (_who, headers) => {
    const resident = await visitor();
    const colleague = await staff();
    const before = desk.runtime.taken();
    const all = [
      resident.post(MESSAGES, message("forged"), headers),
      resident.post("/api/chat/files", {}, headers),
      colleague.post("/api/staff/sign-out", { everywhere: true }, headers),
      colleague.post("/api/staff/tickets/T-1/acknowledge", {}, headers),
      colleague.post("/api/staff/tickets/T-1/resolve", { text: "x" }, headers),
    ];
    for (const answer of await Promise.all(all)) {
      expect(await refusalOf(answer)).toEqual([403, "cross-site"]);
    }
    expect(desk.runtime.taken()).toBe(before);
  });

  it("a form, which another site could send", async () => {
    const resident = await visitor();
    const form = { "Content-Type": "text/plain" };
    const answer = await resident.post(MESSAGES, JSON.stringify(message("x")), form);
    expect(await refusalOf(answer)).toEqual([415, "json-only"]);
  });

  it.each([
    ["no cookie", ""],
    ["garbage", "chat-main=%%%"],
    ["a payload without a signature", `chat-main=${Buffer.from("{}").toString("base64url")}`],
    ["an empty signature", `chat-main=${Buffer.from("{}").toString("base64url")}.`],
    ["10 KB", `chat-main=${"a".repeat(10_000)}`],
  ])("%s instead of a session", async (_what, cookie) => {
    const stranger = withCookie(cookie);
    const answers = [
      stranger.post(MESSAGES, message("x")),
      stranger.fetch("/api/chat/events"),
      stranger.upload(await phonePhoto(), "image/jpeg"),
    ];
    for (const answer of await Promise.all(answers)) {
      expect(await refusalOf(answer)).toEqual([401, "no-session"]);
    }
    for (const path of ["/api/staff/events", "/api/staff/me"])
      expect(await refusalOf(await stranger.fetch(path))).toEqual([401, "not-staff"]);
  });

  it("a resident's cookie at staff's door, under whatever name", async () => {
    const [own = ""] = cookieOf(await fetch(`${desk.origin}/`)).split("; ");
    const value = own.slice(own.indexOf("=") + 1);
    const answer = await withCookie(`staff=${value}`).fetch("/api/staff/events");
    expect(await refusalOf(answer)).toEqual([401, "not-staff"]);
  });

  it("one community's cookie in another", async () => {
    const [own = ""] = cookieOf(await fetch(`${desk.origin}/`)).split("; ");
    const value = own.slice(own.indexOf("=") + 1);
    const answer = await withCookie(`chat-garden=${value}`).post(
      `/c/garden${MESSAGES}`,
      message("x"),
    );
    expect(await refusalOf(answer)).toEqual([401, "no-session"]);
  });

  it("a colleague whose role is another's, to look on", async () => {
    const answer = await (await staff("admin")).fetch("/api/staff/events");
    expect(await refusalOf(answer)).toEqual([403, "not-yours"]);
  });
});

describe("a long alert", () => {
  it("is shown by its first words, and read in full by staff alone", async () => {
    const resident = await visitor();
    const long = `報修 ${"漏".repeat(2_000)}`;
    await resident.post(MESSAGES, message(long));
    const colleague = await staff();
    const [ticket] = await desk.runtime.tickets("main", 1);
    const shown = await readEvents(colleague, {}, "board", "/api/staff/events");
    const board = boardSchema.parse(JSON.parse(/^data: (\{.*)$/m.exec(shown.text)?.[1] ?? ""));
    const alert = board.alerts.find((one) => one.ticket === ticket?.id);
    expect(alert).toMatchObject({
      isCut: true,
      text: { "zh-Hant": expect.stringMatching(/^.{300}…$/) },
    });
    const path = `/api/staff/alerts/${alert?.id}`;
    const full = await colleague.fetch(path);
    expect([full.status, await full.text()]).toEqual([200, expect.stringContaining(long)]);
    expect((await resident.fetch(path)).status).toBe(401);
    expect((await colleague.fetch("/api/staff/alerts/none")).status).toBe(404);
  });
});

describe("a ticket", () => {
  it("is taken once and resolved once", async () => {
    const resident = await visitor();
    await resident.post(MESSAGES, message("報修 大門關不上"));
    const [ticket] = await desk.runtime.tickets("main", 1);
    const path = `/api/staff/tickets/${ticket?.id}`;
    const colleague = await staff();
    const status = async (action: string, body: object): Promise<number> =>
      (await colleague.post(`${path}/${action}`, body)).status;
    expect(await status("acknowledge", {})).toBe(204);
    expect(await status("acknowledge", {})).toBe(409);
    expect(await status("resolve", { text: "" })).toBe(400);
    expect(await status("resolve", { text: "長".repeat(1_001) })).toBe(400);
    expect(await status("resolve", { text: "修好了" })).toBe(204);
    expect(await status("resolve", { text: "修好了" })).toBe(409);
    const missing = await colleague.post("/api/staff/tickets/T-999/acknowledge", {});
    expect(await refusalOf(missing)).toEqual([404, "not-found"]);
  });
});

describe("an act of staff", () => {
  const PATHS = {
    ticket: "tickets/T-999",
    conversation: "conversations/web/nobody",
    community: "community",
  } as const;
  const pathOf = ({ about, name }: StaffAct): string => `/api/staff/${PATHS[about]}/${name}`;
  /** All that any of them must be told. */
  const told = {
    text: "修好了",
    class: "minor",
    reason: "已和住戶談過",
    kind: "notice",
    to: "nobody",
    message: "none",
    on: true,
    alert: "none",
    issue: "門關不上",
    via: "phone",
    note: "行動不便",
    agreed: true,
  };

  it.each(FEATURES.acts)("$name has its route, for staff alone", async (act) => {
    const path = pathOf(act);
    const stranger = await visitor();
    expect(await refusalOf(await stranger.post(path, {}))).toEqual([401, "not-staff"]);
    const colleague = await staff();
    const found = await colleague.post(path, told);
    expect(await refusalOf(found)).toEqual([404, "not-found"]);
    expect((await colleague.fetch(path)).status).toBe(405);
    expect((await colleague.post(`/c/nowhere${path}`, told)).status).toBe(404);
  });

  it("is asked for what it lacks, by the field's name", async () => {
    const colleague = await staff();
    const answer = await colleague.post("/api/staff/conversations/web/nobody/say", {});
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { reason: "field text" } });
  });

  it("that there isn't is not found", async () => {
    const answer = await (await staff()).post("/api/staff/tickets/T-1/burn", {});
    expect(await refusalOf(answer)).toEqual([404, "not-found"]);
  });
});

const idSchema = z.object({ id: z.string() });

describe("a file", () => {
  const kept = async (resident: Visitor): Promise<string> => {
    const answer = await resident.upload(await phonePhoto(), "image/jpeg");
    expect(answer.status).toBe(201);
    const body: unknown = await answer.json();
    const size = expect.any(Number);
    expect(body).toEqual({ id: expect.any(String), name: "photo.jpg", type: "image/jpeg", size });
    return body !== null && typeof body === "object" && "id" in body ? String(body.id) : "";
  };

  it("is seen by who sent it and by staff, and is not there for anybody else", async () => {
    const [owner, other, neighbour] = [
      await visitor(),
      await visitor(),
      await visitor("/c/garden/"),
    ];
    const id = await kept(owner);
    expect((await owner.fetch(`/files/${id}`)).status).toBe(200);
    expect((await (await staff()).fetch(`/files/${id}`)).status).toBe(200);
    for (const answer of [
      await other.fetch(`/files/${id}`),
      await withCookie("").fetch(`/files/${id}`),
      await neighbour.fetch(`/c/garden/files/${id}`),
      await (await staff()).fetch(`/c/garden/files/${id}`),
      await owner.fetch("/files/AAAAAAAAAAAAAAAAAAAAAA"),
    ]) {
      expect(await refusalOf(answer)).toEqual([404, "not-found"]);
    }
  });

  it("can be attached by who sent it only", async () => {
    const [owner, other] = [await visitor(), await visitor()];
    const id = await kept(owner);
    const foreign = await other.post(MESSAGES, message("x", { attachments: [id] }));
    expect(await refusalOf(foreign)).toEqual([400, "unknown-attachment"]);
    expect((await owner.post(MESSAGES, message("", { attachments: [id] }))).status).toBe(202);
    expect(desk.runtime.last()?.attachments).toEqual([
      { id, name: "photo.jpg", type: "image/jpeg", size: expect.any(Number) },
    ]);
    const six = await owner.post(MESSAGES, message("x", { attachments: Array(6).fill(id) }));
    expect(six.status).toBe(400);
  });

  it("that is no photo is only ever saved, under its own name and nothing's power", async () => {
    const owner = await visitor();
    for (const [type, bytes] of Object.entries(SAMPLES)) {
      const { id } = idSchema.parse(await (await owner.upload(bytes, "image/jpeg")).json());
      const { headers } = await owner.fetch(`/files/${id}`);
      expect(headers.get("Content-Type")).toBe(type);
      expect(headers.get("Content-Disposition")).toMatch(
        /^attachment; filename\*=UTF-8''photo\.[a-z0-9]+$/,
      );
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("Content-Security-Policy")).toBe("default-src 'none'; sandbox");
      expect(headers.get("Cache-Control")).toMatch(/^private/);
    }
  });

  it("of a colleague's is laid before the resident of one conversation, and no other", async () => {
    const [owner, other, colleague] = [await visitor(), await visitor(), await staff()];
    await owner.post(MESSAGES, message("您好"));
    const conversation = desk.runtime.last()?.conversation ?? "";
    const place = `/api/staff/conversations/web/${conversation}`;
    const to = `/api/staff/files?channel=web&conversation=${conversation}`;
    const pdf = SAMPLES["application/pdf"] ?? SVG;
    const kept = await colleague.upload(pdf, "application/pdf", to);
    expect(kept.status).toBe(201);
    const { id } = idSchema.parse(await kept.json());
    expect((await owner.fetch(`/files/${id}`)).status).toBe(200);
    expect((await colleague.fetch(`/api/staff/files/${id}`)).status).toBe(200);
    for (const [answer, status] of [
      [await other.fetch(`/files/${id}`), 404],
      [await colleague.fetch(`/c/garden/api/staff/files/${id}`), 404],
      [await owner.fetch(`/api/staff/files/${id}`), 401],
      [await owner.upload(pdf, "application/pdf", to), 401],
      [await colleague.upload(pdf, "x", `${to}nobody`), 404],
      [await colleague.upload(SVG, "image/png", to), 415],
      // As far as the echo goes, which knows no such act.
      [await colleague.post(`${place}/say`, { text: "請看", attachments: [id] }), 404],
      [await colleague.post(`${place}/say`, { text: "請看", attachments: ["x"] }), 400],
      [await colleague.post("/api/staff/conversations/web/c2/say", { attachments: [id] }), 400],
    ] as const)
      expect(answer.status).toBe(status);
  });

  it("lies encrypted on the disk", async () => {
    await kept(await visitor());
    const names = await readdir(desk.uploads);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !/^[\w-]{22}$/.test(name))).toEqual([]);
  });

  it.each([
    ["SVG", SVG, "image/svg+xml", 415, "file-not-taken"],
    ["SVG that says it is PNG", SVG, "image/png", 415, "file-not-taken"],
    [
      "HTML",
      Buffer.from("<!doctype html><script>alert(1)</script>"),
      "image/jpeg",
      415,
      "file-not-taken",
    ],
    [
      "GIF and script in one",
      Buffer.from("GIF89a/*<script>*/=1"),
      "image/gif",
      415,
      "file-not-taken",
    ],
    ["nothing", Buffer.alloc(0), "image/jpeg", 415, "file-not-taken"],
    [
      "20 MB and more",
      Buffer.alloc(20 * 1024 * 1024 + 20_000),
      "image/jpeg",
      413,
      "file-too-large",
    ],
  ])("that is %s is refused", async (_what, bytes, type, status, code) => {
    const resident = await visitor();
    expect(await refusalOf(await resident.upload(bytes, type))).toEqual([status, code]);
  });

  it("that doesn't say how long it is is refused before it is read", async () => {
    const cookie = cookieOf(await fetch(`${desk.origin}/`));
    const type = "multipart/form-data; boundary=x";
    const status = await raw("/api/chat/files", {
      method: "POST",
      headers: { Cookie: cookie, Origin: desk.origin, "Content-Type": type },
    });
    expect(status).toBe(411);
  });

  it("keeps whole characters in a name that is too long", async () => {
    const resident = await visitor();
    const form = new FormData();
    const bytes = Uint8Array.from(await phonePhoto());
    form.append("file", new Blob([bytes], { type: "image/jpeg" }), `x${"😀".repeat(200)}.jpg`);
    const answer = await resident.fetch("/api/chat/files", { method: "POST", body: form });
    expect(answer.status).toBe(201);
    const { name } = z.object({ name: z.string() }).parse(await answer.json());
    expect(name).toMatch(/^x😀+\.jpg$/u);
  });

  it("is one of sixty from an address, however many conversations it begins", () => {
    const clock = simulatedClock(0);
    const allowance = fileAllowance(clock);
    const taken = Array.from({ length: 61 }, (_, n) => allowance.take(`c${n}`, "192.0.2.1"));
    expect(taken.indexOf(false)).toBe(60);
    expect(allowance.take("c0", "192.0.2.2")).toBe(true);
  });

  it("is one of twenty in ten minutes, no more", async () => {
    const resident = await visitor();
    for (let count = 0; count < 20; count += 1) {
      expect((await resident.upload(SVG, "image/png")).status).toBe(415);
    }
    const answer = await resident.upload(await phonePhoto(), "image/jpeg");
    expect(await refusalOf(answer)).toEqual([429, "too-many-files"]);
  });
});

describe("an address", () => {
  it.each([
    "/../../../etc/passwd",
    "/assets/../../../package.json",
    "/assets/%2e%2e/%2e%2e/%2e%2e/package.json",
    "/assets/..%2f..%2fpackage.json",
    "/files/..%2f..%2f..%2fetc%2fpasswd",
    "/files/%00",
    "/c/../../etc/passwd",
    "/c/unknown/",
    "/c/unknown/api/chat/events",
    "/%E0%A4%A",
    "/nothing",
  ])("%s leads nowhere", async (path) => {
    expect([400, 401, 403, 404]).toContain(await raw(path));
  });

  it.each([
    ["DELETE", MESSAGES, "POST"],
    ["GET", MESSAGES, "POST"],
    ["POST", "/api/chat/events", "GET"],
    ["PUT", "/files/AAAAAAAAAAAAAAAAAAAAAA", "GET"],
    ["POST", "/", "GET"],
    ["PATCH", "/api/staff/tickets/T-1/resolve", "POST"],
  ])("says that it has no %s: %s", async (method, path, allowed) => {
    const answer = await (await visitor()).fetch(path, { method });
    expect(answer.headers.get("Allow")).toBe(allowed);
    expect(await refusalOf(answer)).toEqual([405, "wrong-method"]);
  });

  it("of no page is told in a page to a person, as JSON to a program", async () => {
    const person = await fetch(`${desk.origin}/nothing`, { headers: { Accept: "text/html" } });
    expect(person.status).toBe(404);
    expect(await person.text()).toContain("找不到這個內容");
    expect(await refusalOf(await fetch(`${desk.origin}/nothing`))).toEqual([404, "not-found"]);
  });

  it("of a community without its slash leads to the one with it", async () => {
    const answer = await fetch(`${desk.origin}/c/garden`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("Location")]).toEqual([308, "/c/garden/"]);
  });
});

describe("each answer", () => {
  it.each(["/", "/staff", "/nothing", "/api/chat/events"])(
    "of %s forbids foreign scripts, frames and guesses of its type",
    async (path) => {
      const { headers } = await fetch(desk.origin + path);
      const policy = headers.get("Content-Security-Policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(headers.get("X-Powered-By")).toBeNull();
    },
  );

  it("sets a cookie that scripts can't read and other sites don't send", async () => {
    const [cookie] = (await fetch(`${desk.origin}/`)).headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
  });
});

describe("the live line", () => {
  it("is told never to be held back or compressed, and resumes behind the last line seen", async () => {
    const resident = await visitor();
    await resident.post(MESSAGES, message("第一句"));
    const first = await readEvents(resident, {}, "ready");
    expect(first.headers.get("X-Accel-Buffering")).toBe("no");
    expect(first.headers.get("Content-Encoding")).toBeNull();
    expect(first.text).toContain("retry: 500");
    expect(first.text.match(/event: line/g)).toHaveLength(2);
    const ids = [...first.text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id ?? "");
    const [, score = 0] = /^(\d+):/.exec(ids.at(-1) ?? "") ?? [];
    // Long enough after that what was seen isn't looked back at.
    const later = { "Last-Event-ID": `${Number(score) + 60_000}:x` };
    const second = await readEvents(resident, later, "ready");
    expect(second.text.match(/event: line/g)).toBeNull();
    const nonsense = await readEvents(resident, { "Last-Event-ID": "%%%" }, "ready");
    expect(nonsense.text.match(/event: line/g)).toHaveLength(2);
  });

  it("gives older lines to their own conversation alone, by a place that makes sense", async () => {
    const resident = await visitor();
    await resident.post(MESSAGES, message("第一句"));
    const { text } = await readEvents(resident, {}, "ready");
    const [, last = ""] = /^id: (.*)$/m.exec(text) ?? [];
    const earlier = `/api/chat/lines?before=${encodeURIComponent(last)}`;
    const own = await resident.fetch(earlier);
    expect([own.status, await own.json()]).toEqual([200, { lines: [], before: null }]);
    const other = await (await visitor()).fetch(earlier);
    expect(JSON.stringify(await other.json())).not.toContain("第一句");
    expect(await refusalOf(await fetch(desk.origin + earlier))).toEqual([401, "no-session"]);
    const nonsense = await resident.fetch("/api/chat/lines?before=%25%25");
    expect(await refusalOf(nonsense)).toEqual([400, "bad-request"]);
  });

  it("never tells a resident how they were understood", async () => {
    const resident = await visitor();
    await resident.post(MESSAGES, message("看看"));
    expect((await readEvents(resident, {}, "ready")).text).not.toContain("understood");
  });
});

/** Reads a stream until an event of that name has come. */
async function readEvents(
  who: Visitor,
  headers: Record<string, string>,
  until: string,
  path = "/api/chat/events",
): Promise<{ readonly headers: Headers; readonly text: string }> {
  const abort = new AbortController();
  const answer = await who.fetch(path, { headers, signal: abort.signal });
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (new RegExp(`^event: ${until}\ndata: .+\n\n`, "m").test(text)) break;
  }
  abort.abort();
  return { headers: answer.headers, text };
}

/** Written to the wire as it is, where `fetch` would tidy it; without a length when it posts. */
function raw(path: string, options: RequestOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(desk.origin);
    const sent = request({ host: "127.0.0.1", port, path, ...options }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on("error", reject);
    if (options.method === "POST") sent.write("--x");
    sent.end();
  });
}

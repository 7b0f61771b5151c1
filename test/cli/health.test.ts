import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { indexes, SYSTEM } from "../../src/store/keys.ts";
import { healthDesk } from "./health-desk.ts";
import { residentBrowser } from "./resident-browser.ts";

type HealthDesk = Awaited<ReturnType<typeof healthDesk>>;

const open: HealthDesk[] = [];
afterEach(async () => {
  for (const desk of open.splice(0)) await desk.close();
});

async function opened(...how: Parameters<typeof healthDesk>): Promise<HealthDesk> {
  const desk = await healthDesk(...how);
  open.push(desk);
  return desk;
}

const TOKEN = "0123456789abcdef";

describe("/healthz and /readyz", () => {
  it("say that all is well", async () => {
    const desk = await opened();
    for (const path of ["/healthz", "/readyz"]) {
      const answer = await desk.get(path);
      expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
      expect(answer.headers.get("Cache-Control")).toBe("no-store");
    }
    const posted = await fetch(`${desk.address}/healthz`, { method: "POST" });
    expect([posted.status, posted.headers.get("Allow")]).toEqual([405, "GET"]);
  });

  it.each([
    ["fails", async () => Promise.reject(new Error("gone"))],
    ["hangs", () => new Promise<never>(() => {})],
  ])("tell that the store %s, while the process lives", async (_, answer) => {
    let isGone = false;
    const desk = await opened({}, (store) => ({
      range: (...of) => (isGone && of[0] === SYSTEM ? answer() : store.range(...of)),
      commit: (...of) => (isGone && of[0] === SYSTEM ? answer() : store.commit(...of)),
    }));
    isGone = true;
    const ready = await desk.get("/readyz");
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ok: false, reason: "store-unreachable" },
    ]);
    expect((await desk.get("/healthz")).status).toBe(200);
    isGone = false;
    expect((await desk.get("/readyz")).status).toBe(200);
  });

  it("tell that the store takes nothing, though it answers", async () => {
    const desk = await opened({}, (store) => ({
      commit: (...of) =>
        of[0] === SYSTEM
          ? Promise.reject(new Error("READONLY You can't write against a read only replica."))
          : store.commit(...of),
    }));
    const ready = await desk.get("/readyz");
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ok: false, reason: "store-refuses-writes" },
    ]);
  });

  it("tell that we go down, while what is in flight is finished", async () => {
    let reached = (): void => {};
    let release = (): void => {};
    const isInFlight = new Promise<void>((resolve) => (reached = resolve));
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    const desk = await opened({}, (store) => ({
      async commit(...of) {
        if (of[0] !== SYSTEM) {
          reached();
          await isReleased;
        }
        return store.commit(...of);
      },
    }));
    const resident = await residentBrowser(desk.address);
    const written = resident.post(desk.address, "廚房水龍頭漏水");
    await isInFlight;
    const stopped = desk.stop();

    const ready = await desk.get("/readyz");
    expect([ready.status, await ready.json()]).toEqual([503, { ok: false, reason: "stopping" }]);
    expect((await desk.get("/healthz")).status).toBe(200);
    const late = await resident.post(desk.address, "還有浴室");
    expect([late.status, late.headers.get("Retry-After")]).toEqual([503, "2"]);

    release();
    expect((await written).status).toBe(202);
    await stopped;
    await expect(desk.get("/healthz")).rejects.toThrow();
  });
});

describe("/metrics", () => {
  it("counts what a person on call wants to know", async () => {
    const desk = await opened();
    const resident = await residentBrowser(desk.address);
    const id = randomUUID();
    await resident.post(desk.address, "廚房水龍頭漏水", id);
    await resident.post(desk.address, "廚房水龍頭漏水", id);
    await resident.hears(desk.address, "哪一戶");
    await resident.post(desk.address, "我家廚房著火了");
    await resident.hears(desk.address, "119");
    await desk.get("/api/staff/tickets/K3MQ-7XT2/acknowledge");
    await desk.get("/nowhere/0912345678");
    await desk.get("/readyz");

    const metrics = await desk.metrics();
    expect(Object.fromEntries(metrics)).toMatchObject({
      'frontdesk_messages_received_total{channel="web",outcome="handled"}': 2,
      'frontdesk_messages_received_total{channel="web",outcome="redelivered"}': 1,
      frontdesk_turn_seconds_count: 2,
      'frontdesk_decisions_total{decision="act"}': 2,
      'frontdesk_emergencies_total{danger="fire"}': 1,
      'frontdesk_tickets_opened_total{kind="emergency"}': 1,
      'frontdesk_outgoing_total{channel="web",outcome="sent"}': 2,
      'frontdesk_outgoing_total{channel="staff",outcome="sent"}': 2,
      frontdesk_commit_conflicts_total: 0,
      frontdesk_outbox_waiting: 0,
      frontdesk_outbox_oldest_seconds: 0,
      'frontdesk_http_responses_total{route="/api/chat/messages",status="2xx"}': 3,
      'frontdesk_http_responses_total{route="/api/staff/tickets/:ticket/acknowledge",status="4xx"}': 1,
      'frontdesk_http_responses_total{route="other",status="4xx"}': 1,
      'frontdesk_http_responses_total{route="/readyz",status="2xx"}': 1,
    });
    expect(metrics.has("process_resident_memory_bytes")).toBe(true);
    expect([...metrics.keys()].join()).toContain("frontdesk_content_info{version=");
  });

  it("counts what the store could not do, and goes on", async () => {
    let isFull = false;
    const desk = await opened({}, (store) => ({
      commit: (...of) => (isFull ? Promise.reject(new Error("full")) : store.commit(...of)),
      // Who waits is counted with each message: without that it would not come to a commit.
      count: (of, index, within) =>
        isFull && index === indexes.outbox
          ? Promise.reject(new Error("gone"))
          : store.count(of, index, within),
    }));
    const resident = await residentBrowser(desk.address);
    isFull = true;
    expect((await resident.post(desk.address, "廚房水龍頭漏水")).status).toBe(503);
    expect(Object.fromEntries(await desk.metrics())).toMatchObject({
      'frontdesk_messages_received_total{channel="web",outcome="refused"}': 1,
      'frontdesk_store_errors_total{operation="commit"}': 1,
      frontdesk_outbox_waiting: Number.NaN,
      frontdesk_turn_seconds_count: 0,
    });
  });

  it("shows nothing of what was said, nor does the log", async () => {
    const desk = await opened();
    const resident = await residentBrowser(desk.address);
    const canaries = ["金絲雀", "0912345678", "canary"];
    await resident.post(
      desk.address,
      "金絲雀家的廚房著火了，A棟12樓1203，我姓王，0912345678 canary",
    );
    await resident.hears(desk.address, "119");
    await resident.post(desk.address, "canary ".repeat(9_000));
    await desk.get("/files/canary?name=金絲雀");
    const metrics = await (await desk.get("/metrics")).text();
    expect(metrics).toContain('danger="fire"');
    await desk.stop();
    const shown = [...desk.logged, metrics].join("\n");
    expect(desk.logged.length).toBeGreaterThan(1);
    for (const canary of canaries) expect(shown).not.toContain(canary);
  });

  it("is for this machine alone, unless told otherwise", async () => {
    const desk = await opened();
    expect((await desk.get("/metrics")).status).toBe(200);
    for (const header of ["X-Forwarded-For", "Forwarded", "Via"]) {
      const forwarded = await desk.get("/metrics", { [header]: "203.0.113.9" });
      expect([forwarded.status, await forwarded.text()]).toEqual([
        403,
        expect.stringContaining("METRICS_TOKEN"),
      ]);
    }
    const proxied = await opened({ TRUST_PROXY: "1" });
    expect((await proxied.get("/metrics")).status).toBe(403);
  });

  it("is for whoever shows the token, once there is one", async () => {
    const desk = await opened({ METRICS_TOKEN: TOKEN, TRUST_PROXY: "1" });
    const status = async (Authorization?: string): Promise<number> =>
      (await desk.get("/metrics", Authorization === undefined ? {} : { Authorization })).status;
    expect(await status(`Bearer ${TOKEN}`)).toBe(200);
    for (const wrong of [undefined, "Bearer", `Bearer ${TOKEN}0`, TOKEN, `Basic ${TOKEN}`])
      expect(await status(wrong)).toBe(401);
  });
});

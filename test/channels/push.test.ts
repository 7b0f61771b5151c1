import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pushChannel } from "../../src/channels/push/push.ts";
import { vapidOf } from "../../src/channels/push/vapid.ts";
import type { Outgoing } from "../../src/core/records/message.ts";
import { isCallable, isPublic, publicLookup } from "../../src/runtime/reaching/public-address.ts";
import { pushService } from "./push-service.ts";

const vapid = vapidOf(new Uint8Array(32).fill(9), "https://desk.example.com");
let service: Awaited<ReturnType<typeof pushService>>;
beforeEach(async () => {
  service = await pushService(vapid.publicKey);
});
afterEach(() => service.close());

const channel = pushChannel({ vapid, local: true });
const outgoing = (change: Partial<Outgoing> = {}): Outgoing => ({
  id: "o1.p0",
  to: { kind: "device", device: service.device },
  text: "您有一則新訊息",
  push: { title: "物業服務公司", url: "/c/main/" },
  choices: [],
  at: 0,
  ownerEpoch: null,
  from: { kind: "bot" },
  ticket: null,
  conversation: "c1",
  urgent: false,
  tries: 0,
  ...change,
});

describe("a push", () => {
  it("arrives sealed for one browser, by who the page subscribed with", async () => {
    expect(await channel.send(outgoing(), "main")).toEqual({ kind: "sent" });
    expect(service.refused).toEqual([]);
    const [first] = service.arrived;
    expect(first?.payload).toEqual({
      title: "物業服務公司",
      body: "您有一則新訊息",
      url: "/c/main/",
      tag: first?.headers["topic"],
      urgent: false,
    });
    expect(first?.headers).toMatchObject({
      encoding: "aes128gcm",
      urgency: "normal",
      ttl: "43200",
    });
  });

  it("of the same conversation stands for the one before; an alarm for itself", async () => {
    await channel.send(outgoing(), "main");
    await channel.send(outgoing({ id: "o2.p0" }), "main");
    await channel.send(outgoing({ id: "a1.p0", conversation: null, urgent: true }), "main");
    await channel.send(outgoing({ id: "a2.p0", conversation: null, urgent: true }), "main");
    const [one, two, three, four] = service.arrived.map(({ headers }) => headers["topic"]);
    expect(one).toBe(two);
    expect(new Set([one, three, four]).size).toBe(3);
    expect(service.arrived.at(-1)?.headers["urgency"]).toBe("high");
  });

  it.each([404, 410, 403, 400, 301])(
    "answered with %d reaches that browser never again",
    async (status) => {
      service.answers({ status, headers: { Location: "http://127.0.0.1:1/" } });
      expect(await channel.send(outgoing(), "main")).toMatchObject({ kind: "undeliverable" });
    },
  );

  it("answered with too much, or trouble, waits as long as it is told", async () => {
    service.answers({ status: 429, headers: { "Retry-After": "120" } });
    expect(await channel.send(outgoing(), "main")).toMatchObject({ kind: "later", after: 120_000 });
    service.answers({ status: 503 });
    expect(await channel.send(outgoing(), "main")).toMatchObject({ kind: "later", after: null });
    await service.close();
    expect(await channel.send(outgoing(), "main")).toMatchObject({ kind: "later" });
  });
});

describe("an address that a page told", () => {
  const guarded = pushChannel({ vapid });
  const sendTo = (endpoint: string) =>
    guarded.send(
      outgoing({ to: { kind: "device", device: { ...service.device, endpoint } } }),
      "main",
    );

  it("is called by https alone, and only where it has a public name", async () => {
    for (const endpoint of [
      service.device.endpoint,
      "http://push.example.com/1",
      "https://127.0.0.1/1",
      "https://[::1]/1",
      "https://2130706433/1",
      "https://0x7f.1/1",
      "https://localhost/1",
      "https://push.example.com:8443/1",
      "https://me:hush@push.example.com/1",
      "file:///etc/passwd",
      "javascript:alert(1)",
      "",
      `https://push.example.com/${"x".repeat(2_000)}`,
    ]) {
      expect(isCallable(endpoint), endpoint).toBe(false);
      expect(await sendTo(endpoint), endpoint).toMatchObject({ kind: "undeliverable" });
    }
    for (const endpoint of [
      "https://fcm.googleapis.com/fcm/send/abc:def",
      "https://updates.push.services.mozilla.com/wpush/v2/abc",
      "https://web.push.apple.com/QAbc",
      "https://wns2-pn1p.notify.windows.com/w/?token=abc",
    ])
      expect(isCallable(endpoint), endpoint).toBe(true);
    expect(service.arrived).toEqual([]);
  });

  it("whose name stands for a neighbour of ours is not called", async () => {
    // By the hosts file of every machine this name is its own.
    const looked = await new Promise((resolve) =>
      publicLookup("localhost", { all: true }, (error, found) => resolve({ error, found })),
    );
    expect(looked).toMatchObject({ error: { code: "EPRIVATE" } });
  });

  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "fe80::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2001::1",
    "localhost",
    "",
  ])("%s is no public address", (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(["8.8.8.8", "142.250.1.1", "172.32.0.1", "2607:f8b0::1", "2a00:1450::1"])(
    "%s is",
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );
});

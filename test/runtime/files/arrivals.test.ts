import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Fetched } from "../../../src/core/channel.ts";
import type { Files } from "../../../src/core/files/files.ts";
import type { Inbound } from "../../../src/core/records/message.ts";
import { FETCH_LEASE_MS } from "../../../src/runtime/context.ts";
import { fileTaker } from "../../../src/runtime/files/take-file.ts";
import { filesIn } from "../../../src/store/files.ts";
import { indexes } from "../../../src/store/keys.ts";
import { openTestDesk, type TestDesk } from "../open-test-desk.ts";
import { phonePhoto, SAMPLES, SVG } from "./sample-files.ts";

const plain = {
  seal: (_: string, bytes: Uint8Array) => bytes,
  open: (_: string, b: Uint8Array) => b,
};
const takeFile = fileTaker();

let folder: string;
let desk: TestDesk;
let diesAfterKeeping: boolean;
/** What the platform was asked for, and what it answers. */
let asked: string[];
let answer: (source: string, signal: AbortSignal) => Promise<Fetched>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "arrivals-"));
  asked = [];
  const photo = await phonePhoto();
  answer = async () => ({ kind: "file", bytes: photo });
  const source = {
    channel: "test",
    fetch(of: string, signal: AbortSignal) {
      asked.push(of);
      return answer(of, signal);
    },
  };
  diesAfterKeeping = false;
  const files = filesIn(folder, plain, randomBytes);
  const keep: Files["keep"] = async (id, file) => {
    await files.keep(id, file);
    if (diesAfterKeeping) throw new Error("the process is gone");
  };
  const incoming = { files: { ...files, keep }, takeFile, sources: [source] };
  desk = await openTestDesk({ incoming: () => incoming });
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

const kept = (id: string | null) => filesIn(folder, plain, randomBytes).find(id ?? "");
const photo = { name: "漏水.png", type: "image/png", source: "one" };
const message = (id: string, text: string) => ({
  community: "main",
  channel: "test",
  conversation: "c1",
  person: "p1",
  id,
  text,
  choice: null,
  attachments: [],
  files: [photo],
});
const texts = (): string[] =>
  desk.sent.flatMap(({ to, text }) => (to.kind === "resident" ? [text] : []));
const alerts = (): string[] =>
  desk.sent.flatMap(({ to, text }) => (to.kind === "staff" ? [text] : []));
const firstLine = async () => {
  const lines = await desk.runtime.lines(desk.on, null);
  return lines.find(({ line }) => line.who.kind === "resident")?.line.attachments ?? [];
};
const waiting = () => desk.store.count("main", indexes.awaitedFiles, {});
const passes = async (ms: number): Promise<void> => {
  await desk.clock.advance(desk.clock.now() + ms);
  await desk.runtime.idle();
};
const write = (text: string, more: Partial<Inbound> = {}) =>
  desk.write(text, { files: [photo], ...more });

it("a file that a message names is fetched once, kept as ours, and called what it is", async () => {
  await write("廚房漏水", { id: "same" });
  await write("廚房漏水", { id: "same" });
  const [file] = await firstLine();
  expect(file).toMatchObject({ name: "漏水.jpg", type: "image/jpeg", size: expect.any(Number) });
  expect(file?.id).toMatch(/^[\w-]{22}0$/);
  expect(await kept(file?.id ?? null)).toMatchObject({ owner: desk.on, type: "image/jpeg" });
  expect(asked).toEqual(["one"]);
  expect(await waiting()).toBe(0);
  expect(await desk.runtime.missingFile("main", file?.id ?? "")).toBe(null);
});

it("nobody in danger waits for a download, and the file comes all the same", async () => {
  let come: (fetched: Fetched) => void = () => {};
  answer = (_, signal) =>
    new Promise((resolve) => {
      come = resolve;
      signal.addEventListener("abort", () => resolve({ kind: "later", reason: "aborted" }));
    });
  const received = desk.runtime.receive({
    ...message("d1", "廚房瓦斯味很重"),
    at: desk.clock.now(),
  });
  await received;
  await expect.poll(texts, { timeout: 20_000 }).toEqual([expect.stringContaining("瓦斯")]);
  const [awaited] = await firstLine();
  expect(await desk.runtime.missingFile("main", awaited?.id ?? "")).toBe("awaited");
  await expect.poll(() => asked).toHaveLength(1);
  come({ kind: "file", bytes: await phonePhoto() });
  await desk.runtime.idle();
  expect(await kept(awaited?.id ?? null)).not.toBe(null);
});

it("a process that dies between a message and its file leaves it to the next one", async () => {
  answer = (_, signal) =>
    new Promise((resolve) =>
      signal.addEventListener("abort", () => resolve({ kind: "later", reason: "aborted" })),
    );
  await desk.runtime.receive({
    ...message("k1", "您好"),
    at: desk.clock.now(),
  });
  await expect.poll(() => asked).toHaveLength(1);
  await desk.restart();
  expect(await waiting()).toBe(1);
  const bytes = await phonePhoto();
  answer = async () => ({ kind: "file", bytes });
  await passes(FETCH_LEASE_MS);
  expect(await waiting()).toBe(0);
  expect(await kept((await firstLine())[0]?.id ?? null)).not.toBe(null);
  expect(asked).toHaveLength(2);
});

it("a file that was kept before the process died is not fetched again", async () => {
  diesAfterKeeping = true;
  await write("您好");
  expect(await waiting()).toBe(1);
  diesAfterKeeping = false;
  await desk.restart();
  await passes(FETCH_LEASE_MS);
  expect(await waiting()).toBe(0);
  expect((await firstLine())[0]).toMatchObject({ name: "漏水.jpg", type: "image/jpeg" });
  expect(asked).toHaveLength(1);
});

it("what can't be had now is tried again, and then said to be lost", async () => {
  answer = async () => ({ kind: "later", reason: "status-503" });
  await write("走廊的燈壞了");
  const [awaited] = await firstLine();
  await passes(60 * 60_000);
  expect(asked).toHaveLength(6);
  expect(texts().filter((text) => text.includes("漏水.png"))).toEqual([
    expect.stringContaining("再傳一次"),
  ]);
  expect(alerts().filter((text) => text.includes("沒有收到：漏水.png"))).toHaveLength(1);
  expect(await firstLine()).toEqual([{ id: null, name: "漏水.png", type: "image/png" }]);
  expect(await desk.runtime.missingFile("main", awaited?.id ?? "")).toBe("lost");
});

it("one that comes at the second try is kept, and nobody hears a word of it", async () => {
  const bytes = await phonePhoto();
  answer = async () =>
    asked.length === 1 ? { kind: "later", reason: "status-503" } : { kind: "file", bytes };
  await write("走廊的燈壞了");
  const before = texts().length;
  await passes(5_000);
  expect((await firstLine())[0]).toMatchObject({ name: "漏水.jpg" });
  expect(texts()).toHaveLength(before);
});

it("of many files five are taken; what is refused is said, each reason once", async () => {
  const pdf = SAMPLES["application/pdf"] ?? SVG;
  answer = async (source) => {
    if (source === "huge") return { kind: "gone", why: "file-too-large", reason: "too-large" };
    return { kind: "file", bytes: source === "pdf" ? pdf : SVG };
  };
  const names = ["huge", "svg", "pdf", "svg", "pdf", "pdf", "pdf"];
  const files = names.map((source, n) => ({ name: `檔案${n}`, type: "application/pdf", source }));
  await write("請看附件", { files });
  const [notice = ""] = texts().slice(-1);
  expect(notice.split("\n")).toEqual([
    expect.stringMatching(/檔案0 太大了/),
    expect.stringMatching(/打不開 檔案1、檔案3/),
    expect.stringMatching(/最多收 5 個檔案，檔案5、檔案6/),
  ]);
  expect((await firstLine()).map(({ id }) => id !== null)).toEqual(
    names.map((_, n) => n === 2 || n === 4),
  );
});

it("a file that its platform doesn't hand out is lost at once", async () => {
  await write("請看附件", { files: [{ ...photo, source: null }] });
  expect(asked).toEqual([]);
  expect(texts().at(-1)).toContain("再傳一次");
});

it("a channel whose files nobody fetches names them alone", async () => {
  await desk.write("請看附件", { channel: "staff", files: [photo] });
  const [line] = await desk.runtime.lines({ ...desk.on, channel: "staff" }, null);
  expect(line?.line.attachments).toEqual([{ id: null, name: "漏水.png", type: "image/png" }]);
});

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { systemClock } from "../../src/runtime/clock.ts";
import { openLog } from "../../src/runtime/log.ts";
import { webServer, type WebOptions, type WebServer } from "../../src/web/server.ts";
import { FEATURES } from "../../src/features.ts";
import { invitations } from "../../src/web/desk/invitations.ts";
import { fileTaker } from "../../src/runtime/files/take-file.ts";
import { filesIn, type FileCodec } from "../../src/store/files.ts";
import { echoRuntime, type EchoRuntime } from "./echo-runtime.ts";

/** A desk that listens, to be tried from outside. */
export interface Desk {
  /** http://127.0.0.1:… */
  readonly origin: string;
  /** A fresh link for staff, of one use. */
  staffLink(): Promise<string>;
  /** Goes away without a word, with its connections. */
  stop(): Promise<void>;
  /** Comes back on the same address, with its data. */
  start(): Promise<void>;
  /** Stops for good and leaves nothing behind. */
  close(): Promise<void>;
  /** Says what the desk answers with quick replies. */
  bringChoices(page: Page): Promise<void>;
  /** Brings it about, as a resident would, that a ticket stands on staff's screen. */
  report(page: Page, issue: string): Promise<void>;
}

/** The desk with the echo behind it, which tests may look into. */
export interface EchoDesk extends Omit<Desk, "bringChoices" | "report"> {
  readonly runtime: EchoRuntime;
  readonly uploads: string;
}

/** The pages as `npm run build` made them. */
export const PAGES = new URL("../../dist/pages", import.meta.url).pathname;

/** @param told what differs from a desk at home: a clock that stands, an address of its own. */
export async function echoDesk(
  told: Partial<Pick<WebOptions, "clock" | "publicUrl" | "trustProxy">> = {},
): Promise<EchoDesk> {
  const { clock = systemClock(), publicUrl = null, trustProxy = 0 } = told;
  const runtime = echoRuntime(() => clock.now());
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-web-"));
  const secret = randomBytes(32);
  const keys = invitations(randomBytes);
  const codec = fileCodec(randomBytes(32));
  const takeFile = fileTaker();
  let port = 0;
  let listening: { readonly server: Server; readonly web: WebServer } | null = null;

  const start = async (): Promise<void> => {
    const web = webServer({
      runtime,
      secret,
      files: filesIn(folder, codec, randomBytes),
      takeFile,
      invitations: keys,
      acts: FEATURES.acts,
      pages: PAGES,
      publicUrl,
      trustProxy,
      clock,
      log: openLog("silent"),
    });
    const server = createServer(web.app);
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    port = portOf(server.address());
    listening = { server, web };
  };
  const stop = async (): Promise<void> => {
    if (listening === null) return;
    const { server, web } = listening;
    listening = null;
    const closed = new Promise((resolve) => server.close(resolve));
    web.close();
    server.closeAllConnections();
    await closed;
  };
  await start();

  return {
    origin: `http://127.0.0.1:${port}`,
    runtime,
    uploads: folder,
    staffLink: async () => `http://127.0.0.1:${port}/staff/enter?key=${keys.issue()}`,
    start,
    stop,
    async close() {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Writes a message and sends it with Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await page.locator("textarea").fill(text);
  await page.locator("textarea").press("Enter");
}

/** The resident's page in Traditional Chinese, ready to be written on. */
export async function openChat(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(".welcome, .bubble").first().waitFor();
  return page;
}

/** Staff's screen, entered by a fresh link as somebody by that name. */
export async function openStaff(
  context: BrowserContext,
  desk: Pick<Desk, "staffLink">,
  name: string,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(await desk.staffLink());
  await page.locator("#staff-name").fill(name);
  await page.locator("#staff-name").press("Enter");
  await page.locator(".desk-tickets").waitFor();
  return page;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** As the store's codec does it: AES-256-GCM, the name as associated data. */
function fileCodec(key: Uint8Array): FileCodec {
  return {
    seal(name, bytes) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(name, bytes) {
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12))
        .setAAD(Buffer.from(name))
        .setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    },
  };
}

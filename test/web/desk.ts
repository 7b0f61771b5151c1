import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import type { Grant } from "../../src/core/records/account.ts";
import type { StaffRole } from "../../src/core/records/actor.ts";
import type { Invited } from "../../src/runtime/people/invitations.ts";
import { openPeople } from "../../src/runtime/people/people.ts";
import type { Runtime } from "../../src/runtime/runtime.ts";
import { openData } from "../../src/store/open-data.ts";
import { vapidOf } from "../../src/channels/push/vapid.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { openLog } from "../../src/runtime/log.ts";
import { webServer, type WebOptions, type WebServer } from "../../src/web/server.ts";
import { FEATURES } from "../../src/features.ts";
import { fileLinks } from "../../src/runtime/files/file-links.ts";
import { fileTaker } from "../../src/runtime/files/take-file.ts";
import { filesIn, type FileCodec } from "../../src/store/files.ts";
import { echoRuntime, type EchoRuntime } from "./echo-runtime.ts";

/** A desk that listens, to be tried from outside. */
export interface Desk {
  /** http://127.0.0.1:… */
  readonly origin: string;
  /** An invitation for a colleague with these roles (staff, unless told), who has no account yet. */
  staffLink(...roles: readonly StaffRole[]): Promise<string>;
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
  readonly runtime: EchoRuntime & Pick<Runtime, "people">;
  readonly uploads: string;
}

/** The pages as `npm run build` made them. */
export const PAGES = new URL("../../dist/pages", import.meta.url).pathname;

/** @param told what differs from a desk at home: a clock that stands, an address of its own. */
export async function echoDesk(
  told: Partial<Pick<WebOptions, "clock" | "publicUrl" | "trustProxy" | "oidc">> = {},
): Promise<EchoDesk> {
  const { clock = systemClock(), publicUrl = null, trustProxy = 0, oidc = null } = told;
  const log = openLog("silent");
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-web-"));
  const data = await openData({ folder, key: null, now: clock.now(), tell: () => {} });
  const people = await openPeople({ store: data.store, clock, log });
  const runtime = { ...echoRuntime(() => clock.now()), people };
  const uploads = join(folder, "uploads");
  const secret = randomBytes(32);
  const codec = fileCodec(randomBytes(32));
  const takeFile = fileTaker();
  let port = 0;
  let listening: { readonly server: Server; readonly web: WebServer } | null = null;

  const start = async (): Promise<void> => {
    const web = webServer({
      runtime,
      secret,
      files: filesIn(uploads, codec, randomBytes),
      takeFile,
      fileLinks: fileLinks(secret),
      acts: FEATURES.acts,
      pages: PAGES,
      pushKey: vapidOf(secret, null).publicKey,
      publicUrl,
      trustProxy,
      oidc,
      clock,
      log,
      passwordCost: CHEAP,
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
    uploads,
    async staffLink(...roles) {
      const key = await people.invitations.issue(invitedAs(roles));
      return `http://127.0.0.1:${port}/staff/join?key=${key}`;
    },
    start,
    stop,
    async close() {
      await stop();
      people.close();
      await data.store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** log2 of scrypt's N: a try takes no time worth counting. */
export const CHEAP = 4;

/** Somebody new, with these roles in all communities. */
export function invitedAs(roles: readonly StaffRole[]): Invited {
  const all = roles.length > 0 ? roles : (["staff"] as const);
  const grants = all.map((role): Grant => ({ role, communities: "all" }));
  return { account: null, grants, name: "", by: null };
}

/** What a colleague tells who takes up an invitation, by its link. */
export function joining(link: string, name: string) {
  return {
    key: new URL(link).searchParams.get("key") ?? "",
    name,
    title: "",
    login: `${randomUUID()}@example.com`,
    password: PASSWORD,
    language: "zh-Hant",
  };
}
export const PASSWORD = "an umbrella in the hall";

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

/** Staff's screen, as a new colleague by that name who has taken up an invitation. */
export async function openStaff(
  context: BrowserContext,
  desk: Pick<Desk, "staffLink" | "origin">,
  name: string,
  ...roles: readonly StaffRole[]
): Promise<Page> {
  await enterStaff(context, desk, name, ...roles);
  const page = await context.newPage();
  await page.goto(`${desk.origin}/staff`);
  await page.locator(".desk .queue").waitFor();
  return page;
}

/** What the page of an invitation posts, without the page: `test/web/sign-in.test.ts` tries that. */
async function enterStaff(
  context: BrowserContext,
  desk: Pick<Desk, "staffLink" | "origin">,
  name: string,
  ...roles: readonly StaffRole[]
): Promise<void> {
  const told = joining(await desk.staffLink(...roles), name);
  const headers = { Origin: desk.origin };
  const answer = await context.request.post(`${desk.origin}/api/staff/join`, {
    data: told,
    headers,
  });
  if (!answer.ok()) throw new Error(`${name} may not join: ${await answer.text()}`);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** As the store's codec does it: AES-256-GCM, the name as associated data. */
export function fileCodec(key: Uint8Array): FileCodec {
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

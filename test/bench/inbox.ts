import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { FEATURES } from "../../src/features.ts";
import { vapidOf } from "../../src/channels/push/vapid.ts";
import { systemClock } from "../../src/runtime/clock.ts";
import { fileLinks } from "../../src/runtime/files/file-links.ts";
import { fileTaker } from "../../src/runtime/files/take-file.ts";
import { openLog } from "../../src/runtime/log.ts";
import { filesIn } from "../../src/store/files.ts";
import { webServer } from "../../src/web/server.ts";
import { openBrowser } from "../web/browser.ts";
import { CHEAP, fileCodec, invitedAs, openStaff, PAGES } from "../web/desk.ts";
import { crowdedDesk } from "./desk.ts";

const OPENINGS = 7;

/** `npm run bench -- inbox`: staff's page over 10,000 conversations, 500 of them open. */
export async function benchInbox(): Promise<void> {
  const desk = await crowdedDesk();
  const { runtime } = desk;
  const secret = randomBytes(32);
  const web = webServer({
    runtime,
    secret,
    files: filesIn(join(tmpdir(), "frontdesk-inbox"), fileCodec(randomBytes(32)), randomBytes),
    takeFile: fileTaker(),
    fileLinks: fileLinks(secret),
    acts: FEATURES.acts,
    pages: PAGES,
    pushKey: vapidOf(secret, null).publicKey,
    publicUrl: null,
    trustProxy: 0,
    oidc: null,
    clock: systemClock(),
    log: openLog("silent"),
    passwordCost: CHEAP,
  });
  const server = createServer(web.app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const origin = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : ""}`;
  const staffLink = async (): Promise<string> =>
    `${origin}/staff/join?key=${await runtime.people.invitations.issue(invitedAs([]))}`;
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await openStaff(context, { origin, staffLink }, "林主任");
  const times: number[] = [];
  for (let n = 0; n < OPENINGS; n += 1) {
    const begun = performance.now();
    await page.goto(`${origin}/staff?${n}`);
    await page.locator(".todo").first().waitFor();
    times.push(performance.now() - begun);
  }
  times.sort((one, other) => one - other);
  const at = (place: number): string => (times[place] ?? 0).toFixed(0);
  console.log(`the queue stands, ms, median: ${at(Math.floor(OPENINGS / 2))}`);
  console.log(`the slowest of ${OPENINGS}: ${at(OPENINGS - 1)}`);
  console.log(`entries in the queue: ${await page.locator(".todo").count()}`);
  await browser.close();
  web.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await desk.close();
}

import { expect, it } from "vitest";
import { simulatedClock } from "../../src/runtime/clock.ts";
import { echoDesk } from "./desk.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 23);

const open = (url: string, cookie = "", headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { redirect: "manual", headers: { Cookie: cookie, ...headers } });
const cookieOf = (response: Response): string | undefined =>
  response.headers.getSetCookie()[0]?.split(";")[0];

it("keeps a resident's conversation for ninety days after the last visit", async () => {
  const clock = simulatedClock(START);
  const desk = await echoDesk({ clock });
  const page = `${desk.origin}/`;
  const lives = async (cookie: string | undefined): Promise<boolean> =>
    (await open(`${desk.origin}/api/chat/messages`, cookie)).status === 405 &&
    (
      await fetch(`${desk.origin}/api/chat/events`, {
        method: "HEAD",
        headers: { Cookie: cookie ?? "" },
      })
    ).status === 204;
  const first = cookieOf(await open(page));
  expect(cookieOf(await open(page, first)), "a young cookie stays").toBeUndefined();
  await clock.advance(START + 80 * DAY);
  const renewed = cookieOf(await open(page, first));
  expect(renewed).toBeDefined();
  await clock.advance(START + 100 * DAY);
  expect(await lives(first)).toBe(false);
  expect(await lives(renewed)).toBe(true);
  await clock.advance(START + 171 * DAY);
  expect(await lives(renewed)).toBe(false);
  await desk.close();
});

it("binds cookies to https and to this very host where residents come by https", async () => {
  const desk = await echoDesk({ publicUrl: "https://desk.example.com" });
  const answer = await open(`${desk.origin}/`);
  const [cookie = ""] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^__Host-chat-main=/);
  expect(cookie).toMatch(/Path=\/.*Secure/);
  expect(answer.headers.get("Strict-Transport-Security")).toContain("max-age");
  const plain = cookie.replace("__Host-", "").split(";")[0];
  const forged = await fetch(`${desk.origin}/api/chat/events`, {
    method: "HEAD",
    headers: { Cookie: plain ?? "" },
  });
  expect(forged.status, "one planted by a sister host").toBe(401);
  await desk.close();
});

it("believes a proxy about https only when it was told to", async () => {
  const claims = { "X-Forwarded-Proto": "https" };
  for (const [trustProxy, secure] of [
    [0, false],
    [1, true],
  ] as const) {
    const desk = await echoDesk({ trustProxy });
    const [cookie] = (await open(`${desk.origin}/`, "", claims)).headers.getSetCookie();
    expect(cookie?.includes("Secure")).toBe(secure);
    await desk.close();
  }
});

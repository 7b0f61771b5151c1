import { expect, it } from "vitest";
import { simulatedClock } from "../../src/runtime/clock.ts";
import { echoDesk } from "./desk.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
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

it("spends no staff link on whoever only looks whether it is there", async () => {
  const desk = await echoDesk();
  const link = await desk.staffLink();
  const looked = await fetch(link, { method: "HEAD", redirect: "manual" });
  expect([looked.status, looked.headers.getSetCookie()]).toEqual([200, []]);
  expect((await open(link)).status).toBe(303);
  await desk.close();
});

it("ends a colleague's session after twelve hours, named or not", async () => {
  const clock = simulatedClock(START);
  const desk = await echoDesk({ clock });
  const entered = cookieOf(await open(await desk.staffLink()));
  await clock.advance(START + 6 * HOUR);
  const answer = await fetch(`${desk.origin}/api/staff/name`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Origin: desk.origin,
      Cookie: entered ?? "",
    },
    body: JSON.stringify({ name: "林主任" }),
  });
  const named = cookieOf(answer);
  expect((await open(`${desk.origin}/staff`, named)).status).toBe(200);
  await clock.advance(START + 12 * HOUR);
  expect((await open(`${desk.origin}/staff`, named)).status).toBe(403);
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

it("knows a colleague by an id that is made at sign-in and outlives a new name", async () => {
  const desk = await echoDesk();
  const idOf = (cookie = ""): unknown => {
    const [body = ""] = cookie.slice(cookie.indexOf("=") + 1).split(".");
    const payload: unknown = JSON.parse(Buffer.from(body, "base64url").toString());
    return payload !== null && typeof payload === "object" && "id" in payload ? payload.id : null;
  };
  const rename = async (cookie = "", name = ""): Promise<string | undefined> =>
    cookieOf(
      await fetch(`${desk.origin}/api/staff/name`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Origin: desk.origin, Cookie: cookie },
        body: JSON.stringify({ name }),
      }),
    );
  const entered = cookieOf(await open(await desk.staffLink()));
  const named = await rename(entered, "林主任");
  const renamed = await rename(named, "林副理");
  expect(idOf(entered)).toMatch(/^[\w-]{22}$/);
  expect([idOf(named), idOf(renamed)]).toEqual([idOf(entered), idOf(entered)]);
  const another = cookieOf(await open(await desk.staffLink()));
  expect(idOf(another)).not.toBe(idOf(entered));
  await desk.close();
});

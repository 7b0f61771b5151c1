import { createServer, type RequestListener } from "node:http";
import { Provider } from "oidc-provider";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listening } from "../channels/listening.ts";
import { openBrowser } from "./browser.ts";
import { echoDesk, type EchoDesk } from "./desk.ts";

const CLIENT = { clientId: "desk", clientSecret: "a secret between the two of us" };

let desk: EchoDesk;
let browser: Browser;
let provider: { readonly address: string; close(): Promise<void> };

beforeAll(async () => {
  let answer: RequestListener = (_request, response) => void response.end();
  provider = await listening(createServer((request, response) => answer(request, response)));
  const issuer = provider.address;
  desk = await echoDesk({ oidc: { issuer, ...CLIENT, name: "公司帳號" } });
  answer = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${desk.origin}/staff/oidc/callback`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    // Whoever says so is somebody there; that mallory's address is hers nobody has checked.
    findAccount: async (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: `${id}@x.org`, email_verified: id !== "mallory" }),
    }),
    pkce: { required: () => true },
    cookies: { keys: ["not in production"] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  }).callback();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.close();
  await provider.close();
});

const grants = [{ role: "staff" as const, communities: ["main"] }];
const invite = async (name: string, login: string): Promise<string> => {
  const added = await desk.runtime.people.add({ name, title: "", login, grants });
  if (!added.ok) throw new Error(added.error);
  return added.value.id;
};

/** Signs in there as somebody, and comes back. */
async function signIn(id: string, page?: Page): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-TW" });
  const own = page ?? (await context.newPage());
  await own.goto(`${desk.origin}/staff`);
  await own.getByRole("link", { name: "用 公司帳號 登入" }).click();
  await own.locator("input[name=login]").fill(id);
  await own.locator("input[name=password]").fill("any");
  await own.locator("button[type=submit]").click();
  await own.locator("button[type=submit]", { hasText: /continue/i }).click();
  await own.waitForURL(`${desk.origin}/**`);
  return own;
}

describe("signing in at an OpenID Connect provider", () => {
  it("opens the account that was invited by that address, and is bound to it from then on", async () => {
    const id = await invite("陳小姐", "chen@x.org");
    const page = await signIn("chen");
    await page.getByText("值班：陳小姐").waitFor();
    const { people } = desk.runtime;
    expect(people.find(id)?.oidc).toEqual({ issuer: provider.address, subject: "chen" });
    // Whatever address they have by now.
    await people.change(id, (before) => ({ ...before, login: "other@x.org" }));
    await page.context().close();
    const again = await signIn("chen");
    await again.getByText("值班：陳小姐").waitFor();
    await people.change(id, (before) => ({ ...before, disabled: true }));
    await again.context().close();
    const left = await signIn("chen");
    await left.getByText("您在這裡還沒有帳號").waitFor();
    await left.context().close();
  });

  it("opens nothing for who was not invited, nor by an address that nobody has checked", async () => {
    const id = await invite("馬小姐", "mallory@x.org");
    for (const who of ["stranger", "mallory"]) {
      const page = await signIn(who);
      await page.getByText("您在這裡還沒有帳號").waitFor();
      await page.context().close();
    }
    expect(desk.runtime.people.find(id)?.oidc).toBeNull();
  });

  it("opens no account that is bound to somebody else there", async () => {
    const id = await invite("林主任", "lin@x.org");
    const oidc = { issuer: provider.address, subject: "somebody else" };
    await desk.runtime.people.change(id, (before) => ({ ...before, oidc }));
    const page = await signIn("lin");
    await page.getByText("您在這裡還沒有帳號").waitFor();
    await page.context().close();
  });

  it("is compared with what this browser began: no state, a foreign one, a code twice", async () => {
    const callback = `${desk.origin}/staff/oidc/callback`;
    const open = (url: string, cookie = ""): Promise<Response> =>
      fetch(url, { redirect: "manual", headers: { Cookie: cookie } });
    const began = await open(`${desk.origin}/c/garden/staff/oidc`);
    expect(began.status).toBe(303);
    const to = new URL(began.headers.get("Location") ?? "");
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      code_challenge_method: "S256",
      redirect_uri: callback,
      response_type: "code",
    });
    const [cookie = ""] = began.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
    const state = to.searchParams.get("state") ?? "";
    for (const [query, worn, back] of [
      [`?code=x&state=${state}`, "", ""],
      ["?code=x&state=foreign", cookie, "/c/garden"],
      [`?code=x&state=${state}&iss=https://evil.example`, cookie, "/c/garden"],
      [`?code=x&state=${state}&iss=${provider.address}`, cookie, "/c/garden"],
      ["?error=access_denied", cookie, "/c/garden"],
    ] as const) {
      const answer = await open(callback + query, worn);
      expect([query, answer.headers.get("Location")]).toEqual([
        query,
        `${back}/staff?refused=failed`,
      ]);
      expect(answer.headers.getSetCookie().join()).not.toContain("staff=");
    }
  });

  it("says so courteously when the provider is away, and goes on by password", async () => {
    const away = await echoDesk({
      oidc: { issuer: "http://127.0.0.1:1", ...CLIENT, name: "公司帳號" },
    });
    const context = await browser.newContext({ locale: "zh-TW" });
    const page = await context.newPage();
    await page.goto(`${away.origin}/staff/oidc`);
    await page.getByText("那邊的登入沒有完成").waitFor();
    expect(page.url()).toBe(`${away.origin}/staff`);
    await context.close();
    await away.close();
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { simulatedClock, type SimulatedClock } from "../../src/runtime/clock.ts";
import { echoDesk, joining, PASSWORD, type EchoDesk } from "./desk.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 23);

const desks: EchoDesk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

async function opened(): Promise<{ readonly desk: EchoDesk; readonly clock: SimulatedClock }> {
  const clock = simulatedClock(START);
  const desk = await echoDesk({ clock });
  desks.push(desk);
  return { desk, clock };
}

/** A browser's cookie, kept as the desk sets it. */
function browser(desk: EchoDesk) {
  let cookie = "";
  const ask = async (path: string, body?: object): Promise<Response> => {
    const answer = await fetch(desk.origin + path, {
      redirect: "manual",
      headers: { Cookie: cookie, Origin: desk.origin, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    const [set] = answer.headers.getSetCookie().filter((one) => one.startsWith("staff="));
    if (set !== undefined) cookie = set.split(";")[0] ?? "";
    return answer;
  };
  return {
    ask,
    cookie: () => cookie,
    wears(other: string) {
      cookie = other;
    },
    isIn: async () => (await ask("/api/staff/me")).status === 200,
    async joins(name = "林主任") {
      const told = joining(await desk.staffLink(), name);
      expect((await ask("/api/staff/join", told)).status).toBe(204);
      return told;
    },
    signsIn: async (login: string, password = PASSWORD) =>
      (await ask("/api/staff/sign-in", { login, password })).status,
    /** The live stream, and its end. */
    async listens() {
      const answer = await ask("/api/staff/events");
      expect(answer.status).toBe(200);
      let hasEnded = false;
      const reader = answer.body?.getReader();
      const ended = (async () => {
        for (let read = await reader?.read(); read?.done === false; read = await reader?.read())
          continue;
        hasEnded = true;
      })();
      return { ended, hasEnded: () => hasEnded };
    },
  };
}

const idOf = (desk: EchoDesk, login: string): string => {
  const found = desk.runtime.people.byLogin(login);
  if (found === undefined) throw new Error(`nobody signs in by ${login}`);
  return found.id;
};

describe("an invitation", () => {
  it("is spent by joining, not by whoever looks", async () => {
    const { desk } = await opened();
    const link = await desk.staffLink();
    const told = joining(link, "林主任");
    for (const method of ["HEAD", "GET", "GET"])
      expect((await fetch(link, { method })).headers.getSetCookie()).toEqual([]);
    const one = browser(desk);
    expect((await one.ask("/api/staff/invitation", { key: told.key })).status).toBe(200);
    expect((await one.ask("/api/staff/join", told)).status).toBe(204);
    expect(await one.isIn()).toBe(true);
    const other = browser(desk);
    expect((await other.ask("/api/staff/join", told)).status).toBe(410);
    expect((await other.ask("/api/staff/invitation", { key: told.key })).status).toBe(410);
    expect(await other.isIn()).toBe(false);
  });

  it("lets one of two in who use it at once", async () => {
    const { desk } = await opened();
    const link = await desk.staffLink();
    const answers = await Promise.all(
      ["林主任", "王主任"].map((name) => browser(desk).ask("/api/staff/join", joining(link, name))),
    );
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([204, 410]));
    expect(desk.runtime.people.all()).toHaveLength(1);
  });

  it("is over after seven days", async () => {
    const { desk, clock } = await opened();
    const told = joining(await desk.staffLink(), "林主任");
    await clock.advance(START + 7 * 24 * HOUR);
    expect((await browser(desk).ask("/api/staff/join", told)).status).toBe(410);
  });

  it("is not spent by who must say something again", async () => {
    const { desk } = await opened();
    const first = await browser(desk).joins();
    const told = joining(await desk.staffLink(), "王小姐");
    const one = browser(desk);
    const tries: readonly (readonly [object, number])[] = [
      [{ ...told, password: "short" }, 422],
      [{ ...told, password: "1234567890" }, 422],
      [{ ...told, login: "wang.li@example.com", password: "Wang.Li@example.com" }, 422],
      [{ ...told, login: "no address" }, 400],
      [{ ...told, name: " " }, 400],
      [{ ...told, login: first.login.toUpperCase() }, 409],
      [told, 204],
    ];
    for (const [body, status] of tries)
      expect((await one.ask("/api/staff/join", body)).status).toBe(status);
  });
});

describe("a session of a colleague", () => {
  it("has another id after signing in than before, and the old one opens nothing", async () => {
    const { desk } = await opened();
    const { login } = await browser(desk).joins();
    const one = browser(desk);
    // Planted by somebody else, who would know the id: it opens nothing, and is not kept.
    const planted = browser(desk);
    await planted.joins("外人");
    const fixed = planted.cookie();
    one.wears(fixed);
    expect(await one.signsIn(login)).toBe(204);
    expect(one.cookie()).not.toBe(fixed);
    expect(await one.isIn()).toBe(true);
    expect(await planted.isIn()).toBe(false);
  });

  it("ends after two hours without use, and after twelve hours at any rate", async () => {
    const { desk, clock } = await opened();
    const [idle, busy] = [browser(desk), browser(desk)];
    const { login } = await idle.joins();
    await busy.signsIn(login);
    for (let hours = 1; hours < 12; hours += 1) {
      await clock.advance(START + hours * HOUR);
      expect(await busy.isIn(), `${hours} h`).toBe(true);
    }
    await clock.advance(START + 12 * HOUR - MINUTE);
    expect(await busy.isIn()).toBe(true);
    expect(await idle.isIn()).toBe(false);
    await clock.advance(START + 12 * HOUR);
    expect(await busy.isIn()).toBe(false);
    expect((await busy.ask("/staff")).status).toBe(401);
  });

  it("lasts while a page is open, and ends that page's stream after twelve hours", async () => {
    const { desk, clock } = await opened();
    const one = browser(desk);
    await one.joins();
    const stream = await one.listens();
    await clock.advance(START + 11 * HOUR);
    expect(await one.isIn()).toBe(true);
    expect(stream.hasEnded()).toBe(false);
    await clock.advance(START + 12 * HOUR + 5 * MINUTE);
    await stream.ended;
  });

  it("ends here when signing out here, and everywhere when signing out everywhere", async () => {
    const { desk } = await opened();
    const [here, there, third] = [browser(desk), browser(desk), browser(desk)];
    const { login } = await here.joins();
    await there.signsIn(login);
    await third.signsIn(login);
    const kept = here.cookie();
    expect((await here.ask("/api/staff/sign-out", { everywhere: false })).status).toBe(204);
    expect(here.cookie()).toBe("staff=");
    here.wears(kept);
    expect([await here.isIn(), await there.isIn()]).toEqual([false, true]);
    const stream = await third.listens();
    await there.ask("/api/staff/sign-out", { everywhere: true });
    await stream.ended;
    expect([await there.isIn(), await third.isIn()]).toEqual([false, false]);
    expect(await third.signsIn(login)).toBe(204);
    expect(await third.isIn()).toBe(true);
  });

  it("ends in the middle of a stream when the account is disabled", async () => {
    const { desk } = await opened();
    const one = browser(desk);
    const { login } = await one.joins();
    const stream = await one.listens();
    await desk.runtime.people.change(idOf(desk, login), (before) => ({
      ...before,
      disabled: true,
    }));
    await stream.ended;
    expect(await one.isIn()).toBe(false);
    expect(await one.signsIn(login)).toBe(403);
  });

  it("gets a new id when its roles change; with the old one nothing is done any more", async () => {
    const { desk } = await opened();
    const one = browser(desk);
    const { login } = await one.joins();
    const stream = await one.listens();
    const before = one.cookie();
    await desk.runtime.people.change(idOf(desk, login), (account) => ({
      ...account,
      grants: [{ role: "supervisor", communities: ["main"] }],
    }));
    await stream.ended;
    expect(await one.isIn()).toBe(false);
    expect((await one.ask("/staff")).status).toBe(200);
    expect(one.cookie()).not.toBe(before);
    expect(await (await one.ask("/api/staff/me")).json()).toMatchObject({ roles: ["supervisor"] });
    one.wears(before);
    expect((await one.ask("/staff")).status).toBe(401);
  });

  it("is no session in the colours of another: garbage, a resident's, one byte off", async () => {
    const { desk } = await opened();
    const one = browser(desk);
    await one.joins();
    const own = one.cookie();
    const [resident = ""] = (await fetch(`${desk.origin}/`)).headers.getSetCookie();
    const value = resident.split(";")[0]?.split("=").slice(1).join("=") ?? "";
    for (const cookie of [
      "staff=",
      "staff=x.y",
      `staff=${value}`,
      `${own}x`,
      own.replace(/..$/, "AA"),
    ])
      expect([cookie, one.wears(cookie), await one.isIn()]).toEqual([cookie, undefined, false]);
    one.wears(own);
    expect(await one.isIn()).toBe(true);
  });
});

describe("a password", () => {
  it("may be tried wrongly five times in a quarter of an hour, whoever it is", async () => {
    const { desk, clock } = await opened();
    const { login } = await browser(desk).joins();
    for (const [whose, status] of [
      [login, 403],
      ["nobody@example.com", 403],
    ] as const) {
      for (let n = 0; n < 5; n += 1)
        expect(await browser(desk).signsIn(whose, "not that one")).toBe(status);
      expect(await browser(desk).signsIn(whose)).toBe(429);
    }
    await clock.advance(START + 15 * MINUTE);
    expect(await browser(desk).signsIn(` ${login.toUpperCase()}`)).toBe(204);
  });

  it("may be tried wrongly thirty times from one address", async () => {
    const { desk } = await opened();
    const { login } = await browser(desk).joins();
    for (let n = 0; n < 30; n += 1)
      expect(await browser(desk).signsIn(`guess${n}@example.com`)).toBe(403);
    expect(await browser(desk).signsIn(login)).toBe(429);
  });

  it("answers the same for nobody's account and for a wrong one", async () => {
    const { desk } = await opened();
    const { login } = await browser(desk).joins();
    const told = async (whose: string): Promise<string> =>
      (await browser(desk).ask("/api/staff/sign-in", { login: whose, password: "no" })).text();
    expect(await told("nobody@example.com")).toBe(await told(login));
  });

  it("is made anew by a link, which ends what was open before", async () => {
    const { desk } = await opened();
    const one = browser(desk);
    const { login } = await one.joins();
    const { invitations } = desk.runtime.people;
    const account = idOf(desk, login);
    const key = await invitations.issue({ account, grants: [], name: "", by: null });
    const other = browser(desk);
    expect(await (await other.ask("/api/staff/invitation", { key })).json()).toEqual({
      kind: "recover",
      name: "林主任",
    });
    expect((await other.ask("/api/staff/recover", { key, password: null })).status).toBe(410);
    expect((await other.ask("/api/staff/recover", { key, password: "short" })).status).toBe(422);
    const password = "three blue kettles";
    expect((await other.ask("/api/staff/recover", { key, password })).status).toBe(204);
    expect([await one.isIn(), await other.isIn()]).toEqual([false, true]);
    expect([await one.signsIn(login), await one.signsIn(login, password)]).toEqual([403, 204]);
    expect((await other.ask("/api/staff/recover", { key, password })).status).toBe(410);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StaffRefusal, ToldAct } from "../../src/core/act.ts";
import type { Feature } from "../../src/core/feature.ts";
import { tellTrouble } from "../../src/core/notices/known-trouble.ts";
import type { Result } from "../../src/core/result.ts";
import { FEATURES } from "../../src/features.ts";
import type { BoardState } from "../../src/runtime/board.ts";
import { colleague, told } from "../colleague.ts";
import { openRedis } from "../store/open-redis.ts";
import { startRedis, type RedisServer } from "../store/redis-server.ts";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";

/** A greeting is answered with all that is announced. */
const telling: Feature = {
  name: "telling",
  answers: [
    {
      name: "tell-all",
      give: (plan) => plan.world.announcements.reduce(tellTrouble, plan),
    },
  ],
};

async function does(
  desk: TestDesk,
  name: string,
  input: unknown,
): Promise<Result<unknown, StaffRefusal>> {
  const act = FEATURES.acts.find((one) => one.name === name);
  const ready = act && told<ToldAct>(act, input);
  if (ready?.about !== "community") throw new Error(`${name} is not about the community`);
  return desk.runtime.staff({ by: colleague("小林"), act: ready, community: "main" });
}

/** What is on the board of a process now. */
const boardOf = (desk: TestDesk): Promise<BoardState> =>
  new Promise((resolve, reject) => {
    const stop = desk.runtime.showBoard("main", {
      whole(board) {
        resolve(board);
        queueMicrotask(() => stop());
      },
      changed: () => {},
      failed: reject,
    });
  });

describe.each(["sqlite", "redis"])("announcements on %s", (engine) => {
  let server: RedisServer | null = null;
  beforeAll(async () => {
    if (engine === "redis") server = await startRedis();
  });
  afterAll(() => server?.close());
  const open = async (): Promise<TestDesk> => {
    const url = server?.url;
    return openTestDesk({
      features: [telling],
      content: (real) => ({
        ...real,
        answers: new Map([...real.answers, ["greet", { do: "tell-all" }]]),
      }),
      ...(url === undefined ? {} : { store: () => openRedis(url) }),
    });
  };

  it("are told in every process from the moment that they are durable, until withdrawn", async () => {
    const desk = await open();
    const other = engine === "redis" ? await open() : desk;
    const input = { kind: "incident", text: "A棟電梯故障，正在修理" };
    expect(await does(desk, "announce", input)).toEqual({ ok: true, value: null });
    await other.write("電梯壞了");
    expect(other.sent.at(-1)?.text).toContain("A棟電梯故障，正在修理");
    const [one] = (await boardOf(other)).announcements;
    expect(one).toMatchObject({ text: "A棟電梯故障，正在修理", by: { name: "小林" } });

    const withdrawn = { announcement: one?.id };
    expect((await does(other, "withdraw", withdrawn)).ok).toBe(true);
    expect(await does(desk, "withdraw", withdrawn)).toEqual({ ok: false, error: "already-done" });
    expect((await boardOf(desk)).announcements).toEqual([]);
    await desk.close();
    if (other !== desk) await other.close();
  });

  it("of two colleagues at once are both kept", async () => {
    const desk = await open();
    const said = ["停水", "停電", "電梯保養"].map((text) =>
      does(desk, "announce", { kind: "outage", text }),
    );
    for (const each of await Promise.all(said)) expect(each.ok).toBe(true);
    const texts = (await boardOf(desk)).announcements.map(({ text }) => text);
    expect(texts.toSorted()).toEqual(["停水", "停電", "電梯保養"].toSorted());
    await desk.close();
  });
});

import { describe, expect, it, vi } from "vitest";
import { loadSeed } from "../../src/cli/seed.ts";
import { communitySchema } from "../../src/core/records/community.ts";
import { put } from "../../src/core/store.ts";
import { indexes, keys, SYSTEM } from "../../src/store/keys.ts";
import { openRedis } from "../store/open-redis.ts";
import { startRedis } from "../store/redis-server.ts";
import { thing } from "../store/thing.ts";
import { openTestDesk, START, type TestDesk } from "./open-test-desk.ts";

const GARDEN = communitySchema.parse({
  id: "garden",
  company: { zh: "花園管理處", en: "Garden Estate Office" },
});
const MAIN = communitySchema.parse({
  id: "main",
  company: { zh: "春和物業", en: "Spring Property" },
});
const SEED = `
communities:
  - { id: main, company: { zh: 春和物業, en: Spring Property } }
  - { id: garden, company: { zh: 花園管理處, en: Garden Estate Office }, zone: Asia/Hong_Kong }
`;

const namesOf = ({ runtime }: TestDesk): readonly string[] =>
  runtime.communities().map(({ id }) => id);
/** How the desk names itself to somebody new. */
async function greeting(desk: TestDesk, community: string, person: string): Promise<string> {
  await desk.write("你好", { community, conversation: person, person });
  return desk.sent.at(-1)?.text ?? "";
}

describe("a community's settings", () => {
  it("are in force once they are saved, also of a new one, which is served at once", async () => {
    const desk = await openTestDesk();
    expect(await greeting(desk, "main", "p1")).toContain("物業服務公司");
    await desk.runtime.saveCommunity(MAIN);
    expect(await greeting(desk, "main", "p2")).toContain("春和物業");
    await expect(desk.write("你好", { community: "garden" })).rejects.toThrow("no community");
    await desk.runtime.saveCommunity(GARDEN);
    expect(await greeting(desk, "garden", "p3")).toContain("花園管理處");
    await desk.runtime.saveCommunity({ ...MAIN, company: { zh: "秋實物業", en: "Autumn" } });
    expect(await greeting(desk, "main", "p4")).toContain("秋實物業");
    expect(namesOf(desk)).toEqual(["main", "garden"]);
    await desk.restart();
    expect(namesOf(desk)).toEqual(["main", "garden"]);
    await desk.close();
  });

  it("that a seed brings while the desk runs are in force without a restart", async () => {
    const desk = await openTestDesk();
    expect((await loadSeed(desk.store, "seed.yml", SEED, START)).ok).toBe(true);
    await vi.waitFor(() => expect(namesOf(desk)).toEqual(["main", "garden"]));
    expect(await greeting(desk, "garden", "p1")).toContain("花園管理處");
    await desk.close();
  });

  it("that this desk can't read leave those of before in force", async () => {
    const desk = await openTestDesk();
    await desk.runtime.saveCommunity(MAIN);
    // As a newer desk might write it.
    const unreadable = put({ ...thing(""), name: keys.community("main").name }, { id: "?" });
    await desk.store.commit(SYSTEM, { now: START, puts: [unreadable] });
    await desk.runtime.saveCommunity(GARDEN);
    expect(desk.runtime.communities()).toEqual([MAIN, GARDEN]);
    await desk.close();
  });

  it("reach every process on one Redis", async () => {
    const server = await startRedis();
    const store = () => openRedis(server.url);
    const [one, other] = [await openTestDesk({ store }), await openTestDesk({ store })];
    await one.runtime.saveCommunity(MAIN);
    await vi.waitFor(() => expect(other.runtime.communities()).toEqual([MAIN]));
    await loadSeed(one.store, "seed.yml", SEED, START);
    await vi.waitFor(() => expect(namesOf(other)).toEqual(["main", "garden"]));
    await vi.waitFor(() =>
      expect(other.runtime.communities()).toMatchObject([{}, { zone: "Asia/Hong_Kong" }]),
    );
    // What another process left to do there is done as well.
    expect(await greeting(other, "garden", "p1")).toContain("花園管理處");
    expect(await one.store.count("garden", indexes.outbox, {})).toBe(0);
    await one.close();
    await other.close();
    await server.close();
  });
});
